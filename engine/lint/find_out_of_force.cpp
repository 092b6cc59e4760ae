#include "engine/lint/findings.h"

namespace sekisho::linting {

namespace {

/// Period by period: what takes the provision out of force is shown beside it.
template <class Provision>
void report(Law& law, const Provision& provision) {
  const checked::Declared& declared = provision.declared;
  const Timezone& zone = zone_of(law.policy, declared);
  const DaySet period = period_of(declared, zone).may;
  Diagnostic& found = law.diagnostics.warning(
      "never-in-force", name_span(law.policy, declared.span),
      "`" + declared.name + "` is in force on no day: " +
          (period.empty() ? "its period is empty" : "it is suspended or repealed on every day of its period"),
      "correct the dates, or remove it");
  for (const std::uint32_t index : provision.suspensions) {
    if (intersect(period, suspended_days(law.policy, index, zone).must).empty()) continue;
    found.notes.push_back({"suspended here", name_span(law.policy, law.policy.suspensions[index].declared.span)});
  }
  for (const std::uint32_t index : provision.repeals)
    found.notes.push_back({"repealed here", name_span(law.policy, law.policy.repeals[index].declared.span)});
}

template <class Provision>
void look_at(Law& law, const std::vector<Provision>& provisions, const std::vector<Standing>& standings) {
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    const bool is_law = !provisions[i].declared.proposed;  // what is proposed is in force on no day, as it says
    if (is_law && standings[i].force.may.empty()) report(law, provisions[i]);
  }
}

}  // namespace

void find_out_of_force(Law& law) {
  look_at(law, law.policy.rules, law.rules);
  look_at(law, law.policy.exceptions, law.exceptions);
}

}  // namespace sekisho::linting
