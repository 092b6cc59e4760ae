#include "engine/evaluate/ground.h"

namespace sekisho::evaluate {
namespace {

/// An open term about the line or about one element; the judgement nearest to it prevails.
const Judgement* judgement_in(const Object& object, const std::string& term) {
  for (const Judgement& judgement : object.judgements) {
    if (judgement.term == term) return &judgement;
  }
  return nullptr;
}

const Judgement* judgement_for(const Ground& ground, const std::string& term, const Datum* about) {
  if (about != nullptr && about->object != nullptr) {
    if (const Judgement* own = judgement_in(*about->object, term)) return own;
  }
  const bool of_a_party =
      about != nullptr && about->object != nullptr && about->object->type != nullptr && about->object->type->name == "party";
  if (!of_a_party && ground.line > 0) {
    if (const Judgement* line = judgement_in(ground.item(), term)) return line;
  }
  return judgement_in(ground.transaction->record, term);
}

FormulaId judged(Ground& ground, Leaf&& leaf, const Judgement& judgement) {
  leaf.value = truth(judgement.answer);
  for (Evidence& evidence : leaf.evidence) {
    evidence.value = judgement.answer ? "yes" : "no";
    evidence.is = leaf.value;
  }
  return ground.arena.leaf(std::move(leaf));
}

/// What a term about no element asks and presumes is the same for every record.
World::TermTexts texts_about(const checked::OpenTerm& term, const Datum& about) {
  World::TermTexts texts = World::texts_of(term);
  Question question = *texts.question;
  const bool named = about.object != nullptr && !about.missing;
  question.about = named ? party_name(*about.object) : about.fact.text();
  Presumed presumed = *texts.presumed;
  presumed.about = question.about;
  return {std::make_shared<const Question>(std::move(question)), std::make_shared<const Presumed>(std::move(presumed))};
}

/// The line that is looked at while another is decided: a question then names it.
std::optional<Datum> another_line(const Ground& ground) {
  if (ground.line == ground.decided_line || ground.line == 0) return std::nullopt;
  Datum datum;
  datum.object = &ground.item();
  datum.fact = fact_name(ground.item().path);
  datum.element = true;
  return datum;
}

FormulaId term_about(Ground& ground, const checked::TermUse& use, const Datum* about) {
  const std::optional<Datum> other = about == nullptr ? another_line(ground) : std::nullopt;
  if (other) about = &*other;
  const checked::OpenTerm& term = ground.world.policy.terms[use.term];
  const std::string& name = term.declared.name;
  Leaf leaf;
  // Judgements, `otherwise` and the presumption are the line's.
  leaf.key = "term|" + name + "|" +
             (about == nullptr ? std::to_string(ground.line) : about->fact.identity() + "|" + std::to_string(ground.line));
  if (ground.gathering()) {
    leaf.evidence.emplace_back();
    leaf.evidence.front().term = name;
    if (about != nullptr) leaf.evidence.front().fact = about->fact.text();
  }
  if (const Judgement* judgement = judgement_for(ground, name, about)) return judged(ground, std::move(leaf), *judgement);
  const World::TermTexts texts = about == nullptr ? ground.world.term_texts(use.term) : texts_about(term, *about);
  leaf.presumption = texts.presumed;
  leaf.asks.push_back(texts.question);
  const FormulaId otherwise = term.otherwise == checked::none ? always_false : ground.condition(term.otherwise, *ground.zone);
  const FormulaId when = term.presume_when == checked::none ? always_true : ground.condition(term.presume_when, *ground.zone);
  return ground.arena.term(std::move(leaf), otherwise, term.otherwise != checked::none, term.presume ? when : always_false,
                           term.presume);
}

}  // namespace

std::string party_name(const Object& object) {
  if (const auto at = object.type->find("name"); at && !object.slots[*at].missing()) return print_value(object.slots[*at]);
  return object.path;
}

FormulaId ground_term(Ground& ground, const checked::TermUse& use) {
  if (ground.zone == nullptr) ground.zone = &ground.world.utc();
  const checked::OpenTerm& term = ground.world.policy.terms[use.term];
  const auto about = [&](const Datum* element) {
    return ground.choose(term.declared.group, [&] { return term_about(ground, use, element); });
  };
  if (use.argument == checked::none) return about(nullptr);
  Formulas alternatives;
  for (const Datum& argument : ground.data(use.argument)) {
    Bound& slot = ground.slots[static_cast<std::size_t>(term.parameter_slot)];
    const Bound before = slot;
    slot = Bound{argument, nullptr};
    alternatives.push_back(about(&argument));
    ground.slots[static_cast<std::size_t>(term.parameter_slot)] = before;
  }
  return ground.arena.disjunction(alternatives);
}

/// What lies directly inside a component. A component given without a composition has no parts: it is elementary.
Data components_inside(const Datum& component) {
  Data inside;
  if (component.object == nullptr) return inside;
  const auto at = component.object->type->find("composition");
  if (!at) return inside;
  const Value& value = component.object->slots[*at];
  const auto* many = std::get_if<std::vector<Value>>(&value.data);
  if (many == nullptr) return inside;
  for (const Value& one : *many) {
    const auto* object = std::get_if<ObjectPtr>(&one.data);
    if (object == nullptr) continue;
    Datum datum;
    datum.object = object->get();
    datum.fact = fact_name((*object)->path);
    datum.element = true;
    inside.push_back(std::move(datum));
  }
  return inside;
}

namespace {

void descend(const Data& level, Data& all) {
  for (const Datum& datum : level) {
    all.push_back(datum);
    descend(components_inside(datum), all);
  }
}

/// The collections of this path that the schema says may have more elements than are told.
std::optional<FactName> open_collection(Ground& ground, checked::NodeId node) {
  const auto* path = std::get_if<checked::Path>(&ground.node(node).kind);
  if (path == nullptr || path->steps.empty() || path->root == checked::Root::entry || !ground.world.has_open_collections())
    return std::nullopt;
  const checked::Step& last = path->steps.back();
  if (!last.scheme.empty()) return std::nullopt;
  const auto open_in = [&](const Object& owner) {
    return last.field < owner.type->fields.size() && owner.type->fields[last.field].open;
  };
  if (path->root == checked::Root::record && path->steps.size() == 1) {
    const bool slot = ground.world.record_field(node).kind == RecordField::Kind::slot;
    return slot && open_in(ground.transaction->record) ? std::optional(fact_name(last.name)) : std::nullopt;
  }
  for (const Datum& owner : ground.owners(node, *path)) {
    if (owner.object != nullptr && !owner.missing && open_in(*owner.object)) return fact_name(owner.object->path, last.name);
  }
  return std::nullopt;
}

}  // namespace

Collection collection_of(Ground& ground, checked::NodeId node, bool all_levels) {
  Collection collection;
  Data level;
  for (Datum& datum : ground.data(node)) {
    const bool phantom = datum.object != nullptr && datum.object->phantom;
    if (datum.nothing) {
      collection.nothing = datum;
      continue;
    }
    if (datum.missing && !phantom) {
      collection.missing = true;
      collection.fact = datum.fact;
      continue;
    }
    level.push_back(std::move(datum));
  }
  if (all_levels)
    descend(level, collection.elements);
  else
    collection.elements = std::move(level);
  if (const auto open = open_collection(ground, node)) {
    collection.open = true;
    if (!collection.missing) collection.fact = *open;
  }
  return collection;
}

std::shared_ptr<const Collection> Ground::collection(checked::NodeId id, bool all_levels) {
  const auto anew = [&] { return std::make_shared<const Collection>(collection_of(*this, id, all_levels)); };
  const checked::Node& at = node(id);
  if (!at.closed || !std::holds_alternative<checked::Path>(at.kind)) return anew();
  const std::uint64_t epoch = at.per_line ? line_epoch_ : record_epoch_;
  RememberedCollection& known = collections_[std::uint64_t{id} * 2 + (all_levels ? 1 : 0)];
  if (known.epoch != epoch) known = {epoch, anew()};
  return known.collection;
}

/// A party of which only the role is known may be nobody: what it decides for `any` or `every` alone stays open.
FormulaId of_known_existence(Ground& ground, const Datum& element, FormulaId holds, bool every) {
  if (element.object == nullptr || !element.object->phantom || ground.arena[holds].value != truth(!every)) return holds;
  const FormulaId somebody = missing_fact(ground, "somebody is", element.fact);
  return every ? ground.arena.disjunction({holds, somebody}) : ground.arena.conjunction({holds, somebody});
}

/// Over the entries of the owners that counted; one that may have counted stands as far as it did.
FormulaId over_counted(Ground& ground, const checked::Quantified& quantified, const checked::Path& owners) {
  const bool every = quantified.quantifier == ast::Quantifier::every;
  const std::vector<CountedEntry> entries = counted_entries(ground, ground.slots[static_cast<std::size_t>(owners.slot)]);
  Bound& slot = ground.slots[static_cast<std::size_t>(quantified.slot)];
  const Bound before = slot;
  Formulas parts;
  const auto holds_of = [&](const CountedEntry& counted) {
    if (counted.entry == nullptr)  // whatever its entry says
      return missing_fact(ground, "entry of " + ground.scope(quantified.condition, quantified.slot), counted.unnamed);
    Datum datum;
    datum.entry = counted.entry;
    datum.fact = fact_name(ground.own(counted.list->name + "/" + counted.entry->id));
    datum.element = true;
    slot = Bound{datum, counted.list};
    return quantified.condition == checked::none ? always_true : ground.condition(quantified.condition, *ground.zone);
  };
  for (const CountedEntry& counted : entries) {
    const FormulaId holds = holds_of(counted);
    parts.push_back(every ? ground.arena.disjunction({ground.arena.negation(counted.counted), holds})
                          : ground.arena.conjunction({counted.counted, holds}));
  }
  slot = before;
  if (every) return ground.arena.conjunction(parts);
  const FormulaId some = ground.arena.disjunction(parts);
  return quantified.quantifier == ast::Quantifier::no ? ground.arena.negation(some) : some;
}

/// any = OR, every = AND, no = not OR; a missing or open collection adds an element nobody has seen.
FormulaId ground_quantified(Ground& ground, checked::NodeId id, const checked::Quantified& quantified) {
  const auto* path = std::get_if<checked::Path>(&ground.node(quantified.collection).kind);
  if (path != nullptr && path->root == checked::Root::owners) return over_counted(ground, quantified, *path);
  const bool every = quantified.quantifier == ast::Quantifier::every;
  Truth whole = ground.gathering() ? ground.plain_value(id) : Truth::Unknown;  // of the `or` or `and` over the elements
  if (quantified.quantifier == ast::Quantifier::no) whole = negate(whole);
  const std::shared_ptr<const Collection> kept = ground.collection(quantified.collection, quantified.all_levels);
  const Collection& collection = *kept;
  Bound& slot = ground.slots[static_cast<std::size_t>(quantified.slot)];
  const Bound before = slot;
  Formulas parts;
  for (const Datum& element : collection.elements) {
    ground.slots[static_cast<std::size_t>(quantified.slot)] = Bound{element, nullptr};
    const bool phantom = element.object != nullptr && element.object->phantom;
    if (ground.gathering() && quantified.condition != checked::none && !phantom &&
        !ground.shows(whole, quantified.condition, every))
      continue;
    const FormulaId holds =
        quantified.condition == checked::none ? always_true : ground.condition(quantified.condition, *ground.zone);
    parts.push_back(of_known_existence(ground, element, holds, every));
  }
  ground.slots[static_cast<std::size_t>(quantified.slot)] = before;
  const auto atom_name = [&] { return (every ? "every of " : "any of ") + ground.scope(quantified.condition, quantified.slot); };
  if (collection.missing || collection.open) parts.push_back(missing_fact(ground, atom_name(), collection.fact));
  if (collection.nothing) parts.push_back(ground.arena.leaf(settled(ground, atom_name(), truth(every), *collection.nothing)));
  if (every) return ground.arena.conjunction(parts);
  const FormulaId some = ground.arena.disjunction(parts);
  return quantified.quantifier == ast::Quantifier::no ? ground.arena.negation(some) : some;
}

}  // namespace sekisho::evaluate
