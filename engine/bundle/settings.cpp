#include "engine/bundle/settings.h"

#include "engine/lists/reading.h"
#include "engine/yaml/yaml.h"

namespace sekisho {

namespace {

std::optional<Time> time_under(const yaml::Node& map, std::string_view key, const std::string& code, const Reading& reading) {
  const auto text = text_of(map, key, reading);
  if (!text) return std::nullopt;
  if (auto time = parse_time(*text)) return time;
  reading.diagnostics.error(code, map.find(key)->span,
                            "`" + std::string(key) + "` `" + *text + "` is no date such as `2026-01-06`");
  return std::nullopt;
}

std::optional<Date> day_under(const yaml::Node& map, std::string_view key, const Reading& reading) {
  const auto text = text_of(map, key, reading);
  if (!text) return std::nullopt;
  if (auto date = parse_date(*text)) return date;
  reading.diagnostics.error("setting-value", map.find(key)->span,
                            "`" + std::string(key) + "` `" + *text + "` is no day such as `2026-01-06`");
  return std::nullopt;
}

Number read_threshold(const yaml::Node& map, std::string_view key, const Number& otherwise, const Reading& reading) {
  const auto text = text_of(map, key, reading);
  if (!text) return otherwise;
  const ParsedNumber parsed = parse_number(*text);
  if (parsed.fault == NumberFault::none && !parsed.value.is_negative() && parsed.value <= Number(1)) return parsed.value;
  reading.diagnostics.error("setting-value", map.find(key)->span, "the threshold `" + *text + "` is no number from 0 to 1");
  return otherwise;
}

void read_thresholds(const yaml::Node& map, Settings& settings, Diagnostics& diagnostics) {
  const Reading reading{"setting-value", "`thresholds`", diagnostics};
  const yaml::Node* node = value_of(map, "thresholds");
  if (node == nullptr) return;
  if (!node->is_map()) {
    diagnostics.error("setting-value", place_of(*node), "`thresholds` are written `{review: 0.85, certain: 0.98}`");
    return;
  }
  check_keys(*node, {"review", "certain"}, "unknown-key", reading);
  settings.review_threshold = read_threshold(*node, "review", settings.review_threshold, reading);
  settings.certain_threshold = read_threshold(*node, "certain", settings.certain_threshold, reading);
  if (settings.certain_threshold < settings.review_threshold) {
    diagnostics.error("setting-value", place_of(*node), "the threshold `certain` lies below the threshold `review`");
  }
}

void read_coverage(const yaml::Node& map, Settings& settings, Diagnostics& diagnostics) {
  const Reading reading{"setting-value", "`covers`", diagnostics};
  const yaml::Node* node = value_of(map, "covers");
  if (node == nullptr) return;
  if (!node->is_map()) {
    diagnostics.error("setting-value", place_of(*node), "`covers` is written `{from: DATE, current: DATE}`");
    return;
  }
  check_keys(*node, {"from", "current"}, "unknown-key", reading);
  Coverage covers{day_under(*node, "from", reading), day_under(*node, "current", reading), settings.name};
  if (covers.from && covers.current && *covers.current < *covers.from) {
    diagnostics.error("date-order", place_of(*node),
                      "the bundle covers days from " + to_string(*covers.from) + " to " + to_string(*covers.current) +
                          ", which end before they begin");
  }
  settings.covers = covers;
}

std::string required(const yaml::Node& map, std::string_view key, const std::string& why, const Reading& reading) {
  const auto text = text_of(map, key, reading);
  if (value_of(map, key) == nullptr)
    reading.diagnostics.error("adoption", place_of(map), "the adoption does not say " + why, "add `" + std::string(key) + ":`");
  return text.value_or("");
}

std::optional<Adoption> read_adoption(const yaml::Node& node, Diagnostics& diagnostics) {
  const Reading reading{"adoption", "an adoption", diagnostics};
  if (!node.is_map()) {
    diagnostics.error("adoption", place_of(node),
                      "an adoption is written `{reading: NAME, of: NAME, by: …, on: DATE, because: …}`");
    return std::nullopt;
  }
  check_keys(node, {"reading", "of", "by", "on", "because"}, "unknown-key", reading);
  Adoption adoption;
  adoption.span = place_of(node);
  adoption.reading = required(node, "reading", "which reading it adopts", reading);
  adoption.of = required(node, "of", "what it adopts a reading of", reading);
  adoption.by = text_of(node, "by", reading).value_or("");
  required(node, "on", "on which day it was made", reading);
  adoption.on = time_under(node, "on", "adoption", reading);
  adoption.because = text_of(node, "because", reading).value_or("");
  if (adoption.reading.empty() || adoption.of.empty() || !adoption.on) return std::nullopt;
  return adoption;
}

void read_adoptions(const yaml::Node& map, Settings& settings, Diagnostics& diagnostics) {
  const yaml::Node* node = value_of(map, "adopt");
  if (node == nullptr) return;
  if (!node->is_sequence()) {
    diagnostics.error("adoption", place_of(*node), "`adopt` is a list of adoptions");
    return;
  }
  for (const yaml::Node& item : node->items) {
    if (auto adoption = read_adoption(item, diagnostics)) settings.adoptions.push_back(std::move(*adoption));
  }
}

void read_schema_name(const yaml::Node& map, Settings& settings, const Reading& reading) {
  settings.schema = text_of(map, "schema", reading);
  if (!settings.schema) return;
  settings.schema_span = map.find("schema")->span;
  if (settings.schema->find('/') == std::string::npos) return;
  reading.diagnostics.error("setting-value", *settings.schema_span,
                            "the schema stands beside `bundle.yaml`, and `" + *settings.schema + "` is a path");
  settings.schema.reset();
}

}  // namespace

Number default_review_threshold() { return parse_number("0.85").value; }
Number default_certain_threshold() { return parse_number("0.98").value; }

const std::vector<std::string>& setting_keys() {
  static const std::vector<std::string> keys{"name",       "version", "title", "note",  "include",
                                             "thresholds", "covers",  "adopt", "schema"};
  return keys;
}

Settings read_settings(const SourcePtr& source, Diagnostics& diagnostics) {
  Settings settings;
  settings.review_threshold = default_review_threshold();
  settings.certain_threshold = default_certain_threshold();
  const auto node = yaml::parse(source, diagnostics);
  if (!node) return settings;
  if (!node->is_map()) {
    diagnostics.error("setting-value", place_of(*node), "a bundle's settings are a map that begins `name: NAME`");
    return settings;
  }
  const Reading reading{"setting-value", "a bundle", diagnostics};
  check_keys(*node, setting_keys(), "unknown-key", reading);
  settings.name = text_of(*node, "name", reading).value_or("");
  if (value_of(*node, "name") == nullptr) diagnostics.error("setting-value", place_of(*node), "the bundle has no `name`");
  settings.version = text_of(*node, "version", reading).value_or("");
  settings.title = text_of(*node, "title", reading).value_or("");
  settings.note = text_of(*node, "note", reading).value_or("");
  for (const yaml::Node* include : scalars_of(*node, "include", reading))
    settings.includes.push_back({include->scalar, include->span});
  read_thresholds(*node, settings, diagnostics);
  read_coverage(*node, settings, diagnostics);
  read_adoptions(*node, settings, diagnostics);
  read_schema_name(*node, settings, reading);
  return settings;
}

}  // namespace sekisho
