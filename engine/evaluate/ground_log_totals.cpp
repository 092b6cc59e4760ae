#include "engine/evaluate/ground_log_totals.h"

#include <algorithm>

#include "engine/evaluate/measure.h"

namespace sekisho::evaluate {
namespace {

/// What earlier records add. Where there are rates, money of each day stands for itself, for it converts on that day.
std::vector<Range> earlier(const Ground& ground, const LoggedTotal& total, std::size_t series, const LogKey& key) {
  std::vector<Range> sums;
  const Date day = ground.zone->day_of(ground.transaction->date);
  ground.history->each_sum(series, key, first_day(total.total->period, day), day, [&](Date on, const Range& sum) {
    Range of_day = sum;
    if (!currency_of(sum).empty() && !ground.world.rates().empty()) of_day.of_day = on;
    add_to(sums, of_day);
  });
  return sums;
}

/// Whether a line has a key that agrees: unknown where a key of it is missing.
FormulaId has_key(Ground& ground, const LoggedTotal& total, int place, const KeysOfLine& line, const LogKey& key) {
  if (std::any_of(line.keys.begin(), line.keys.end(), [&](const LogKey& other) { return agree(other, key); })) return always_true;
  Formulas ways;
  const std::string atom = "key " + std::to_string(place) + " of #" + std::to_string(total.node);
  for (const OpenKey& open : line.open) {
    for (const Datum& datum : may_agree(open, key) ? open.missing : std::vector<Datum>{})
      ways.push_back(missing_fact(ground, atom, datum.fact));
  }
  return ground.arena.disjunction(ways);
}

void add_settled(LogSum& sum, const std::vector<Range>& ranges) {
  for (const Range& range : ranges) {
    if (const std::string_view currency = currency_of(range); !currency.empty()) sum.currencies.emplace(currency);
    sum.sum.elements.push_back({.condition = always_true, .value = range, .unseen = false, .inside = {}});
  }
}

void add_open(Ground& ground, const LoggedTotal& total, int place, const LogLine& line, const LogKey& key, LogSum& sum) {
  const FormulaId counts = ground.arena.conjunction({line.counts, has_key(ground, total, place, line.keys, key)});
  if (counts == always_false) return;
  if (const std::string_view currency = currency_of(line.value.range); !currency.empty()) sum.currencies.emplace(currency);
  sum.sum.elements.push_back({.condition = counts, .value = line.value.range, .unseen = false, .inside = {}});
  sum.missing.insert(sum.missing.end(), line.value.missing.begin(), line.value.missing.end());
  for (const auto* assumed : {&line.value.assumed, &line.keys.assumed})
    sum.assumed.insert(sum.assumed.end(), assumed->begin(), assumed->end());
}

FormulaId without_history(Ground& ground, const std::vector<std::uint32_t>& totals) {
  Formulas leaves;
  for (const std::uint32_t at : totals) {
    const LoggedTotal& total = ground.world.logged_totals()[at];
    Leaf leaf;
    leaf.key = "history of #" + std::to_string(total.node) + " on " + std::to_string(ground.line);
    leaf.asks.push_back(std::make_shared<const Question>(history_question(total)));
    if (ground.gathering()) {
      leaf.evidence.emplace_back();
      leaf.evidence.back().fact = total.text;
    }
    leaves.push_back(ground.arena.leaf(std::move(leaf)));
  }
  return ground.arena.conjunction(leaves);
}

/// The comparison for each choice of keys, from the `at`-th of its totals on.
FormulaId per_key(Ground& ground, checked::NodeId id, const checked::Compare& compare, std::size_t at) {
  const std::vector<std::uint32_t>& totals = ground.world.totals_in(id);
  if (at == totals.size()) return ground_sums_compare(ground, id, compare);
  const LoggedTotal& total = ground.world.logged_totals()[totals[at]];
  const KeysOfLine line = keys_of_line(ground, total);
  const std::string atom = "total #" + std::to_string(total.node) + " of " + ground.scope(id);
  ground.lines_so_far->assumed_keys[total.node] = line.assumed;
  Formulas alternatives;
  for (const LogKey& key : line.keys) {
    ground.chosen_keys[total.node] = &key;
    alternatives.push_back(per_key(ground, id, compare, at + 1));
  }
  ground.chosen_keys.erase(total.node);
  for (const OpenKey& open : line.open) {
    for (const Datum& datum : open.missing) alternatives.push_back(missing_fact(ground, atom, datum.fact));
  }
  if (line.nothing) alternatives.push_back(ground.arena.leaf(settled(ground, atom, Truth::False, *line.nothing)));
  return ground.arena.disjunction(alternatives);
}

/// Whether what a line adds, seen as it stands, is nothing for certain.
Range amount_of(const Ground& ground, const LogLine& line) {
  Range amount = line.value.range;
  if (ground.arena[line.counts].value == Truth::True) return amount;
  const auto reach = [](std::optional<Number>& end, bool low) {
    if (end && (low ? Number(0) < *end : *end < Number(0))) end = Number(0);
  };
  reach(amount.low, true);
  reach(amount.high, false);
  return amount;
}

void remember_series(Ground& ground, const LoggedTotal& total, std::size_t series, History& history, bool& key_missing) {
  const Date day = ground.zone->day_of(ground.transaction->date);
  const int places = total.per_line ? static_cast<int>(ground.transaction->items.size()) : 1;
  for (int place = 1; place <= places; ++place) {
    const Ground::OnLine there(ground, place);
    const LogLine line = log_line(ground, total);
    if (ground.arena[line.counts].value == Truth::False) continue;
    key_missing = key_missing || !line.keys.open.empty();
    for (const LogKey& key : line.keys.keys) history.add(series, key, day, amount_of(ground, line));
  }
}

/// Under each branch of each reading that the total keeps apart, from the `at`-th on.
void remember_branches(Ground& ground, const LoggedTotal& total, std::size_t at, History& history, bool& key_missing) {
  if (at == total.groups.size()) {
    remember_series(ground, total, *total.series(*ground.zone, ground.branch), history, key_missing);
    return;
  }
  for (std::size_t branch = 0; branch < total.branches[at]; ++branch) {
    ground.under(total.groups[at], static_cast<int>(branch), [&] {
      remember_branches(ground, total, at + 1, history, key_missing);
      return always_true;
    });
  }
}

}  // namespace

Question history_question(const LoggedTotal& total) {
  Question question;
  question.kind = "history";
  question.per = total.per;
  question.within = total.within;
  return question;
}

LogSum log_sum(Ground& ground, const LoggedTotal& total) {
  LogSum sum;
  const LogKey& key = *ground.chosen_keys.at(total.node);
  sum.sum.kind = Sum::Kind::fold;
  sum.sum.over_log = total.node;
  sum.identity = "|" + std::to_string(ground.line) + " of " + text_of(key);
  sum.assumed = ground.lines_so_far->assumed_keys.at(total.node);
  const auto series = total.series(*ground.zone, ground.branch);
  if (!series) {
    sum.earlier_open = true;
    sum.sum.elements.push_back({.condition = always_true, .value = {.any_measure = true}, .unseen = false, .inside = {}});
    return sum;
  }
  const std::vector<Range> before = earlier(ground, total, *series, key);
  sum.earlier_open = std::any_of(before.begin(), before.end(), [](const Range& range) { return range.low != range.high; });
  add_settled(sum, before);
  if (ground.is_repeated) return sum;  // it counted as it was first seen
  ground.lines_so_far->read(ground, total, *series);
  add_settled(sum, ground.lines_so_far->settled(*series, key));
  for (const auto& [place, line] : ground.lines_so_far->open(*series)) add_open(ground, total, place, line, key, sum);
  return sum;
}

FormulaId ground_log_comparison(Ground& ground, checked::NodeId id, const checked::Compare& compare) {
  if (ground.history == nullptr) return without_history(ground, ground.world.totals_in(id));
  return per_key(ground, id, compare, 0);
}

void remember_record(Ground& ground, History& history) {
  bool key_missing = false;
  for (const LoggedTotal& total : ground.world.logged_totals()) {
    for (const Timezone* zone : total.zones) {
      ground.zone = zone;
      remember_branches(ground, total, 0, history, key_missing);
    }
  }
  if (key_missing) ++history.keys_missing;
}

std::string print_range(const Ground& ground, const std::optional<Range>& range) {
  if (!range) return "in several currencies or dimensions";
  const std::string_view currency = currency_of(*range);
  std::string unit = currency.empty() ? range->measure : std::string(currency);
  for (const auto& [name, known] : ground.world.policy.bundle->schema.units.units()) {
    if (known.dimension == unit) unit = known.base;
  }
  const std::string after = unit.empty() ? "" : " " + unit;
  if (range->low && range->high) {
    const std::string low = range->low->to_string(), high = range->high->to_string();
    return (*range->low == *range->high ? low : low + ".." + high) + after;
  }
  if (range->low) return "at least " + range->low->to_string() + after;
  if (range->high) return "at most " + range->high->to_string() + after;
  return "any amount";
}

}  // namespace sekisho::evaluate
