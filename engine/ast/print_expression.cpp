#include "engine/ast/print.h"
#include "engine/ast/spelling.h"

namespace sekisho::ast {
namespace {

/// How tightly an expression binds, loosest first: what stands inside must bind at least as tightly, or takes parentheses.
enum class Binding { choice, disjunction, conjunction, negation, comparison, sum, product, percent, sign, atom };

struct Binder {
  Binding operator()(const Readings&) const { return Binding::choice; }
  Binding operator()(const Or&) const { return Binding::disjunction; }
  Binding operator()(const And&) const { return Binding::conjunction; }
  Binding operator()(const Not&) const { return Binding::negation; }
  Binding operator()(const Possibly&) const { return Binding::negation; }
  Binding operator()(const Quantified&) const { return Binding::disjunction; }
  Binding operator()(const Compare&) const { return Binding::comparison; }
  Binding operator()(const WithinDays&) const { return Binding::comparison; }
  Binding operator()(const Related& related) const {
    return related.where || related.owners ? Binding::disjunction : Binding::comparison;
  }
  Binding operator()(const Known&) const { return Binding::comparison; }
  Binding operator()(const Binary& binary) const {
    return binary.op == Arithmetic::add || binary.op == Arithmetic::subtract ? Binding::sum : Binding::product;
  }
  Binding operator()(const PercentOf&) const { return Binding::percent; }
  Binding operator()(const Negative&) const { return Binding::sign; }
  template <class Atom>
  Binding operator()(const Atom&) const {
    return Binding::atom;
  }
};

std::string print_at(const Expr& expression, Binding least) {
  const std::string text = print(expression);
  return std::visit(Binder{}, expression->node) < least ? "(" + text + ")" : text;
}

template <class Parts>
std::string joined(const Parts& parts, std::string_view between, Binding least) {
  std::string text;
  for (const Expr& part : parts) text += (text.empty() ? "" : std::string(between)) + print_at(part, least);
  return text;
}

std::string where(const Where& where) {
  std::string text;
  if (where.name) text += " as " + where.name->text;
  if (where.condition) text += " where " + print_at(where.condition, Binding::comparison);
  return text;
}

/// What an aggregate at its end would take as its own: the `over`, `where` and `per` that follow.
bool ends_in_aggregate(const Expr& value) {
  if (const auto* binary = std::get_if<Binary>(&value->node)) return ends_in_aggregate(binary->right);
  if (const auto* negative = std::get_if<Negative>(&value->node)) return ends_in_aggregate(negative->operand);
  if (const auto* percent = std::get_if<PercentOf>(&value->node)) return ends_in_aggregate(percent->whole);
  return std::holds_alternative<Aggregate>(value->node);
}

/// In an aggregate `where` takes one comparison or parentheses.
std::string filter(const Expr& condition) {
  return condition ? " where " + print_at(condition, Binding::comparison) : std::string();
}

std::string_view spelled(Comparator comparator) {
  switch (comparator) {
    case Comparator::equal:
      return "is";
    case Comparator::not_equal:
      return "is not";
    case Comparator::less:
      return "less than";
    case Comparator::at_most:
      return "at most";
    case Comparator::more:
      return "more than";
    case Comparator::at_least:
      return "at least";
    case Comparator::before:
      return "before";
    case Comparator::after:
      return "after";
  }
  return "";
}

std::string_view spelled(Relation relation) {
  switch (relation) {
    case Relation::in:
      return "in";
    case Relation::not_in:
      return "not in";
    case Relation::within:
      return "within";
    case Relation::not_within:
      return "not within";
    case Relation::contains:
      return "contains";
    case Relation::starts_with:
      return "starts with";
    case Relation::classified_in:
      return "classified in";
    case Relation::classified_within:
      return "classified within";
    case Relation::matches:
      return "matches";
    case Relation::owned_by:
      return "owned by";
    case Relation::under_control_of:
      return "under control of";
  }
  return "";
}

struct Printer {
  std::string operator()(const NumberLiteral& number) const {
    if (number.unit.empty()) return number.digits;
    return number.digits +
           (number.unit == "%" || number.unit.front() == '/' ? (number.unit == "%" ? "%" : " " + number.unit) : " " + number.unit);
  }
  std::string operator()(const TextLiteral& text) const { return quoted(text.text); }
  std::string operator()(const DateLiteral& date) const { return to_string(date.time); }
  std::string operator()(const CodeLiteral& code) const { return to_string(code.code); }
  std::string operator()(const TruthLiteral& truth) const { return truth.value ? "true" : "false"; }
  std::string operator()(const Path& path) const {
    std::string text;
    for (const Word& step : path.steps) text += (text.empty() ? "" : ".") + step.text;
    return text;
  }
  std::string operator()(const Call& call) const {
    return call.name.text + "(" + print_at(call.argument, Binding::disjunction) + ")";
  }
  std::string operator()(const AnyOf& any) const { return "any of " + joined(any.parts, ", ", Binding::disjunction); }
  std::string operator()(const Tuple& tuple) const { return "(" + joined(tuple.parts, ", ", Binding::disjunction) + ")"; }
  std::string operator()(const Not& node) const { return "not " + print_at(node.operand, Binding::negation); }
  std::string operator()(const Possibly& node) const { return "possibly " + print_at(node.operand, Binding::negation); }
  std::string operator()(const And& node) const { return joined(node.parts, " and ", Binding::negation); }
  std::string operator()(const Or& node) const { return joined(node.parts, " or ", Binding::conjunction); }
  std::string operator()(const Parenthesised& node) const { return "(" + print_at(node.inner, Binding::disjunction) + ")"; }
  std::string operator()(const Compare& node) const {
    return print_at(node.left, Binding::sum) + " " + std::string(spelled(node.comparator)) + " " +
           print_at(node.right, Binding::sum);
  }
  std::string operator()(const WithinDays& node) const {
    return print_at(node.value, Binding::sum) + " within " + print_at(node.duration, Binding::sum) +
           (node.before ? " before " : " after ") + print_at(node.anchor, Binding::sum);
  }
  std::string operator()(const Binary& node) const {
    const bool sum = node.op == Arithmetic::add || node.op == Arithmetic::subtract;
    const char* sign = node.op == Arithmetic::add        ? " + "
                       : node.op == Arithmetic::subtract ? " - "
                       : node.op == Arithmetic::multiply ? " * "
                                                         : " / ";
    return print_at(node.left, sum ? Binding::sum : Binding::product) + sign +
           print_at(node.right, sum ? Binding::product : Binding::percent);
  }
  std::string operator()(const Negative& node) const { return "-" + print_at(node.operand, Binding::sign); }
  std::string operator()(const PercentOf& node) const {
    return print_at(node.percent, Binding::sign) + " of " + print_at(node.whole, Binding::percent);
  }
  std::string operator()(const Related& node) const {
    std::string text = print_at(node.left, Binding::sum) + " " + std::string(spelled(node.relation));
    if (node.one_of) text += " one of";
    text += " " + print_at(node.right, Binding::sum);
    if (node.review) text += " at " + print(node.review) + (node.certain ? " to " + print(node.certain) : "");
    if (node.where) text += where(*node.where);
    if (node.threshold)
      text += std::string(node.threshold_comparator == Comparator::more ? " more than " : " at least ") +
              print_at(node.threshold, Binding::sum);
    if (node.owners) text += where(*node.owners);
    if (node.unlisted_unknown) text += " unlisted unknown";
    return text;
  }
  std::string operator()(const Quantified& node) const {
    const char* head = node.quantifier == Quantifier::any ? "any " : node.quantifier == Quantifier::every ? "every " : "no ";
    std::string text = head + node.variable.text + " in " + (node.all_levels ? "all " : "") + print(node.collection);
    if (node.condition) text += " where " + print_at(node.condition, Binding::negation);
    return text;
  }
  std::string operator()(const Aggregate& node) const {
    const char* folds[] = {"total", "count", "largest", "smallest"};
    std::string text = std::string(folds[static_cast<int>(node.fold)]);
    if (node.value)
      text += " of " + (ends_in_aggregate(node.value) ? "(" + print(node.value) + ")" : print_at(node.value, Binding::sum));
    if (node.variable)
      text += (node.value ? " over " : " of ") + node.variable->text + " in " + (node.all_levels ? "all " : "") +
              print(node.collection);
    text += filter(node.condition);
    if (!node.window) return text;
    text += " per " + joined(node.window->keys, ", ", Binding::disjunction) + " within ";
    return text + (node.window->duration ? print(node.window->duration) : "calendar " + node.window->calendar);
  }
  std::string operator()(const Known& node) const {
    return print_at(node.path, Binding::sum) + (node.missing ? " is missing" : " is known");
  }
  std::string operator()(const AsOf& node) const {
    return "(" + print_at(node.condition, Binding::disjunction) + ") as of " + to_string(node.date);
  }
  std::string operator()(const Readings& node) const {
    std::string text;
    for (const ReadingBranch& branch : node.branches) {
      text += (text.empty() ? "" : " ") + ("reading " + branch.name.text) + " " + quoted(branch.says) + " as " +
              print_at(branch.value, Binding::disjunction);
    }
    return text;
  }
};

}  // namespace

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char sign : text) {
    if (sign == '"' || sign == '\\') result += '\\';
    result += sign;
  }
  return result + "\"";
}

std::string print_part(const Expr& part, bool of_conjunction) {
  return print_at(part, of_conjunction ? Binding::negation : Binding::conjunction);
}

std::string print(const Expr& expression) { return std::visit(Printer{}, expression->node); }

}  // namespace sekisho::ast
