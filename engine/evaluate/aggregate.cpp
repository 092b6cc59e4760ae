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

Range zero(const std::string& measure) { return {.low = Number(0), .high = Number(0), .measure = measure}; }

/// What an element and what lies inside it add to a total: a component that counts hides what is inside it.
Range total_of(const Sum::Element& element, const TruthOf& truth_of, bool counting) {
  const Range value = counting ? Range{.low = Number(1), .high = Number(1)} : element.value;
  const Truth condition = truth_of(element.condition);
  if (condition == Truth::True) return value;
  Range inside = zero(value.measure);
  for (const Sum::Element& part : element.inside) {
    const Range range = total_of(part, truth_of, counting);
    inside = {.low = plus(inside.low, range.low), .high = plus(inside.high, range.high), .measure = value.measure};
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

Range extreme_of(const Sum& sum, const TruthOf& truth_of) {
  std::vector<const Sum::Element*> flat;
  flatten(sum.elements, flat);
  const bool largest = sum.fold == ast::Fold::largest;
  std::optional<Range> certain, possible;  // over the elements that count, over those that may
  const auto extend = [&](std::optional<Range>& so_far, const Range& value) {
    if (!so_far) {
      so_far = value;
      return;
    }
    const auto pick = [&](const End& a, const End& b, bool infinite_wins) -> End {
      if (!a || !b) return infinite_wins ? End() : (a ? a : b);
      return largest ? std::max(*a, *b) : std::min(*a, *b);
    };
    so_far = Range{
        .low = pick(so_far->low, value.low, !largest), .high = pick(so_far->high, value.high, largest), .measure = value.measure};
  };
  for (const Sum::Element* element : flat) {
    const Truth condition = truth_of(element->condition);
    if (condition == Truth::False) continue;
    extend(possible, element->value);
    if (condition == Truth::True) extend(certain, element->value);
  }
  if (!possible) return {.only_empty = true};
  if (!certain) {  // any one of them alone, or none
    Range any = flat.empty() ? *possible : Range{};
    bool first = true;
    for (const Sum::Element* element : flat) {
      if (truth_of(element->condition) == Truth::False) continue;
      any = first ? element->value : hull(any, element->value);
      first = false;
    }
    any.empty_too = true;
    return any;
  }
  Range range = *certain;
  if (largest)
    range.high = possible->high;
  else
    range.low = possible->low;
  return range;
}

Range fold(const Sum& sum, const TruthOf& truth_of) {
  if (sum.fold == ast::Fold::largest || sum.fold == ast::Fold::smallest) return extreme_of(sum, truth_of);
  Range total = zero(sum.range.measure);
  for (const Sum::Element& element : sum.elements) {
    const Range part = total_of(element, truth_of, sum.fold == ast::Fold::count);
    total.low = plus(total.low, part.low);
    total.high = plus(total.high, part.high);
  }
  return total;
}

std::optional<Range> product(const Range& a, const Range& b, const std::string& measure) {
  const auto exact = [](const Range& r, const Number& n) { return r.low && r.high && *r.low == n && *r.high == n; };
  if (exact(a, 0) || exact(b, 0)) return zero(measure);
  Range range{.measure = measure};
  if (a.low && a.high && b.low && b.high) {
    const Number ends[] = {*a.low * *b.low, *a.low * *b.high, *a.high * *b.low, *a.high * *b.high};
    range.low = *std::min_element(std::begin(ends), std::end(ends));
    range.high = *std::max_element(std::begin(ends), std::end(ends));
    return range;
  }
  const auto not_negative = [](const Range& r) { return r.low && !r.low->is_negative(); };
  if (not_negative(a) && not_negative(b)) {
    range.low = *a.low * *b.low;
    range.high = a.high && b.high ? End(*a.high * *b.high) : End();
  }
  return range;
}

std::optional<Range> quotient(const Range& a, const Range& b, const std::string& measure) {
  const bool positive = b.low && !b.low->is_negative() && !b.low->is_zero();
  const bool negative = b.high && b.high->is_negative();
  if (!positive && !negative) return std::nullopt;  // the divisor may be zero
  const auto inverse = [](const End& end) { return end ? Number::divide(1, *end) : End(Number(0)); };
  const Range turned{.low = inverse(b.high), .high = inverse(b.low)};
  return product(a, turned, measure);
}

std::optional<Range> arithmetic(const Sum& sum, const TruthOf& truth_of) {
  const auto left = range_of(sum.operands[0], truth_of);
  const auto right = range_of(sum.operands[1], truth_of);
  if (!left || !right || left->only_empty || right->only_empty || left->empty_too || right->empty_too) return std::nullopt;
  const std::string& a = left->measure;
  const std::string& b = right->measure;
  switch (sum.kind) {
    case Sum::Kind::add:
    case Sum::Kind::subtract:
      if (a != b) return std::nullopt;
      if (sum.kind == Sum::Kind::add)
        return Range{.low = plus(left->low, right->low), .high = plus(left->high, right->high), .measure = a};
      return Range{.low = minus(left->low, right->high), .high = minus(left->high, right->low), .measure = a};
    case Sum::Kind::multiply:
      if (!a.empty() && !b.empty()) return std::nullopt;
      return product(*left, *right, a.empty() ? b : a);
    case Sum::Kind::divide:
      if (!b.empty() && a != b) return std::nullopt;
      return quotient(*left, *right, b.empty() ? a : "");
    case Sum::Kind::percent: {
      auto scaled = product(*left, *right, b);
      if (!scaled) return std::nullopt;
      return quotient(*scaled, Range{.low = Number(100), .high = Number(100)}, b);
    }
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
  if (left.measure != right.measure) return Truth::Unknown;
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
