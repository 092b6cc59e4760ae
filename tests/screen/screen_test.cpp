#include "engine/screen/screen.h"

#include "engine/screen/remembered.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

Entry party(std::string id, std::vector<std::string> names, bool person = false) {
  Entry entry;
  entry.id = std::move(id);
  entry.names = std::move(names);
  entry.person = person;
  return entry;
}

/// Two lists of parties, the second including the first.
Bundle example() {
  List first;
  first.name = "first";
  first.kind = ListKind::parties;
  first.entries = {party("x-1", {"IHI Aerospace Co., Ltd.", "IHI宇航株式会社"}), party("x-2", {"Ivan Petrov"}, true),
                   party("x-3", {"Alpha Trading"}), party("x-4", {"Alpha Trading GmbH"})};
  first.entries.front().addresses = {"1-1 Toyosu, Koto-ku"};
  List second;
  second.name = "second";
  second.kind = ListKind::parties;
  second.includes = {"first"};
  second.entries = {party("y-1", {"Beta Works"})};
  Bundle bundle;
  bundle.lists.emplace("first", std::move(first));
  bundle.lists.emplace("second", std::move(second));
  return bundle;
}

const Number review = parse_number("0.85").value;

/// "x-1 1, x-3 0.9": entries with their scores, in order.
std::string found(const Screener& screener, const std::string& list, const std::vector<std::string>& names,
                  const Number& least = review) {
  std::string text;
  for (const NameHit& hit : screener.find(list, names, least))
    text += (text.empty() ? "" : ", ") + hit.entry->id + " " + hit.score.to_string();
  return text;
}

}  // namespace

TEST_CASE("the same name scores one, with another legal form nine tenths, any other nought") {
  const Bundle bundle = example();
  const Screener screener(bundle);
  CHECK(found(screener, "first", {"ihi aerospace ltd"}) == "x-1 1");
  CHECK(found(screener, "first", {"IHI Aerospace"}) == "x-1 1");
  CHECK(found(screener, "first", {"IHI Aerospace K.K."}) == "x-1 0.9");
  CHECK(found(screener, "first", {"IHI宇航"}) == "x-1 1");
  CHECK(found(screener, "first", {"IHI Aerospaze Co., Ltd."}).empty());
  CHECK(found(screener, "first", {"IHI"}).empty());
  CHECK(found(screener, "first", {""}).empty());
  CHECK(found(screener, "third", {"IHI Aerospace"}).empty());
}

TEST_CASE("another legal form is what speaks against a hit, and a threshold above it leaves the hit out") {
  const Bundle bundle = example();
  const Screener screener(bundle);
  const std::vector<NameHit> hits = screener.find("first", {"IHI Aerospace K.K."}, review);
  REQUIRE(hits.size() == 1);
  CHECK(hits.front().alias == "IHI Aerospace Co., Ltd.");
  CHECK(hits.front().against == std::vector<std::string>{"legal form JSC, listed as LLC"});
  CHECK(found(screener, "first", {"IHI Aerospace K.K."}, parse_number("0.95").value).empty());
}

TEST_CASE("hits stand by score, then entry, each entry once with its best alias") {
  const Bundle bundle = example();
  const Screener screener(bundle);
  CHECK(found(screener, "first", {"Alpha Trading K.K."}) == "x-3 1, x-4 0.9");
  CHECK(found(screener, "first", {"Alpha Trading GmbH", "Alpha Trading K.K."}) == "x-3 1, x-4 1");
}

TEST_CASE("word order is free for persons only") {
  const Bundle bundle = example();
  const Screener screener(bundle);
  CHECK(found(screener, "first", {"PETROV, Ivan"}) == "x-2 1");
  CHECK(found(screener, "first", {"Trading Alpha"}).empty());
}

TEST_CASE("a name answers to the other spellings of its letters, and in another script it is asked about") {
  Bundle bundle = example();
  bundle.lists.at("second").entries = {party("y-1", {"Müller Werke GmbH"}), party("y-2", {"ПАО Газпром"}),
                                       party("y-3", {"Yuriy Shchukin"}, true), party("y-4", {"Sputnik LLC"})};
  const Screener screener(bundle);
  CHECK(found(screener, "second", {"Muller Werke"}) == "y-1 1");
  CHECK(found(screener, "second", {"MUELLER WERKE GMBH"}) == "y-1 1");
  CHECK(found(screener, "second", {"Muelller Werke"}).empty());
  CHECK(found(screener, "second", {"газпром"}) == "y-2 1");
  CHECK(found(screener, "second", {"Gazprom"}) == "y-2 0.9");
  CHECK(found(screener, "second", {"Щукин Юрий"}) == "y-3 0.9");
  CHECK(found(screener, "second", {"АО Спутник"}) == "y-4 0.9");
  const std::vector<NameHit> hits = screener.find("second", {"АО Спутник"}, review);
  REQUIRE(hits.size() == 1);
  CHECK(hits.front().against == std::vector<std::string>{"the same only in transliteration", "legal form JSC, listed as LLC"});
}

TEST_CASE("an included list's entries are its entries, and addresses are compared apart") {
  const Bundle bundle = example();
  const Screener screener(bundle);
  CHECK(found(screener, "second", {"Ivan Petrov"}) == "x-2 1");
  CHECK(found(screener, "first", {"Beta Works"}).empty());
  CHECK(screener.find("first", {"1-1 TOYOSU Koto-Ku"}, review, true).size() == 1);
  CHECK(screener.find("first", {"1-1 Toyosu, Koto-ku"}, review).empty());
}

TEST_CASE("one name that looks like two joined is not remembered as the two") {
  const Bundle bundle = example();
  const Screener screener(bundle);
  for (const bool joined_first : {true, false}) {
    RememberedScreener remembered(screener);
    const std::vector<std::string> joined{
        "Omega\x1f"
        "Beta Works"},
        apart{"Omega", "Beta Works"};
    if (!joined_first) CHECK(remembered.find("second", apart, review, false).size() == 1);
    CHECK(remembered.find("second", joined, review, false).empty());
    CHECK(remembered.find("second", apart, review, false).size() == 1);
  }
}

TEST_CASE("what is remembered answers as the screener does, and may be forgotten") {
  const Bundle bundle = example();
  const Screener screener(bundle);
  RememberedScreener remembered(screener);
  const auto agrees = [&](const std::vector<std::string>& names, bool addresses) {
    const std::vector<NameHit>& kept = remembered.find("second", names, review, addresses);
    const std::vector<NameHit> fresh = screener.find("second", names, review, addresses);
    REQUIRE(kept.size() == fresh.size());
    for (std::size_t at = 0; at < kept.size(); ++at) {
      CHECK(kept[at].entry == fresh[at].entry);
      CHECK(kept[at].score == fresh[at].score);
    }
  };
  for (int round = 0; round < 2; ++round) {
    agrees({"Ivan Petrov"}, false);
    agrees({"Ivan Petrov", "Alpha Trading K.K."}, false);
    agrees({"1-1 Toyosu, Koto-ku"}, true);
    agrees({"1-1 Toyosu, Koto-ku"}, false);
  }
  for (std::size_t at = 0; at < max_remembered_names + 10; ++at)
    remembered.find("second", {"Nobody " + std::to_string(at)}, review, false);
  agrees({"Ivan Petrov"}, false);
}
