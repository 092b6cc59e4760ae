#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bundle/bundle.h"
#include "engine/value/number.h"
#include "engine/value/timezone.h"

namespace sekisho::evaluate {

/// One published rate: what one unit of its list's base was worth on a day, in units of a currency.
struct Rate {
  Date day;
  Number rate;
  const Entry* entry = nullptr;
  bool added = false;  // by a scenario: above the list's own rate of that day
};

/// A rates list, its rates by currency, earliest first.
struct RateList {
  const List* list = nullptr;
  std::string base;
  Duration valid_for;
  Timezone zone;
  bool has_zone = false;  // else a day is the one that is written
  std::map<std::string, std::vector<Rate>, std::less<>> by_currency;
};

/// A rate that a conversion used.
struct RateUsed {
  const List* list;
  const Rate* rate;
  std::string text() const;  // 1 USD = 7 CNY
};
/// Units of one currency that a unit of another is worth.
struct Conversion {
  Number factor;
  std::vector<RateUsed> used;
};

/// The rates lists of a bundle as one pool (docs/reference/language.md §8, "Rates").
class Rates {
 public:
  /// `added`: entries of a scenario, by list. The bundle and they must outlive this.
  Rates(const Bundle& bundle, const std::map<std::string, std::vector<Entry>>& added);

  /// On the day of `date`, by what is known; nothing where no list leads from one to the other.
  std::optional<Conversion> between(std::string_view from, std::string_view to, const Time& date,
                                    const std::optional<Time>& known) const;
  bool empty() const { return lists_.empty(); }
  /// The day on which a rate is looked for: in the timezone of the list where there is one list, else as written.
  Date day_of(const Time& date) const;
  /// Which of two currencies that do not convert lack a rate; never empty.
  std::vector<std::string> lacking(const std::string& from, const std::string& to, const Time& date,
                                   const std::optional<Time>& known) const;

 private:
  std::vector<RateList> lists_;  // by name
};

/// The day that a time names: as written, or in `zone`.
Date rate_day(const Time& time, const Timezone* zone);

}  // namespace sekisho::evaluate
