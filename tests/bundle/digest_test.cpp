#include <algorithm>

#include "engine/bundle/bundle.h"
#include "engine/bundle/settings.h"
#include "tests/bundle/folder.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

using Files = std::map<std::string, std::string>;

std::string digest_of(const Files& files) {
  const BundleFolder folder(files);
  Diagnostics diagnostics;
  const Bundle bundle = load_bundle(folder.path.string(), diagnostics);
  REQUIRE(!diagnostics.has_errors());
  return bundle.digest;
}

const std::string law = "regime r-1 jurisdiction CN effective 2020-01-01\nrule r-1.a prohibits cites \"1\"\n";
const std::string other_law = "regime r-2 jurisdiction CN effective 2020-01-01\nrule r-2.a prohibits cites \"2\"\n";
const std::string schema = "fields: { item.colour: text }\n";

/// A bundle with `settings` beside two it may include and two schemas it may choose.
Files with(const std::string& settings, const std::string& included = "name: one\n") {
  return {{"root/law.policy", law},         {"root/bundle.yaml", settings}, {"root/a.yaml", schema},
          {"root/b.yaml", "fields: {}\n"},  {"one/bundle.yaml", included},  {"one/law.policy", other_law},
          {"two/bundle.yaml", "name: two"}, {"root/copy-of-a.yaml", schema}};
}

std::string digest_of_root(const Files& files) {
  const BundleFolder folder(files);
  Diagnostics diagnostics;
  const Bundle bundle = load_bundle((folder.path / "root").string(), diagnostics);
  REQUIRE(!diagnostics.has_errors());
  return bundle.digest;
}

}  // namespace

// docs/reference/language.md §8, "Digest": every setting counts; `include` and `schema` by what they bring in.
TEST_CASE("every key of a bundle's settings changes its digest") {
  struct Row {
    const char* key;
    const char* settings;
  };
  const Row rows[] = {
      {"name", "name: root-2\n"},
      {"version", "name: root\nversion: \"2\"\n"},
      {"title", "name: root\ntitle: The law\n"},
      {"note", "name: root\nnote: Read twice\n"},
      {"include", "name: root\ninclude: ../one\n"},
      {"thresholds", "name: root\nthresholds: { certain: 0.99 }\n"},
      {"thresholds", "name: root\nthresholds: { review: 0.9 }\n"},
      {"covers", "name: root\ncovers: { from: 2020-01-01 }\n"},
      {"covers", "name: root\ncovers: { current: 2026-01-01 }\n"},
      {"adopt", "name: root\nadopt: [{ reading: broad, of: r-1.a, on: 2026-01-01 }]\n"},
      {"adopt", "name: root\nadopt: [{ reading: narrow, of: r-1.a, on: 2026-01-01 }]\n"},
      {"adopt", "name: root\nadopt: [{ reading: broad, of: r-1.b, on: 2026-01-01 }]\n"},
      {"adopt", "name: root\nadopt: [{ reading: broad, of: r-1.a, on: 2026-01-02 }]\n"},
      {"adopt", "name: root\nadopt: [{ reading: broad, of: r-1.a, on: 2026-01-01, by: counsel }]\n"},
      {"adopt", "name: root\nadopt: [{ reading: broad, of: r-1.a, on: 2026-01-01, because: so }]\n"},
      {"schema", "name: root\nschema: a.yaml\n"},
  };
  std::map<std::string, std::string> digests{{digest_of_root(with("name: root\n")), "nothing but the name"}};
  for (const Row& row : rows) {
    INFO(row.settings);
    const auto [other, is_new] = digests.emplace(digest_of_root(with(row.settings)), row.settings);
    INFO(other->second);
    CHECK(is_new);
  }
  for (const std::string& key : setting_keys()) {
    INFO(key);
    CHECK(std::any_of(std::begin(rows), std::end(rows), [&](const Row& row) { return row.key == key; }));
  }
}

TEST_CASE("a bundle's include and schema count by what they bring in, not by how it is called") {
  CHECK(digest_of_root(with("name: root\nschema: a.yaml\n")) == digest_of_root(with("name: root\nschema: copy-of-a.yaml\n")));
  CHECK(digest_of_root(with("name: root\nschema: b.yaml\n")) == digest_of_root(with("name: root\n")));
  CHECK(digest_of_root(with("name: root\ninclude: [../one]\n")) ==
        digest_of_root(with("name: root\ninclude: [../one/, ../two]\n")));
}

TEST_CASE("of an included bundle its adoptions and what it covers count, and no other setting") {
  const std::string root = "name: root\ninclude: ../one\n";
  const std::string digest = digest_of_root(with(root));
  for (const std::string same : {"name: another\n", "name: one\nversion: \"2\"\n", "name: one\ntitle: One\n",
                                 "name: one\nnote: x\n", "name: one\nthresholds: { certain: 0.99 }\n"}) {
    INFO(same);
    CHECK(digest_of_root(with(root, same)) == digest);
  }
  CHECK(digest_of_root(with(root, "name: one\ncovers: { from: 2020-01-01 }\n")) != digest);
  CHECK(digest_of_root(with(root, "name: one\nadopt: [{ reading: broad, of: r-1.a, on: 2026-01-01 }]\n")) != digest);
}

TEST_CASE("what is said of a field for those who read its declaration takes no part in the digest") {
  const auto with_doc = [](const std::string& doc) {
    return Files{
        {"bundle.yaml", "name: root\n"},
        {"law.policy", law},
        {"schema.yaml", "fields: { item.colour: { type: text" + doc + " } }\nparameters: { hue: { unit: \"%\"" + doc + " } }\n"},
        {"lists/people.yaml", "list: people\nkind: parties\nfields: { colour: { type: text" + doc + " } }\n"}};
  };
  CHECK(digest_of(with_doc("")) == digest_of(with_doc(", doc: the colour it has")));
}
