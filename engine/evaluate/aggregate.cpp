#include "engine/evaluate/aggregate.h"

#include <algorithm>

namespace sekisho::evaluate {
namespace {

using End = std::optional<Number>;

End plus(const End& a, const End& b) { return a && b ? End(*a + *b) : End(); }
End minus(const End& a, const End& b) { return a && b ? End(*a - *b) : End(); }

Range hull(const Range& a, const Range& b) {
  Range range = a;
  range.low = a.low && b.low ? End(std::min(*a.low, *b.low)) : End();
  range.high = a.high && b.high ? End(std::max(*a.high, *b.high)) : End();
  return range;
}

Range zero(const Range& like) {
  return {.low = Number(0), .high = Number(0), .measure = like.measure, .any_measure = like.any_measure};
}

/// The measure that fits both; nothing where they are different. `both` takes the measure that is told.
bool agree(const Range& a, Range& both) {
  if (a.any_measure) return true;
  if (both.any_measure) {
    both.measure = a.measure;
    both.any_measure = false;
  }
  return both.measure == a.measure;
}

/// What an element and what lies inside it add to a total: a component that counts hides what is inside it.
Range total_of(const Sum::Element& element, const TruthOf& truth_of, bool counting) {
  const Range value = counting && !element.unseen ? Range{.low = Number(1), .high = Number(1)} : element.value;
  const Truth condition = truth_of(element.condition);
  if (condition == Truth::True) return value;
  Range inside = zero(value);
  for (const Sum::Element& part : element.inside) {
    const Range range = total_of(part, truth_of, counting);
    inside.low = plus(inside.low, range.low);
    inside.high = plus(inside.high, range.high);
  }
  return condition == Truth::False ? inside : hull(inside, value);
}

/// Every component counts for itself in `largest` and `smallest`, at whatever level.
void flatten(const std::vector<Sum::Element>& elements, std::vector<const Sum::Element*>& flat) {
  for (const Sum::Element& element : elements) {
    flat.push_back(&element);
    flatten(element.inside, flat);
  }
}

/// What the elements that may count are measured in; nothing where they are in several currencies or dimensions.
std::optional<Range> measure_of(const Sum& sum, const TruthOf& truth_of) {
  Range measure{.measure = sum.range.measure, .any_measure = sum.range.any_measure};
  if (sum.fold == ast::Fold::count) return measure;
  std::vector<const Sum::Element*> flat;
  flatten(sum.elements, flat);
  for (const Sum::Element* element : flat) {
    if (truth_of(element->condition) != Truth::False && !agree(element->value, measure)) return std::nullopt;
  }
  return measure;
}

/// The best of some ranges: of the largest, both ends are the greatest.
std::optional<Range> best(bool largest, const std::vector<Range>& values) {
  std::optional<Range> so_far;
  const auto pick = [&](const End& a, const End& b, bool infinite_wins) -> End {
    if (!a || !b) return infinite_wins ? End() : (a ? a : b);
    return largest ? std::max(*a, *b) : std::min(*a, *b);
  };
  for (const Range& value : values) {
    if (so_far)
      so_far = Range{.low = pick(so_far->low, value.low, !largest), .high = pick(so_far->high, value.high, largest)};
    else
      so_far = value;
  }
  return so_far;
}

Range extreme_of(const Sum& sum, const TruthOf& truth_of) {
  std::vector<const Sum::Element*> flat;
  flatten(sum.elements, flat);
  const bool largest = sum.fold == ast::Fold::largest;
  std::vector<Range> certain, possible;  // of the elements that count, of those that may
  for (const Sum::Element* element : flat) {
    const Truth condition = truth_of(element->condition);
    if (condition == Truth::False) continue;
    possible.push_back(element->value);
    if (condition == Truth::True && !element->unseen) certain.push_back(element->value);
  }
  if (possible.empty()) return {.only_empty = true};
  if (certain.empty()) {  // any one of them alone, or none
    Range any = possible.front();
    for (const Range& value : possible) any = hull(any, value);
    any.empty_too = true;
    return any;
  }
  Range range = *best(largest, certain);
  const Range reach = *best(largest, possible);
  (largest ? range.high : range.low) = largest ? reach.high : reach.low;
  return range;
}

std::optional<Range> fold(const Sum& sum, const TruthOf& truth_of) {
  const auto measure = measure_of(sum, truth_of);
  if (!measure) return std::nullopt;
  Range range = zero(*measure);
  if (sum.fold == ast::Fold::largest || sum.fold == ast::Fold::smallest) {
    range = extreme_of(sum, truth_of);
  } else {
    for (const Sum::Element& element : sum.elements) {
      const Range part = total_of(element, truth_of, sum.fold == ast::Fold::count);
      range.low = plus(range.low, part.low);
      range.high = plus(range.high, part.high);
    }
  }
  range.measure = measure->measure;
  range.any_measure = measure->any_measure;
  return range;
}

Range in_measure_of(Range range, const Range& like) {
  range.measure = like.measure;
  range.any_measure = like.any_measure;
  return range;
}

/// The ends of a product, without its measure.
Range product(const Range& a, const Range& b) {
  const auto exact = [](const Range& r, const Number& n) { return r.low && r.high && *r.low == n && *r.high == n; };
  if (exact(a, 0) || exact(b, 0)) return {.low = Number(0), .high = Number(0)};
  if (a.low && a.high && b.low && b.high) {
    const Number ends[] = {*a.low * *b.low, *a.low * *b.high, *a.high * *b.low, *a.high * *b.high};
    return {.low = *std::min_element(std::begin(ends), std::end(ends)),
            .high = *std::max_element(std::begin(ends), std::end(ends))};
  }
  const auto not_negative = [](const Range& r) { return r.low && !r.low->is_negative(); };
  if (!not_negative(a) || !not_negative(b)) return {};
  return {.low = *a.low * *b.low, .high = a.high && b.high ? End(*a.high * *b.high) : End()};
}

/// The ends of a quotient, without its measure; nothing where the divisor may be nought.
std::optional<Range> quotient(const Range& a, const Range& b) {
  const bool positive = b.low && !b.low->is_negative() && !b.low->is_zero();
  const bool negative = b.high && b.high->is_negative();
  if (!positive && !negative) return std::nullopt;
  const auto inverse = [](const End& end) { return end ? Number::divide(1, *end) : End(Number(0)); };
  return product(a, {.low = inverse(b.high), .high = inverse(b.low)});
}

std::optional<Range> sum_of(const Range& a, const Range& b, bool subtracted) {
  Range both = in_measure_of({}, b);
  if (!agree(a, both)) return std::nullopt;
  if (subtracted) return in_measure_of({.low = minus(a.low, b.high), .high = minus(a.high, b.low)}, both);
  return in_measure_of({.low = plus(a.low, b.low), .high = plus(a.high, b.high)}, both);
}

std::optional<Range> arithmetic(const Sum& sum, const TruthOf& truth_of) {
  const auto left = range_of(sum.operands[0], truth_of);
  const auto right = range_of(sum.operands[1], truth_of);
  if (!left || !right || left->only_empty || right->only_empty || left->empty_too || right->empty_too) return std::nullopt;
  const bool left_counts = left->measure.empty() && !left->any_measure;
  const bool right_counts = right->measure.empty() && !right->any_measure;
  switch (sum.kind) {
    case Sum::Kind::add:
    case Sum::Kind::subtract:
      return sum_of(*left, *right, sum.kind == Sum::Kind::subtract);
    case Sum::Kind::multiply:
      if (!left_counts && !right_counts) return std::nullopt;
      return in_measure_of(product(*left, *right), left_counts ? *right : *left);
    case Sum::Kind::divide: {
      const auto result = quotient(*left, *right);
      if (!result || right_counts) return result ? std::optional(in_measure_of(*result, *left)) : std::nullopt;
      Range both = in_measure_of({}, *right);
      return agree(*left, both) ? result : std::nullopt;
    }
    case Sum::Kind::percent:
      return in_measure_of(*quotient(product(*left, *right), {.low = Number(100), .high = Number(100)}), *right);
    case Sum::Kind::number:
    case Sum::Kind::fold:
      break;
  }
  return std::nullopt;
}

/// Whether `op` holds between all pairs of points.
bool throughout(checked::Comparator op, const Range& a, const Range& b) {
  switch (op) {
    case checked::Comparator::less:
      return a.high && b.low && *a.high < *b.low;
    case checked::Comparator::at_most:
      return a.high && b.low && *a.high <= *b.low;
    case checked::Comparator::more:
      return throughout(checked::Comparator::less, b, a);
    case checked::Comparator::at_least:
      return throughout(checked::Comparator::at_most, b, a);
    case checked::Comparator::equal:
      return a.low && a.high && b.low && b.high && *a.low == *a.high && *b.low == *b.high && *a.low == *b.low;
  }
  return false;
}

bool nowhere(checked::Comparator op, const Range& a, const Range& b) {
  switch (op) {
    case checked::Comparator::less:
      return throughout(checked::Comparator::at_least, a, b);
    case checked::Comparator::at_most:
      return throughout(checked::Comparator::more, a, b);
    case checked::Comparator::more:
      return throughout(checked::Comparator::at_most, a, b);
    case checked::Comparator::at_least:
      return throughout(checked::Comparator::less, a, b);
    case checked::Comparator::equal:
      return throughout(checked::Comparator::less, a, b) || throughout(checked::Comparator::more, a, b);
  }
  return false;
}

void gather(const std::vector<Sum::Element>& elements, std::vector<FormulaId>& conditions) {
  for (const Sum::Element& element : elements) {
    conditions.push_back(element.condition);
    gather(element.inside, conditions);
  }
}

void gather(const Sum& sum, std::vector<FormulaId>& conditions) {
  gather(sum.elements, conditions);
  for (const Sum& operand : sum.operands) gather(operand, conditions);
}

}  // namespace

std::optional<Range> range_of(const Sum& sum, const TruthOf& truth_of) {
  if (sum.kind == Sum::Kind::number) return sum.range;
  if (sum.kind == Sum::Kind::fold) return fold(sum, truth_of);
  return arithmetic(sum, truth_of);
}

Truth compare_ranges(checked::Comparator op, const Range& left, const Range& right) {
  if (left.only_empty || right.only_empty) return Truth::False;
  Range both = in_measure_of({}, right);
  if (!agree(left, both)) return Truth::Unknown;
  Truth value = throughout(op, left, right) ? Truth::True : nowhere(op, left, right) ? Truth::False : Truth::Unknown;
  if (left.empty_too || right.empty_too) value = meet(value, Truth::False);
  return value;
}

Truth value_of(const AggregateComparison& comparison, const TruthOf& truth_of) {
  const auto left = range_of(comparison.left, truth_of);
  const auto right = range_of(comparison.right, truth_of);
  if (!left || !right) return Truth::Unknown;
  return compare_ranges(comparison.op, *left, *right);
}

std::vector<FormulaId> conditions_of(const AggregateComparison& comparison) {
  std::vector<FormulaId> conditions;
  gather(comparison.left, conditions);
  gather(comparison.right, conditions);
  return conditions;
}

}  // namespace sekisho::evaluate
