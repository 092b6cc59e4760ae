#include <filesystem>
#include <fstream>
#include <map>

#include "engine/sekisho.h"
#include "tests/catch.h"
#include "tests/generate/random.h"

using namespace sekisho;

// Draw-down of licences held over a log (docs/reference/language.md §8), worked out again by a program of a few lines.
namespace {

constexpr const char* policy =
    "regime r-1\n  jurisdiction CN\n  authority \"MOFCOM\"\n  effective 2020-01-01\n"
    "rule r-1.a requires license when item.control_codes.CN is known and item classified within CN:1C905 cites \"1\"\n"
    "rule r-1.b requires notice when destination is KR cites \"2\"\n"
    "rule r-1.c prohibits when destination is US cites \"3\"\n";

struct Licence {
  const char* number;
  const char* destination;  // empty: any
  int grams;                // 0: no ceiling
  bool once;
  int expires;  // day of the year, in the order in which licences are drawn
};
const std::vector<Licence> licences{
    {"L-2", "JP", 300, false, 40}, {"L-1", "", 700, false, 60}, {"L-3", "KR", 0, true, 60}, {"L-4", "DE", 150, true, 90}};

std::string date_of(int day) { return to_string(Date{sekisho::date_of(2026, 1, 1)->days + day}); }

void write_bundle(const std::string& folder) {
  std::filesystem::create_directories(folder + "/lists");
  std::ofstream(folder + "/bundle.yaml") << "name: drawn\n";
  std::ofstream(folder + "/law.policy") << policy;
  std::ofstream list(folder + "/lists/held.yaml");
  list << "list: held\nkind: licenses\nentries:\n";
  for (const Licence& licence : licences) {
    list << "  - { number: " << licence.number << ", authority: MOFCOM, expires: " << date_of(licence.expires);
    if (*licence.destination != '\0') list << ", destination: " << licence.destination;
    if (licence.grams > 0) list << ", quantity: " << licence.grams << " g";
    if (licence.once) list << ", use_once: true";
    list << " }\n";
  }
}

struct Line {
  bool controlled;
  int grams;
};
struct Record {
  int day;
  std::string destination;
  std::vector<Line> lines;
};

std::string json_of(const Record& record, std::size_t number) {
  std::string text = "{\"transaction_id\":\"T-" + std::to_string(number) + "\",\"date\":\"" + date_of(record.day) +
                     "\",\"destination\":\"" + record.destination + "\",\"items\":[";
  for (std::size_t at = 0; at < record.lines.size(); ++at) {
    const Line& line = record.lines[at];
    text += std::string(at == 0 ? "" : ",") + "{\"control_codes\":[\"" + (line.controlled ? "CN:1C905.a" : "CN:none") +
            "\"],\"quantity\":\"" + std::to_string(line.grams) + " g\"}";
  }
  return text + "]}";
}

std::vector<Record> random_log(std::uint64_t seed) {
  generated::Random random(seed);
  std::vector<Record> log;
  for (int at = 0; at < 60; ++at) {
    Record record{random.between(0, 100), random.pick(std::vector<std::string>{"JP", "KR", "DE", "US"}), {}};
    for (int line = random.between(1, 3); line > 0; --line) record.lines.push_back({random.chance(70), random.between(5, 60)});
    log.push_back(std::move(record));
  }
  return log;
}

/// The verdict of each line, by the letter of the norm.
std::vector<std::string> expected(const std::vector<Record>& log) {
  std::map<std::string, int> drawn, exports;
  std::vector<std::string> verdicts;
  for (const Record& record : log) {
    std::map<std::string, int> exported;
    for (const Line& line : record.lines) {
      const Licence* covering = nullptr;
      for (const Licence& licence : licences) {
        const bool anywhere = *licence.destination == '\0' || record.destination == licence.destination;
        const bool enough = licence.grams == 0 || drawn[licence.number] + line.grams <= licence.grams;
        const bool unused = !licence.once || exports[licence.number] == 0;
        if (covering == nullptr && anywhere && enough && unused && record.day <= licence.expires) covering = &licence;
      }
      const bool stopped = record.destination == "US";
      const bool noticed = record.destination == "KR";
      const bool held_up = line.controlled && covering == nullptr;
      verdicts.emplace_back(stopped ? "prohibit" : held_up ? "license" : noticed ? "notify" : "permit");
      if (stopped || !line.controlled || covering == nullptr) continue;
      drawn[covering->number] += line.grams;
      exported[covering->number] = 1;
    }
    for (const auto& [number, count] : exported) exports[number] += count;
  }
  return verdicts;
}

}  // namespace

TEST_CASE("a log draws the licences held as a naive count does") {
  const std::string folder = (std::filesystem::temp_directory_path() / "sekisho-draw-down").string();
  std::filesystem::remove_all(folder);
  write_bundle(folder);
  Diagnostics diagnostics;
  const Law law = load(folder, diagnostics);
  REQUIRE(law != nullptr);
  int held_up = 0, drawn = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const std::vector<Record> log = random_log(seed);
    JsonDecoder decoder(decode_options(*law));
    Reference reference(law);
    LicenseDraws draws;
    std::vector<std::string> verdicts;
    std::string lines, decisions;
    for (std::size_t at = 0; at < log.size(); ++at) {
      const Decision decision = reference.decide(std::get<Transaction>(decoder.decode(json_of(log[at], at))), &draws);
      lines += json_of(log[at], at) + "\n";
      decisions += canonical_json(decision, true) + "\n";
      for (const LineDecision& line : decision.lines) verdicts.push_back(verdict(line.certain, line.possible));
      for (const LicenseUse& use : decision.licenses) drawn += use.drawn.empty() ? 0 : 1;
    }
    INFO("seed " << seed);
    CHECK(verdicts == expected(log));
    std::ofstream(folder + "/log.jsonl") << lines;
    ReplayOptions options;
    options.directory = folder + "/replayed";
    replay(law, {folder + "/log.jsonl"}, options);
    CHECK(read_stored_file(options.directory + "/decisions.jsonl", 1 << 20) == decisions);
    for (const std::string& one : verdicts) held_up += one == "license" ? 1 : 0;
  }
  CHECK(drawn > 500);
  CHECK(held_up > 500);
  std::filesystem::remove_all(folder);
}
