#include "apps/lsp/caret.h"

#include <algorithm>

#include "engine/check/entry_fields.h"

namespace sekisho::lsp {
namespace {

bool is_name_sign(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
         std::string_view("_-.*:").find(sign) != std::string_view::npos;
}

bool opens_declaration(std::string_view word) {
  for (const std::string_view head :
       {"regime", "continues", "rule", "exception", "suspend", "repeal", "define", "open", "invariant"}) {
    if (word == head) return true;
  }
  return false;
}

bool is_name(const Before& before) { return before.kind == LexemeKind::word || before.kind == LexemeKind::language_word; }

/// A name bound in the text, and the words that say what it ranges over.
struct Binder {
  std::string name;
  std::size_t at = 0;           // its place among the words
  std::vector<std::string> of;  // the path it ranges over, or the lists its entry comes from
  bool entry = false, parameter = false;
};

std::string text_at(const Caret& caret, std::size_t at) {
  return at < caret.before.size() ? std::string(caret.before[at].text) : std::string();
}

/// `any p in parties`, `over c in all item.composition`, `count of c in …`
std::optional<Binder> ranging(const Caret& caret, std::size_t at) {
  if (text_at(caret, at + 1) != "in" || at == 0) return std::nullopt;
  const std::string opener = text_at(caret, at - 1);
  const bool counts = opener == "of" && at > 1 && text_at(caret, at - 2) == "count";
  if (opener != "any" && opener != "every" && opener != "no" && opener != "over" && !counts) return std::nullopt;
  const std::size_t collection = text_at(caret, at + 2) == "all" ? at + 3 : at + 2;
  return Binder{text_at(caret, at), at, {text_at(caret, collection)}};
}

/// `in L as e`, `matches (L, M) as e`
std::optional<Binder> entry_of(const Caret& caret, std::size_t at) {
  if (at < 2 || text_at(caret, at - 1) != "as") return std::nullopt;
  Binder binder{text_at(caret, at), at, {}, true};
  for (std::size_t back = at - 1; back-- > 0;) {
    const Before& word = caret.before[back];
    if (word.kind == LexemeKind::word) binder.of.emplace_back(word.text);
    if (word.text == "in" || word.text == "matches") return binder;
    if (word.kind == LexemeKind::language_word) return std::nullopt;
  }
  return std::nullopt;
}

/// `define d(p)`, `open term t(p)`
std::optional<Binder> parameter_of(const Caret& caret) {
  const std::size_t name = text_at(caret, 0) == "define" ? 1 : text_at(caret, 0) == "open" ? 2 : 0;
  if (name == 0 || text_at(caret, name + 1) != "(" || text_at(caret, name + 3) != ")") return std::nullopt;
  return Binder{text_at(caret, name + 2), name + 2, {}, false, true};
}

std::vector<Binder> binders(const Caret& caret) {
  std::vector<Binder> found;
  if (auto parameter = parameter_of(caret)) found.push_back(std::move(*parameter));
  for (std::size_t at = 1; at < caret.before.size(); ++at) {
    if (!is_name(caret.before[at])) continue;
    if (auto binder = ranging(caret, at)) found.push_back(std::move(*binder));
    if (auto binder = entry_of(caret, at)) found.push_back(std::move(*binder));
  }
  return found;
}

std::optional<Type> field_of(const Schema& schema, const Type& type, std::string_view name) {
  const ObjectType* object = type.kind == Kind::object ? schema.object(type.of) : nullptr;
  const auto index = object == nullptr ? std::nullopt : object->find(name);
  if (!index) return std::nullopt;
  const Type& found = object->fields[*index].type;
  return Type{found.kind, found.of, found.many || type.many};
}

/// What the check found a parameter to be about, when the text last said.
std::optional<Type> type_of_parameter(const Analysis& analysis, const Caret& caret, const std::string& name) {
  for (const Mention& mention : mentions_of(analysis)) {
    const bool here = mention.role == Role::bound && mention.name == name && mention.type.kind == Kind::object;
    if (here && mention.span.source->path == caret.source->path && mention.bound_at.begin >= caret.before.front().begin &&
        mention.bound_at.begin <= caret.offset)
      return mention.type;
  }
  return std::nullopt;
}

std::optional<PathMeaning> meaning_of_binder(const Analysis& analysis, const Caret& caret, const Binder& binder) {
  if (binder.entry) {
    PathMeaning meaning;
    for (const std::string& name : binder.of) {
      const auto list = analysis.bundle.lists.find(name);
      if (list != analysis.bundle.lists.end()) meaning.lists.push_back(&list->second);
    }
    return meaning.lists.empty() ? std::nullopt : std::optional(meaning);
  }
  if (binder.parameter) {
    const auto type = type_of_parameter(analysis, caret, binder.name);
    return PathMeaning{type.value_or(Type{Kind::object, "party", false}), {}};
  }
  Caret earlier = caret;
  earlier.before.resize(binder.at);
  auto meaning = meaning_of(analysis, earlier, binder.of.front());
  if (meaning) meaning->type.many = false;
  return meaning;
}

std::optional<PathMeaning> meaning_of_first(const Analysis& analysis, const Caret& caret, std::string_view word) {
  const auto found = binders(caret);
  for (auto binder = found.rbegin(); binder != found.rend(); ++binder) {
    if (binder->name == word) return meaning_of_binder(analysis, caret, *binder);
  }
  if (word == "item") return PathMeaning{{Kind::object, "item", false}, {}};
  if (analysis.bundle.schema.objects.empty()) return std::nullopt;
  const auto type = field_of(analysis.bundle.schema, {Kind::object, analysis.bundle.schema.objects.front().name, false}, word);
  return type ? std::optional(PathMeaning{*type, {}}) : std::nullopt;
}

}  // namespace

std::string_view Caret::word(std::size_t back) const {
  return back <= before.size() ? before[before.size() - back].text : std::string_view();
}

Caret caret_at(const SourcePtr& source, std::uint32_t offset) {
  Caret caret{source, offset, offset, {}, {}, is_policy_text(source, offset)};
  const std::string& text = source->text;
  while (caret.begin > 0 && is_name_sign(text[caret.begin - 1])) --caret.begin;
  caret.piece = text.substr(caret.begin, offset - caret.begin);
  for (const Lexeme& lexeme : lexemes_of(source)) {
    const bool unclosed = lexeme.kind == LexemeKind::text && (lexeme.end - lexeme.begin < 2 || text[lexeme.end - 1] != '"');
    const bool inside = lexeme.begin < offset &&
                        (offset < lexeme.end || (offset == lexeme.end && (lexeme.kind == LexemeKind::comment || unclosed)));
    if (inside && (lexeme.kind == LexemeKind::comment || lexeme.kind == LexemeKind::text)) caret.writable = false;
    if (lexeme.end > caret.begin || lexeme.kind == LexemeKind::comment) continue;
    const std::string_view word = std::string_view(text).substr(lexeme.begin, lexeme.end - lexeme.begin);
    const bool continued = word == "regime" && caret.word(1) == "continues";
    if (lexeme.kind == LexemeKind::language_word && opens_declaration(word) && !continued) caret.before.clear();
    caret.before.push_back({lexeme.kind, word, lexeme.begin, lexeme.end});
  }
  return caret;
}

std::optional<PathMeaning> meaning_of(const Analysis& analysis, const Caret& caret, std::string_view path) {
  const std::size_t dot = path.find('.');
  auto meaning = meaning_of_first(analysis, caret, path.substr(0, dot));
  while (meaning && dot != std::string_view::npos) {
    path.remove_prefix(path.find('.') + 1);
    const std::string_view step = path.substr(0, path.find('.'));
    const auto type = meaning->lists.empty() ? field_of(analysis.bundle.schema, meaning->type, step)
                                             : checking::entry_field(meaning->lists, step);
    if (!type) return std::nullopt;
    meaning = PathMeaning{*type, {}};
    if (path.find('.') == std::string_view::npos) break;
  }
  return meaning;
}

std::vector<std::string> bound_before(const Caret& caret) {
  std::vector<std::string> names;
  for (const Binder& binder : binders(caret)) names.push_back(binder.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace sekisho::lsp
