#include <algorithm>

#include "engine/check/resolve.h"
#include "engine/check/walk.h"

namespace sekisho::checking {

namespace {

std::vector<ast::Expr> named_parts(const ast::Expr& expression) {
  if (const auto* tuple = std::get_if<ast::Tuple>(&expression->node)) return tuple->parts;
  if (const auto* inner = std::get_if<ast::Parenthesised>(&expression->node)) return named_parts(inner->inner);
  return {expression};
}

std::vector<std::string> names_of_kinds(const State& state, const std::vector<ListKind>& kinds) {
  std::vector<std::string> names;
  for (const auto& [name, list] : state.bundle.lists) {
    if (std::find(kinds.begin(), kinds.end(), list.kind) != kinds.end()) names.push_back(name);
  }
  return names;
}

std::string kinds_as_text(const std::vector<ListKind>& kinds) {
  std::string text;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == kinds.size() ? " or " : ", ") + ("`" + std::string(to_string(kinds[i])) + "`");
  }
  return text;
}

std::string help_for_kind(ListKind kind) {
  switch (kind) {
    case ListKind::parties:
      return "write `matches`";
    case ListKind::items:
      return "write `classified in`";
    default:
      return "";
  }
}

void add_list(State& state, const ast::Expr& part, const std::vector<ListKind>& kinds, std::string_view relation,
              NamedLists& found) {
  const auto* path = std::get_if<ast::Path>(&part->node);
  if (path == nullptr) {
    fault(state, "type-mismatch", part->span,
          "`" + std::string(relation) + "` needs a list, which " + quoted(part->span) + " is not");
    found.faulty = true;
    return;
  }
  const std::string name = text_of(*path);
  const auto list = state.bundle.lists.find(name);
  if (list == state.bundle.lists.end()) {
    fault(state, "unknown-list", part->span, "no list is called `" + name + "`", did_you_mean(name, names_of_kinds(state, kinds)));
    found.faulty = true;
    return;
  }
  state.used.insert(name);
  note_use(state, {part->span, Meaning::list, name, {}, {}, {}});
  found.names.push_back(name);
  found.lists.push_back(&list->second);
  if (std::find(kinds.begin(), kinds.end(), list->second.kind) != kinds.end()) return;
  fault(state, "list-use", part->span,
        "`" + name + "` is a list of kind `" + std::string(to_string(list->second.kind)) + "`; `" + std::string(relation) +
            "` needs one of kind " + kinds_as_text(kinds),
        help_for_kind(list->second.kind));
  found.faulty = true;
}

/// The kinds of list a value of this type can be in.
std::vector<ListKind> kinds_for(const Type& type) {
  switch (type.kind) {
    case sekisho::Kind::country:
      return {ListKind::countries};
    case sekisho::Kind::code:
      return {ListKind::codes, ListKind::items};
    case sekisho::Kind::term:
    case sekisho::Kind::text:
      return {ListKind::terms};
    default:
      return {};
  }
}

bool check_scheme(State& state, const Type& type, const NamedLists& lists, const ast::Expr& right) {
  for (const List* list : lists.lists) {
    if (type.kind != sekisho::Kind::code || type.of.empty() || list->scheme.empty() || type.of == list->scheme ||
        (is_tariff_scheme(type.of) && is_tariff_scheme(list->scheme))) {
      continue;
    }
    fault(state, "type-mismatch", right->span, "`" + list->name + "` holds " + list->scheme + " codes, not " + type.of + " codes");
    return false;
  }
  return true;
}

NodeId resolve_in_lists(State& state, const ast::Related& node, NodeId left, const Span& span, Scope& scope) {
  const Type type = left == poison ? Type{} : node_of(state, left).type;
  const auto kinds = left == poison ? std::vector<ListKind>{ListKind::countries, ListKind::codes, ListKind::items, ListKind::terms}
                                    : kinds_for(type);
  if (left != poison && kinds.empty()) {
    const bool party = type.kind == sekisho::Kind::object && type.of == "party";
    const bool item = type.kind == sekisho::Kind::object && (type.of == "item" || type.of == "component");
    return fault(state, "type-mismatch", span,
                 quoted(node.left->span) + " is " + with_article(type) + ", and no list for `in` holds such values",
                 party  ? "write `matches`"
                 : item ? "write `classified in`"
                        : "");
  }
  const NamedLists lists = resolve_lists(state, node.right, kinds, "in");
  const EntryPart entry = resolve_where(state, node.where, lists, scope);
  if (left == poison || lists.faulty || !check_scheme(state, type, lists, node.right)) return poison;
  return condition_node(state, checked::InList{left, lists.names, entry.slot, entry.where}, span);
}

/// `in (a, b)` and `in` a many-valued path: equal to one of them.
NodeId resolve_in_values(State& state, const ast::Related& node, NodeId left, const Span& span, Scope& scope) {
  if (left == poison) return poison;
  const Type type = node_of(state, left).type;
  if (node.where)
    return fault(state, "type-mismatch", node.right->span,
                 "`as` and `where` need a list, which " + quoted(node.right->span) + " is not");
  const auto* path = std::get_if<ast::Path>(&node.right->node);
  if (path != nullptr && (!is_enumerated(type) || !find_enumerated(state, *path, node.right->span, type)) &&
      !find_reference(state, *path, node.right->span, scope)) {
    const auto kinds = kinds_for(type);
    return fault(state, "unknown-list", node.right->span, "no list is called `" + text_of(*path) + "`",
                 did_you_mean(text_of(*path), names_of_kinds(state, kinds)));
  }
  const NodeId right = resolve_value(state, node.right, scope, &type);
  if (!comparable(state, left, right, node.left->span, node.right->span)) return poison;
  const bool tuple =
      std::holds_alternative<ast::Tuple>(node.right->node) || std::holds_alternative<ast::Parenthesised>(node.right->node);
  if (!tuple && !node_of(state, right).type.many) {
    return fault(state, "type-mismatch", span, "`in` needs a list or several values, and " + quoted(node.right->span) + " is one",
                 "write `is`");
  }
  return condition_node(state, checked::Compare{checked::Comparator::equal, left, right}, span);
}

}  // namespace

bool names_lists(const State& state, const ast::Expr& expression) {
  const auto parts = named_parts(expression);
  return std::any_of(parts.begin(), parts.end(), [&](const ast::Expr& part) {
    const auto* path = std::get_if<ast::Path>(&part->node);
    return path != nullptr && state.bundle.lists.contains(text_of(*path));
  });
}

NamedLists resolve_lists(State& state, const ast::Expr& expression, const std::vector<ListKind>& kinds, std::string_view relation) {
  NamedLists found;
  for (const ast::Expr& part : named_parts(expression)) add_list(state, part, kinds, relation, found);
  return found;
}

EntryPart resolve_where(State& state, const std::optional<ast::Where>& where, const NamedLists& lists, Scope& scope) {
  EntryPart entry;
  if (!where || !where->condition) return entry;
  entry.slot = binding_height(where->condition);
  Scope inner = scope;
  if (where->name) {
    inner.bound.push_back({where->name->text, entry.slot, {}, lists.lists, true, lists.faulty, where->name->span});
  } else {
    fault(state, "where-name", where->condition->span, "`where` does not say what it is about", "write `as e where …`");
  }
  entry.where = resolve_condition(state, where->condition, inner);
  return entry;
}

NodeId resolve_in(State& state, const ast::Related& node, const Span& span, Scope& scope) {
  const NodeId left = resolve_value(state, node.left, scope);
  const NodeId found = names_lists(state, node.right) ? resolve_in_lists(state, node, left, span, scope)
                                                      : resolve_in_values(state, node, left, span, scope);
  return node.relation == ast::Relation::not_in ? condition_node(state, checked::Not{found}, span) : found;
}

}  // namespace sekisho::checking
