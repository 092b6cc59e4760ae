#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/decision.h"
#include "engine/evaluate/decode_options.h"
#include "engine/evaluate/reference.h"
#include "engine/evaluate/version.h"
#include "engine/explain/explain.h"
#include "engine/facts/facts.h"
#include "engine/facts/log.h"
#include "engine/replay/replay.h"
#include "engine/scenario/scenario.h"
#include "engine/text/diagnostic.h"

/// The one header a user of the library includes: law in, decisions out.
namespace sekisho {

/// A bundle of policies, lists and settings, loaded and checked. Immutable; copies share it; safe to use from several threads.
using Law = std::shared_ptr<const checked::Policy>;

/// Loads a folder with `bundle.yaml`, or one policy file. Everything that is wrong with it is added to `diagnostics`, sorted; with
/// an error among them there is no law: nothing is returned and nothing can be decided. A path that cannot be read throws
/// InputError.
Law load(const std::string& path, Diagnostics& diagnostics);

/// A record is decided, or does not fit the schema and is rejected with field, value and reason.
using Outcome = std::variant<Decision, Rejection>;

/// Decides records one after another. Each thread needs its own judge; the law is shared.
class Judge {
 public:
  explicit Judge(Law law, DecideOptions options = {});

  /// One record as JSON text.
  Outcome decide(std::string_view json);
  /// A batch: the outcome of each record, in order.
  std::vector<Outcome> decide(const std::vector<std::string>& records);
  /// A record decoded before (from a log, say); it must have been decoded under this judge's law.
  Decision decide(const Transaction& transaction);

  /// What was noticed in the data so far, each once: misspelt fields, judgements on unknown terms.
  const std::vector<DataWarning>& warnings() const { return decoder_.warnings(); }

 private:
  Law law_;
  JsonDecoder decoder_;
  Reference reference_;
};

/// Scenario files of a law, in order of path: its own, or those named.
std::vector<Scenario> load_scenarios(const Law& law, const std::vector<std::string>& paths, Diagnostics& diagnostics);

// Whole logs: replay(law, logs, options) in engine/replay/replay.h.
// Decisions in words: explain and explanation in engine/explain/explain.h, as text, Markdown or HTML; as JSON: canonical_json.

}  // namespace sekisho
