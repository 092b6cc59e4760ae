#include <algorithm>

#include "engine/evaluate/aggregate.h"
#include "engine/evaluate/calendar.h"
#include "engine/evaluate/ground.h"
#include "engine/evaluate/measure.h"
#include "engine/evaluate/missing_code.h"
#include "engine/evaluate/recorded.h"

namespace sekisho::evaluate {
namespace {

using checked::Comparator;

std::string_view sign_of(Comparator op) {
  switch (op) {
    case Comparator::equal:
      return "=";
    case Comparator::less:
      return "<";
    case Comparator::at_most:
      return "<=";
    case Comparator::more:
      return ">";
    case Comparator::at_least:
      return ">=";
  }
  return "";
}

Comparator mirrored(Comparator op) {
  switch (op) {
    case Comparator::equal:
      return Comparator::equal;
    case Comparator::less:
      return Comparator::more;
    case Comparator::at_most:
      return Comparator::at_least;
    case Comparator::more:
      return Comparator::less;
    case Comparator::at_least:
      return Comparator::at_most;
  }
  return op;
}

template <class T>
bool holds(Comparator op, const T& a, const T& b) {
  switch (op) {
    case Comparator::equal:
      return a == b;
    case Comparator::less:
      return a < b;
    case Comparator::at_most:
      return a <= b;
    case Comparator::more:
      return b < a;
    case Comparator::at_least:
      return b <= a;
  }
  return false;
}

/// An instrument's clock time is a constant of the policy: against it a bare day of the record may stay open. All other days and
/// instants meet as days of the zone.
Truth compare_times(Comparator op, const Datum& left, const Datum& right, const Timezone& zone) {
  Time a = std::get<Time>(left.value->data), b = std::get<Time>(right.value->data);
  const bool clock_time =
      (std::holds_alternative<Instant>(a) && left.fact.empty()) || (std::holds_alternative<Instant>(b) && right.fact.empty());
  if (a.index() != b.index() && !clock_time) {
    a = zone.day_of(a);
    b = zone.day_of(b);
  }
  if (std::holds_alternative<Instant>(a) && std::holds_alternative<Date>(b)) {  // the bare day first, as `calendar` reads them
    std::swap(a, b);
    op = mirrored(op);
  }
  switch (op) {
    case Comparator::equal:
      return same(a, b, zone);
    case Comparator::less:
      return negate(at_least(a, b, zone));
    case Comparator::at_most:
      return negate(later(a, b, zone));
    case Comparator::more:
      return later(a, b, zone);
    case Comparator::at_least:
      return at_least(a, b, zone);
  }
  return Truth::Unknown;
}

/// Words of an ordered enumeration (`knowledge`) compare by strength; all others only for equality.
Truth compare_words(const Ground& ground, Comparator op, const Type& type, const std::string& a, const std::string& b) {
  if (op == Comparator::equal) return truth(a == b);
  const auto& words = ground.world.policy.bundle->schema.words;
  const auto found = words.find(type.of);
  if (found == words.end()) return truth(a == b);
  const auto rank = [&](const std::string& word) {
    return std::find(found->second.begin(), found->second.end(), word) - found->second.begin();
  };
  return truth(holds(op, rank(a), rank(b)));
}

/// Two known values of fitting types; unknown where dimensions, currencies or days and instants do not meet. `rates`: those that
/// made two currencies meet.
Truth compare_values(Ground& ground, Comparator op, const Type& type, const Datum& left, const Datum& right,
                     std::vector<RateUsed>& rates) {
  if (left.element || right.element) return truth(left.object == right.object && left.entry == right.entry);
  const Value& a = *left.value;
  const Value& b = *right.value;
  if (const auto* text = std::get_if<std::string>(&a.data)) {
    const auto* other = std::get_if<std::string>(&b.data);
    if (other == nullptr) return Truth::Unknown;
    if (type.kind == Kind::word) return compare_words(ground, op, type, *text, *other);
    if (type.kind == Kind::text) return truth(holds(op, ground.normalised(left), ground.normalised(right)));
    return truth(holds(op, *text, *other));
  }
  if (const auto* flag = std::get_if<bool>(&a.data)) {
    const auto* other = std::get_if<bool>(&b.data);
    return other == nullptr ? Truth::Unknown : truth(*flag == *other);
  }
  if (const auto* code = std::get_if<Code>(&a.data)) {
    const auto* other = std::get_if<Code>(&b.data);
    return other == nullptr ? Truth::Unknown : truth(canonical(*code) == canonical(*other));
  }
  if (std::holds_alternative<Time>(a.data)) {
    return std::holds_alternative<Time>(b.data) ? compare_times(op, left, right, *ground.zone) : Truth::Unknown;
  }
  auto first = measured(ground, a);
  const auto second = measured(ground, b);
  if (!first || !second) return Truth::Unknown;
  if (!currency_of(*second).empty()) convert(ground, *first, currency_of(*second), rates);
  return compare_ranges(op, *first, *second);
}

/// What would settle a comparison of two known values that do not meet.
std::vector<Question> questions_of(const Ground& ground, const Datum& left, const Datum& right) {
  const auto time = [](const Datum& datum) { return datum.value == nullptr ? nullptr : std::get_if<Time>(&datum.value->data); };
  if (time(left) != nullptr && time(right) != nullptr) {
    const bool left_is_day = std::holds_alternative<Date>(*time(left));
    Question question;
    question.kind = "time";
    question.instrument = (left_is_day ? left.fact : right.fact).text();
    question.at = to_string(left_is_day ? *time(right) : *time(left));
    return {question};
  }
  const auto money = [](const Datum& datum) { return datum.value == nullptr ? nullptr : std::get_if<Money>(&datum.value->data); };
  if (money(left) != nullptr && money(right) != nullptr) {
    const bool written_left = left.fact.empty();  // the policy's own currency is asked about last
    return missing_rates(ground, money(written_left ? right : left)->currency, money(written_left ? left : right)->currency);
  }
  return {fact_question(left.fact.empty() ? right.fact : left.fact)};
}

std::string key_of(Comparator op, const Datum& left, const Datum& right) {
  return identity_of(left) + " " + std::string(sign_of(op)) + " " + identity_of(right);
}

/// Unknown, with every fact that is missing on either side.
FormulaId compare_missing(Ground& ground, Comparator op, const Datum& left, const Datum& right) {
  Leaf leaf;
  leaf.key = key_of(op, left, right);
  if (const auto known = ground.arena.known_leaf(leaf.key)) return *known;
  for (const Datum* datum : {&left, &right}) {
    if (!datum->missing) continue;
    const std::string scheme = scheme_of(datum == &left ? right : left);
    if (left.missing != right.missing) {
      leaf.on = *datum;
      leaf.scheme = scheme;
    } else {
      leaf.asks.push_back(std::make_shared<const Question>(fact_question(datum->fact, scheme)));
    }
    if (ground.gathering()) leaf.evidence.push_back(shown(*datum, Truth::Unknown));
  }
  return ground.arena.leaf(std::move(leaf));
}

FormulaId compare_pair(Ground& ground, Comparator op, const Type& type, const Datum& left, const Datum& right) {
  const auto other = [&] { return std::string(sign_of(op)) + " " + identity_of(right); };
  if (left.nothing || right.nothing) {
    return ground.arena.leaf(settled(ground, other(), Truth::False, left.nothing ? left : right));
  }
  if (left.missing || right.missing) return compare_missing(ground, op, left, right);
  std::vector<RateUsed> rates;
  const Truth value = compare_values(ground, op, type, left, right, rates);
  if (value == Truth::Unknown) {
    Leaf leaf = settled(ground, "", value, left.fact.empty() ? right : left);
    leaf.key = key_of(op, left, right);
    leaf.assumed = false;
    leaf.asks.clear();
    for (Question& question : questions_of(ground, left, right))
      leaf.asks.push_back(std::make_shared<const Question>(std::move(question)));
    return ground.arena.leaf(std::move(leaf));
  }
  const Datum& assumed = left.assumption.empty() ? right : left;
  const Datum& shown = !assumed.assumption.empty() ? assumed : left.fact.empty() ? right : left;
  return atom(ground, value, shown, [&] {
    Leaf leaf = settled(ground, other(), value, shown);
    if (!ground.gathering()) return leaf;
    for (const RateUsed& rate : rates) leaf.evidence.push_back(evaluate::shown(rate));
    return leaf;
  });
}

Date moved(Date date, Duration duration, int sign) { return add(date, duration, sign); }

}  // namespace

FormulaId ground_compare(Ground& ground, checked::NodeId id, const checked::Compare& compare) {
  if (is_arithmetic(ground, compare.left) || is_arithmetic(ground, compare.right))
    return ground_aggregate_compare(ground, id, compare);
  const Type& type = ground.node(compare.left).type;
  if (type.kind != Kind::code) {
    std::vector<RateUsed> rates;  // wanted by evidence alone
    const auto of_values = [&](const Datum& a, const Datum& b) { return compare_values(ground, compare.op, type, a, b, rates); };
    if (const auto truth = recorded(ground, compare.left, compare.right, of_values)) return ground.arena.constant(*truth);
  }
  Data left_own, right_own;
  const Data& left = ground.data(compare.left, left_own);
  const Data& right = ground.data(compare.right, right_own);
  Formulas pairs;
  for (const Datum& a : left) {
    for (const Datum& b : right) {
      const FormulaId pair = compare_pair(ground, compare.op, type, a, b);
      if (pair == always_true && !ground.gathering()) return always_true;
      pairs.push_back(pair);
    }
  }
  if (type.kind == Kind::code) ask_other_schemes(ground, left, right, "is", pairs);
  return ground.arena.disjunction(pairs);
}

FormulaId ground_within_days(Ground& ground, checked::NodeId id, const checked::WithinDays& within) {
  Formulas pairs;
  for (const Datum& value : ground.data(within.value)) {
    for (const Datum& anchor : ground.data(within.anchor)) {
      if (value.missing || anchor.missing) {
        Leaf leaf;
        leaf.key = ground.scope(id) + "|" + value.fact.identity() + "|" + anchor.fact.identity();
        for (const Datum* datum : {&value, &anchor}) {
          if (!datum->missing) continue;
          leaf.asks.push_back(std::make_shared<const Question>(fact_question(datum->fact)));
          if (ground.gathering()) leaf.evidence.push_back(shown(*datum, Truth::Unknown));
        }
        pairs.push_back(ground.arena.leaf(std::move(leaf)));
        continue;
      }
      const Date day = ground.zone->day_of(std::get<Time>(value.value->data));
      const Date other = ground.zone->day_of(std::get<Time>(anchor.value->data));
      const bool holds = within.before ? moved(other, within.duration, -1) <= day && day <= other
                                       : other <= day && day <= moved(other, within.duration, 1);
      const Datum& shown = value.fact.empty() ? anchor : value;
      pairs.push_back(
          atom(ground, truth(holds), shown, [&] { return settled(ground, ground.node(id).text, truth(holds), shown); }));
    }
  }
  return ground.arena.disjunction(pairs);
}

/// Speaks of the record: an assumed value is none that was recorded.
FormulaId ground_known(Ground& ground, const checked::IsKnown& known) {
  const Data data = ground.data(known.path);
  bool given = !data.empty();
  Datum shown;
  for (const Datum& datum : data) {
    if (datum.missing || datum.nothing || !datum.assumption.empty()) given = false;
    shown = datum;
  }
  shown.assumption = {};
  const Truth value = truth(given != known.missing);
  return atom(ground, value, shown, [&] { return settled(ground, known.missing ? "is missing" : "is known", value, shown); });
}

}  // namespace sekisho::evaluate
