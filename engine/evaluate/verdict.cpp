#include "engine/evaluate/verdict.h"

#include <algorithm>

namespace sekisho::evaluate {

Ends over(const Cases& cases, std::optional<std::size_t> open, std::size_t branch) {
  Ends ends{Effect::prohibit, Effect::permit};
  for (std::size_t at = 0; at < cases.count(); ++at) {
    if (open && cases.digit(at, *open) != branch) continue;
    ends.low = std::min(ends.low, cases.low(at));
    ends.high = std::max(ends.high, cases.high(at));
  }
  return ends;
}

bool matters(const Cases& cases, const std::vector<Open>& all, const std::vector<Open>& these) {
  std::vector<std::size_t> chosen;
  for (const Open& one : these) chosen.push_back(static_cast<std::size_t>(std::find(all.begin(), all.end(), one) - all.begin()));
  for (std::size_t at = 0; at < cases.count(); ++at) {
    if (cases.low(at) != cases.low(cases.without(at, chosen))) return true;
  }
  return false;
}

LineVerdict judge(const Arena& arena, const std::vector<Provision>& provisions, const std::vector<std::size_t>& branches) {
  LineVerdict verdict;
  Effect ceiling = Effect::permit;  // hi_0(n)
  for (const Provision& provision : provisions) {
    const Ends ends = ends_of(arena, provision, &Formula::value);
    verdict.floor = std::max(verdict.floor, ends.low);
    ceiling = std::max(ceiling, ends.high);
  }
  for (const Provision& provision : provisions) {
    OpenSet& open = verdict.pending.emplace_back();
    if (ends_of(arena, provision, &Formula::value).high <= verdict.floor) continue;
    open = pending(arena, provision, &Formula::value);
    verdict.candidates.insert(open.begin(), open.end());
  }
  verdict.certain = verdict.floor;
  verdict.possible = ceiling;
  if (verdict.candidates.empty()) return verdict;
  const std::set<std::uint32_t> mixed = mixed_leaves(arena, provisions);
  for (const Open& one : verdict.candidates) {
    if (one.group || mixed.count(one.index) != 0) verdict.split.push_back(one);
  }
  if (verdict.split.empty()) return verdict;  // property 4: the short cut is exact
  const Cases cases(arena, provisions, verdict.split, branches);
  verdict.exact = !cases.too_many();
  if (!verdict.exact) return verdict;
  const Ends ends = over(cases);
  verdict.certain = ends.low;
  verdict.possible = ends.high;
  return verdict;
}

}  // namespace sekisho::evaluate
