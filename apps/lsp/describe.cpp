#include "apps/lsp/describe.h"

#include <algorithm>

#include "apps/lsp/describe_list.h"
#include "engine/explain/law.h"
#include "engine/value/country.h"

namespace sekisho::lsp {
namespace {

/// A longer declaration is cut: the reader can go to it.
constexpr std::size_t most_lines = 40;

std::string code(const std::string& words) { return "`" + words + "`"; }

std::string fenced(std::string_view text) {
  std::string shown;
  std::size_t lines = 0;
  while (!text.empty() && lines++ < most_lines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    shown += std::string(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return "```sekisho\n" + shown + (text.empty() ? "" : "…\n") + "```";
}

struct Found {
  const ast::Declaration* declaration = nullptr;
  std::string regime, title;
};

Found declaration_of(const Bundle& bundle, const std::string& name) {
  for (const ast::File& file : bundle.policy.files) {
    Found found;
    for (const ast::Declaration& declaration : file.declarations) {
      if (const auto* regime = std::get_if<ast::Regime>(&declaration)) {
        found.regime = regime->name.text;
        found.title = regime->title ? regime->title->text : "";
      } else if (const auto* continued = std::get_if<ast::Continues>(&declaration)) {
        found.regime = continued->regime.text;
        found.title.clear();
        continue;
      }
      if (ast::name_of(declaration) != name) continue;
      found.declaration = &declaration;
      return found;
    }
  }
  return {};
}

std::string period_of(const Provision& provision) {
  std::string text = provision.from.empty() ? "" : "effective " + provision.from;
  if (!provision.until.empty()) text += (text.empty() ? "until " : " until ") + provision.until;
  return text;
}

/// "In force as of 2026-10-09; effective 2026-01-06."
std::string standing_of(const Analysis& analysis, const std::string& name) {
  if (!analysis.policy) return {};
  const std::optional<Date> day = current_day(analysis.bundle);
  const auto provisions = law_at(*analysis.policy, Time(day.value_or(Date{})), std::nullopt);
  const auto found =
      std::find_if(provisions.begin(), provisions.end(), [&](const Provision& provision) { return provision.name == name; });
  if (found == provisions.end()) return {};
  std::string text = day ? std::string(to_string(found->standing)) + " as of " + to_string(*day) : "";
  if (day && !remark(*found).empty()) text += " (" + remark(*found) + ")";
  const std::string period = period_of(*found);
  if (!period.empty()) text += (text.empty() ? "" : "; ") + period;
  std::string cited;
  for (const std::string& cites : found->cites) cited += "\n\n" + cites;
  return text + cited;
}

std::string describe_declared(const Analysis& analysis, const std::string& name) {
  const Found found = declaration_of(analysis.bundle, name);
  if (found.declaration == nullptr) return {};
  const Span& span = ast::common_of(*found.declaration).span;
  std::string text = fenced(std::string_view(span.source->text).substr(span.begin, span.end - span.begin));
  const std::string standing = standing_of(analysis, name);
  if (!standing.empty()) text += "\n\n" + standing;
  if (!found.regime.empty() && found.regime != name)
    text += "\n\nof regime " + code(found.regime) + (found.title.empty() ? "" : ": " + found.title);
  return text;
}

std::string words_for(Missing missing, const std::string& assumed) {
  switch (missing) {
    case Missing::unknown:
      return "where missing: unknown";
    case Missing::empty:
      return "where missing: none";
    case Missing::value:
      return "where missing: " + code(assumed);
    case Missing::required:
      return "required";
  }
  return {};
}

std::string describe_field(const Bundle& bundle, const Mention& mention) {
  const ObjectType* object = bundle.schema.object(mention.of);
  const auto index = object == nullptr ? std::nullopt : object->find(mention.name);
  if (!index) return code(mention.name) + ": " + to_string(mention.type);
  const Field& field = object->fields[*index];
  std::string text = code(field.name) + " of " + code(object->name) + ": " + to_string(field.type);
  if (!field.doc.empty()) text += "\n\n" + field.doc;
  return text + "\n\n" + (field.derived ? "computed, never read from data" : words_for(field.missing, field.assumed));
}

std::string describe_unit(const Bundle& bundle, const std::string& name) {
  const Unit* unit = bundle.schema.units.find(name);
  if (unit == nullptr) return {};
  std::string text = code(name) + ": unit of " + unit->dimension;
  if (unit->name != unit->base) text += "; 1 " + name + " is " + unit->factor.to_string() + " " + unit->base;
  return text;
}

std::string describe_word(const Bundle& bundle, const Mention& mention) {
  const auto words = bundle.schema.words.find(mention.of);
  if (words == bundle.schema.words.end()) return {};
  std::string others;
  for (const std::string& word : words->second) others += (others.empty() ? "" : ", ") + code(word);
  return code(mention.name) + ": one of " + mention.of + " (" + others + ")";
}

}  // namespace

std::optional<Date> current_day(const Bundle& bundle) {
  std::optional<Date> day;
  for (const Coverage& covers : bundle.covers) {
    if (covers.current && (!day || *day < *covers.current)) day = covers.current;
  }
  return day;
}

std::string describe(const Analysis& analysis, const Mention& mention) {
  const Bundle& bundle = analysis.bundle;
  switch (mention.role) {
    case Role::declared:
      return describe_declared(analysis, mention.name);
    case Role::pattern:
      return {};
    case Role::list:
      return describe_list(bundle, mention.name);
    case Role::bound:
      return code(mention.name) + ": " + (mention.of == "entry" ? "an entry of a list" : to_string(mention.type));
    case Role::field:
      return describe_field(bundle, mention);
    case Role::entry_field:
      return code(mention.name) + " of an entry of " + code(mention.of) + ": " + to_string(mention.type);
    case Role::unit:
      return describe_unit(bundle, mention.name);
    case Role::currency:
      return code(mention.name) + ": currency of ISO 4217";
    case Role::country:
      return code(mention.name) + ": " + std::string(country_name(mention.name));
    case Role::word:
      return describe_word(bundle, mention);
    case Role::taxonomy_term:
      return describe_taxonomy_term(bundle, mention.of, mention.name);
    case Role::code:
      return describe_code(bundle, mention.name);
  }
  return {};
}

}  // namespace sekisho::lsp
