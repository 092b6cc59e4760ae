#include <algorithm>

#include "engine/scenario/mutate/planting.h"

/// Every date that is written, a day later and a day earlier; that of a regime in all that take it from there.
namespace sekisho::mutate {
namespace {

/// A date as written, and where it is kept.
struct WrittenDate {
  const ast::DateBranch* branch = nullptr;
  std::optional<checked::When> checked::Dates::* period = nullptr;  // else `announced`
};

std::vector<WrittenDate> dates_of(const ast::Common& common) {
  std::vector<WrittenDate> dates;
  const auto add = [&](const std::optional<ast::ReadableDate>& date, std::optional<checked::When> checked::Dates::* period) {
    if (!date) return;
    for (const ast::DateBranch& branch : date->branches) dates.push_back({&branch, period});
  };
  add(common.announced, nullptr);
  add(common.period.from, &checked::Dates::from);
  add(common.period.until, &checked::Dates::until);
  return dates;
}

/// Where a branch of a declaration's readings stands among its dates.
std::size_t branch_of(const checked::Policy& policy, const checked::Declared& declared, const ast::DateBranch& branch) {
  if (!branch.name || declared.group == checked::no_group) return 0;
  const auto& branches = policy.groups[declared.group].branches;
  const auto found =
      std::find_if(branches.begin(), branches.end(), [&](const checked::Branch& one) { return one.name == branch.name->text; });
  return static_cast<std::size_t>(found - branches.begin());
}

void move_date(const checked::Policy& policy, checked::Declared& declared, const WrittenDate& date, int days) {
  if (date.period == nullptr) {
    if (declared.dates.announced) declared.dates.announced = moved(date.branch->time, days);
    return;
  }
  std::optional<checked::When>& when = declared.dates.*date.period;
  const std::size_t at = branch_of(policy, declared, *date.branch);
  if (when && at < when->by_branch.size()) when->by_branch[at] = moved(date.branch->time, days);
}

Mutant mutant_of(const std::string& of, const WrittenDate& date, int days) {
  const std::string from = to_string(date.branch->time), to = to_string(moved(date.branch->time, days));
  // A branch's span takes in its name; the date stands at its end.
  Span span = date.branch->span;
  const std::size_t at = text_at(span).rfind(from);
  if (at != std::string::npos)
    span = {span.source, span.begin + static_cast<std::uint32_t>(at), span.begin + static_cast<std::uint32_t>(at + from.size())};
  return {of, quoted(from) + " taken as " + quoted(to), span, to, {}};
}

template <class Text, class Declaration>
void plant_own(Mutants& mutants, const scenario::Declarations& texts, std::uint32_t index, const Declaration& declaration) {
  const auto* text = texts.find<Text>(declaration.declared.span);
  if (text == nullptr) return;
  for (const WrittenDate& date : dates_of(text->common)) {
    for (const int days : {1, -1}) {
      Mutant mutant = mutant_of(declaration.declared.name, date, days);
      Declaration changed = declaration;
      move_date(*mutants.policy, changed.declared, date, days);
      mutant.replacements.push_back({index, std::move(changed)});
      mutants.all.push_back(std::move(mutant));
    }
  }
}

/// Whether a provision writes this date itself.
bool writes(const ast::Common& common, const WrittenDate& date) {
  if (date.period == nullptr) return common.announced.has_value();
  return date.period == &checked::Dates::from ? common.period.from.has_value() : common.period.until.has_value();
}

template <class Text, class Declaration>
void move_inherited(const Mutants& mutants, const scenario::Declarations& texts, const std::vector<Declaration>& declarations,
                    std::uint32_t regime, const WrittenDate& date, int days, Mutant& mutant) {
  for (std::uint32_t index = 0; index < declarations.size(); ++index) {
    if (declarations[index].declared.regime != regime) continue;
    const auto* text = texts.find<Text>(declarations[index].declared.span);
    if (text == nullptr || writes(text->common, date)) continue;
    Declaration changed = declarations[index];
    move_date(*mutants.policy, changed.declared, date, days);
    mutant.replacements.push_back({index, std::move(changed)});
  }
}

void plant_of_regime(Mutants& mutants, const scenario::Declarations& texts, std::uint32_t regime) {
  const checked::Policy& policy = *mutants.policy;
  const auto* text = texts.find<ast::Regime>(policy.regimes[regime].span);
  if (text == nullptr) return;
  for (const WrittenDate& date : dates_of(text->common)) {
    for (const int days : {1, -1}) {
      Mutant mutant = mutant_of(policy.regimes[regime].name, date, days);
      move_inherited<ast::Rule>(mutants, texts, policy.rules, regime, date, days, mutant);
      move_inherited<ast::Exception>(mutants, texts, policy.exceptions, regime, date, days, mutant);
      if (!mutant.replacements.empty()) mutants.all.push_back(std::move(mutant));
    }
  }
}

template <class Text, class Declaration>
void plant_all(Mutants& mutants, const scenario::Declarations& texts, const std::vector<Declaration>& declarations) {
  for (std::uint32_t index = 0; index < declarations.size(); ++index) plant_own<Text>(mutants, texts, index, declarations[index]);
}

}  // namespace

void plant_in_dates(Mutants& mutants, const scenario::Declarations& texts) {
  const checked::Policy& policy = *mutants.policy;
  for (std::uint32_t regime = 0; regime < policy.regimes.size(); ++regime) plant_of_regime(mutants, texts, regime);
  plant_all<ast::Rule>(mutants, texts, policy.rules);
  plant_all<ast::Exception>(mutants, texts, policy.exceptions);
  plant_all<ast::Suspension>(mutants, texts, policy.suspensions);
  plant_all<ast::Repeal>(mutants, texts, policy.repeals);
  plant_all<ast::Define>(mutants, texts, policy.defines);
}

}  // namespace sekisho::mutate
