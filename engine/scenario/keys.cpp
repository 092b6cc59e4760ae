#include <algorithm>
#include <array>
#include <charconv>

#include "engine/lists/lists.h"
#include "engine/scenario/reading.h"

/// What each key of a scenario may hold: one function a key, and the table of them.
namespace sekisho::scenario {

void fault(Reading& reading, std::string code, const Span& span, std::string message, Help help) {
  reading.diagnostics.error(std::move(code), span, std::move(message), std::move(help));
  reading.scenario.faulty = true;
}

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

namespace {

// ---- scalars and lists

std::optional<std::string> read_text(Reading& reading, std::string_view key, const yaml::Node& node) {
  if (node.is_scalar()) return node.scalar;
  fault(reading, "scenario-form", node.span, quoted(key) + " must be a text");
  return std::nullopt;
}

/// A list of words, or one word alone.
std::vector<const yaml::Node*> read_words(Reading& reading, std::string_view key, const yaml::Node& node) {
  std::vector<const yaml::Node*> words;
  if (node.is_scalar()) return {&node};
  if (!node.is_sequence()) {
    fault(reading, "scenario-form", node.span, quoted(key) + " must be a list of names");
    return words;
  }
  for (const yaml::Node& item : node.items) {
    if (item.is_scalar()) {
      words.push_back(&item);
    } else {
      fault(reading, "scenario-form", item.span, "an element of " + quoted(key) + " must be a name");
    }
  }
  return words;
}

/// A word that must be one of `candidates`; `kind` names what they are: "rule", "regime".
bool check_name(Reading& reading, std::string_view kind, const yaml::Node& node, const std::vector<std::string>& candidates) {
  if (has_name(candidates, node.scalar)) return true;
  fault(reading, "unknown-name", node.span, "no " + std::string(kind) + " is called " + quoted(node.scalar),
        did_you_mean(node.scalar, candidates));
  return false;
}

void read_names(Reading& reading, std::string_view key, std::string_view kind, const yaml::Node& node,
                const std::vector<std::string>& candidates, std::vector<std::string>& into) {
  for (const yaml::Node* word : read_words(reading, key, node)) {
    if (check_name(reading, kind, *word, candidates)) into.push_back(word->scalar);
  }
}

void read_expected_names(Reading& reading, std::string_view key, std::string_view kind, const yaml::Node& node,
                         const std::vector<std::string>& candidates, std::vector<std::string>& into) {
  read_names(reading, key, kind, node, candidates, into);
  if (!into.empty()) reading.expects = true;
}

const std::vector<std::string>& effect_words() {
  static const std::vector<std::string> words{"permit", "notify", "refer", "license", "deny", "prohibit"};
  return words;
}

std::vector<std::string> read_effects(Reading& reading, std::string_view key, const yaml::Node& node, bool undetermined) {
  std::vector<std::string> words = effect_words();
  if (undetermined) words.emplace_back("undetermined");
  std::vector<std::string> read;
  for (const yaml::Node* word : read_words(reading, key, node)) {
    if (std::find(words.begin(), words.end(), word->scalar) != words.end()) {
      read.push_back(word->scalar);
    } else {
      fault(reading, "scenario-form", word->span, quoted(word->scalar) + " is no verdict", did_you_mean(word->scalar, words));
    }
  }
  reading.expects = true;
  return read;
}

std::optional<bool> read_truth(Reading& reading, std::string_view key, const yaml::Node& node) {
  if (node.is_scalar() && (node.scalar == "true" || node.scalar == "false")) return node.scalar == "true";
  fault(reading, "scenario-form", node.span, quoted(key) + " must be `true` or `false`");
  return std::nullopt;
}

// ---- one function a key

void read_id(Reading& reading, const yaml::Node& node) { reading.scenario.id = read_text(reading, "id", node).value_or(""); }
void read_name(Reading& reading, const yaml::Node& node) { reading.scenario.name = read_text(reading, "name", node).value_or(""); }
void read_remark(Reading& /*reading*/, const yaml::Node& /*node*/) {}

void read_given(Reading& reading, const yaml::Node& node) {
  if (node.is_map()) {
    reading.given = &node;
  } else {
    fault(reading, "scenario-form", node.span, "`given` must be a record: a map of fields");
  }
}

void read_known_at(Reading& reading, const yaml::Node& node) {
  const std::optional<std::string> text = read_text(reading, "known at", node);
  if (!text) return;
  if (*text == "each") {
    reading.scenario.options.known_at_each = true;
    return;
  }
  reading.scenario.options.known_at = parse_time(*text);
  if (!reading.scenario.options.known_at) {
    fault(reading, "scenario-form", node.span, quoted(*text) + " is no date", "a date is written like `2026-02-01`");
  }
}

void read_only(Reading& reading, const yaml::Node& node) {
  read_names(reading, "only", "regime", node, reading.names.regimes, reading.scenario.options.only);
}

void read_without(Reading& reading, const yaml::Node& node) {
  read_names(reading, "without", "suspension, exception or adoption", node, reading.names.undoable,
             reading.scenario.options.without);
}

std::vector<std::string> branches_of(const checked::Policy& policy, std::string_view group) {
  std::vector<std::string> names;
  for (const checked::Group& candidate : policy.groups) {
    if (candidate.of != group) continue;
    for (const checked::Branch& branch : candidate.branches) names.push_back(branch.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

void read_adopt(Reading& reading, const yaml::Node& node) {
  if (!node.is_map()) {
    fault(reading, "scenario-form", node.span, "`adopt` must be a map from what has readings to the reading adopted");
    return;
  }
  for (const auto& [key, value] : node.pairs) {
    if (!check_name(reading, "choice of readings", key, reading.names.groups)) continue;
    const std::vector<std::string> branches = branches_of(reading.policy, key.scalar);
    if (check_name(reading, "reading of " + quoted(key.scalar), value, branches)) {
      reading.scenario.options.adopt[key.scalar] = value.scalar;
    }
  }
}

void read_added(Reading& reading, const yaml::Node& node) {
  if (!node.is_map()) {
    fault(reading, "scenario-form", node.span, "`lists` must be a map from a list's name to the entries added");
    return;
  }
  std::vector<std::string> names;
  for (const auto& [name, list] : reading.policy.bundle->lists) names.push_back(name);
  for (const auto& [key, value] : node.pairs) {
    const auto list = reading.policy.bundle->lists.find(key.scalar);
    if (list == reading.policy.bundle->lists.end()) {
      fault(reading, "unknown-list", key.span, "no list is called " + quoted(key.scalar), did_you_mean(key.scalar, names));
    } else {
      Diagnostics found;
      reading.scenario.options.added[key.scalar] = read_entries(value, list->second, found);
      if (found.has_errors()) reading.scenario.faulty = true;
      for (const Diagnostic& diagnostic : found.all()) reading.diagnostics.add(diagnostic);
    }
  }
}

void read_history(Reading& reading, const yaml::Node& node) {
  if (!node.is_sequence()) return fault(reading, "scenario-form", node.span, "`history` must be a list of records");
  reading.history = &node;
}

void read_expect(Reading& reading, const yaml::Node& node) {
  reading.scenario.expected.verdict = read_effects(reading, "expect", node, true);
}
void read_certain(Reading& reading, const yaml::Node& node) {
  reading.scenario.expected.certain = read_effects(reading, "certain", node, false);
}
void read_possible(Reading& reading, const yaml::Node& node) {
  reading.scenario.expected.possible = read_effects(reading, "possible", node, false);
}

void read_at_least(Reading& reading, const yaml::Node& node) {
  const std::vector<std::string> words = read_effects(reading, "at_least", node, false);
  if (words.size() == 1) {
    reading.scenario.expected.at_least = parse_effect(words.front());
  } else if (!words.empty()) {
    fault(reading, "scenario-form", node.span, "`at_least` must be one verdict");
  }
}

void read_review(Reading& reading, const yaml::Node& node) {
  const std::optional<std::string> words = read_text(reading, "review", node);
  if (!words) return;
  reading.expects = true;
  reading.scenario.expected.review = parse_review(*words);
  if (!reading.scenario.expected.review) {
    const std::vector<std::string> known{"presumption of approval", "case by case", "presumption of denial"};
    fault(reading, "scenario-form", node.span, quoted(*words) + " is no licensing policy", did_you_mean(*words, known));
  }
}

void read_rules(Reading& reading, const yaml::Node& node) {
  read_expected_names(reading, "rules", "rule", node, reading.names.rules, reading.scenario.expected.rules);
}
void read_never(Reading& reading, const yaml::Node& node) {
  read_expected_names(reading, "never", "rule", node, reading.names.rules, reading.scenario.expected.never);
}
void read_requires(Reading& reading, const yaml::Node& node) {
  read_expected_names(reading, "requires", "obligation", node, reading.names.obligations, reading.scenario.expected.obligations);
}

/// A fact may be asked for too, by its path; then its first step must be a field of the record.
void read_asks(Reading& reading, const yaml::Node& node) {
  reading.scenario.expected.states_questions = true;
  reading.expects = true;
  for (const yaml::Node* word : read_words(reading, "asks", node)) {
    yaml::Node head = *word;
    if (!has_name(reading.names.askable, head.scalar)) head.scalar = head.scalar.substr(0, head.scalar.find_first_of(".["));
    if (!has_name(reading.names.askable, head.scalar)) head = *word;
    if (check_name(reading, "open term, choice of readings or field", head, reading.names.askable)) {
      reading.scenario.expected.questions.push_back(word->scalar);
    }
  }
}

void read_holds(Reading& reading, const yaml::Node& node) {
  if (!node.is_map()) {
    fault(reading, "scenario-form", node.span, "`holds` must be a map from a name to `true`, `false` or `unknown`");
    return;
  }
  for (const auto& [key, value] : node.pairs) {
    if (!check_name(reading, "define, open term, rule or exception", key, reading.names.valued)) continue;
    reading.expects = true;
    bool read = false;
    for (const Truth truth : {Truth::True, Truth::False, Truth::Unknown}) {
      if (!value.is_scalar() || value.scalar != to_string(truth)) continue;
      reading.scenario.expected.holds.emplace_back(key.scalar, truth);
      read = true;
    }
    if (!read) fault(reading, "scenario-form", value.span, "a value under `holds` must be `true`, `false` or `unknown`");
  }
}

void read_line(Reading& reading, const yaml::Node& node) {
  int& line = reading.scenario.expected.line;
  const std::string& text = node.scalar;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), line);
  if (!node.is_scalar() || failure != std::errc{} || end != text.data() + text.size() || line < 1) {
    line = 1;
    fault(reading, "scenario-form", node.span, "`line` must be a position from 1");
  }
}

void read_exactly(Reading& reading, const yaml::Node& node) {
  reading.scenario.expected.exactly = read_truth(reading, "exactly", node).value_or(false);
  if (reading.scenario.expected.exactly) reading.expects = true;
}

struct Key {
  std::string_view name;
  void (*read)(Reading&, const yaml::Node&);
};

constexpr std::array<Key, 24> keys{{
    {"id", read_id},
    {"name", read_name},
    {"given", read_given},
    {"known at", read_known_at},
    {"only", read_only},
    {"without", read_without},
    {"adopt", read_adopt},
    {"lists", read_added},
    {"history", read_history},
    {"expect", read_expect},
    {"certain", read_certain},
    {"possible", read_possible},
    {"at_least", read_at_least},
    {"review", read_review},
    {"rules", read_rules},
    {"never", read_never},
    {"holds", read_holds},
    {"requires", read_requires},
    {"asks", read_asks},
    {"exactly", read_exactly},
    {"line", read_line},
    {"source", read_remark},
    {"note", read_remark},
    {"confidence", read_remark},
}};

}  // namespace

void read_key(Reading& reading, const yaml::Node& key, const yaml::Node& value) {
  const auto known = std::find_if(keys.begin(), keys.end(), [&](const Key& candidate) { return candidate.name == key.scalar; });
  if (known != keys.end()) {
    known->read(reading, value);
    return;
  }
  std::vector<std::string> names;
  for (const Key& candidate : keys) names.emplace_back(candidate.name);
  fault(reading, "scenario-form", key.span, "a scenario has no key " + quoted(key.scalar), did_you_mean(key.scalar, names));
}

}  // namespace sekisho::scenario
