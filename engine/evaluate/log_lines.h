#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "engine/evaluate/ground.h"

namespace sekisho::evaluate {

/// A key of which some facts are missing.
struct OpenKey {
  std::vector<std::optional<LogKeyPart>> parts;
  std::vector<Datum> missing;
};
bool may_agree(const OpenKey& open, const LogKey& key);

/// The keys of a line in a total over the log: one for each way to choose among several values. Several names that differ in
/// nothing but the legal form are one, without a form.
struct KeysOfLine {
  std::vector<LogKey> keys;
  std::vector<OpenKey> open;
  std::vector<Datum> assumed;    // values that were taken for granted
  std::optional<Datum> nothing;  // an assumption that there is no value, and so no key
};
KeysOfLine keys_of_line(Ground& ground, const LoggedTotal& total);

/// A number with the facts it lacks and the assumptions it rests on (ground_totals.cpp).
struct Reckoned {
  Range range;
  std::vector<FactName> missing;
  std::vector<Datum> assumed;
};
Reckoned reckon(Ground& ground, checked::NodeId value);

/// What a line adds to a total over the log, and under which keys.
struct LogLine {
  FormulaId counts = always_true;
  Reckoned value;
  KeysOfLine keys;
};

/// Of the line `ground` stands on, in the zone and under the branches it has taken.
LogLine log_line(Ground& ground, const LoggedTotal& total);

/// The lines of the record at hand up to one, by series: sums of those that are settled, and the others.
class LinesSoFar {
 public:
  void clear();
  /// Reads on to the line `ground` stands on.
  void read(Ground& ground, const LoggedTotal& total, std::size_t series);
  const std::vector<std::pair<int, LogLine>>& open(std::size_t series) const { return by_series_.at(series).open; }
  /// The sums of the settled lines under a key.
  std::vector<Range> settled(std::size_t series, const LogKey& key) const;

  std::unordered_map<checked::NodeId, std::vector<Datum>> assumed_keys;  // by total: what the line's keys take for granted

 private:
  struct Lines {
    int read = 0;
    int decided = 0;  // the line they were last read for
    std::vector<std::pair<int, LogLine>> open;
    std::unordered_map<std::string, std::vector<std::pair<LogKey, std::vector<Range>>>> settled;  // by the text of the key
  };
  static void read_line(Ground& ground, const LoggedTotal& total, Lines& lines, int place);
  static void settle(Lines& lines, const LogLine& line);
  std::unordered_map<std::size_t, Lines> by_series_;
};

}  // namespace sekisho::evaluate
