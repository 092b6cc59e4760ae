#include <algorithm>
#include <set>

#include "apps/lsp/asked.h"
#include "apps/lsp/caret.h"
#include "apps/lsp/describe.h"
#include "apps/lsp/describe_list.h"
#include "apps/lsp/methods.h"
#include "engine/check/entry_fields.h"
#include "engine/value/country.h"

namespace sekisho::lsp {
namespace {

/// CompletionItemKind of the protocol, as near as its words come.
enum ItemKind : int {
  method_item = 2,
  function_item = 3,
  field_item = 5,
  variable_item = 6,
  module_item = 9,
  unit_item = 11,
  value_item = 12,
  enumeration_item = 13,
  keyword_item = 14,
  constant_item = 21
};

struct Item {
  std::string label;
  int kind = keyword_item;
  std::string detail;
  std::string documentation = {};
};

/// Codes of a list there may be tens of thousands.
constexpr std::size_t most_items = 2'000;

struct Completion {
  const Analysis& analysis;
  const Caret& caret;
  std::vector<Item> items;

  void add(Item item) {
    if (items.size() < most_items) items.push_back(std::move(item));
  }
};

// ---- what there is to offer ----------------------------------------------------------------------------------------------------

void add_fields(Completion& completion, const ObjectType& object) {
  for (const Field& field : object.fields) completion.add({field.name, field_item, to_string(field.type), field.doc});
}

void add_declared(Completion& completion, const std::vector<std::size_t>& kinds) {
  for (const ast::File& file : completion.analysis.bundle.policy.files) {
    for (const ast::Declaration& declaration : file.declarations) {
      const std::string name = ast::name_of(declaration);
      if (name.empty() || std::find(kinds.begin(), kinds.end(), declaration.index()) == kinds.end()) continue;
      const auto* define = std::get_if<ast::Define>(&declaration);
      const auto* term = std::get_if<ast::OpenTerm>(&declaration);
      const auto* rule = std::get_if<ast::Rule>(&declaration);
      const auto* exception = std::get_if<ast::Exception>(&declaration);
      if (define != nullptr) completion.add({name, function_item, "define"});
      if (term != nullptr) completion.add({name, function_item, "open term", term->asks ? term->asks->text : ""});
      if (rule != nullptr) completion.add({name, method_item, "rule", rule->title ? rule->title->text : ""});
      if (exception != nullptr) completion.add({name, method_item, "exception", exception->title ? exception->title->text : ""});
      if (std::holds_alternative<ast::Regime>(declaration)) completion.add({name, module_item, "regime"});
      if (std::holds_alternative<ast::Suspension>(declaration)) completion.add({name, method_item, "suspension"});
    }
  }
}

template <class... Kind>
std::vector<std::size_t> kinds() {
  return {ast::Declaration(Kind{}).index()...};
}

void add_lists(Completion& completion, const std::vector<ListKind>& wanted) {
  for (const auto& [name, list] : completion.analysis.bundle.lists) {
    if (std::find(wanted.begin(), wanted.end(), list.kind) == wanted.end()) continue;
    completion.add(
        {name, enumeration_item, std::string(to_string(list.kind)) + "; " + size_of(completion.analysis.bundle, list), list.title});
  }
}

void add_countries(Completion& completion) {
  for (char first = 'A'; first <= 'Z'; ++first) {
    for (char second = 'A'; second <= 'Z'; ++second) {
      const std::string country{first, second};
      if (is_country(country)) completion.add({country, value_item, std::string(country_name(country))});
    }
  }
}

void add_values_of(Completion& completion, const Type& type) {
  const Schema& schema = completion.analysis.bundle.schema;
  if (type.kind == Kind::country) add_countries(completion);
  if (type.kind == Kind::word) {
    const auto words = schema.words.find(type.of);
    for (const std::string& word : words == schema.words.end() ? std::vector<std::string>{} : words->second)
      completion.add({word, value_item, type.of});
  }
  if (type.kind == Kind::term) {
    const auto terms = schema.taxonomies.find(type.of);
    if (terms == schema.taxonomies.end()) return;
    for (const std::string& term : terms->second)
      completion.add({term, value_item, type.of, describe_taxonomy_term(completion.analysis.bundle, type.of, term)});
  }
}

void add_units(Completion& completion) {
  for (const auto& [name, unit] : completion.analysis.bundle.schema.units.units())
    completion.add({name, unit_item, "unit of " + unit.dimension});
  for (const char* step : {"days", "months", "years"}) completion.add({step, unit_item, "duration"});
  for (const char* currency : {"CNY", "EUR", "JPY", "USD"}) completion.add({currency, unit_item, "currency"});
}

void add_values(Completion& completion) {
  for (const std::string& name : bound_before(completion.caret)) completion.add({name, variable_item, "bound here"});
  const Schema& schema = completion.analysis.bundle.schema;
  completion.add({"item", field_item, "item", "the line of the record that is decided"});
  if (!schema.objects.empty()) add_fields(completion, schema.objects.front());
  add_declared(completion, kinds<ast::Define, ast::OpenTerm>());
}

void add_codes(Completion& completion) {
  const std::string scheme = completion.caret.piece.substr(0, completion.caret.piece.find(':'));
  std::set<std::string> seen;
  for (const auto& [name, list] : completion.analysis.bundle.lists) {
    for (const Entry& entry : list.entries) {
      const std::string code = to_string(entry.code);
      if (entry.code.scheme != scheme || entry.code.text.empty() || !code.starts_with(completion.caret.piece)) continue;
      if (seen.insert(code).second) completion.add({code, constant_item, name, entry.title});
    }
  }
}

// ---- where the caret is --------------------------------------------------------------------------------------------------------

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// How many words before the piece stands the word that the values after it belong to: over `(a, b,` back to `in`.
std::size_t back_over_values(const Caret& caret) {
  std::size_t back = 1;
  while (is_one_of(caret.word(back), {",", "("}) ||
         (back > 1 && is_one_of(caret.word(back - 1), {","}) && !caret.word(back).empty()))
    ++back;
  return back;
}

bool is_target(const Caret& caret) {
  if (caret.before.empty()) return false;
  const std::string_view head = caret.before.front().text;
  const std::string_view opener = caret.word(back_over_values(caret));
  if (is_one_of(head, {"suspend", "repeal"})) return back_over_values(caret) == caret.before.size() || is_one_of(opener, {head});
  return head == "exception" && opener == "to";
}

/// The type of what stands left of a comparison.
std::optional<Type> left_of(const Completion& completion) {
  const Caret& caret = completion.caret;
  std::size_t back = back_over_values(caret);
  if (!is_one_of(caret.word(back), {"is", "not", "=", "!=", "in", "within", "than", "least", "most"})) return std::nullopt;
  while (is_one_of(caret.word(back), {"is", "not", "=", "!=", "in", "within", "than", "least", "most", "less", "more", "at"}))
    ++back;
  const auto meaning = meaning_of(completion.analysis, caret, caret.word(back));
  return meaning ? std::optional(meaning->type) : std::nullopt;
}

std::vector<ListKind> lists_wanted(const Completion& completion) {
  const Caret& caret = completion.caret;
  const std::size_t back = back_over_values(caret);
  if (caret.word(back) == "matches") return {ListKind::parties};
  if (caret.word(back) == "by" || caret.word(back) == "of") return {};
  if (caret.word(back) != "in") return {};
  if (caret.word(back + 1) == "classified") return {ListKind::items, ListKind::codes};
  const auto type = left_of(completion);
  if (!type) return {ListKind::countries, ListKind::codes, ListKind::items, ListKind::terms};
  if (type->kind == Kind::country) return {ListKind::countries};
  if (type->kind == Kind::code) return {ListKind::codes, ListKind::items};
  return {ListKind::terms};
}

/// `in` after `any x` asks for something with several values, not for a list.
bool is_range(const Caret& caret) {
  const std::size_t back = caret.word(1) == "all" ? 2 : 1;
  return caret.word(back) == "in" && is_one_of(caret.word(back + 2), {"any", "every", "no", "over", "of"});
}

/// A new name is being given: there is nothing to offer.
bool gives_name(const Caret& caret, const Expected& expected) {
  return !expected.number &&
         is_one_of(caret.word(1), {"define", "term", "regime", "invariant", "reading", "as", "any", "every", "no", "over"}) &&
         caret.word(2) != "continues";
}

void complete_after_dot(Completion& completion) {
  const std::size_t dot = completion.caret.piece.rfind('.');
  const auto meaning = meaning_of(completion.analysis, completion.caret, completion.caret.piece.substr(0, dot));
  if (!meaning) return;
  const std::string path = completion.caret.piece.substr(0, dot + 1);
  if (!meaning->lists.empty()) {
    for (const std::string& name : checking::entry_fields(meaning->lists))
      completion.add({path + name, field_item, "field of an entry"});
    return;
  }
  const ObjectType* object = completion.analysis.bundle.schema.object(meaning->type.of);
  if (meaning->type.kind != Kind::object || object == nullptr) return;
  for (const Field& field : object->fields) completion.add({path + field.name, field_item, to_string(field.type), field.doc});
}

void complete_name(Completion& completion, const Expected& expected) {
  const Caret& caret = completion.caret;
  if (caret.word(1) == "regime" && caret.word(2) == "continues") return add_declared(completion, kinds<ast::Regime>());
  if (caret.word(1) == "jurisdiction") return add_countries(completion);
  if (gives_name(caret, expected)) return;
  if (is_target(caret)) return add_declared(completion, kinds<ast::Rule, ast::Exception, ast::Suspension>());
  if (!caret.before.empty() && caret.before.back().kind == LexemeKind::number) return add_units(completion);
  if (!is_range(caret)) add_lists(completion, lists_wanted(completion));
  if (const auto type = left_of(completion)) add_values_of(completion, *type);
  if (caret.word(1) == "matches" || caret.word(2) == "classified" || caret.word(1) == "rule") return;
  if (expected.name) add_values(completion);
}

std::vector<Item> complete(const Analysis& analysis, const Caret& caret) {
  Completion completion{analysis, caret, {}};
  if (caret.piece.find(':') != std::string::npos) {
    add_codes(completion);
    return completion.items;
  }
  if (is_target(caret)) {
    complete_name(completion, {});
    return completion.items;
  }
  if (caret.piece.find('.') != std::string::npos) complete_after_dot(completion);
  const Expected expected = expected_at(caret.source, caret.begin);
  const bool any = expected.name || expected.number || !expected.words.empty();
  if (expected.name || !any) complete_name(completion, expected.name ? expected : Expected{{}, true, false, false, false});
  if (caret.piece.find('.') != std::string::npos) return completion.items;
  for (const std::string& word : expected.words) completion.add({word, keyword_item, ""});
  return completion.items;
}

Json as_json(const Item& item, const Json& range) {
  Json json{{"label", item.label}, {"kind", item.kind}, {"textEdit", {{"range", range}, {"newText", item.label}}}};
  if (!item.detail.empty()) json["detail"] = item.detail;
  if (!item.documentation.empty()) json["documentation"] = {{"kind", "markdown"}, {"value", item.documentation}};
  return json;
}

}  // namespace

Json completion(Server& server, const Json& params) {
  const Asked asked = place_asked(server, params);
  Json items = Json::array();
  if (!asked.source || !is_policy_path(asked.path) || asked.own() == nullptr) return items;
  const Caret caret = caret_at(asked.source, asked.offset);
  if (!caret.writable) return items;
  const Json range = Ranges(server.workspace.encoding).of({asked.source, caret.begin, caret.offset});
  std::set<std::string> seen;
  for (const Item& item : complete(*asked.own(), caret)) {
    if (item.label.starts_with(caret.piece) && seen.insert(item.label).second) items.push_back(as_json(item, range));
  }
  return {{"isIncomplete", false}, {"items", std::move(items)}};
}

}  // namespace sekisho::lsp
