#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/value/date.h"
#include "engine/value/effect.h"
#include "engine/value/number.h"
#include "engine/value/truth.h"

namespace sekisho {

/// The members follow language.md §10, in its order; every text is ready to print.
struct Evidence {
  std::string fact;  // items[1].control_codes[1], date, parties[2].name
  std::string value;
  Truth is = Truth::Unknown;
  std::string list, entry, alias;
  std::optional<Number> score;
  std::string reading;  // "group: branch"
  std::string term;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Interval {
  Effect certain = Effect::permit, possible = Effect::permit;
};

struct Finding {
  std::string rule;
  Effect effect = Effect::permit;  // hi
  Truth holds = Truth::Unknown;    // True or Unknown
  Effect certain = Effect::permit, possible = Effect::permit;
  Review review = Review::none;
  std::string status, confidence, refer;
  std::vector<std::string> cites;
  std::string because;
  std::vector<Evidence> evidence;
  std::vector<Evidence> open;  // the parts that are unknown
};

struct Defeated {
  std::string rule, by;
  Effect leaves = Effect::permit;
};

struct ObligationDue {
  std::string requires_, name, what, within;  // requires_: document, report, …
  bool certain = false;                       // `holds`: certain or possible
  bool met = false;
  std::vector<std::string> cites;
  std::string rule;
  std::vector<int> lines;  // positions from 1
};

struct ReadingOutcome {
  std::string name, says;
  Effect certain = Effect::permit, possible = Effect::permit;
};

struct Question {
  std::string kind;                         // fact, open-term, reading, match, share, rate, code, time, history
  std::string fact;                         // fact, code
  std::string term, about, asks, guidance;  // open-term
  std::string of;                           // reading
  std::vector<ReadingOutcome> readings;
  std::string party, list, entry, name;  // match
  std::optional<Number> score;
  std::vector<std::string> for_, against;
  std::string owner, owned, known;  // share
  std::string currency, date;       // rate
  std::string scheme;               // code
  std::vector<std::string> candidates;
  std::string instrument, at;        // time
  std::string per, within;           // history
  std::vector<std::string> settles;  // rules left open by it
  std::vector<int> lines;
};

struct Presumed {
  std::string term, about;
  bool value = false;
  std::vector<std::string> cites;
  std::string asks;
  std::vector<int> lines;
};
struct Adopted {
  std::string of, reading, by, on, because;
};
struct LicenseUse {
  std::string number, authority;
  std::vector<std::string> covers;
  std::string drawn, left;
  std::vector<int> lines;
};
struct NotChecked {
  std::string what, why, assumed;
  std::vector<int> lines;
};

struct LineDecision {
  std::string line_no;
  Effect certain = Effect::permit, possible = Effect::permit;
  Review review = Review::none;
  bool exact = true;
  std::vector<Finding> findings;
  std::vector<Defeated> defeated;
};

struct Decision {
  std::string transaction_id;
  std::string date;
  std::optional<std::string> known_at;
  Effect certain = Effect::permit, possible = Effect::permit;
  Review review = Review::none;
  std::vector<LineDecision> lines;
  std::vector<ObligationDue> obligations;
  std::vector<Question> questions;
  std::vector<Presumed> presumed;
  std::vector<Adopted> adopted;
  std::vector<LicenseUse> licenses;
  std::vector<NotChecked> not_checked;
  std::string bundle;  // digest
  std::string engine;  // version
};

/// "undetermined" where the ends differ, else the effect.
std::string verdict(Effect certain, Effect possible);

/// The canonical JSON of language.md §10, one line without its end. `in_log`: a bare permit is short.
std::string canonical_json(const Decision& decision, bool in_log = false);

}  // namespace sekisho
