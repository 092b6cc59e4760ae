#pragma once

#include <memory>
#include <optional>

#include "engine/evaluate/reference.h"
#include "engine/facts/facts.h"
#include "tests/generate/program.h"
#include "tests/generate/random.h"
#include "tests/generate/shrink.h"

namespace sekisho::generated {

/// A bundle under test: read, checked, with a decoder for its records.
class Trial {
 public:
  explicit Trial(const Program& program, bool with_digest = false);

  bool stands() const { return loaded_.policy != nullptr; }
  const checked::Policy& policy() const { return *loaded_.policy; }
  const Diagnostics& diagnostics() const { return loaded_.diagnostics; }
  const Bundle& bundle() const { return *loaded_.bundle; }

  /// Nothing where the record is rejected; `rejection` says why.
  std::optional<Transaction> decode(const Json& record);
  std::string rejection;

  std::unique_ptr<Reference> reference(const DecideOptions& options = {}) const;

 private:
  Loaded loaded_;
  std::unique_ptr<JsonDecoder> decoder_;
};

/// What the records of a case that came before add up to; nothing where nothing is known of them.
std::optional<History> history_of(const Case& one, Trial& trial, Reference& reference);
/// Such a history of a record or two, or of more.
void add_history(Random& random, Case& one, const checked::Policy& policy);

/// How a case is decided: what is known and adopted above the bundle.
DecideOptions options_of(const Case& one);

/// How many cases the tests run (SEKISHO_CASES, 20,000 where it is not set), and where their seeds begin (SEKISHO_SEED).
std::uint64_t cases_to_run();
std::uint64_t first_seed();
/// Whether the tests tell what they reached (SEKISHO_VERBOSE).
bool verbose();

/// The smallest case that still fails, its text and what is wrong with it. `fault_of` says what is wrong, or nothing.
using FaultOf = std::function<std::optional<std::string>(const Case&)>;
std::string smallest(const Case& failing, const FaultOf& fault_of, std::uint64_t seed);

}  // namespace sekisho::generated
