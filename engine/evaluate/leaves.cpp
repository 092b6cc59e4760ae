#include "engine/evaluate/ground.h"

namespace sekisho::evaluate {

Question fact_question(const FactName& fact, const std::string& scheme) {
  Question question;
  question.kind = scheme.empty() ? "fact" : "code";
  question.scheme = scheme;
  question.fact = fact.text();
  return question;
}

NotChecked assumption_note(const Datum& datum) {
  NotChecked note;
  note.what = datum.assumption.text();
  note.why = "not given";
  if (datum.nothing)
    note.assumed = "none";
  else if (datum.value != nullptr && datum.fact.text() == note.what)
    note.assumed = print_value(*datum.value);
  else
    note.assumed = datum.object != nullptr ? datum.object->path : print_datum(datum);
  return note;
}

/// An atom on a fact that the record lacks: unknown, and the question is that fact.
FormulaId missing_fact(Ground& ground, std::string_view atom, const FactName& fact, const std::string& scheme) {
  std::string key;
  key.reserve(64);
  key.append(atom).append(1, '|');
  fact.append_identity(key);
  if (const auto known = ground.arena.known_leaf(key)) return *known;
  Leaf leaf;
  leaf.key = std::move(key);
  leaf.on.emplace().fact = fact;
  leaf.scheme = scheme;
  if (ground.gathering()) leaf.evidence.push_back(shown(*leaf.on, Truth::Unknown));
  return ground.arena.leaf(std::move(leaf));
}

Evidence shown(const Datum& datum, Truth is) {
  Evidence evidence;
  evidence.fact = datum.fact.text();
  evidence.value = print_datum(datum);
  evidence.is = is;
  return evidence;
}

std::vector<std::shared_ptr<const Question>> asks_of(const Leaf& leaf) {
  if (!leaf.asks.empty() || !leaf.on) return leaf.asks;
  const FactName& fact = leaf.assumed ? leaf.on->assumption : leaf.on->fact;
  return {std::make_shared<const Question>(fact_question(fact, leaf.scheme))};
}

std::vector<NotChecked> notes_of(const Leaf& leaf) {
  if (!leaf.notes.empty() || !leaf.on || !leaf.assumed) return leaf.notes;
  return {assumption_note(*leaf.on)};
}

/// An atom with its value and the fact it rests on. `key` need only be told apart where the value is unknown, assumed, or evidence
/// is gathered; see `atom`.
Leaf settled(const Ground& ground, std::string_view key, Truth value, const Datum& datum) {
  Leaf leaf;
  leaf.key.reserve(96);
  leaf.key.append(key).append(1, '|');
  datum.fact.append_identity(leaf.key);
  if (!datum.assumption.empty()) {
    leaf.key += "|assumed ";
    datum.assumption.append_text(leaf.key);
    leaf.assumed = true;
    leaf.on = datum;
  }
  leaf.value = value;
  if (ground.gathering()) leaf.evidence.push_back(shown(datum, value));
  return leaf;
}

}  // namespace sekisho::evaluate
