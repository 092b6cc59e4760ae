#include <set>

#include "engine/evaluate/decode_options.h"
#include "engine/scenario/reader.h"
#include "engine/scenario/reading.h"
#include "engine/scenario/record_json.h"

namespace sekisho {
namespace {

using scenario::quoted;
using scenario::Reading;

const Span& place_of(const yaml::Node& record, const std::string& field) {
  return field.empty() ? record.span : node_at(record, field).span;
}

/// `id`: of a record that names none.
std::optional<Transaction> decode_record(Reading& reading, JsonDecoder& decoder, const yaml::Node& node, const std::string& id) {
  const std::size_t warned = decoder.warnings().size();
  Decoded decoded = decoder.decode(record_json(node, id));
  for (std::size_t i = warned; i < decoder.warnings().size(); ++i) {
    const DataWarning& warning = decoder.warnings()[i];
    reading.diagnostics.warning("scenario-field", place_of(node, warning.field), warning.message);
  }
  if (auto* record = std::get_if<Transaction>(&decoded)) return std::move(*record);
  const auto& rejection = std::get<Rejection>(decoded);
  const std::string where = rejection.field.empty() ? "the record" : quoted(rejection.field);
  const std::string value = rejection.value.empty() ? "" : ": " + quoted(rejection.value);
  scenario::fault(reading, "scenario-record", place_of(node, rejection.field),
                  where + " does not fit" + value + ": " + rejection.reason);
  return std::nullopt;
}

/// Earlier records that name no id are `ID/1`, `ID/2` …
void decode_history(Reading& reading, JsonDecoder& decoder, const std::string& id) {
  std::vector<Transaction>& history = reading.scenario.history.emplace();
  for (const yaml::Node& node : reading.history->items) {
    if (!node.is_map()) {
      scenario::fault(reading, "scenario-form", node.span, "a record of `history` must be a map");
    } else if (auto record = decode_record(reading, decoder, node, id + "/" + std::to_string(history.size() + 1))) {
      history.push_back(std::move(*record));
    }
  }
}

void decode_records(Reading& reading, JsonDecoder& decoder) {
  const Scenario& scenario = reading.scenario;
  const std::string id = scenario.id.empty() ? scenario.name : scenario.id;
  if (reading.history != nullptr) decode_history(reading, decoder, id);
  if (auto record = decode_record(reading, decoder, *reading.given, id)) reading.scenario.record = std::move(*record);
}

void check_line(Reading& reading) {
  const Scenario& scenario = reading.scenario;
  if (scenario.faulty || scenario.expected.line <= static_cast<int>(scenario.record.items.size())) return;
  scenario::fault(reading, "scenario-form", scenario.span,
                  "`line` is " + std::to_string(scenario.expected.line) + ", but the record has " +
                      std::to_string(scenario.record.items.size()) + (scenario.record.items.size() == 1 ? " line" : " lines"));
}

const yaml::Node* scenarios_of(const yaml::Node& root, Diagnostics& diagnostics) {
  const yaml::Node* scenarios = root.is_map() ? root.find("scenarios") : nullptr;
  if (scenarios == nullptr || !scenarios->is_sequence()) {
    diagnostics.error("scenario-form", root.span, "a scenario file is a map with a list under `scenarios`");
    return nullptr;
  }
  for (const auto& [key, value] : root.pairs) {
    if (key.scalar != "scenarios") {
      diagnostics.error("scenario-form", key.span, "a scenario file has no key " + quoted(key.scalar),
                        "its only key is `scenarios`");
    }
  }
  return scenarios;
}

}  // namespace

std::string Scenario::title() const { return id.empty() ? name : name.empty() ? id : id + " " + name; }

ScenarioReader::ScenarioReader(const checked::Policy& policy)
    : policy_(policy), names_(scenario_names(policy)), decoder_(decode_options(policy)) {}

Scenario ScenarioReader::read(const yaml::Node& node, Diagnostics& diagnostics) {
  Scenario scenario;
  scenario.span = node.span;
  scenario.written = std::make_shared<const yaml::Node>(node);
  Reading reading{policy_, names_, diagnostics, scenario};
  if (!node.is_map()) {
    scenario::fault(reading, "scenario-form", node.span, "a scenario must be a map");
    return scenario;
  }
  for (const auto& [key, value] : node.pairs) scenario::read_key(reading, key, value);
  if (const yaml::Node* name = node.find("name"); name != nullptr) scenario.span = name->span;
  if (scenario.id.empty() && scenario.name.empty()) {
    scenario::fault(reading, "scenario-form", node.span, "a scenario needs an `id` or a `name`");
  } else if (reading.given != nullptr) {
    decode_records(reading, decoder_);
  } else if (node.find("given") == nullptr) {
    scenario::fault(reading, "scenario-form", scenario.span, "a scenario needs a record: `given`");
  }
  check_line(reading);
  if (!reading.expects && !scenario.faulty) {
    diagnostics.warning("scenario-empty", scenario.span, "the scenario expects nothing, so it cannot fail");
  }
  return scenario;
}

std::vector<Scenario> read_scenarios(const SourcePtr& source, const checked::Policy& policy, Diagnostics& diagnostics) {
  std::vector<Scenario> scenarios;
  const std::optional<yaml::Node> root = yaml::parse(source, diagnostics);
  if (!root) return scenarios;
  const yaml::Node* nodes = scenarios_of(*root, diagnostics);
  if (nodes == nullptr) return scenarios;
  ScenarioReader reader(policy);
  std::set<std::string> ids;
  for (const yaml::Node& node : nodes->items) {
    scenarios.push_back(reader.read(node, diagnostics));
    const std::string& id = scenarios.back().id;
    if (!id.empty() && !ids.insert(id).second) {
      diagnostics.error("duplicate-name", scenarios.back().span, "a scenario with the id " + quoted(id) + " stands above");
    }
  }
  return scenarios;
}

}  // namespace sekisho
