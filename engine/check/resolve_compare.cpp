#include <algorithm>
#include <set>

#include "engine/check/resolve.h"

namespace sekisho::checking {

namespace {

struct Operands {
  NodeId left = poison, right = poison;
};

/// Both operands, each typed by the other where it is a bare word.
Operands resolve_operands(State& state, const ast::Expr& left, const ast::Expr& right, Scope& scope) {
  Operands operands;
  const bool right_first = needs_opposite(state, left, scope) && !needs_opposite(state, right, scope);
  const ast::Expr& first = right_first ? right : left;
  const ast::Expr& second = right_first ? left : right;
  const NodeId known = resolve_value(state, first, scope);
  if (known == poison) {
    // Words opposite a faulty operand mean nothing yet; what else the other side says is still looked at.
    if (!needs_opposite(state, second, scope)) resolve_value(state, second, scope);
    return operands;
  }
  const Type type = node_of(state, known).type;
  const NodeId other = resolve_value(state, second, scope, &type);
  return right_first ? Operands{other, known} : Operands{known, other};
}

bool same_dimension(const Type& left, const Type& right) { return left.of.empty() || right.of.empty() || left.of == right.of; }

bool fits(const Type& left, const Type& right) {
  if (left.kind != right.kind || left.kind == sekisho::Kind::object) return false;
  switch (left.kind) {
    case sekisho::Kind::quantity:
    case sekisho::Kind::term:
    case sekisho::Kind::word:
      return same_dimension(left, right);
    case sekisho::Kind::code:
      return same_dimension(left, right) || (is_tariff_scheme(left.of) && is_tariff_scheme(right.of));
    default:
      return true;
  }
}

bool is_ordered(const State& state, const Type& type) {
  static const std::set<sekisho::Kind> ordered = {sekisho::Kind::number, sekisho::Kind::percent, sekisho::Kind::quantity,
                                                  sekisho::Kind::money,  sekisho::Kind::time,    sekisho::Kind::duration};
  return ordered.contains(type.kind) || (type.kind == sekisho::Kind::word && state.bundle.schema.ordered_words.contains(type.of));
}

std::string help_for(const Type& left, const Type& right) {
  const auto either = [&](sekisho::Kind kind) { return left.kind == kind || right.kind == kind; };
  if (either(sekisho::Kind::number) && either(sekisho::Kind::percent))
    return "write the number with `%`, or `at least 25% of …` for a ratio";
  if (either(sekisho::Kind::number) && either(sekisho::Kind::quantity)) return "give the number a unit";
  if (either(sekisho::Kind::number) && either(sekisho::Kind::money)) return "give the number a currency";
  if (either(sekisho::Kind::object)) return "compare a field of it";
  return "";
}

/// A number or text opposite a code: how it is written as one.
std::string help_for_code(const Type& code, const Span& span) {
  const std::string_view written = std::string_view(span.source->text).substr(span.begin, span.end - span.begin);
  const std::size_t begin = written.find_first_not_of("(\" \t\r\n");
  if (begin == std::string_view::npos) return "";
  const std::size_t end = std::min(written.find_first_of("),\" \t\r\n", begin), written.size());
  const std::string scheme = code.of.empty() ? "HS" : code.of;
  const std::string form = "`" + scheme + ":" + std::string(written.substr(begin, end - begin)) + "`";
  if (code.of.empty()) return "a code has its scheme before it: " + form;
  return written.front() == '(' ? "write each with its scheme: " + form : "write " + form;
}

checked::Comparator comparator_of(ast::Comparator comparator) {
  switch (comparator) {
    case ast::Comparator::less:
    case ast::Comparator::before:
      return checked::Comparator::less;
    case ast::Comparator::at_most:
      return checked::Comparator::at_most;
    case ast::Comparator::more:
    case ast::Comparator::after:
      return checked::Comparator::more;
    case ast::Comparator::at_least:
      return checked::Comparator::at_least;
    case ast::Comparator::equal:
    case ast::Comparator::not_equal:
      break;
  }
  return checked::Comparator::equal;
}

bool check_order(State& state, const ast::Compare& node, const Type& type, const Span& span) {
  const bool dates_only = node.comparator == ast::Comparator::before || node.comparator == ast::Comparator::after;
  if (dates_only && type.kind != sekisho::Kind::time) {
    fault(state, "type-mismatch", span,
          "`" + node.spelling + "` compares dates, and " + quoted(node.left->span) + " is " + with_article(type));
    return false;
  }
  if (comparator_of(node.comparator) == checked::Comparator::equal || is_ordered(state, type)) return true;
  fault(state, "type-mismatch", span, "`" + node.spelling + "` needs an order, and " + with_article(type) + " has none",
        "write `is` or `in`");
  return false;
}

}  // namespace

bool needs_opposite(State& state, const ast::Expr& expression, const Scope& scope) {
  const auto* path = std::get_if<ast::Path>(&expression->node);
  if (path == nullptr) return false;
  const std::string& first = path->steps.front().text;
  const bool bound = std::any_of(scope.bound.begin(), scope.bound.end(), [&](const Bound& each) { return each.name == first; });
  return !bound && first != "item" && first != "license" && !state.bundle.schema.objects.front().find(first) &&
         state.names.find(text_of(*path)) == nullptr;
}

bool comparable(State& state, NodeId left, NodeId right, const Span& left_span, const Span& right_span) {
  if (left == poison || right == poison) return false;
  const Type a = node_of(state, left).type;
  const Type b = node_of(state, right).type;
  if (fits(a, b)) return true;
  if (a.kind == sekisho::Kind::quantity && b.kind == sekisho::Kind::quantity) {
    fault(state, "dimension-mismatch", right_span,
          quoted(left_span) + " is a " + a.of + " and " + quoted(right_span) + " a " + b.of + ": they do not compare");
  } else {
    const auto writes_code = [](const Type& type) {
      return type.kind == sekisho::Kind::number || type.kind == sekisho::Kind::text;
    };
    const std::string help = a.kind == sekisho::Kind::code && writes_code(b)   ? help_for_code(a, right_span)
                             : b.kind == sekisho::Kind::code && writes_code(a) ? help_for_code(b, left_span)
                                                                               : help_for(a, b);
    fault(state, "type-mismatch", right_span,
          quoted(left_span) + " is " + with_article(a) + " and " + quoted(right_span) + " is " + with_article(b) +
              ": they do not compare",
          help);
  }
  return false;
}

NodeId resolve_compare(State& state, const ast::Compare& node, const Span& span, Scope& scope) {
  const Operands operands = resolve_operands(state, node.left, node.right, scope);
  if (!comparable(state, operands.left, operands.right, node.left->span, node.right->span)) return poison;
  if (!check_order(state, node, node_of(state, operands.left).type, span)) return poison;
  const NodeId compare =
      condition_node(state, checked::Compare{comparator_of(node.comparator), operands.left, operands.right}, span);
  return node.comparator == ast::Comparator::not_equal ? condition_node(state, checked::Not{compare}, span) : compare;
}

NodeId resolve_union(State& state, const std::vector<ast::Expr>& parts, const Span& span, Scope& scope, const Type* opposite) {
  checked::Union united;
  std::optional<Type> type;
  bool faulty = false;
  for (const ast::Expr& part : parts) {
    const NodeId node = resolve_value(state, part, scope, opposite);
    faulty |= node == poison;
    if (node == poison) continue;
    const bool object = node_of(state, node).type.kind == sekisho::Kind::object;
    const bool same_object = object && type && node_of(state, node).type.of == type->of;
    if (!united.parts.empty() && !same_object && !comparable(state, united.parts.front(), node, parts.front()->span, part->span))
      faulty = true;
    if (!type) type = node_of(state, node).type;
    united.parts.push_back(node);
  }
  if (faulty || !type) return poison;
  if (united.parts.size() == 1) return united.parts.front();
  type->many = true;
  return value_node(state, std::move(united), *type, span);
}

}  // namespace sekisho::checking
