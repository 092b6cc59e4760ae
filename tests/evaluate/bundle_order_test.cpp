#include <algorithm>
#include <filesystem>
#include <variant>

#include "engine/ast/print.h"
#include "engine/check/check.h"
#include "engine/parse/parse.h"
#include "tests/catch.h"
#include "tests/generate/generate.h"
#include "tests/generate/trial.h"

// Property 5 at the end of docs/reference/semantics.md, and what goes with it: order is free. The records' order, what was decided
// before, the order of files, declarations, list entries and adoptions take no part in digests and decisions.
namespace sekisho::tests {
namespace {

using namespace generated;

std::vector<std::string> decided(const Case& one, Trial& trial) {
  const auto reference = trial.reference(options_of(one));
  std::vector<std::string> decisions;
  for (const Json& record : one.records) {
    const auto transaction = trial.decode(record);
    decisions.push_back(transaction ? canonical_json(reference->decide(*transaction)) : "rejected: " + trial.rejection);
  }
  return decisions;
}

std::string both(const std::string& first, const std::string& second) { return "\n  " + first + "\nis not\n  " + second; }

/// One judge for all records in any order, or a fresh one for each: the same bytes.
std::optional<std::string> depends_on_records(const Case& one, std::uint64_t seed) {
  Trial trial(one.program);
  if (!trial.stands()) return std::nullopt;
  const std::vector<std::string> decisions = decided(one, trial);
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < one.records.size(); ++at) order.push_back(at);
  Random(seed).shuffle(order);
  Case turned = one;
  for (std::size_t at = 0; at < order.size(); ++at) turned.records[at] = one.records[order[at]];
  const std::vector<std::string> others = decided(turned, trial);
  for (std::size_t at = 0; at < order.size(); ++at) {
    if (others[at] != decisions[order[at]]) return "another order of records:" + both(decisions[order[at]], others[at]);
    Case alone = one;
    alone.records.assign(1, one.records[at]);
    const std::string decision = decided(alone, trial).front();
    if (decision != decisions[at]) return "a judge of its own:" + both(decisions[at], decision);
  }
  return std::nullopt;
}

/// The declarations of each regime, the regime first, in another order and over other files.
std::vector<std::string> turned_files(const std::vector<std::string>& files, Random& random) {
  std::vector<std::pair<std::string, std::vector<std::string>>> regimes{{"", {}}};  // what stands under no regime
  std::vector<std::string> heads{""};
  for (const std::string& text : files) {
    Diagnostics diagnostics;
    const ast::File file = parse(std::make_shared<const Source>(Source{"turned.policy", text}), diagnostics);
    std::size_t here = 0;
    const auto enter = [&](const std::string& name) {
      for (here = 0; here < regimes.size() && regimes[here].first != name; ++here) {
      }
      if (here == regimes.size()) regimes.push_back({name, {}}), heads.emplace_back();
    };
    for (const ast::Declaration& declaration : file.declarations) {
      if (const auto* continued = std::get_if<ast::Continues>(&declaration)) {
        enter(continued->regime.text);
      } else if (const auto* regime = std::get_if<ast::Regime>(&declaration)) {
        enter(regime->name.text);
        heads[here] = ast::print(declaration);
      } else {
        regimes[here].second.push_back(ast::print(declaration));
      }
    }
  }
  std::vector<std::string> turned;
  for (std::size_t at = 0; at < regimes.size(); ++at) {
    auto& [name, declarations] = regimes[at];
    if (declarations.empty() && heads[at].empty()) continue;
    random.shuffle(declarations);
    const std::size_t cut =
        declarations.empty() ? 0 : static_cast<std::size_t>(random.below(static_cast<int>(declarations.size()) + 1));
    std::string first = heads[at], second = name.empty() ? "" : "continues regime " + name + "\n";
    for (std::size_t next = 0; next < declarations.size(); ++next)
      (next < cut || name.empty() ? first : second) += "\n" + declarations[next] + "\n";
    turned.push_back(first);
    if (cut < declarations.size() && !name.empty()) turned.push_back(second);
  }
  random.shuffle(turned);
  return turned;
}

std::optional<std::string> differs(const Case& one, const Case& turned) {
  Trial trial(one.program, true);
  if (!trial.stands()) return std::nullopt;
  Trial other(turned.program, true);
  if (!other.stands()) return "another order does not check: " + errors_of(other.diagnostics()) + print(turned.program);
  if (other.bundle().digest != trial.bundle().digest) return "another digest:\n" + print(turned.program);
  const std::vector<std::string> decisions = decided(one, trial), others = decided(turned, other);
  for (std::size_t at = 0; at < decisions.size(); ++at) {
    if (decisions[at] != others[at]) return both(decisions[at], others[at]) + "\nthe other order:\n" + print(turned.program);
  }
  return std::nullopt;
}

std::optional<std::string> depends_on_declarations(const Case& one, std::uint64_t seed) {
  Random random(seed);
  Case turned = one;
  turned.program.files = turned_files(one.program.files, random);
  random.shuffle(turned.program.lists);
  random.shuffle(turned.program.adoptions);
  return differs(one, turned);
}

std::optional<std::string> depends_on_entries(const Case& one, std::uint64_t seed) {
  Random random(seed);
  Case turned = one;
  for (ListText& list : turned.program.lists) random.shuffle(list.entries);
  return differs(one, turned);
}

Case make_case(std::uint64_t seed, int records) {
  Random random(seed);
  Case one;
  one.program = make_program(random, {});
  Trial trial(one.program);
  if (!trial.stands()) return one;
  if (random.chance(30)) one.known_at = random.chance(30) ? "each" : make_date(random, 20);
  for (int record = 1; record <= records; ++record) {
    one.records.push_back(make_record(random, "T-" + std::to_string(record)));
    add_judgements(random, one.records.back(), trial.policy());
  }
  return one;
}

void none_depends(std::uint64_t bundles, int records, std::uint64_t salt,
                  const std::function<std::optional<std::string>(const Case&, std::uint64_t)>& fault_of) {
  int failures = 0;
  for (std::uint64_t seed = first_seed() + salt; seed < first_seed() + salt + bundles; ++seed) {
    const Case one = make_case(seed, records);
    if (one.records.empty() || !fault_of(one, seed)) continue;
    FAIL_CHECK(smallest(one, [&](const Case& tried) { return fault_of(tried, seed); }, seed));
    if (++failures == 3) return;
  }
}

}  // namespace

TEST_CASE("property 5: permuting records permutes decisions, and a judge remembers nothing of one record for the next") {
  none_depends(cases_to_run() / 100, 8, 200'000, depends_on_records);
}

TEST_CASE("the order of files, declarations, lists and adoptions changes neither digest nor decisions") {
  none_depends(cases_to_run() / 80, 6, 300'000, depends_on_declarations);
}

TEST_CASE("the order of a list's entries changes neither digest nor decisions") {
  none_depends(cases_to_run() / 100, 6, 350'000, depends_on_entries);
}

TEST_CASE("a generated bundle read from a folder is the bundle read from its texts") {
  const std::string folder = (std::filesystem::temp_directory_path() / "sekisho-generated-bundle").string();
  for (std::uint64_t seed = first_seed(); seed < first_seed() + 5; ++seed) {
    const Case one = make_case(seed, 0);
    Trial trial(one.program, true);
    if (!trial.stands()) continue;
    std::filesystem::remove_all(folder);
    write_folder(one.program, folder);
    Diagnostics diagnostics;
    const Bundle bundle = load_bundle(folder, diagnostics);
    const auto policy = check(bundle, diagnostics);
    INFO(errors_of(diagnostics));
    REQUIRE(policy != nullptr);
    CHECK(bundle.digest == trial.bundle().digest);
  }
  std::filesystem::remove_all(folder);
}

}  // namespace sekisho::tests
