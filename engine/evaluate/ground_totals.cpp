#include "engine/evaluate/aggregate.h"
#include "engine/evaluate/ground.h"
#include "engine/evaluate/measure.h"

namespace sekisho::evaluate {
namespace {

/// Builds the arithmetic of one side and gathers the facts it lacks and the assumptions it rests on.
struct SumBuilder {
  Ground& ground;
  std::vector<FactName> missing;
  std::vector<Datum> assumed;
  std::vector<Evidence> evidence;
  std::string path;  // of the facts it is over, for the leaf's identity

  /// The whole range of a type: from nought where the schema says it is never negative.
  static Range whole_range(const Type& type, bool non_negative) {
    Range range;
    if (non_negative) range.low = Number(0);
    range.measure = type.kind == Kind::percent    ? "%"
                    : type.kind == Kind::quantity ? type.of
                    : type.kind == Kind::money    ? "currency " + type.of
                                                  : "";
    return range;
  }

  Range of_datum(const Datum& datum, const Type& type, bool non_negative) {
    if (!datum.fact.empty()) path += "|" + datum.fact.text();
    if (datum.missing) {
      missing.push_back(datum.fact);
      return whole_range(type, non_negative);
    }
    if (!datum.assumption.empty()) assumed.push_back(datum);
    if (!datum.fact.empty()) evidence.push_back(settled("", Truth::True, datum).evidence.front());
    const auto range = datum.value == nullptr ? std::nullopt : measured(ground, *datum.value);
    if (range) return *range;
    missing.push_back(datum.fact);
    return whole_range(type, non_negative);
  }

  bool non_negative(checked::NodeId node) const {
    const auto* where = std::get_if<checked::Path>(&ground.node(node).kind);
    if (where == nullptr || where->steps.empty()) return false;
    for (const ObjectType& type : ground.world.policy.bundle->schema.objects) {
      const auto at = type.find(where->steps.back().name);
      if (at && type.fields[*at].non_negative) return true;
    }
    return false;
  }

  Sum number(checked::NodeId node) {
    Sum sum;
    const Data data = ground.data(node);
    if (data.empty()) {
      sum.range.only_empty = true;
      return sum;
    }
    sum.range = of_datum(data.front(), ground.node(node).type, non_negative(node));
    return sum;
  }

  Sum build(checked::NodeId node) {
    const checked::Node& at = ground.node(node);
    if (const auto* arithmetic = std::get_if<checked::Arithmetic>(&at.kind)) return operation(*arithmetic);
    if (const auto* percent = std::get_if<checked::PercentOf>(&at.kind)) return percent_of(*percent);
    if (const auto* aggregate = std::get_if<checked::Aggregate>(&at.kind)) return fold(*aggregate);
    if (const auto* use = std::get_if<checked::DefineUse>(&at.kind); use != nullptr && use->argument == checked::none) {
      return build(ground.world.policy.defines[use->define].value);
    }
    if (const auto* choice = std::get_if<checked::Choice>(&at.kind)) {
      return build(choice->branches[static_cast<std::size_t>(ground.branch[choice->group])]);
    }
    return number(node);
  }

  Sum operation(const checked::Arithmetic& arithmetic) {
    Sum sum;
    switch (arithmetic.op) {
      case ast::Arithmetic::add:
        sum.kind = Sum::Kind::add;
        break;
      case ast::Arithmetic::subtract:
        sum.kind = Sum::Kind::subtract;
        break;
      case ast::Arithmetic::multiply:
        sum.kind = Sum::Kind::multiply;
        break;
      case ast::Arithmetic::divide:
        sum.kind = Sum::Kind::divide;
        break;
    }
    sum.operands.push_back(build(arithmetic.left));
    sum.operands.push_back(build(arithmetic.right));
    return sum;
  }

  Sum percent_of(const checked::PercentOf& percent) {
    Sum sum;
    sum.kind = Sum::Kind::percent;
    if (percent.percent_value == checked::none) {
      Sum constant;
      constant.range = {.low = percent.percent, .high = percent.percent, .measure = ""};
      sum.operands.push_back(std::move(constant));
    } else {
      sum.operands.push_back(build(percent.percent_value));
      sum.operands.back().range.measure.clear();
    }
    sum.operands.push_back(build(percent.whole));
    return sum;
  }

  Sum fold(const checked::Aggregate& aggregate) {
    Sum sum;
    sum.kind = Sum::Kind::fold;
    sum.fold = aggregate.fold;
    if (aggregate.value != checked::none) {
      sum.range.measure = whole_range(ground.node(aggregate.value).type, false).measure;
    }
    const Collection collection = collection_of(ground, aggregate.collection, false);
    path += "|" + collection.fact.text();
    for (const Datum& element : collection.elements) sum.elements.push_back(this->element(aggregate, element));
    if (collection.missing || collection.open) {  // any number of elements nobody has seen
      missing.push_back(collection.fact);
      Sum::Element unseen;
      unseen.condition = missing_fact(ground, "more of", collection.fact);
      unseen.value = aggregate.value == checked::none
                         ? Range{.low = Number(0)}
                         : whole_range(ground.node(aggregate.value).type, non_negative(aggregate.value));
      sum.elements.push_back(std::move(unseen));
    }
    adopt_measure(sum);
    return sum;
  }

  /// Money and quantities of fields carry their measure in the data; an empty total takes that of what it is compared with.
  static void adopt_measure(Sum& sum) {
    for (const Sum::Element& element : sum.elements) {
      if (!element.value.measure.empty() && element.value.measure != "currency ") sum.range.measure = element.value.measure;
    }
    for (Sum::Element& element : sum.elements) {
      if (element.value.measure.empty() || element.value.measure == "currency ") element.value.measure = sum.range.measure;
    }
  }

  Sum::Element element(const checked::Aggregate& aggregate, const Datum& datum) {
    Sum::Element element;
    Bound& slot = ground.slots[static_cast<std::size_t>(aggregate.slot)];
    const Bound before = slot;
    slot = Bound{datum, nullptr};
    element.condition = aggregate.condition == checked::none ? always_true : ground.condition(aggregate.condition, *ground.zone);
    if (element.condition != always_false && aggregate.value != checked::none) {
      const Data values = ground.data(aggregate.value);
      if (!values.empty())
        element.value = of_datum(values.front(), ground.node(aggregate.value).type, non_negative(aggregate.value));
    }
    ground.slots[static_cast<std::size_t>(aggregate.slot)] = before;
    if (aggregate.all_levels && element.condition != always_true) {
      for (const Datum& inner : components_inside(datum)) element.inside.push_back(this->element(aggregate, inner));
    }
    adopt_inside(element);
    return element;
  }

  static void adopt_inside(Sum::Element& element) {
    for (const Sum::Element& inner : element.inside) {
      if (element.value.measure.empty()) element.value.measure = inner.value.measure;
    }
  }
};

bool mixed_measures(const Sum& sum, std::string& seen) {
  for (const Sum::Element& element : sum.elements) {
    if (element.condition == always_false || element.value.measure.empty()) continue;
    if (!seen.empty() && seen != element.value.measure) return true;
    seen = element.value.measure;
  }
  return false;
}

/// A sum over different currencies or dimensions is no number until they are converted.
bool does_not_add(const Sum& sum) {
  std::string seen;
  if (sum.kind == Sum::Kind::fold && mixed_measures(sum, seen)) return true;
  for (const Sum& operand : sum.operands) {
    if (does_not_add(operand)) return true;
  }
  return false;
}

/// An empty total has no currency of its own: nought of whatever the other side is in.
void adopt(Sum& sum, const std::string& measure) {
  if (sum.kind == Sum::Kind::fold && (sum.range.measure.empty() || sum.range.measure == "currency ") &&
      sum.fold != ast::Fold::count) {
    sum.range.measure = measure;
    for (Sum::Element& element : sum.elements) {
      if (element.value.measure.empty() || element.value.measure == "currency ") element.value.measure = measure;
    }
  }
  if (sum.kind == Sum::Kind::number && sum.range.measure == "currency ") sum.range.measure = measure;
  if (sum.kind == Sum::Kind::percent) adopt(sum.operands[1], measure);
  if (sum.kind == Sum::Kind::add || sum.kind == Sum::Kind::subtract) {
    for (Sum& operand : sum.operands) adopt(operand, measure);
  }
}

std::string measure_of(const Sum& sum) {
  const auto range = range_of(sum, [](FormulaId) { return Truth::Unknown; });
  return range ? range->measure : "";
}

}  // namespace

bool is_arithmetic(const Ground& ground, checked::NodeId id) {
  const checked::Kind& kind = ground.node(id).kind;
  if (std::holds_alternative<checked::Arithmetic>(kind) || std::holds_alternative<checked::PercentOf>(kind) ||
      std::holds_alternative<checked::Aggregate>(kind))
    return true;
  if (const auto* use = std::get_if<checked::DefineUse>(&kind); use != nullptr && use->argument == checked::none) {
    return is_arithmetic(ground, ground.world.policy.defines[use->define].value);
  }
  if (const auto* choice = std::get_if<checked::Choice>(&kind)) {
    for (const checked::NodeId branch : choice->branches) {
      if (is_arithmetic(ground, branch)) return true;
    }
  }
  return false;
}

FormulaId ground_aggregate_compare(Ground& ground, checked::NodeId id, const checked::Compare& compare) {
  SumBuilder builder{ground, {}, {}, {}, {}};
  AggregateComparison comparison{compare.op, builder.build(compare.left), builder.build(compare.right)};
  adopt(comparison.left, measure_of(comparison.right));
  adopt(comparison.right, measure_of(comparison.left));
  Leaf leaf;
  leaf.key = (id == checked::none ? "" : ground.node(id).text) + builder.path;
  for (const FactName& fact : builder.missing) leaf.asks.push_back(std::make_shared<const Question>(fact_question(fact)));
  for (const Datum& datum : builder.assumed) {
    leaf.assumed = true;
    leaf.notes.push_back(assumption_note(datum));
    leaf.asks.push_back(std::make_shared<const Question>(fact_question(datum.assumption)));
  }
  if (leaf.asks.empty() && does_not_add(comparison.left))
    leaf.asks.push_back(std::make_shared<const Question>(fact_question(fact_name(builder.path))));
  leaf.evidence = std::move(builder.evidence);
  return ground.arena.comparison(std::move(leaf), std::move(comparison));
}

}  // namespace sekisho::evaluate
