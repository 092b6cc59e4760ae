#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "engine/sekisho.h"
#include "tests/catch.h"

// The sums a replay keeps while it runs against what comes of adding up, for every line anew, all earlier records as they were
// written: another reckoning of days and names in a few lines, with whole numbers.
using namespace sekisho;

namespace {

struct Day {
  int year, month, day;
  friend auto operator<=>(const Day&, const Day&) = default;
};

int days_in(int year, int month) {
  static const std::array<int, 13> days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && year % 4 == 0 ? 29 : days[static_cast<std::size_t>(month)];
}

Day following(Day day) {
  if (++day.day <= days_in(day.year, day.month)) return day;
  day.day = 1;
  if (++day.month <= 12) return day;
  return {day.year + 1, 1, 1};
}

std::string text_of(Day day) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(day.year) + "-" + two(day.month) + "-" + two(day.day);
}

/// The totals of the policy below: how far each looks back from `to`.
bool within(std::size_t total, Day from, Day to) {
  if (to < from) return false;
  const bool same_year = from.year == to.year;
  switch (total) {
    case 0:
      return same_year;
    case 1:
      return same_year && (from.month - 1) / 3 == (to.month - 1) / 3;
    case 2:
      return same_year && from.month == to.month;
    case 3: {  // 30 days: this one is the thirtieth
      for (int count = 0; count < 29 && from != to; ++count) from = following(from);
      return from == to;
    }
    default: {  // 3 months
      Day back{to.year, to.month - 3, to.day};
      if (back.month < 1) back = {back.year - 1, back.month + 12, back.day};
      back.day = std::min(back.day, days_in(back.year, back.month));
      return back < from;
    }
  }
}

constexpr std::size_t totals = 5;
const char* const law_text = R"(regime r-1 jurisdiction US timezone "America/New_York" effective 2020-01-01
define made-in-china as item.country_of_origin is CN
rule r-1.t0 requires notice when total of item.value where made-in-china per ultimate_consignee.name, item.manufacturer within calendar year at least 0 USD cites "1"
rule r-1.t1 requires notice when total of item.value where made-in-china per ultimate_consignee.name, item.manufacturer within calendar quarter at least 0 USD cites "1"
rule r-1.t2 requires notice when total of item.value where made-in-china per ultimate_consignee.name, item.manufacturer within calendar month at least 0 USD cites "1"
rule r-1.t3 requires notice when total of item.value where made-in-china per ultimate_consignee.name, item.manufacturer within 30 days at least 0 USD cites "1"
rule r-1.t4 requires notice when total of item.value where made-in-china per ultimate_consignee.name, item.manufacturer within 3 months at least 0 USD cites "1"
)";

struct Name {
  std::string written, core, form;
};
const std::vector<Name> names{
    {"Alpha Ltd", "alpha", "limited"}, {"ALPHA Limited", "alpha", "limited"}, {"Alpha", "alpha", ""},
    {"Alpha LLP", "alpha", "llp"},     {"Beta Trading", "beta trading", ""},  {"beta  trading", "beta trading", ""}};

struct Line {
  std::vector<Name> consignees;  // `written` empty: has no name
  std::string maker;             // empty: missing
  int origin = 1;                // 1 CN, 0 elsewhere, -1 missing
  int value = -1;                // -1: missing
};
struct Record {
  std::string id;
  Day day;
  std::vector<Line> lines;  // of one record all have its consignees
};

std::string json_of(const Record& record) {
  std::string text = R"({"transaction_id":")" + record.id + R"(","date":")" + text_of(record.day) + R"(","ultimate_consignee":[)";
  for (const Name& name : record.lines.front().consignees)
    text += (text.back() == '[' ? "" : ",") +
            (name.written.empty() ? std::string(R"({"country":"JP"})") : R"({"name":")" + name.written + "\"}");
  text += R"(],"items":[)";
  for (const Line& line : record.lines) {
    text += text.back() == '[' ? "{" : ",{";
    text += R"("description":"x")";
    if (!line.maker.empty()) text += R"(,"manufacturer":")" + line.maker + "\"";
    if (line.origin >= 0) text += R"(,"country_of_origin":")" + std::string(line.origin == 1 ? "CN" : "JP") + "\"";
    if (line.value >= 0) text += R"(,"value":")" + std::to_string(line.value) + " USD\"";
    text += "}";
  }
  return text + "]}";
}

Record random_record(std::mt19937& random, int number, Day day) {
  const auto below = [&](int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random); };
  Record record;
  record.id = "T-" + std::to_string(below(12) == 0 && number > 0 ? below(number) : number);
  record.day = day;
  std::vector<Name> consignees;
  for (int count = below(8) == 0 ? 2 : 1; count > 0; --count)
    consignees.push_back(below(10) == 0 ? Name{} : names[static_cast<std::size_t>(below(static_cast<int>(names.size())))]);
  for (int count = 1 + below(3); count > 0; --count) {
    Line line{consignees, below(8) == 0 ? "" : below(2) == 0 ? "M" : "N", 1, 1 + below(50)};
    if (below(6) == 0) line.origin = below(2) - 1;
    if (below(30) == 0) line.value = -1;
    record.lines.push_back(line);
  }
  return record;
}

/// The consignees of a line by core; of several forms none.
std::vector<Name> keys_of(const Line& line) {
  std::vector<Name> keys;
  for (const Name& name : line.consignees) {
    if (name.written.empty()) continue;
    const auto same = std::find_if(keys.begin(), keys.end(), [&](const Name& other) { return other.core == name.core; });
    if (same == keys.end())
      keys.push_back(name);
    else if (same->form != name.form)
      same->form.clear();
  }
  return keys;
}

bool has_key(const Line& line, const Name& key) {
  const std::vector<Name> keys = keys_of(line);
  return std::any_of(keys.begin(), keys.end(), [&](const Name& other) {
    return other.core == key.core && (other.form.empty() || key.form.empty() || other.form == key.form);
  });
}

struct Sum {
  int low = 0, high = 0;
  bool open = false, any = false, valued = false;  // open: nothing bounds it from above
  void add(const Line& line, bool certain) {
    if (line.origin == 0) return;
    any = true;
    valued = valued || line.value >= 0;
    const bool counts = certain && line.origin == 1;
    low += counts && line.value > 0 ? line.value : 0;
    high += std::max(line.value, 0);
    open = open || line.value < 0;
  }
  std::string text() const {
    if (!any) return "0";
    const std::string unit = valued ? " USD" : "";
    if (open) return "at least " + std::to_string(low) + unit;
    return std::to_string(low) + (low == high ? "" : ".." + std::to_string(high)) + unit;
  }
};

/// The sums that a line must show for one total, one a key; all earlier records are gone through anew.
std::set<std::string> sums_of(const std::vector<Record>& earlier, const Record& record, std::size_t at, std::size_t total) {
  std::set<std::string> sums;
  const Line& here = record.lines[at];
  if (here.maker.empty()) return sums;
  std::set<std::string> seen;
  for (const Name& key : keys_of(here)) {
    Sum sum;
    seen.clear();
    for (const Record& other : earlier) {
      if (!seen.insert(other.id).second || !within(total, other.day, record.day)) continue;
      for (const Line& line : other.lines) {
        if (line.maker == here.maker && has_key(line, key)) sum.add(line, true);
      }
    }
    const bool repeated = seen.count(record.id) != 0;
    for (std::size_t own = 0; own <= at && !repeated; ++own) {
      const Line& line = record.lines[own];
      if (!line.maker.empty() && line.maker != here.maker) continue;
      const bool nameless =
          std::any_of(line.consignees.begin(), line.consignees.end(), [](const Name& name) { return name.written.empty(); });
      if (has_key(line, key))
        sum.add(line, !line.maker.empty());
      else if (nameless)
        sum.add(line, false);
    }
    sums.insert(sum.text());
  }
  return sums;
}

std::set<std::string> shown(const LineDecision& line, std::size_t total) {
  std::set<std::string> sums;
  for (const Finding& finding : line.findings) {
    if (finding.rule != "r-1.t" + std::to_string(total)) continue;
    for (const auto* evidence : {&finding.evidence, &finding.open}) {
      for (const Evidence& one : *evidence) {
        if (one.fact.starts_with("total of") && !one.value.empty()) sums.insert(one.value);
      }
    }
  }
  return sums;
}

Law law_of(const std::string& text) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("sekisho-totals-" + std::to_string(std::random_device{}()) + ".policy");
  std::ofstream(path) << text;
  Diagnostics diagnostics;
  Law law = load(path.string(), diagnostics);
  std::filesystem::remove(path);
  return law;
}

}  // namespace

TEST_CASE("the sums a replay keeps are those that all earlier records add up to") {
  const Law law = law_of(law_text);
  REQUIRE(law != nullptr);
  JsonDecoder decoder(decode_options(*law));
  for (unsigned seed = 1; seed <= 6; ++seed) {
    std::mt19937 random(seed);
    Reference reference(law);
    History history;
    reference.set_history(&history);
    std::vector<Record> earlier;
    Day day{2023, 11, 20};
    std::uint64_t compared = 0, keys_missing = 0;
    std::set<std::string> seen;
    for (int number = 0; number < 150; ++number) {
      for (int step = std::uniform_int_distribution<int>(0, 9)(random); step > 0; --step) day = following(day);
      Day dated = day;
      if (number % 11 == 5) dated.month = std::max(1, dated.month - 2), dated.day = std::min(dated.day, 28);
      const Record record = random_record(random, number, dated);
      const Decoded decoded = decoder.decode(json_of(record));
      REQUIRE(std::holds_alternative<Transaction>(decoded));
      const auto& transaction = std::get<Transaction>(decoded);
      const Decision decision = reference.decide(transaction);
      for (std::size_t at = 0; at < record.lines.size(); ++at) {
        for (std::size_t total = 0; total < totals; ++total) {
          INFO("seed " << seed << ", record " << number << ", line " << at + 1 << ", total " << total << "\n" << json_of(record));
          REQUIRE(shown(decision.lines[at], total) == sums_of(earlier, record, at, total));
          ++compared;
        }
      }
      reference.remember(transaction, history);
      earlier.push_back(record);
      if (!seen.insert(record.id).second) continue;
      keys_missing += std::any_of(record.lines.begin(), record.lines.end(), [](const Line& line) {
        const auto nameless = [](const Name& name) { return name.written.empty(); };
        return line.origin != 0 && (line.maker.empty() || std::any_of(line.consignees.begin(), line.consignees.end(), nameless));
      });
    }
    CHECK(compared > 500);
    CHECK(history.keys_missing == keys_missing);
    CHECK(history.seen.size() == seen.size());
  }
}
