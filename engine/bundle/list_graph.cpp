#include "engine/bundle/list_graph.h"

#include <algorithm>
#include <map>
#include <set>

namespace sekisho {

namespace {

void gather(const Bundle& bundle, const List& list, std::set<const List*>& seen, std::vector<OwnedEntry>& entries) {
  if (!seen.insert(&list).second) return;
  for (const Entry& entry : list.entries) entries.push_back({&list, &entry});
  for (const std::string& name : list.includes) {
    if (const auto found = bundle.lists.find(name); found != bundle.lists.end()) gather(bundle, found->second, seen, entries);
  }
}

bool reaches(const Bundle& bundle, const List& from, const List& target, std::set<const List*>& seen) {
  return std::any_of(from.includes.begin(), from.includes.end(), [&](const std::string& name) {
    const auto found = bundle.lists.find(name);
    if (found == bundle.lists.end()) return false;
    if (&found->second == &target) return true;
    return seen.insert(&found->second).second && reaches(bundle, found->second, target, seen);
  });
}

void check_include(const Bundle& bundle, const List& list, const std::string& name, Diagnostics& diagnostics) {
  const auto found = bundle.lists.find(name);
  if (found == bundle.lists.end()) {
    std::vector<std::string> names;
    for (const auto& [known, other] : bundle.lists) names.push_back(known);
    diagnostics.error("list-includes", list.span, "`" + list.name + "` includes `" + name + "`, and no list is called that",
                      did_you_mean(name, names).text);
    return;
  }
  const List& other = found->second;
  if (other.kind != list.kind || other.scheme != list.scheme) {
    const auto describe = [](const List& of) {
      return "`" + std::string(to_string(of.kind)) + "`" + (of.scheme.empty() ? "" : " of scheme `" + of.scheme + "`");
    };
    diagnostics.error(
        "list-includes", list.span,
        "`" + list.name + "` is of kind " + describe(list) + ", and `" + name + "`, which it includes, of kind " + describe(other));
  }
}

void add_with_ancestors(std::set<std::string, std::less<>>& terms, const std::string& term) {
  for (auto dot = term.find('.'); dot != std::string::npos; dot = term.find('.', dot + 1)) terms.insert(term.substr(0, dot));
  terms.insert(term);
}

void add_unit(Bundle& bundle, const Entry& entry, std::map<std::string, std::string>& bases, Diagnostics& diagnostics) {
  const Unit& unit = entry.unit;
  const auto [base, first] = bases.emplace(unit.dimension, unit.base);
  if (!first && base->second != unit.base) {
    diagnostics.error("unit-conflict", entry.span,
                      "the unit `" + unit.name + "` counts " + unit.dimension + " in `" + unit.base +
                          "`, where others count it in `" + base->second + "`");
    return;
  }
  if (!bundle.schema.units.add(unit))
    diagnostics.error("unit-conflict", entry.span, "the unit `" + unit.name + "` stands in another list with another meaning");
}

}  // namespace

std::vector<OwnedEntry> all_entries(const Bundle& bundle, const List& list) {
  std::set<const List*> seen;
  std::vector<OwnedEntry> entries;
  gather(bundle, list, seen, entries);
  return entries;
}

void check_list_includes(const Bundle& bundle, Diagnostics& diagnostics) {
  for (const auto& [name, list] : bundle.lists) {
    for (const std::string& included : list.includes) check_include(bundle, list, included, diagnostics);
    std::set<const List*> seen;
    if (reaches(bundle, list, list, seen))
      diagnostics.error("list-includes", list.span, "`" + name + "` includes itself, by itself or through others");
  }
}

void check_entry_suspensions(const Bundle& bundle, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const ast::File& file : bundle.policy.files) {
    for (const ast::Declaration& declaration : file.declarations) {
      const auto* suspension = std::get_if<ast::Suspension>(&declaration);
      if (suspension != nullptr && suspension->name) names.push_back(suspension->name->text);
    }
  }
  for (const auto& [list_name, list] : bundle.lists) {
    for (const Entry& entry : list.entries) {
      for (const std::string& name : entry.suspended_by) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        diagnostics.error("entry-suspension", entry.span,
                          "an entry of `" + list_name + "` is suspended by `" + name + "`, and no suspension is called that",
                          did_you_mean(name, names).text);
      }
    }
  }
}

void fill_vocabulary(Bundle& bundle, Diagnostics& diagnostics) {
  std::map<std::string, std::string> bases;
  for (const auto& [name, list] : bundle.lists) {
    if (list.kind == ListKind::units) {
      for (const Entry& entry : list.entries) add_unit(bundle, entry, bases, diagnostics);
    }
    if (list.kind != ListKind::terms) continue;
    auto& terms = bundle.schema.taxonomies[name];
    for (const OwnedEntry& owned : all_entries(bundle, list)) add_with_ancestors(terms, owned.entry->term);
  }
}

}  // namespace sekisho
