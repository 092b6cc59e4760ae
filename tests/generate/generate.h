#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/generate/json.h"
#include "tests/generate/program.h"
#include "tests/generate/random.h"

namespace sekisho::generated {

/// What a bundle may hold. Completions keep an interval only in bundles without these: a condition on what is recorded changes with
/// the record (`is known`, `is missing`, `possibly`), and so does a presumption that a known `otherwise` displaces.
struct ProgramOptions {
  bool speaks_of_record = true;
  bool presumes_meanwhile = true;  // `presume` beside `otherwise`
  bool over_log = false;           // speaks of totals over the log, and of nobody's owners
  bool positive = false;           // nothing is negated, excepted, read in two ways or counted: no leaf is of both signs
};

/// A bundle whose parts refer to each other and whose conditions are typed, so that it checks (nearly always).
Program make_program(Random& random, const ProgramOptions& options);
/// The lists such a bundle's policies speak of.
std::vector<ListText> make_lists(Random& random);
/// A day or an instant near those the vocabulary knows.
std::string make_date(Random& random, int instants_percent);

/// A record of schema `trade/1` that is likely to hit what the bundles speak of.
Json make_record(Random& random, const std::string& id);
/// Judgements on a bundle's open terms and clearances of matches with its lists, some of each.
void add_judgements(Random& random, Json& record, const checked::Policy& policy);
/// A party, item or component with its facts; `full`: none of them missing.
Json make_party(Random& random, bool full);
Json make_item(Random& random, bool full);
Json make_component(Random& random, bool full, int depth);
/// A party with all facts whose name no other has: a judgement or clearance under a name is about one party.
Json new_party(Random& random, Json& record);
/// The parties of a record, wherever they stand in it, until the record grows.
std::vector<Json*> parties_of(Json& record);
bool is_role(std::string_view name);
/// Whether nothing is said: no value, or null.
bool absent(const Json* json);
/// A value for a field that policies may ask for, precise; nothing for a field that nobody can give.
std::optional<Json> make_value(Random& random, const std::string& field);

}  // namespace sekisho::generated
