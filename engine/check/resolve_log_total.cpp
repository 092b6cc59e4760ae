#include <algorithm>

#include "engine/check/resolve.h"

namespace sekisho::checking {

namespace {

using checked::Period;

/// Whether a value is added up inside, through defines too.
bool adds_up(const checked::Policy& policy, NodeId id) {
  const checked::Kind& kind = policy.nodes[id].kind;
  if (std::holds_alternative<checked::Aggregate>(kind)) return true;
  if (const auto* use = std::get_if<checked::DefineUse>(&kind)) return adds_up(policy, policy.defines[use->define].value);
  const std::vector<NodeId> parts = parts_of(kind);
  return std::any_of(parts.begin(), parts.end(), [&](NodeId part) { return adds_up(policy, part); });
}

/// A part of a total that earlier records have too: nothing bound outside, no total over the log inside.
bool stands_alone(State& state, NodeId id, const Span& span) {
  if (id == checked::none || id == poison) return id != poison;
  const checked::Node& node = node_of(state, id);
  if (node.over_log) {
    fault(state, "log-total", span, quoted(span) + " holds a total over the log, and stands in another");
  } else if (!node.closed) {
    fault(state, "log-total", span, quoted(span) + " mentions what is bound outside the total, which no earlier record has",
          "name a field of the record or of `item`");
  } else {
    return true;
  }
  return false;
}

bool is_addable(State& state, NodeId value, const Span& span) {
  if (!adds_up(state.policy, value)) return true;
  fault(state, "log-total", span, quoted(span) + " is added up itself, and a total over the log adds single values",
        "add a field of the record or of `item`");
  return false;
}

bool compares_as_key(sekisho::Kind kind) {
  using enum sekisho::Kind;
  return kind == text || kind == truth || kind == country || kind == code || kind == term || kind == word;
}

/// Whether a path ends in the name of a party.
bool names_party(const State& state, const checked::Path& path) {
  if (path.steps.size() < 2 || path.steps.back().name != "name") return false;
  const ObjectType* object = state.bundle.schema.object(path.root == checked::Root::item ? "item" : "transaction");
  for (std::size_t at = 0; at + 1 < path.steps.size() && object != nullptr; ++at) {
    const auto field = object->find(path.steps[at].name);
    object = field ? state.bundle.schema.object(object->fields[*field].type.of) : nullptr;
  }
  return object != nullptr && object->name == "party";
}

std::optional<checked::LogTotal::Key> resolve_key(State& state, const ast::Expr& key, Scope& scope) {
  const NodeId path = resolve_value(state, key, scope);
  if (path == poison || !stands_alone(state, path, key->span)) return std::nullopt;
  const checked::Node& node = node_of(state, path);
  const auto* fact = std::get_if<checked::Path>(&node.kind);
  if (fact == nullptr) {
    fault(state, "type-mismatch", key->span, quoted(key->span) + " is no fact of the record, so records cannot be told apart by it",
          "name a field");
    return std::nullopt;
  }
  if (!compares_as_key(node.type.kind)) {
    fault(state, "type-mismatch", key->span,
          quoted(key->span) + " is " + with_article(node.type) + ", by which records cannot be told apart",
          node.type.of == "party" ? "write `" + std::string(node.text) + ".name`" : "");
    return std::nullopt;
  }
  return checked::LogTotal::Key{path, names_party(state, *fact)};
}

std::optional<Period> resolve_period(State& state, const ast::Window& window) {
  if (!window.calendar.empty()) {
    const bool year = window.calendar == "year", quarter = window.calendar == "quarter";
    return Period{year ? Period::Calendar::year : quarter ? Period::Calendar::quarter : Period::Calendar::month, {}};
  }
  const auto duration = resolve_duration(state, window.duration);
  if (!duration) return std::nullopt;
  if (duration->days > 0 || duration->months > 0) return Period{Period::Calendar::none, *duration};
  fault(state, "log-total", window.duration->span, "a period of no days holds no record", "`1 day` is the day of the record");
  return std::nullopt;
}

}  // namespace

NodeId resolve_log_total(State& state, const ast::Aggregate& node, const Span& span, Scope& scope) {
  if (node.fold == ast::Fold::largest || node.fold == ast::Fold::smallest) {
    return fault(state, "log-total", span, "over the log there are `total` and `count`, and nothing largest or smallest");
  }
  checked::LogTotal total{node.fold, checked::none, checked::none, {}, {}};
  if (node.value) total.value = resolve_value(state, node.value, scope);
  if (node.condition) total.condition = resolve_condition(state, node.condition, scope);
  const auto type = type_of_fold(state, node, total.value);
  bool sound = type.has_value() && stands_alone(state, total.condition, node.condition ? node.condition->span : span);
  if (sound && node.value)
    sound = stands_alone(state, total.value, node.value->span) && is_addable(state, total.value, node.value->span);
  for (const ast::Expr& each : node.window->keys) {
    const auto key = resolve_key(state, each, scope);
    if (key) total.keys.push_back(*key);
    sound = sound && key;
  }
  const auto period = resolve_period(state, *node.window);
  if (!sound || !period) return poison;
  total.period = *period;
  return value_node(state, std::move(total), *type, span);
}

}  // namespace sekisho::checking
