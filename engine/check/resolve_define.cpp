#include <algorithm>

#include "engine/check/resolve.h"
#include "engine/check/walk.h"

namespace sekisho::checking {

namespace {

/// The chain from where a definition was begun to where it is met again: "`a`, `b`, `a`".
std::string chain(const State& state, const std::string& name) {
  std::string text;
  const auto begin = std::find(state.underway.begin(), state.underway.end(), name);
  for (auto each = begin; each != state.underway.end(); ++each) text += "`" + *each + "` uses ";
  return text + "`" + name + "`";
}

void gather_fields(const ast::Expr& expression, const std::string& parameter, std::vector<std::string>& fields) {
  if (!expression) return;
  if (const auto* path = std::get_if<ast::Path>(&expression->node);
      path != nullptr && path->steps.size() > 1 && path->steps[0].text == parameter) {
    fields.push_back(path->steps[1].text);
  }
  for (const ast::Expr& part : inside(*expression)) gather_fields(part, parameter, fields);
}

/// What a definition that nothing uses is about: the first kind of object that has all fields its text names.
Type likely_parameter(const State& state, const std::vector<ast::Expr>& texts, const std::string& parameter) {
  std::vector<std::string> fields;
  for (const ast::Expr& text : texts) gather_fields(text, parameter, fields);
  for (const std::string name : {"party", "component", "item", "owner", "identifier"}) {
    const ObjectType* object = state.bundle.schema.object(name);
    const auto has = [&](const std::string& field) { return object->find(field).has_value(); };
    if (object != nullptr && std::all_of(fields.begin(), fields.end(), has)) return {sekisho::Kind::object, name, false};
  }
  return {sekisho::Kind::object, "party", false};
}

/// The scope of a definition's text: its parameter, if it has one.
Scope scope_of(Owner& owner, const std::optional<ast::Word>& parameter, const std::optional<Type>& type, int slot) {
  Scope scope{&owner, {}};
  if (parameter) scope.bound.push_back({parameter->text, slot, type.value_or(Type{}), {}, false, !type, parameter->span});
  return scope;
}

void resolve_define_text(State& state, std::uint32_t index) {
  const ast::Define& node = *state.names.defines[index].ast;
  checked::Define& define = state.policy.defines[index];
  Owner& owner = state.defines[index].owner;
  const int slot = binding_height(node.value);
  if (node.parameter) define.parameter_slot = slot;
  if (node.parameter) state.policy.slots = std::max(state.policy.slots, slot + 1);
  Scope scope = scope_of(owner, node.parameter, state.defines[index].parameter, slot);
  NodeId value = resolve_either(state, node.value, scope);
  if (value != poison && node_of(state, value).type.kind == sekisho::Kind::truth)
    value = as_condition(state, value, node.value->span);
  if (define.dated && value != poison && !node_of(state, value).condition) {
    value = fault(state, "type-mismatch", node.value->span,
                  "`" + node.name.text + "` is " + with_article(node_of(state, value).type) +
                      ", and only a condition has a period, outside which it is false");
  }
  define.value = value;
  define.declared.group = owner.group;
  state.defines[index].faulty = value == poison;
}

void resolve_term_text(State& state, std::uint32_t index) {
  const ast::OpenTerm& node = *state.names.terms[index].ast;
  checked::OpenTerm& term = state.policy.terms[index];
  Owner& owner = state.terms[index].owner;
  const int slot = std::max(binding_height(node.presume_when), binding_height(node.otherwise));
  if (node.parameter) term.parameter_slot = slot;
  if (node.parameter) state.policy.slots = std::max(state.policy.slots, slot + 1);
  Scope scope = scope_of(owner, node.parameter, state.terms[index].parameter, slot);
  if (node.otherwise) term.otherwise = resolve_condition(state, node.otherwise, scope);
  if (node.presume_when) term.presume_when = resolve_condition(state, node.presume_when, scope);
  term.declared.group = owner.group;
  state.terms[index].faulty = term.otherwise == poison || term.presume_when == poison;
}

template <class ResolveText>
void resolve_once(State& state, Definition& definition, const std::string& name, ResolveText resolve_text) {
  if (definition.progress != Progress::untouched) return;
  definition.progress = Progress::underway;
  state.underway.push_back(name);
  resolve_text();
  state.underway.pop_back();
  definition.progress = Progress::done;
}

/// Whether the argument fits the parameter; a first argument settles what the parameter is.
bool argument_fits(State& state, const std::string& name, const std::optional<ast::Word>& parameter, Definition& definition,
                   NodeId argument, const Span& span) {
  if (!parameter && argument == checked::none) return true;
  if (!parameter) {
    fault(state, "argument", span, "`" + name + "` is not about one thing, so nothing stands in parentheses after it");
    return false;
  }
  if (argument == checked::none) {
    fault(state, "argument", span, "`" + name + "` is about one thing, which is not named", "write `" + name + "(p)`");
    return false;
  }
  const Type type = node_of(state, argument).type;
  if (type.many) {
    fault(state, "argument", node_of(state, argument).span,
          "`" + name + "` is about one thing, and " + quoted(node_of(state, argument).span) + " may be several",
          "write `any x in … where " + name + "(x)`");
    return false;
  }
  if (!definition.parameter) definition.parameter = type;
  if (*definition.parameter == type) return true;
  fault(state, "argument", span,
        "`" + name + "` is about " + with_article(*definition.parameter) + " elsewhere, and here about " + with_article(type));
  return false;
}

}  // namespace

NodeId use_define(State& state, std::uint32_t index, NodeId argument, const Span& span) {
  const ast::Define& node = *state.names.defines[index].ast;
  const std::string& name = node.name.text;
  Definition& definition = state.defines[index];
  if (state.underway.empty() || state.underway.back() != name) state.used.insert(name);
  if (argument == poison || !argument_fits(state, name, node.parameter, definition, argument, span)) return poison;
  if (definition.progress == Progress::underway) {
    definition.faulty = true;
    return fault(state, "define-cycle", span, "`" + name + "` depends on itself: " + chain(state, name));
  }
  resolve_once(state, definition, name, [&] { resolve_define_text(state, index); });
  if (definition.faulty) return poison;
  const checked::Node& value = node_of(state, state.policy.defines[index].value);
  const Type type = value.type;
  checked::DefineUse use{index, argument};
  return value.condition ? condition_node(state, use, span) : value_node(state, use, type, span);
}

NodeId use_term(State& state, std::uint32_t index, NodeId argument, const Span& span) {
  const ast::OpenTerm& node = *state.names.terms[index].ast;
  const std::string& name = node.name.text;
  Definition& definition = state.terms[index];
  if (state.underway.empty() || state.underway.back() != name) state.used.insert(name);
  if (argument == poison || !argument_fits(state, name, node.parameter, definition, argument, span)) return poison;
  if (definition.progress == Progress::underway) {
    definition.faulty = true;
    return fault(state, "define-cycle", span, "`" + name + "` depends on itself: " + chain(state, name));
  }
  resolve_once(state, definition, name, [&] { resolve_term_text(state, index); });
  return definition.faulty ? poison : condition_node(state, checked::TermUse{index, argument}, span);
}

NodeId resolve_call(State& state, const ast::Call& node, const Span& span, Scope& scope) {
  const NodeId argument = resolve_value(state, node.argument, scope);
  const NameEntry* entry = state.names.find(node.name.text);
  if (entry != nullptr && (entry->named == Named::define || entry->named == Named::term)) {
    const Meaning meaning = entry->named == Named::define ? Meaning::define : Meaning::term;
    note_use(state, {node.name.span, meaning, node.name.text, {}, {}, {}});
  }
  if (entry != nullptr && entry->named == Named::define) return use_define(state, entry->index, argument, span);
  if (entry != nullptr && entry->named == Named::term) return use_term(state, entry->index, argument, span);
  std::vector<std::string> candidates = state.names.of(Named::define);
  for (std::string& term : state.names.of(Named::term)) candidates.push_back(std::move(term));
  return fault(state, "unknown-name", node.name.span, "no define or open term is called `" + node.name.text + "`",
               did_you_mean(node.name.text, candidates));
}

namespace {

/// Those about nothing first: from their texts the others may learn what they are about.
void resolve_unused_defines(State& state, bool with_parameter) {
  for (std::uint32_t i = 0; i < state.names.defines.size(); ++i) {
    const ast::Define& node = *state.names.defines[i].ast;
    Definition& definition = state.defines[i];
    if (node.parameter.has_value() != with_parameter) continue;
    if (node.parameter && !definition.parameter) definition.parameter = likely_parameter(state, {node.value}, node.parameter->text);
    resolve_once(state, definition, node.name.text, [&] { resolve_define_text(state, i); });
  }
}

void resolve_unused_terms(State& state, bool with_parameter) {
  for (std::uint32_t i = 0; i < state.names.terms.size(); ++i) {
    const ast::OpenTerm& node = *state.names.terms[i].ast;
    Definition& definition = state.terms[i];
    if (node.parameter.has_value() != with_parameter) continue;
    if (node.parameter && !definition.parameter) {
      definition.parameter = likely_parameter(state, {node.otherwise, node.presume_when}, node.parameter->text);
    }
    resolve_once(state, definition, node.name.text, [&] { resolve_term_text(state, i); });
  }
}

}  // namespace

void resolve_definitions(State& state) {
  for (const bool with_parameter : {false, true}) {
    resolve_unused_defines(state, with_parameter);
    resolve_unused_terms(state, with_parameter);
  }
}

}  // namespace sekisho::checking
