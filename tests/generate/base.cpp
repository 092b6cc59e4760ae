#include "tests/generate/program.h"

namespace sekisho::generated {
namespace {

ListText terms(std::string name, const std::vector<std::string>& terms) {
  ListText list{std::move(name), {{"kind", "terms"}, {"title", "Terms"}}, {}};
  for (const std::string& term : terms) list.entries.push_back({{"term", term}});
  return list;
}

ListText units() {
  ListText list{"units", {{"kind", "units"}, {"title", "Units"}}, {}};
  const auto add = [&](const char* unit, const char* dimension, const char* base, const char* factor) {
    list.entries.push_back({{"unit", unit}, {"dimension", dimension}, {"base", base}, {"factor", factor}});
  };
  add("kg", "mass", "kg", "1");
  add("g", "mass", "kg", "0.001");
  add("t", "mass", "kg", "1000");
  add("m", "length", "m", "1");
  add("mm", "length", "m", "0.001");
  add("nm", "length", "m", "0.000000001");
  add("pcs", "count", "pcs", "1");
  return list;
}

}  // namespace

const std::vector<ListText>& base_lists() {
  static const std::vector<ListText> lists = {
      units(),
      terms("end-uses", {"military", "military.missile", "military.naval", "civil", "civil.automotive", "civil.medical",
                         "civil.semiconductor", "civil.semiconductor.logic", "wmd", "wmd.nuclear", "humanitarian"}),
      terms("item-forms", {"metal", "alloy", "oxide", "magnet", "magnet.ndfeb", "magnet.smco", "powder", "technology"}),
      terms("party-kinds", {"armed-forces", "police", "government", "university", "company", "individual"}),
  };
  return lists;
}

const std::string& base_schema() {
  static const std::string schema =
      "extends: trade/1\n"
      "parameters:\n"
      "  purity: \"%\"\n"
      "  diameter: mm\n"
      "  wall: mm\n"
      "end_use_parameters:\n"
      "  node: nm\n"
      "  layers: number\n"
      "fields:\n"
      "  item.dangerous: { type: truth }\n"
      "  item.batch: { type: number, non-negative: true }\n";
  return schema;
}

}  // namespace sekisho::generated
