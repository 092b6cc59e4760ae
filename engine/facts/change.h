#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sekisho {

/// A fact to be set or taken away in a record that stays as it was read otherwise.
///   end_use=military.end-use   items[1].country_of_origin=CN   end_user.country=JP   judgements.deep-processed=no end_use=missing
/// A role names the party that plays it, wherever the record names it. Values are read as a record's are: several are joined by
/// commas, what begins with `[`, `{` or `"` is JSON, nothing or `missing` takes the fact away.
struct FactChange {
  std::string field, value;
};

/// Nothing where there is no `=` behind a name.
std::optional<FactChange> parse_change(std::string_view text);

}  // namespace sekisho
