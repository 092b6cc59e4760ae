#include <algorithm>
#include <functional>
#include <set>

#include "engine/evaluate/aggregate.h"
#include "engine/evaluate/ground_log_totals.h"
#include "engine/evaluate/measure.h"

namespace sekisho::evaluate {
namespace {

/// Builds the arithmetic of one side and gathers the facts it lacks and the assumptions it rests on.
struct SumBuilder {
  Ground& ground;
  std::vector<FactName> missing = {}, facts = {}, divisors = {};
  std::set<std::string, std::less<>> currencies = {}, written = {};  // all, and those of the policy's own amounts
  std::vector<Datum> assumed = {};
  std::vector<Evidence> evidence = {};
  std::string path = {};                           // of the facts it is over, for the leaf's identity
  std::vector<const LoggedTotal*> open_logs = {};  // totals over the log of which earlier records leave an interval

  /// The whole range of a type: from nought where the schema says it is never negative.
  static Range whole_range(const Type& type, bool non_negative) {
    Range range;
    if (non_negative) range.low = Number(0);
    if (type.kind == Kind::percent) range.measure = "%";
    if (type.kind == Kind::quantity) range.measure = type.of;
    if (type.kind == Kind::money && !type.of.empty()) range.measure = "currency " + type.of;
    range.any_measure = range.measure.empty() && (type.kind == Kind::money || type.kind == Kind::quantity);
    return range;
  }

  Range of_datum(const Datum& datum, const Type& type, bool non_negative) {
    if (!datum.fact.empty()) {
      path += "|" + datum.fact.identity();
      facts.push_back(datum.fact);
    }
    if (datum.missing) {
      missing.push_back(datum.fact);
      return whole_range(type, non_negative);
    }
    if (!datum.assumption.empty()) assumed.push_back(datum);
    if (!datum.fact.empty() && ground.gathering()) evidence.push_back(shown(datum, Truth::True));
    const auto range = datum.value == nullptr ? std::nullopt : measured(ground, *datum.value);
    if (!range) {
      missing.push_back(datum.fact);
      return whole_range(type, non_negative);
    }
    if (const std::string_view currency = currency_of(*range); !currency.empty()) {
      currencies.emplace(currency);
      if (datum.fact.empty()) written.emplace(currency);
    }
    return *range;
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
    if (std::holds_alternative<checked::LogTotal>(at.kind)) return log_total(node);
    if (const auto* use = std::get_if<checked::DefineUse>(&at.kind); use != nullptr && is_arithmetic(ground, node)) {
      return defined(*use);
    }
    if (const auto* choice = std::get_if<checked::Choice>(&at.kind)) {
      return build(choice->branches[static_cast<std::size_t>(ground.branch[choice->group])]);
    }
    return number(node);
  }

  Sum defined(const checked::DefineUse& use) {
    const checked::Define& define = ground.world.policy.defines[use.define];
    const Data arguments = use.argument == checked::none ? Data{} : ground.data(use.argument);
    if (arguments.empty()) return build(define.value);
    Bound& slot = ground.slots[static_cast<std::size_t>(define.parameter_slot)];
    const Bound before = slot;
    slot = Bound{arguments.front(), nullptr};  // it is about one thing
    Sum sum = build(define.value);
    slot = before;
    return sum;
  }

  Sum log_total(checked::NodeId node) {
    const LoggedTotal& total = ground.world.logged_total(node);
    LogSum log = log_sum(ground, total);
    log.sum.range = whole_range(ground.node(node).type, false);
    path += log.identity;
    missing.insert(missing.end(), log.missing.begin(), log.missing.end());
    assumed.insert(assumed.end(), log.assumed.begin(), log.assumed.end());
    currencies.insert(log.currencies.begin(), log.currencies.end());
    if (log.earlier_open) open_logs.push_back(&total);
    return std::move(log.sum);
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
    const std::size_t before = facts.size();
    sum.operands.push_back(build(arithmetic.right));
    if (arithmetic.op == ast::Arithmetic::divide)
      divisors.insert(divisors.end(), facts.begin() + static_cast<std::ptrdiff_t>(before), facts.end());
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
    if (aggregate.value != checked::none) sum.range = whole_range(ground.node(aggregate.value).type, false);
    const std::shared_ptr<const Collection> kept = ground.collection(aggregate.collection, false);
    const Collection& collection = *kept;
    path += "|" + collection.fact.identity();
    for (const Datum& element : collection.elements) sum.elements.push_back(this->element(aggregate, element));
    if (collection.missing || collection.open) {  // any number of elements nobody has seen
      missing.push_back(collection.fact);
      Sum::Element unseen;
      unseen.condition = missing_fact(ground, "more of", collection.fact);
      unseen.unseen = true;
      unseen.value = aggregate.value == checked::none
                         ? Range{.low = Number(0)}
                         : whole_range(ground.node(aggregate.value).type, non_negative(aggregate.value));
      sum.elements.push_back(std::move(unseen));
    }
    return sum;
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
    if (datum.object != nullptr && datum.object->phantom) {  // nobody, one or several
      element.unseen = true;
      if (element.condition != always_false) missing.push_back(datum.fact);
      if (aggregate.value == checked::none) element.value = Range{.low = Number(0)};
    }
    const bool every_level = aggregate.fold == ast::Fold::largest || aggregate.fold == ast::Fold::smallest;
    if (aggregate.all_levels && (every_level || element.condition != always_true)) {
      for (const Datum& inner : components_inside(datum)) element.inside.push_back(this->element(aggregate, inner));
    }
    return element;
  }
};

std::vector<Evidence> missing_evidence(const std::vector<FactName>& facts) {
  std::vector<Evidence> evidence;
  for (const FactName& fact : facts) {
    evidence.emplace_back();
    evidence.back().fact = fact.text();
  }
  return evidence;
}

void visit_ranges(std::vector<Sum::Element>& elements, const std::function<void(Range&)>& visit) {
  for (Sum::Element& element : elements) {
    visit(element.value);
    visit_ranges(element.inside, visit);
  }
}

void visit_ranges(Sum& sum, const std::function<void(Range&)>& visit) {
  visit(sum.range);
  visit_ranges(sum.elements, visit);
  for (Sum& operand : sum.operands) visit_ranges(operand, visit);
}

/// Brings amounts of several currencies into one: of those the policy writes, else of all, the one that most of them lead to, then
/// the first by name.
struct OneCurrency {
  const Ground& ground;
  const SumBuilder& builder;
  std::string chosen;
  std::vector<RateUsed> used;
  std::vector<Range> left;  // that no rate turns into it

  std::size_t reached(std::string_view candidate) const {
    return static_cast<std::size_t>(std::count_if(builder.currencies.begin(), builder.currencies.end(), [&](const auto& from) {
      return from == candidate ||
             ground.world.rates().between(from, candidate, ground.transaction->date, ground.view->known).has_value();
    }));
  }

  void convert_all(AggregateComparison& comparison) {
    std::size_t most = 0;
    for (const std::string& candidate : builder.written.empty() ? builder.currencies : builder.written) {
      if (const std::size_t count = reached(candidate); count > most) {
        most = count;
        chosen = candidate;
      }
    }
    for (Sum* side : {&comparison.left, &comparison.right})
      visit_ranges(*side, [&](Range& range) {
        if (!convert(ground, range, chosen, used)) left.push_back(range);
      });
  }

  std::vector<Question> missing() const {
    std::vector<Question> questions;
    for (const Range& range : left) {
      for (Question& question : missing_rates(ground, currency_of(range), chosen, range.of_day)) {
        const bool asked = std::any_of(questions.begin(), questions.end(), [&](const Question& other) {
          return other.currency == question.currency && other.date == question.date;
        });
        if (!asked) questions.push_back(std::move(question));
      }
    }
    return questions;
  }
};

/// What would settle a comparison that lacks no fact: the rates between its currencies, or another divisor.
void ask_what_is_left(const SumBuilder& builder, const OneCurrency& currency, Leaf& leaf) {
  if (!currency.chosen.empty()) {
    for (Question& question : currency.missing()) leaf.asks.push_back(std::make_shared<const Question>(std::move(question)));
  }
  for (const FactName& fact : builder.divisors) leaf.asks.push_back(std::make_shared<const Question>(fact_question(fact)));
}

/// The totals over the log in a sum, each with what it comes to.
void show_log_sums(const Ground& ground, const Sum& sum, std::vector<Evidence>& evidence) {
  if (sum.over_log != checked::none) {
    const auto range = range_of(sum, [&](FormulaId inner) { return ground.arena[inner].value; });
    evidence.emplace_back();
    evidence.back().fact = ground.world.logged_total(sum.over_log).text;
    evidence.back().value = print_range(ground, range);
  }
  for (const Sum& operand : sum.operands) show_log_sums(ground, operand, evidence);
}

void ask_for_history(const Ground& ground, checked::NodeId id, Leaf& leaf) {
  for (const std::uint32_t total : ground.world.totals_in(id))
    leaf.asks.push_back(std::make_shared<const Question>(history_question(ground.world.logged_totals()[total])));
}

}  // namespace

bool is_arithmetic(const Ground& ground, checked::NodeId id) {
  const checked::Kind& kind = ground.node(id).kind;
  if (ground.node(id).type.kind == Kind::time) return false;  // days are reckoned, not summed: see Ground::gather
  if (std::holds_alternative<checked::Arithmetic>(kind) || std::holds_alternative<checked::PercentOf>(kind) ||
      std::holds_alternative<checked::Aggregate>(kind) || std::holds_alternative<checked::LogTotal>(kind))
    return true;
  if (const auto* use = std::get_if<checked::DefineUse>(&kind)) {
    return is_arithmetic(ground, ground.world.policy.defines[use->define].value);
  }
  if (const auto* choice = std::get_if<checked::Choice>(&kind)) {
    for (const checked::NodeId branch : choice->branches) {
      if (is_arithmetic(ground, branch)) return true;
    }
  }
  return false;
}

Number fixed_number(Ground& ground, checked::NodeId node) {
  SumBuilder builder{ground};
  const auto range = range_of(builder.build(node), [&](FormulaId inner) { return ground.arena[inner].value; });
  return range && range->low ? *range->low : Number();
}

FormulaId ground_aggregate_compare(Ground& ground, checked::NodeId id, const checked::Compare& compare) {
  return ground.world.totals_in(id).empty() ? ground_sums_compare(ground, id, compare) : ground_log_comparison(ground, id, compare);
}

Reckoned reckon(Ground& ground, checked::NodeId value) {
  SumBuilder builder{ground};
  Reckoned reckoned;
  const auto range = range_of(builder.build(value), [&](FormulaId inner) { return ground.arena[inner].value; });
  reckoned.missing = std::move(builder.missing);
  reckoned.assumed = std::move(builder.assumed);
  if (range && !range->only_empty) {
    reckoned.range = *range;
    return reckoned;
  }
  reckoned.range = SumBuilder::whole_range(ground.node(value).type, false);
  if (reckoned.missing.empty()) reckoned.missing = std::move(builder.facts);  // units or currencies that do not meet, a divisor
  return reckoned;
}

FormulaId ground_sums_compare(Ground& ground, checked::NodeId id, const checked::Compare& compare) {
  SumBuilder builder{ground};
  AggregateComparison comparison{compare.op, builder.build(compare.left), builder.build(compare.right)};
  OneCurrency currency{ground, builder, {}, {}, {}};
  if (builder.currencies.size() > 1) currency.convert_all(comparison);
  Leaf leaf;
  leaf.key = "comparison" + ground.scope(id) + builder.path;
  for (const FactName& fact : builder.missing) leaf.asks.push_back(std::make_shared<const Question>(fact_question(fact)));
  for (const Datum& datum : builder.assumed) {
    leaf.assumed = true;
    leaf.notes.push_back(assumption_note(datum));
  }
  for (const LoggedTotal* total : builder.open_logs)
    leaf.asks.push_back(std::make_shared<const Question>(history_question(*total)));
  if (builder.missing.empty()) ask_what_is_left(builder, currency, leaf);
  if (leaf.asks.empty()) ask_for_history(ground, id, leaf);
  const bool open = value_of(comparison, [&](FormulaId inner) { return ground.arena[inner].value; }) == Truth::Unknown;
  leaf.evidence = open && !builder.missing.empty() ? missing_evidence(builder.missing) : std::move(builder.evidence);
  if (ground.gathering()) {
    std::vector<Evidence> sums;
    for (const Sum* side : {&comparison.left, &comparison.right}) show_log_sums(ground, *side, sums);
    leaf.evidence.insert(leaf.evidence.begin(), sums.begin(), sums.end());
  }
  if (ground.gathering() && !open) {
    for (const RateUsed& rate : currency.used) leaf.evidence.push_back(shown(rate));
  }
  return ground.arena.comparison(std::move(leaf), std::move(comparison));
}

}  // namespace sekisho::evaluate
