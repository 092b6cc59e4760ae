#include "apps/lsp/mentions.h"

#include <algorithm>
#include <tuple>

namespace sekisho::lsp {
namespace {

Role role_of(Meaning meaning) {
  switch (meaning) {
    case Meaning::field:
      return Role::field;
    case Meaning::entry_field:
      return Role::entry_field;
    case Meaning::bound:
      return Role::bound;
    case Meaning::define:
    case Meaning::term:
      return Role::declared;
    case Meaning::list:
      return Role::list;
    case Meaning::unit:
      return Role::unit;
    case Meaning::currency:
      return Role::currency;
    case Meaning::country:
      return Role::country;
    case Meaning::word:
      return Role::word;
    case Meaning::taxonomy_term:
      return Role::taxonomy_term;
    case Meaning::code:
      return Role::code;
  }
  return Role::code;
}

/// What a declaration names in its head and its clauses; conditions are told of by `Uses`.
struct Gatherer {
  std::vector<Mention>& mentions;

  void name(const ast::Word& word, bool declares) {
    mentions.push_back({word.span, Role::declared, word.text, {}, declares, {}, {}});
  }
  void parameter(const std::optional<ast::Word>& word) {
    if (word) mentions.push_back({word->span, Role::bound, word->text, {}, true, word->span, {}});
  }
  void targets(const std::vector<ast::Target>& targets) {
    for (const ast::Target& target : targets) {
      const Role role = target.pattern.find('*') == std::string::npos ? Role::declared : Role::pattern;
      mentions.push_back({target.span, role, target.pattern, {}, false, {}, {}});
    }
  }

  void operator()(const ast::Regime& node) {
    name(node.name, true);
    if (node.jurisdiction) mentions.push_back({node.jurisdiction->span, Role::country, node.jurisdiction->text, {}, false, {}, {}});
  }
  void operator()(const ast::Continues& node) { name(node.regime, false); }
  void operator()(const ast::Rule& node) { name(node.name, true); }
  void operator()(const ast::Exception& node) {
    name(node.name, true);
    targets(node.targets);
  }
  void operator()(const ast::Suspension& node) {
    if (node.name) name(*node.name, true);
    targets(node.targets);
  }
  void operator()(const ast::Repeal& node) { targets(node.targets); }
  void operator()(const ast::Define& node) {
    name(node.name, true);
    parameter(node.parameter);
  }
  void operator()(const ast::OpenTerm& node) {
    name(node.name, true);
    parameter(node.parameter);
  }
  void operator()(const ast::Invariant& node) { name(node.name, true); }
};

auto place_of(const Mention& mention) { return std::tuple(mention.span.source.get(), mention.span.begin, mention.span.end); }

void add_uses(const Uses& uses, std::vector<Mention>& mentions) {
  for (auto each = uses.rbegin(); each != uses.rend(); ++each) {  // of two for one place the later holds
    const Use& use = *each;
    mentions.push_back({use.span, role_of(use.meaning), use.name, use.of, false, use.declared, use.type});
    if (use.meaning == Meaning::bound && use.declared.source)
      mentions.push_back({use.declared, Role::bound, use.name, use.of, true, use.declared, use.type});
  }
}

}  // namespace

std::vector<Mention> mentions_of(const Bundle& bundle, const Uses& uses) {
  std::vector<Mention> mentions;
  add_uses(uses, mentions);
  for (const ast::File& file : bundle.policy.files) {
    for (const ast::Declaration& declaration : file.declarations) std::visit(Gatherer{mentions}, declaration);
  }
  for (const auto& [name, list] : bundle.lists) mentions.push_back({list.span, Role::list, name, {}, true, {}, {}});
  std::erase_if(mentions, [](const Mention& mention) { return !mention.span.source; });
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return place_of(a) < place_of(b); });
  const auto same_place = [](const Mention& a, const Mention& b) { return place_of(a) == place_of(b); };
  mentions.erase(std::unique(mentions.begin(), mentions.end(), same_place), mentions.end());
  return mentions;
}

bool same_thing(const Mention& a, const Mention& b) {
  if (a.role != b.role || a.name != b.name) return false;
  if (a.role == Role::bound) return a.bound_at.source == b.bound_at.source && a.bound_at.begin == b.bound_at.begin;
  return a.of == b.of;
}

const Mention* mention_at(const std::vector<Mention>& mentions, std::string_view path, std::uint32_t offset) {
  const Mention* found = nullptr;
  for (const Mention& mention : mentions) {
    const bool here = mention.span.begin <= offset && offset <= mention.span.end && mention.span.source->path == path;
    if (here && (found == nullptr || mention.span.begin >= found->span.begin)) found = &mention;
  }
  return found;
}

}  // namespace sekisho::lsp
