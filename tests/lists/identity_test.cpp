#include <algorithm>

#include "engine/lists/lists.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

List list_of(const std::string& head, const std::vector<std::string>& entries) {
  std::string text = head + "entries:\n";
  for (const std::string& entry : entries) text += "  - " + entry + "\n";
  Diagnostics diagnostics;
  auto list = read_list(std::make_shared<const Source>(Source{"lists/example.yaml", text}), diagnostics);
  REQUIRE(!diagnostics.has_errors());
  REQUIRE(list);
  return std::move(*list);
}

/// `ID: NOTE` of each entry, sorted.
std::vector<std::string> ids_of(const List& list) {
  std::vector<std::string> ids;
  for (const Entry& entry : list.entries) ids.push_back(entry.id + ": " + entry.note);
  std::sort(ids.begin(), ids.end());
  return ids;
}

using Texts = std::vector<std::string>;

}  // namespace

// docs/reference/language.md §8: the digest is of the content; the order in which a file gives its entries is none of it.
TEST_CASE("the ids of entries without one hang on what the entries say and not on their order") {
  const std::string head = "list: example\nkind: parties\neffective: 2025-01-01\n";
  Texts entries{
      "{ name: A, country: JP, note: in Japan }",
      "{ name: A, country: KR, note: in Korea }",
      "{ name: A, effective: 2024-12-01, note: before both }",
      "{ name: A, effective: 2025-01-01T10:00:00Z, note: later on one day }",
      "{ name: \"A#2\", note: the name of a second A }",
      "{ id: \"A#3\", name: B, note: an id that a third A would have }",
      "{ name: A, country: JP, note: in Japan }",
  };
  std::sort(entries.begin(), entries.end());
  const List first = list_of(head, entries);
  const Texts ids = ids_of(first);
  CHECK(std::count(ids.begin(), ids.end(), "A: before both") == 1);
  CHECK(std::adjacent_find(first.entries.begin(), first.entries.end(),
                           [](const Entry& a, const Entry& b) { return a.id == b.id; }) == first.entries.end());
  int orders = 0;
  while (std::next_permutation(entries.begin(), entries.end())) {
    const List list = list_of(head, entries);
    const bool same = ids_of(list) == ids && canonical_json(list) == canonical_json(first);
    if (!same) CHECK(ids_of(list) == ids);
    REQUIRE(same);
    ++orders;
  }
  CHECK(orders == 7 * 6 * 5 * 4 * 3 - 1);
}

TEST_CASE("entries without an id are numbered in every kind alike") {
  struct Row {
    const char* head;
    Texts entries;
  };
  const Row rows[] = {
      {"list: example\nkind: items\nscheme: CN\neffective: 2025-01-01\n",
       {"{ code: 1C902, parameters: { purity: \"99 %\" } }", "{ code: 1C902, hs: [280410] }", "{ code: 1C902, hs: [280511] }"}},
      {"list: example\nkind: ownership\neffective: 2025-01-01\n",
       {"{ owner: A, owned: B, percent: 50 }", "{ owner: A, owned: B, percent: 25..40 }", "{ owner: A, owned: B, control: true }"}},
      {"list: example\nkind: rates\nbase: USD\nvalid_for: 7 days\n",
       {"{ currency: EUR, date: 2025-01-01, rate: 1.1 }", "{ currency: EUR, date: 2025-01-01, rate: 1.2 }"}},
      {"list: example\nkind: licenses\n",
       {"{ number: N, authority: a, holder: H }", "{ number: N, authority: b, holder: H }",
        "{ number: N, authority: a, value: 5 EUR }"}},
  };
  for (const Row& row : rows) {
    INFO(row.head);
    const std::string content = canonical_json(list_of(row.head, row.entries));
    const Texts backwards(row.entries.rbegin(), row.entries.rend());
    CHECK(canonical_json(list_of(row.head, backwards)) == content);
  }
}
