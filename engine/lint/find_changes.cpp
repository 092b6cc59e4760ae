#include <algorithm>

#include "engine/lint/findings.h"

namespace sekisho::linting {

namespace {

using namespace checked;

/// The days of `when` that fall within the window, each once and in order.
std::vector<std::int64_t> days_in(const std::optional<When>& when, const Timezone& zone, const Days& window) {
  std::vector<std::int64_t> days;
  for (std::size_t i = 0; when && i < when->by_branch.size(); ++i) {
    const std::int64_t day = zone.day_of(when->by_branch[i]).days;
    if (day >= window.first && day <= window.last) days.push_back(day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::string joined(const std::vector<std::int64_t>& days) {
  std::string text;
  for (const std::int64_t day : days) text += (text.empty() ? "" : " or ") + day_text(day);
  return text;
}

bool equal(const std::optional<When>& a, const std::optional<When>& b) {
  return a.has_value() == b.has_value() && (!a || a->by_branch == b->by_branch);
}

struct Dated {
  const std::string& name;
  Span span;
  const Dates& dates;
  const Dates* of_regime = nullptr;  // dates that are told at the regime are not told again
};

void look_at(Law& law, const Dated& subject, const Timezone& zone) {
  const std::int64_t day = law.options.as_of->days, last = day + law.options.days_ahead;
  const auto own = [&](const std::optional<When> Dates::* when) {
    return subject.of_regime == nullptr || !equal(subject.dates.*when, subject.of_regime->*when);
  };
  const auto begins = days_in(own(&Dates::from) ? subject.dates.from : std::nullopt, zone, {day + 1, last});
  if (!begins.empty())
    law.diagnostics.warning("period-begins", subject.span, "`" + subject.name + "` begins on " + joined(begins),
                            "see that those whom it binds are ready");
  const auto ends = days_in(own(&Dates::until) ? subject.dates.until : std::nullopt, zone, {day, last});
  if (!ends.empty())
    law.diagnostics.warning("period-ends", subject.span, "`" + subject.name + "` ends with " + joined(ends),
                            "see what follows it, and add the instrument that says so");
}

template <class Provision>
void look_at_all(Law& law, const std::vector<Provision>& provisions) {
  for (const Provision& each : provisions) {
    const Declared& declared = each.declared;
    const Dates* regime = declared.regime == Policy::no_regime ? nullptr : &law.policy.regimes[declared.regime].dates;
    if (!declared.proposed)
      look_at(law, {declared.name, name_span(law.policy, declared.span), declared.dates, regime}, zone_of(law.policy, declared));
  }
}

}  // namespace

void find_changes(Law& law) {
  if (!law.options.as_of) return;
  for (std::uint32_t i = 0; i < law.policy.regimes.size(); ++i) {
    const Regime& regime = law.policy.regimes[i];
    const bool has_rules =
        std::any_of(law.policy.rules.begin(), law.policy.rules.end(), [&](const Rule& rule) { return rule.declared.regime == i; });
    if (has_rules && regime.status != ast::Status::proposed)
      look_at(law, {regime.name, name_span(law.policy, regime.span), regime.dates}, regime.timezone);
  }
  look_at_all(law, law.policy.rules);
  look_at_all(law, law.policy.exceptions);
  look_at_all(law, law.policy.defines);
}

}  // namespace sekisho::linting
