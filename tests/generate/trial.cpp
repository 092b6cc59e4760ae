#include "tests/generate/trial.h"

#include <cstdlib>

#include "engine/evaluate/decode_options.h"
#include "tests/generate/generate.h"

namespace sekisho::generated {
namespace {

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* asked = std::getenv(variable);
  return asked == nullptr ? otherwise : std::stoull(asked);
}

}  // namespace

Trial::Trial(const Program& program, bool with_digest) : loaded_(load(program, with_digest)) {
  if (stands()) decoder_ = std::make_unique<JsonDecoder>(decode_options(policy()));
}

std::optional<Transaction> Trial::decode(const Json& record) {
  Decoded decoded = decoder_->decode(print(record));
  if (auto* transaction = std::get_if<Transaction>(&decoded)) return std::move(*transaction);
  const Rejection& why = std::get<Rejection>(decoded);
  rejection = why.field + " " + why.reason;
  return std::nullopt;
}

std::unique_ptr<Reference> Trial::reference(const DecideOptions& options) const {
  return std::make_unique<Reference>(loaded_.policy, options);
}

std::optional<History> history_of(const Case& one, Trial& trial, Reference& reference) {
  if (!one.has_history) return std::nullopt;
  History history;
  for (const Json& record : one.history) {
    if (const auto transaction = trial.decode(record)) reference.remember(*transaction, history);
  }
  return history;
}

void add_history(Random& random, Case& one, const checked::Policy& policy) {
  one.history.clear();
  one.has_history = random.chance(85);
  for (int record = one.has_history ? random.below(5) : 0; record > 0; --record) {
    one.history.push_back(make_record(random, "B-" + std::to_string(record)));
    add_judgements(random, one.history.back(), policy);
  }
}

DecideOptions options_of(const Case& one) {
  DecideOptions options;
  options.known_at_each = one.known_at == "each";
  if (!options.known_at_each && !one.known_at.empty()) options.known_at = parse_time(one.known_at);
  options.adopt = one.adopt;
  return options;
}

std::uint64_t cases_to_run() { return number_from("SEKISHO_CASES", 20'000); }
std::uint64_t first_seed() { return number_from("SEKISHO_SEED", 1) * 1'000'000; }
bool verbose() { return std::getenv("SEKISHO_VERBOSE") != nullptr; }

std::string smallest(const Case& failing, const FaultOf& fault_of, std::uint64_t seed) {
  const Case smaller = shrink(failing, [&](const Case& one) { return fault_of(one).has_value(); });
  return "seed " + std::to_string(seed) + ": " + fault_of(smaller).value_or("nothing") + "\n" + print(smaller);
}

}  // namespace sekisho::generated
