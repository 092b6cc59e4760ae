#include "engine/evaluate/ground.h"

namespace sekisho::evaluate {

Question fact_question(const std::string& fact) {
  Question question;
  question.kind = "fact";
  question.fact = fact;
  return question;
}

NotChecked assumption_note(const Datum& datum) {
  NotChecked note;
  note.what = datum.assumption;
  note.why = "not given";
  if (datum.nothing)
    note.assumed = "none";
  else if (datum.value != nullptr && datum.path == datum.assumption)
    note.assumed = print_value(*datum.value);
  else
    note.assumed = datum.object != nullptr ? datum.object->path : print_datum(datum);
  return note;
}

/// An atom on a fact that the record lacks: unknown, and the question is that fact.
FormulaId missing_fact(Ground& ground, const std::string& atom, const std::string& fact) {
  Leaf leaf;
  leaf.key = atom + "|" + fact;
  leaf.asks.push_back(std::make_shared<const Question>(fact_question(fact)));
  if (ground.gathering()) {
    Evidence evidence;
    evidence.fact = fact;
    leaf.evidence.push_back(std::move(evidence));
  }
  return ground.arena.leaf(std::move(leaf));
}

/// An atom with its value and the fact it rests on. `key` need only be told apart where the value is assumed or evidence is
/// gathered.
Leaf settled(const std::string& key, Truth value, const Datum& datum) {
  Leaf leaf;
  leaf.key = key + "|" + datum.path + (datum.assumption.empty() ? "" : "|assumed " + datum.assumption);
  leaf.value = value;
  if (!datum.assumption.empty()) {
    leaf.assumed = true;
    leaf.notes.push_back(assumption_note(datum));
    leaf.asks.push_back(std::make_shared<const Question>(fact_question(datum.assumption)));
  }
  Evidence evidence;
  evidence.fact = datum.path;
  evidence.value = print_datum(datum);
  evidence.is = value;
  leaf.evidence.push_back(std::move(evidence));
  return leaf;
}

}  // namespace sekisho::evaluate
