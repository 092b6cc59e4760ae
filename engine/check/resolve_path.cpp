#include <algorithm>

#include "engine/check/resolve.h"
#include "engine/value/country.h"

namespace sekisho::checking {

namespace {

using checked::Root;

bool is_scheme(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char sign) {
    return (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '-';
  });
}

/// A path as far as it is understood: where it stands, and what is found there.
struct Walk {
  checked::Path path;
  Type type;
};

std::vector<std::string> field_names(const ObjectType& object) {
  std::vector<std::string> names;
  for (const Field& field : object.fields) names.push_back(field.name);
  return names;
}

bool unknown_field(State& state, const ObjectType& object, const ast::Word& word) {
  const bool parameter = object.name == "parameters" || object.name == "end_use_parameters";
  const std::string message =
      parameter ? "no parameter is called `" + word.text + "`: the schema declares none of that name"
                : "a" + std::string(object.name == "item" || object.name == "owner" || object.name == "identifier" ? "n " : " ") +
                      object.name + " has no field `" + word.text + "`";
  fault(state, parameter ? "unknown-parameter" : "unknown-field", word.span, message, did_you_mean(word.text, field_names(object)));
  return false;
}

bool step_into_object(State& state, Walk& walk, const ast::Word& word) {
  const ObjectType* object = state.bundle.schema.object(walk.type.of);
  const auto index = object == nullptr ? std::nullopt : object->find(word.text);
  if (object == nullptr) {
    fault(state, "unknown-field", word.span, "the schema has no object `" + walk.type.of + "`");
    return false;
  }
  if (!index) return unknown_field(state, *object, word);
  const Type& type = object->fields[*index].type;
  walk.path.steps.push_back({*index, word.text, ""});
  walk.type = Type{type.kind, type.of, type.many || walk.type.many};
  note_use(state, {word.span, Meaning::field, word.text, object->name, walk.type, {}});
  return true;
}

bool step_into(State& state, Walk& walk, const ast::Word& word) {
  if (walk.type.kind == sekisho::Kind::object) return step_into_object(state, walk, word);
  if (walk.type.kind == sekisho::Kind::code && walk.type.of.empty() && is_scheme(word.text)) {
    walk.path.steps.push_back({0, "", word.text});
    walk.type = Type{sekisho::Kind::code, word.text, walk.type.many};
    return true;
  }
  fault(state, "unknown-field", word.span, with_article(walk.type) + " has no field `" + word.text + "`");
  return false;
}

bool step_into_entry(State& state, Walk& walk, const Bound& bound, const ast::Word& word) {
  const auto type = entry_field(bound.lists, word.text);
  if (!type) {
    fault(state, "unknown-field", word.span, "an entry of `" + bound.lists.front()->name + "` has no field `" + word.text + "`",
          did_you_mean(word.text, entry_fields(bound.lists)));
    return false;
  }
  walk.path.steps.push_back({0, word.text, ""});
  walk.type = *type;
  note_use(state, {word.span, Meaning::entry_field, word.text, bound.lists.front()->name, *type, {}});
  return true;
}

/// The remaining words of a path, from `next` on.
NodeId finish(State& state, Walk walk, const ast::Path& path, std::size_t next, const Span& span) {
  for (std::size_t i = next; i < path.steps.size(); ++i) {
    if (!step_into(state, walk, path.steps[i])) return poison;
  }
  return value_node(state, std::move(walk.path), walk.type, span);
}

NodeId from_bound(State& state, const Bound& bound, const ast::Path& path, const Span& span) {
  note_use(state, {path.steps.front().span, Meaning::bound, bound.name, bound.entry ? "entry" : "", bound.type, bound.span});
  if (bound.faulty) return poison;
  if (bound.owners) {
    return fault(state, "type-mismatch", span,
                 "`" + bound.name + "` is the entries of the owners that counted, each of which is asked",
                 "write `any x in " + bound.name + " where …`");
  }
  Walk walk{{bound.entry ? Root::entry : Root::bound, bound.slot, {}}, bound.type};
  if (!bound.entry) return finish(state, std::move(walk), path, 1, span);
  if (path.steps.size() == 1) {
    return fault(state, "type-mismatch", span, "`" + bound.name + "` is an entry of a list, of which only a field is a value",
                 "write `" + bound.name + ".` and a field");
  }
  if (!step_into_entry(state, walk, bound, path.steps[1])) return poison;
  return finish(state, std::move(walk), path, 2, span);
}

/// What all lists of licences held say of a licence; without such a list every licence is missing.
NodeId from_license(State& state, const ast::Path& path, const Span& span) {
  static const List none = [] {
    List list;
    list.kind = ListKind::licenses;
    list.name = "licences held";
    return list;
  }();
  std::vector<const List*> lists;
  for (const auto& [name, list] : state.bundle.lists) {
    if (list.kind == ListKind::licenses) lists.push_back(&list);
  }
  if (lists.empty()) lists.push_back(&none);
  const ast::Word& field = path.steps[1];
  const auto type = entry_field(lists, field.text);
  if (!type) {
    return fault(state, "unknown-field", field.span, "a licence has no field `" + field.text + "`",
                 did_you_mean(field.text, entry_fields(lists)));
  }
  return finish(state, {{Root::license, checked::license_slot, {{0, field.text, ""}}}, *type}, path, 2, span);
}

NodeId from_declaration(State& state, const NameEntry& entry, const ast::Path& path, const Span& span) {
  const std::string& name = path.steps.front().text;
  switch (entry.named) {
    case Named::define:
      note_use(state, {span, Meaning::define, name, {}, {}, {}});
      return use_define(state, entry.index, checked::none, span);
    case Named::term:
      note_use(state, {span, Meaning::term, name, {}, {}, {}});
      return use_term(state, entry.index, checked::none, span);
    case Named::regime:
    case Named::rule:
    case Named::exception:
    case Named::suspension:
    case Named::invariant:
      break;
  }
  return fault(state, "type-mismatch", span,
               "`" + name + "` is a" + (entry.named == Named::exception || entry.named == Named::invariant ? "n " : " ") +
                   std::string(to_string(entry.named)) + ", which a condition cannot use");
}

std::vector<std::string> candidates(const State& state, const Scope& scope) {
  std::vector<std::string> names;
  for (const Bound& bound : scope.bound) names.push_back(bound.name);
  names.emplace_back("item");
  for (const Field& field : state.bundle.schema.objects.front().fields) names.push_back(field.name);
  for (Named named : {Named::define, Named::term}) {
    for (std::string& name : state.names.of(named)) names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> enumerated_words(const State& state, const Type& type) {
  if (type.kind == sekisho::Kind::word) {
    const auto found = state.bundle.schema.words.find(type.of);
    return found == state.bundle.schema.words.end() ? std::vector<std::string>{} : found->second;
  }
  const auto found = state.bundle.schema.taxonomies.find(type.of);
  if (type.kind != sekisho::Kind::term || found == state.bundle.schema.taxonomies.end()) return {};
  return {found->second.begin(), found->second.end()};
}

Help help_for_country(std::string_view word, Help otherwise) {
  const std::string code(country_meant(word));
  if (!code.empty()) return {"a country is its two-letter code: `" + code + "`", code};
  return otherwise.text.empty() ? "a country is its two-letter code, such as `JP`" : otherwise;
}

NodeId unknown_enumerated(State& state, const ast::Path& path, const Span& span, const Scope& scope, const Type& type) {
  const std::string word = text_of(path);
  if (type.kind == sekisho::Kind::country) {
    if (word.size() == 2 && is_scheme(word)) {
      return fault(state, "unknown-country", span, "`" + word + "` is no country code of ISO 3166-1");
    }
    return fault(state, "unknown-name", span, "`" + word + "` is neither a country nor declared",
                 help_for_country(word, did_you_mean(word, candidates(state, scope))));
  }
  const Help help = did_you_mean(word, enumerated_words(state, type));
  if (type.kind == sekisho::Kind::word) {
    return fault(state, "unknown-word", span, "`" + word + "` is no " + type.of + " of the schema", help);
  }
  return fault(state, "unknown-term", span, "the taxonomy `" + type.of + "` has no term `" + word + "`", help);
}

}  // namespace

std::string text_of(const ast::Path& path) {
  std::string text;
  for (const ast::Word& step : path.steps) text += (text.empty() ? "" : ".") + step.text;
  return text;
}

bool is_enumerated(const Type& type) {
  return type.kind == sekisho::Kind::country || type.kind == sekisho::Kind::word || type.kind == sekisho::Kind::term;
}

namespace {

Meaning meaning_of(const Type& enumerated) {
  if (enumerated.kind == sekisho::Kind::country) return Meaning::country;
  return enumerated.kind == sekisho::Kind::word ? Meaning::word : Meaning::taxonomy_term;
}

}  // namespace

std::optional<NodeId> find_enumerated(State& state, const ast::Path& path, const Span& span, const Type& type) {
  const std::string word = text_of(path);
  const auto words = enumerated_words(state, type);
  const bool found =
      type.kind == sekisho::Kind::country ? is_country(word) : std::find(words.begin(), words.end(), word) != words.end();
  if (!found) return std::nullopt;
  note_use(state, {span, meaning_of(type), word, type.of, type, {}});
  return constant(state, given_value(word), Type{type.kind, type.of, false}, span);
}

std::optional<NodeId> find_reference(State& state, const ast::Path& path, const Span& span, Scope& scope) {
  const std::string& first = path.steps.front().text;
  for (auto bound = scope.bound.rbegin(); bound != scope.bound.rend(); ++bound) {
    if (bound->name == first) return from_bound(state, *bound, path, span);
  }
  if (first == "item") {
    const Type item{sekisho::Kind::object, "item", false};
    note_use(state, {path.steps.front().span, Meaning::field, "item", "transaction", item, {}});
    return finish(state, {{Root::item, -1, {}}, item}, path, 1, span);
  }
  if (first == "license" && path.steps.size() > 1) return from_license(state, path, span);
  const ObjectType& record = state.bundle.schema.objects.front();
  if (record.find(first))
    return finish(state, {{Root::record, -1, {}}, {sekisho::Kind::object, record.name, false}}, path, 0, span);
  const NameEntry* entry = path.steps.size() == 1 ? state.names.find(first) : state.names.find(text_of(path));
  if (entry != nullptr) return from_declaration(state, *entry, path, span);
  return std::nullopt;
}

NodeId unknown_name(State& state, const ast::Path& path, const Span& span, const Scope& scope, Help otherwise) {
  const std::string word = text_of(path);
  if (state.bundle.lists.contains(word)) {
    return fault(state, "type-mismatch", span, "`" + word + "` is a list, where a value or condition is needed",
                 "lists stand after `in`, `classified in` and `matches`");
  }
  const ast::Word& first = path.steps.front();
  return fault(state, "unknown-name", first.span, "nothing is called `" + first.text + "`",
               did_you_mean(first.text, candidates(state, scope), std::move(otherwise)));
}

NodeId resolve_path(State& state, const ast::Path& path, const Span& span, Scope& scope, const Type* opposite) {
  const bool enumerated = opposite != nullptr && is_enumerated(*opposite);
  if (enumerated) {
    if (const auto found = find_enumerated(state, path, span, *opposite)) return *found;
  }
  if (const auto found = find_reference(state, path, span, scope)) return *found;
  if (enumerated) return unknown_enumerated(state, path, span, scope, *opposite);
  if (opposite != nullptr && opposite->kind == sekisho::Kind::text) {
    return fault(state, "unknown-name", span, "nothing is called `" + text_of(path) + "`",
                 {"text is quoted: write \"" + text_of(path) + "\"", '"' + text_of(path) + '"'});
  }
  return unknown_name(state, path, span, scope);
}

}  // namespace sekisho::checking
