#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "engine/sekisho.h"
#include "tests/catch.h"

// A replay that is broken off at any byte goes on to the bytes of one uninterrupted pass.
using namespace sekisho;

namespace {

const char* const law_text = R"(regime r-1 jurisdiction US timezone "America/New_York" effective 2020-01-01
open term is-sensitive asks "Is it?"
rule r-1.ceiling requires license when total of item.value per ultimate_consignee.name, item.manufacturer within calendar year more than 400 USD cites "1"
rule r-1.often refer to "look" when count per ultimate_consignee.name within 30 days more than 3 cites "2"
rule r-1.ban prohibits when destination is RU cites "3"
rule r-1.term requires license when destination is US and is-sensitive cites "4"
)";

std::string content(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void write(const std::filesystem::path& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }

std::string log_text(unsigned seed, int records) {
  std::mt19937 random(seed);
  const auto below = [&](int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random); };
  std::string text;
  for (int number = 0; number < records; ++number) {
    const int month = 1 + number * 11 / records, day = 1 + below(28);
    if (below(15) == 0) text += "\n";
    text += R"({"transaction_id":"T-)" + std::to_string(below(20) == 0 ? below(number + 1) : number) + R"(","date":"2025-)" +
            (month < 10 ? "0" : "") + std::to_string(month) + "-" + (day < 10 ? "0" : "") + std::to_string(day) + "\"";
    const char* const destinations[] = {"JP", "US", "RU", "ZZ", "DE"};
    text += R"(,"destination":")" + std::string(destinations[below(5)]) + "\"";
    if (below(9) != 0) text += R"(,"ultimate_consignee":{"name":"Buyer )" + std::to_string(below(4)) + "\"}";
    if (below(12) == 0) text += R"(,"end_usr":"x")";
    text += R"(,"items":[{"manufacturer":"M","value":")" + std::to_string(1 + below(90)) + " USD\"}";
    text += below(3) == 0 ? R"(,{"manufacturer":"N"}]})" : "]}";
    text += below(25) == 0 ? "broken\n" : "\n";
  }
  return text;
}

/// A law, a log and a folder that is gone at the end of the test.
struct Place {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("sekisho-resume-" + std::to_string(std::random_device{}()));
  Law law;
  std::vector<std::string> logs;

  Place() {
    std::filesystem::create_directories(path);
    law = law_of(law_text);
  }
  ~Place() { std::filesystem::remove_all(path); }

  Law law_of(const std::string& text) const {
    write(path / "law.policy", text);
    Diagnostics diagnostics;
    return load((path / "law.policy").string(), diagnostics);
  }
  void add_log(const std::string& name, const std::string& text) {
    write(path / name, text);
    logs.push_back((path / name).string());
  }
  ReplayOptions options(const std::string& directory, bool resume) const {
    ReplayOptions options;
    options.directory = (path / directory).string();
    options.resume = resume;
    options.records_between_checkpoints = 7;
    options.fail_on = Effect::prohibit;
    return options;
  }
};

const char* const files[] = {"decisions.jsonl", "rejected.jsonl", "summary.json", "resume.jsonl"};

void check_same(const Place& place, const std::string& directory) {
  for (const char* const file : files) {
    INFO(file);
    REQUIRE(content(place.path / directory / file) == content(place.path / "whole" / file));
  }
}

std::string message_of(const Place& place, const std::vector<std::string>& logs, const ReplayOptions& options, const Law& law) {
  try {
    replay(law, logs, options);
  } catch (const InputError& error) {
    std::string text = error.what();
    for (std::size_t at = 0; (at = text.find(place.path.string() + "/")) != std::string::npos;)
      text.erase(at, place.path.string().size() + 1);
    return text;
  }
  return "";
}

}  // namespace

TEST_CASE("a replay cut at any byte of any of its files goes on to the same bytes") {
  Place place;
  place.add_log("a.jsonl", log_text(1, 120));
  place.add_log("b.jsonl", log_text(2, 60));
  const ReplaySummary whole = replay(place.law, place.logs, place.options("whole", false));
  REQUIRE(whole.rejected > 20);
  REQUIRE(whole.keys_missing > 5);
  REQUIRE(whole.out_of_order > 5);
  REQUIRE(whole.rules.at("r-1.ceiling").certain > 5);
  REQUIRE(whole.rules.at("r-1.ceiling").possible > 5);
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::filesystem::create_directories(place.path / "cut");
    std::filesystem::remove(place.path / "cut" / "summary.json");
    for (const char* const file : {"decisions.jsonl", "rejected.jsonl", "resume.jsonl"}) {
      const std::string text = content(place.path / "whole" / file);
      const bool cut = round % 4 != 3 || std::string(file) == "decisions.jsonl";
      write(place.path / "cut" / file,
            text.substr(0, cut ? std::uniform_int_distribution<std::size_t>(0, text.size())(random) : text.size()));
    }
    INFO("round " << round);
    const ReplaySummary resumed = replay(place.law, place.logs, place.options("cut", true));
    CHECK(resumed.reached == whole.reached);
    check_same(place, "cut");
  }
}

TEST_CASE("a replay that was stopped in order goes on, as often as it is stopped") {
  Place place;
  for (int part = 0; part < 8; ++part)
    place.add_log("part" + std::to_string(part) + ".jsonl", log_text(30U + static_cast<unsigned>(part), 5 + 3 * part));
  replay(place.law, place.logs, place.options("whole", false));
  int stops = 0;
  for (bool complete = false; !complete;) {
    std::atomic<bool> stop{false};
    ReplayOptions options = place.options("stopped", true);
    options.stop = &stop;
    int told = 0;
    options.progress = [&](const ReplayProgress&) { stop = ++told > stops; };  // each time a log further
    complete = replay(place.law, place.logs, options).complete;
    CHECK(std::filesystem::exists(place.path / "stopped" / "summary.json"));
    stops += complete ? 0 : 1;
    REQUIRE(stops < 20);
  }
  CHECK(stops >= 4);
  for (const char* const file : {"decisions.jsonl", "rejected.jsonl", "summary.json"}) {
    INFO(file);
    REQUIRE(content(place.path / "stopped" / file) == content(place.path / "whole" / file));
  }
}

TEST_CASE("a replay whose process is killed goes on to the same bytes") {
  Place place;
  for (int part = 0; part < 6; ++part)
    place.add_log(std::string(1, static_cast<char>('a' + part)) + ".jsonl", log_text(10U + static_cast<unsigned>(part), 40));
  replay(place.law, place.logs, place.options("whole", false));
  for (int die_at = 1; die_at <= 6; ++die_at) {
    std::filesystem::remove_all(place.path / "killed");
    const pid_t child = ::fork();
    if (child == 0) {
      int told = 0;
      ReplayOptions options = place.options("killed", false);
      options.progress = [&](const ReplayProgress&) {
        if (++told == die_at) ::_exit(9);  // what is buffered is lost
      };
      replay(place.law, place.logs, options);
      ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 9);
    REQUIRE_FALSE(std::filesystem::exists(place.path / "killed" / "summary.json"));
    replay(place.law, place.logs, place.options("killed", true));
    check_same(place, "killed");
  }
}

TEST_CASE("a replay of something else is not gone on with, and stays as it is") {
  Place place;
  place.add_log("a.jsonl", log_text(4, 60));
  replay(place.law, place.logs, place.options("whole", false));
  const Law other_law = place.law_of(std::string(law_text) + "rule r-1.more prohibits when destination is DE cites \"5\"\n");
  std::string changed = content(place.logs.front());
  changed[changed.find("Buyer")] = 'b';
  write(place.path / "changed.jsonl", changed);
  write(place.path / "shorter.jsonl", changed.substr(0, changed.find("\n{") + 1));
  const auto before = [&] {
    std::string all;
    for (const char* const file : files) all += content(place.path / "whole" / file);
    return all;
  };
  const std::string kept = before();
  const ReplayOptions options = place.options("whole", true);
  ReplayOptions known = options;
  known.decide.known_at_each = true;
  Diagnostics diagnostics;
  const std::string mapping_text = "format: csv\nfields: { transaction_id: a }\n";
  const auto mapping = read_mapping(std::make_shared<const Source>(Source{"m.yaml", mapping_text}), diagnostics);
  REQUIRE(mapping);
  ReplayOptions mapped = options;
  mapped.mapping = &*mapping;
  write(place.path / "rows.csv", "a,b\n1,2\n");
  const std::string other = ": resume it with the same, or begin anew without `--resume`";
  CHECK(message_of(place, place.logs, options, other_law) == "the replay in `whole` was begun with another bundle" + other);
  CHECK(message_of(place, place.logs, known, place.law) == "the replay in `whole` was begun with another known at" + other);
  CHECK(message_of(place, {(place.path / "rows.csv").string()}, mapped, place.law) ==
        "the replay in `whole` was begun with another mapping" + other);
  CHECK(message_of(place, {place.logs.front(), place.logs.front()}, options, place.law) ==
        "the replay in `whole` was begun with another list of logs" + other);
  CHECK(message_of(place, {(place.path / "changed.jsonl").string()}, options, place.law) ==
        "`changed.jsonl` is not the log that the replay in `whole` was begun with");
  CHECK(message_of(place, {(place.path / "shorter.jsonl").string()}, options, place.law) ==
        "the log ends before the replay in `whole` had come: it is not the one it was begun with");
  CHECK(before() == kept);
  std::string decisions = content(place.path / "whole" / "decisions.jsonl");
  decisions[decisions.find("T-")] = 'U';
  write(place.path / "whole" / "decisions.jsonl", decisions);
  CHECK(message_of(place, place.logs, options, place.law) ==
        "what stands in `whole` is not what the replay wrote there: begin anew without `--resume`");
}

TEST_CASE("where there is nothing to go on with a replay begins") {
  Place place;
  place.add_log("a.jsonl", log_text(4, 30));
  replay(place.law, place.logs, place.options("whole", false));
  replay(place.law, place.logs, place.options("new", true));
  check_same(place, "new");
}
