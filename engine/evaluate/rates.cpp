#include "engine/evaluate/rates.h"

#include <algorithm>
#include <utility>

#include "engine/evaluate/calendar.h"
#include "engine/lists/values.h"

namespace sekisho::evaluate {
namespace {

const Timezone* zone_of(const RateList& list) { return list.has_zone ? &list.zone : nullptr; }

void add_rates(RateList& list, const std::vector<Entry>& entries, bool added) {
  for (const Entry& entry : entries) {
    Rate rate;
    rate.day = rate_day(std::get<Time>(entry.fields.find("date")->second.data), zone_of(list));
    rate.rate = std::get<Number>(entry.fields.find("rate")->second.data);
    rate.entry = &entry;
    rate.added = added;
    list.by_currency[std::get<std::string>(entry.fields.find("currency")->second.data)].push_back(rate);
  }
}

RateList rate_list(const List& list) {
  RateList rates;
  rates.list = &list;
  const auto key = [&](const char* name) { return list.keys.count(name) != 0 ? list.keys.at(name) : std::string(); };
  rates.base = key("base");
  const ValueOrFault valid_for = read_scalar(key("valid_for"), {Kind::duration, {}, false});
  if (const auto* duration = std::get_if<Duration>(&valid_for.value.data)) rates.valid_for = *duration;
  if (const auto zone = Timezone::find(list.timezone); !list.timezone.empty() && zone) {
    rates.zone = *zone;
    rates.has_zone = true;
  }
  return rates;
}

bool is_said(const RateList& list, const Rate& rate, const std::optional<Time>& known) {
  const auto& announced = rate.entry->announced;
  if (!is_known(announced ? *announced : Time(rate.day), known, list.zone)) return false;
  return !rate.entry->retracted || (known && !is_known(*rate.entry->retracted, known, list.zone));
}

/// The latest rate on or before the day that still serves on it.
const Rate* latest(const RateList& list, std::string_view currency, const Time& date, const std::optional<Time>& known) {
  const auto found = list.by_currency.find(currency);
  if (found == list.by_currency.end()) return nullptr;
  const Date day = rate_day(date, zone_of(list));
  const std::vector<Rate>& rates = found->second;
  auto at = std::upper_bound(rates.begin(), rates.end(), day, [](Date a, const Rate& rate) { return a < rate.day; });
  while (at != rates.begin()) {
    --at;
    if (add(at->day, list.valid_for, 1) < day) return nullptr;
    if (is_said(list, *at, known)) return &*at;
  }
  return nullptr;
}

/// A conversion with what ranks it: straight before crossing, then the later of the days, then a scenario's own rate.
struct Way {
  bool straight;
  Date day;
  bool added;
  Conversion conversion;

  bool before(const Way& other) const { return std::tie(straight, day, added) > std::tie(other.straight, other.day, other.added); }
};

std::optional<Way> way_through(const RateList& list, std::string_view from, std::string_view to, const Time& date,
                               const std::optional<Time>& known) {
  const Rate* of_from = from == list.base ? nullptr : latest(list, from, date, known);
  const Rate* of_to = to == list.base ? nullptr : latest(list, to, date, known);
  if ((from != list.base && of_from == nullptr) || (to != list.base && of_to == nullptr)) return std::nullopt;
  Way way{of_from == nullptr || of_to == nullptr, {}, false, {Number(1), {}}};
  const auto factor = Number::divide(of_to == nullptr ? Number(1) : of_to->rate, of_from == nullptr ? Number(1) : of_from->rate);
  if (!factor) return std::nullopt;
  way.conversion.factor = *factor;
  for (const Rate* rate : {of_from, of_to}) {
    if (rate == nullptr) continue;
    way.day = way.conversion.used.empty() ? rate->day : std::min(way.day, rate->day);
    way.added = way.added || rate->added;
    way.conversion.used.push_back({list.list, rate});
  }
  return way;
}

}  // namespace

std::string RateUsed::text() const {
  const auto& currency = std::get<std::string>(rate->entry->fields.find("currency")->second.data);
  return "1 " + list->keys.at("base") + " = " + rate->rate.to_string() + " " + currency;
}

Date rate_day(const Time& time, const Timezone* zone) {
  if (const auto* day = std::get_if<Date>(&time)) return *day;
  if (zone != nullptr) return zone->day_of(time);
  constexpr std::int64_t day_seconds = 86400;
  const auto& instant = std::get<Instant>(time);
  const std::int64_t local = instant.seconds + std::int64_t{60} * instant.offset_minutes;
  return Date{static_cast<std::int32_t>(local >= 0 ? local / day_seconds : (local - day_seconds + 1) / day_seconds)};
}

Rates::Rates(const Bundle& bundle, const std::map<std::string, std::vector<Entry>>& added) {
  for (const auto& [name, list] : bundle.lists) {
    if (list.kind != ListKind::rates) continue;
    RateList& rates = lists_.emplace_back(rate_list(list));
    add_rates(rates, list.entries, false);
    if (const auto more = added.find(name); more != added.end()) add_rates(rates, more->second, true);
    for (auto& [currency, of_currency] : rates.by_currency) {
      std::stable_sort(of_currency.begin(), of_currency.end(), [](const Rate& a, const Rate& b) {
        return std::tie(a.day, a.added, a.entry->id) < std::tie(b.day, b.added, b.entry->id);
      });
    }
  }
}

std::optional<Conversion> Rates::between(std::string_view from, std::string_view to, const Time& date,
                                         const std::optional<Time>& known) const {
  std::optional<Way> best;
  for (const RateList& list : lists_) {
    auto way = way_through(list, from, to, date, known);
    if (way && (!best || way->before(*best))) best = std::move(way);
  }
  if (!best) return std::nullopt;
  return std::move(best->conversion);
}

Date Rates::day_of(const Time& date) const { return rate_day(date, lists_.size() == 1 ? zone_of(lists_.front()) : nullptr); }

std::vector<std::string> Rates::lacking(const std::string& from, const std::string& to, const Time& date,
                                        const std::optional<Time>& known) const {
  std::vector<std::string> lacking;
  for (const std::string& currency : {from, to}) {
    const bool rated = std::any_of(lists_.begin(), lists_.end(), [&](const RateList& list) {
      return list.base == currency || latest(list, currency, date, known) != nullptr;
    });
    if (!rated) lacking.push_back(currency);
  }
  if (lists_.empty() || lacking.empty()) return {from};
  return lacking;
}

}  // namespace sekisho::evaluate
