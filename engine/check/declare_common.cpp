#include <algorithm>

#include "engine/check/declarations.h"

namespace sekisho::checking {

namespace {

using checked::no_group;

/// The two branches that a status makes of a declaration, or nothing.
std::optional<checked::Group> group_of_status(const std::string& name, ast::Status status) {
  switch (status) {
    case ast::Status::reported:
      return checked::Group{
          name, checked::GroupKind::reported, {{"law", "it is law"}, {"practice-only", "it is practice that no text backs"}}};
    case ast::Status::unverified:
      return checked::Group{name,
                            checked::GroupKind::unverified,
                            {{"text-confirmed", "the text says so"}, {"not-confirmed", "the text does not say so"}}};
    case ast::Status::in_force:
    case ast::Status::proposed:
      break;
  }
  return std::nullopt;
}

/// The group of a status; one a declaration, however many provisions it governs.
std::uint32_t status_group(State& state, const std::string& name, ast::Status status) {
  auto group = group_of_status(name, status);
  if (!group) return no_group;
  for (std::uint32_t i = 0; i < state.policy.groups.size(); ++i) {
    if (state.policy.groups[i].of == name && state.policy.groups[i].kind == group->kind) return i;
  }
  state.policy.groups.push_back(std::move(*group));
  return static_cast<std::uint32_t>(state.policy.groups.size() - 1);
}

void add_status(State& state, checked::Declared& declared, const std::string& name, ast::Status status) {
  declared.status = std::max(declared.status, status);
  declared.proposed |= status == ast::Status::proposed;
  const std::uint32_t group = status_group(state, name, status);
  if (group != no_group) declared.status_groups.push_back(group);
}

bool inherit(std::optional<checked::When>& date, const std::optional<checked::When>& regime) {
  if (date || !regime) return false;
  date = regime;
  return regime->by_branch.size() > 1;
}

void inherit_dates(State& state, checked::Declared& declared, Owner& owner) {
  const checked::Dates& regime = state.policy.regimes[declared.regime].dates;
  const std::uint32_t readings = state.regime_owners[declared.regime].group;
  if (!declared.dates.announced) declared.dates.announced = regime.announced;
  const bool from_has_readings = inherit(declared.dates.from, regime.from);
  const bool until_has_readings = inherit(declared.dates.until, regime.until);
  if (!from_has_readings && !until_has_readings) return;
  if (owner.group == no_group) owner.group = readings;  // the regime's readings of its dates are the provision's too
  if (owner.group == readings) return;
  fault(state, "reading-names", declared.span,
        "`" + owner.name + "` has readings of its own and a date with readings from its regime", "write the date in it");
}

}  // namespace

std::vector<std::string> texts_of(const std::vector<ast::Quote>& quotes) {
  std::vector<std::string> texts;
  for (const ast::Quote& quote : quotes) texts.push_back(quote.text);
  return texts;
}

std::optional<checked::When> declare_date(State& state, const std::optional<ast::ReadableDate>& date, Owner& owner) {
  if (!date || date->branches.empty()) return std::nullopt;
  if (date->branches.size() == 1 && !date->branches.front().name) return checked::When{{date->branches.front().time}};
  std::vector<BranchName> names;
  for (const ast::DateBranch& branch : date->branches)
    names.push_back({branch.name ? branch.name->text : "", branch.says, branch.span});
  if (!enter_branches(state, owner, names, date->span)) return std::nullopt;
  checked::When when;
  when.by_branch.resize(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) when.by_branch[branch_index(state, owner, names[i].name)] = date->branches[i].time;
  return when;
}

std::optional<Time> declare_plain_date(State& state, const std::optional<ast::ReadableDate>& date, std::string_view clause) {
  if (!date || date->branches.empty()) return std::nullopt;
  if (date->branches.size() > 1 || date->branches.front().name) {
    fault(state, "announced-readings", date->span,
          "`" + std::string(clause) + "` has no readings: what is known is known from one day");
  }
  return date->branches.front().time;
}

checked::Declared declare_common(State& state, const ast::Common& common, const Belonging& belonging, Owner& owner) {
  checked::Declared declared;
  declared.name = belonging.name;
  declared.regime = belonging.regime;
  declared.span = common.span;
  declared.confidence_unverified = common.confidence_unverified;
  declared.cites = texts_of(common.cites);
  for (const ast::Quote& quote : common.because) declared.because += (declared.because.empty() ? "" : " ") + quote.text;
  declared.dates.from = declare_date(state, common.period.from, owner);
  declared.dates.until = declare_date(state, common.period.until, owner);
  declared.dates.announced = declare_plain_date(state, common.announced, "announced");
  if (declared.regime != checked::Policy::no_regime) {
    const ast::Regime& regime = *state.names.regimes[declared.regime];
    if (belonging.inherits) inherit_dates(state, declared, owner);
    if (regime.common.status) add_status(state, declared, regime.name.text, regime.common.status->status);
  }
  if (common.status) add_status(state, declared, belonging.name, common.status->status);
  declared.group = owner.group;
  return declared;
}

}  // namespace sekisho::checking
