#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/facts/schema.h"
#include "engine/facts/transaction.h"
#include "engine/lists/reading.h"

namespace sekisho {

/// Reads a type as lists and schemas write it: `text`, `truth`, `number`, `percent`, `quantity of mass`, `money`, `date`,
/// `timestamp`, `duration`, `country`, `code`, `code of CN`, `term`, `term of end-uses`, and `list of …` one of these. Nothing for
/// other words.
std::optional<Type> parse_type(std::string_view words);
/// The words a type may begin with, for suggestions.
const std::vector<std::string>& type_words();

/// The scalar as a value of a type that is not many-valued; a sentence's end ("is no date: …") where it does not fit.
struct ValueOrFault {
  Value value;
  std::string fault;
};
ValueOrFault read_scalar(std::string_view text, const Type& type);

/// A scalar or a sequence of scalars as a value of `type`; each that does not fit is reported under the reading's code.
std::optional<Value> read_value(const yaml::Node& node, const Type& type, std::string_view key, const Reading& reading);

/// `ORDER..ORDER` in percent, or one percentage: `25..50`, `50`, `50 %`.
ValueOrFault read_band(std::string_view text);

/// A date or a timestamp; anything else is reported as `entry-date`.
std::optional<Time> read_time(const yaml::Node& node, std::string_view key, Diagnostics& diagnostics);

}  // namespace sekisho
