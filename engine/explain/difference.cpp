#include <algorithm>
#include <tuple>

#include "engine/explain/what_if.h"

namespace sekisho {
namespace {

template <class Entry, class Key, class Same>
Came<Entry> compare(const std::vector<Entry>& before, const std::vector<Entry>& after, Key&& key, Same&& same) {
  const auto find = [&](const std::vector<Entry>& entries, const Entry& wanted) -> const Entry* {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& each) { return key(each) == key(wanted); });
    return found == entries.end() ? nullptr : &*found;
  };
  Came<Entry> came;
  for (const Entry& entry : before) {
    const Entry* now = find(after, entry);
    if (now == nullptr) came.went.push_back(entry);
    if (now != nullptr && !same(entry, *now)) came.changed.emplace_back(entry, *now);
  }
  for (const Entry& entry : after) {
    if (find(before, entry) == nullptr) came.came.push_back(entry);
  }
  return came;
}

const auto always_same = [](const auto&, const auto&) { return true; };

Came<Finding> findings(const LineDecision& before, const LineDecision& after) {
  return compare(
      before.findings, after.findings, [](const Finding& each) { return each.rule; },
      [](const Finding& a, const Finding& b) {
        return std::tie(a.certain, a.possible, a.review) == std::tie(b.certain, b.possible, b.review);
      });
}

Came<Defeated> defeated(const LineDecision& before, const LineDecision& after) {
  return compare(
      before.defeated, after.defeated, [](const Defeated& each) { return std::tie(each.rule, each.by); },
      [](const Defeated& a, const Defeated& b) { return a.leaves == b.leaves; });
}

auto question_key(const Question& each) {
  return std::tie(each.kind, each.fact, each.term, each.about, each.of, each.party, each.list, each.entry, each.owner, each.owned,
                  each.currency, each.date, each.scheme, each.candidates, each.instrument, each.at, each.per, each.within);
}

}  // namespace

bool LineDifference::none() const {
  return before != nullptr && after != nullptr && findings.none() && defeated.none() && before->certain == after->certain &&
         before->possible == after->possible;
}

DecisionDifference difference(const Decision& before, const Decision& after) {
  static const LineDecision nothing;
  DecisionDifference all;
  for (std::size_t at = 0; at < std::max(before.lines.size(), after.lines.size()); ++at) {
    LineDifference line{at + 1,
                        at < before.lines.size() ? &before.lines[at] : nullptr,
                        at < after.lines.size() ? &after.lines[at] : nullptr,
                        {},
                        {}};
    const LineDecision& then = line.before == nullptr ? nothing : *line.before;
    const LineDecision& now = line.after == nullptr ? nothing : *line.after;
    line.findings = findings(then, now);
    line.defeated = defeated(then, now);
    all.lines.push_back(std::move(line));
  }
  all.obligations = compare(
      before.obligations, after.obligations,
      [](const ObligationDue& each) { return std::tie(each.requires_, each.name, each.what, each.within, each.rule); },
      [](const ObligationDue& a, const ObligationDue& b) { return a.certain == b.certain && a.met == b.met; });
  all.questions = compare(before.questions, after.questions, question_key, always_same);
  all.presumed = compare(
      before.presumed, after.presumed, [](const Presumed& each) { return std::tie(each.term, each.about); },
      [](const Presumed& a, const Presumed& b) { return a.value == b.value; });
  all.not_checked = compare(
      before.not_checked, after.not_checked, [](const NotChecked& each) { return std::tie(each.what, each.why, each.assumed); },
      always_same);
  return all;
}

}  // namespace sekisho
