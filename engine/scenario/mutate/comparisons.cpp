#include <algorithm>

#include "engine/scenario/mutate/planting.h"

/// Comparisons turned, thresholds moved by their smallest step, days by one.
namespace sekisho::mutate {
namespace {

using checked::Comparator;

template <class Node>
const Node* as(const ast::Expr& text) {
  const ast::Expression* bare = text.get();
  while (bare != nullptr && std::holds_alternative<ast::Parenthesised>(bare->node))
    bare = std::get<ast::Parenthesised>(bare->node).inner.get();
  return bare == nullptr ? nullptr : std::get_if<Node>(&bare->node);
}

/// The comparison at a site, that of `is not` included.
NodeId comparison_at(const Site& site) {
  const auto* negation = std::get_if<checked::Not>(&site.kind());
  return negation == nullptr ? site.here().node : negation->operand;
}

struct Turn {
  Comparator from, to;
  std::string_view words;
};
constexpr std::array<Turn, 4> turns{{{Comparator::less, Comparator::at_most, "at most"},
                                     {Comparator::at_most, Comparator::less, "less than"},
                                     {Comparator::more, Comparator::at_least, "at least"},
                                     {Comparator::at_least, Comparator::more, "more than"}}};

void plant_turned(const Site& site, const checked::Compare& compare, const ast::Compare& text) {
  const Span gap = between(text.left->span, text.right->span);
  const auto say = [&](std::string_view words) { return "`" + text.spelling + "` taken as `" + std::string(words) + "`"; };
  const auto put = [&](NodeId node, std::string_view words) { plant(site, node, say(words), gap, " " + std::string(words) + " "); };
  if (compare.op == Comparator::equal) {
    const auto* negation = std::get_if<checked::Not>(&site.kind());
    if (negation != nullptr) {
      put(negation->operand, "is");
    } else {
      put(added(*site.mutants.policy, site.here().node, checked::Not{site.here().node}), "is not");
    }
    return;
  }
  const auto turn = std::find_if(turns.begin(), turns.end(), [&](const Turn& one) { return one.from == compare.op; });
  put(added(*site.mutants.policy, site.here().node, checked::Compare{turn->to, compare.left, compare.right}), turn->words);
}

// ---- thresholds

/// One in the last place that the author wrote.
Number step_of(std::string_view digits) {
  const std::size_t point = digits.find('.');
  if (point == std::string_view::npos) return 1;
  std::string step = "0.";
  for (std::size_t at = point + 2; at < digits.size(); ++at) step += digits[at] == '_' ? "" : "0";
  return parse_number(step + "1").value;
}

void move_amount(Value& value, const Number& by) {
  if (auto* number = std::get_if<Number>(&value.data)) *number = *number + by;
  if (auto* percent = std::get_if<Percent>(&value.data)) percent->value = percent->value + by;
  if (auto* quantity = std::get_if<Quantity>(&value.data)) quantity->amount = quantity->amount + by;
  if (auto* money = std::get_if<Money>(&value.data)) money->amount = money->amount + by;
}

void plant_threshold(const Site& site, NodeId node, const ast::NumberLiteral& literal, const Span& span) {
  const std::string unit(text_at(span).substr(std::min(literal.digits.size(), text_at(span).size())));
  for (const bool up : {true, false}) {
    const Number by = up ? step_of(literal.digits) : Number(0) - step_of(literal.digits);
    checked::Kind kind = site.mutants.policy->nodes[node].kind;
    if (auto* constant = std::get_if<checked::Constant>(&kind)) move_amount(constant->value, by);
    if (auto* percent = std::get_if<checked::PercentOf>(&kind)) percent->percent = percent->percent + by;
    const std::string text = (literal.value + by).to_string() + unit;
    plant_inside(site, node, added(*site.mutants.policy, node, std::move(kind)),
                 quoted(text_at(span)) + " taken as " + quoted(text), span, text);
  }
}

void plant_day(const Site& site, NodeId node, const Span& span) {
  for (const int days : {1, -1}) {
    checked::Constant constant = std::get<checked::Constant>(site.mutants.policy->nodes[node].kind);
    Time& time = std::get<Time>(constant.value.data);
    time = moved(time, days);
    const std::string text = to_string(time);
    plant_inside(site, node, added(*site.mutants.policy, node, std::move(constant)),
                 quoted(text_at(span)) + " taken as " + quoted(text), span, text);
  }
}

/// The constants that a side of a comparison is worked out from; those inside totals stand in conditions of their own.
void plant_in_value(const Site& site, NodeId node, const ast::Expr& text) {
  const checked::Kind kind = site.mutants.policy->nodes[node].kind;
  if (const auto* constant = std::get_if<checked::Constant>(&kind)) {
    const auto* literal = as<ast::NumberLiteral>(text);
    if (std::holds_alternative<Time>(constant->value.data)) plant_day(site, node, text->span);
    if (literal != nullptr) plant_threshold(site, node, *literal, text->span);
  } else if (const auto* percent = std::get_if<checked::PercentOf>(&kind)) {
    const auto* written = as<ast::PercentOf>(text);
    const auto* literal = written == nullptr ? nullptr : as<ast::NumberLiteral>(written->percent);
    if (literal != nullptr && percent->percent_value == checked::none)
      plant_threshold(site, node, *literal, written->percent->span);
  } else if (const auto* arithmetic = std::get_if<checked::Arithmetic>(&kind)) {
    const auto* written = as<ast::Binary>(text);
    if (written == nullptr) return;
    plant_in_value(site, arithmetic->left, written->left);
    plant_in_value(site, arithmetic->right, written->right);
  }
}

void plant_duration(const Site& site, const checked::WithinDays& within, const ast::WithinDays& text) {
  for (const int by : {1, -1}) {
    checked::WithinDays longer = within;
    (longer.duration.months != 0 ? longer.duration.months : longer.duration.days) += by;
    const std::string words = to_string(longer.duration);
    plant(site, added(*site.mutants.policy, site.here().node, longer),
          quoted(text_at(text.duration->span)) + " taken as " + quoted(words), text.duration->span, words);
  }
}

/// `owned by L at least P%`
void plant_share(const Site& site, const checked::Owned& owned, const ast::Related& text) {
  const auto* literal = text.threshold ? as<ast::NumberLiteral>(text.threshold) : nullptr;
  if (literal == nullptr || owned.threshold == checked::none) return;
  checked::Owned turned = owned;
  turned.more = !owned.more;
  const std::string now = owned.more ? "more than" : "at least", then = owned.more ? "at least" : "more than";
  const Span& threshold = text.threshold->span;
  const std::size_t at = site.here().text->span.source->text.rfind(now, threshold.begin);
  if (at != std::string::npos && at >= text.right->span.end) {
    const Span words{threshold.source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + now.size())};
    plant(site, added(*site.mutants.policy, site.here().node, turned), "`" + now + "` taken as `" + then + "`", words, then);
  }
  plant_threshold(site, owned.threshold, *literal, threshold);
}

}  // namespace

void plant_in_comparison(const Site& site) {
  const checked::Kind kind = site.mutants.policy->nodes[comparison_at(site)].kind;
  if (const auto* within = std::get_if<checked::WithinDays>(&kind)) {
    if (const auto* text = as<ast::WithinDays>(site.here().text)) plant_duration(site, *within, *text);
  }
  const auto* related = as<ast::Related>(site.here().text);
  const auto* owned = std::get_if<checked::Owned>(&kind);
  if (owned != nullptr && related != nullptr) plant_share(site, *owned, *related);
  const auto* compare = std::get_if<checked::Compare>(&kind);
  const auto* text = as<ast::Compare>(site.here().text);
  if (compare == nullptr || text == nullptr) return;
  plant_turned(site, *compare, *text);
  const bool ordered = compare->op != Comparator::equal;
  const bool dates = site.mutants.policy->nodes[compare->left].type.kind == Kind::time;
  if (!ordered && !dates) return;
  plant_in_value(site, compare->left, text->left);
  plant_in_value(site, compare->right, text->right);
}

}  // namespace sekisho::mutate
