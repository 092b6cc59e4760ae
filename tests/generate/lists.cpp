#include "tests/generate/generate.h"
#include "tests/generate/vocabulary.h"

namespace sekisho::generated {
namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string several(const Texts& texts, Random& random, int most) {
  std::string list = "[";
  for (int count = random.between(1, most); count > 0; --count) list += (list.size() > 1 ? ", " : "") + quoted(random.pick(texts));
  return list + "]";
}

/// From when to when an entry stands; most of them always do on the days of the records.
void add_period(Keys& keys, Random& random) {
  if (random.chance(4)) return;
  std::string effective = random.chance(70) ? "2020-01-01" : make_date(random, 15);
  keys.emplace_back("effective", effective);
  if (random.chance(12)) keys.emplace_back("announced", random.pick(days));
  if (random.chance(12) && effective < "2026") {
    keys.emplace_back("removed", random.chance(50) ? "2026-02-24" : "{ from: 2026-01-06, announced: " + random.pick(days) + " }");
  }
  if (random.chance(8)) keys.emplace_back("suspended", "[{ from: 2025-11-08, until: 2026-01-06 }]");
  if (random.chance(8)) keys.emplace_back("suspended_by", "pause");
  if (random.chance(4)) keys.emplace_back("retracted", random.pick(days));
  if (random.chance(5)) keys.emplace_back("until", "2026-03-01");
  if (random.chance(5)) keys.emplace_back("confidence", "unverified");
}

ListText list(std::string name, std::string kind, Random& random) {
  ListText made{std::move(name), {{"kind", std::move(kind)}, {"title", "A list"}}, {}};
  if (random.chance(60)) made.keys.emplace_back("timezone", random.chance(70) ? "Asia/Shanghai" : "America/New_York");
  return made;
}

ListText watch(Random& random, const std::string& name) {
  ListText made = list(name, "parties", random);
  made.keys.emplace_back("fields", "{ level: number, tags: { type: list of text, missing: empty } }");
  for (int at = random.between(1, 4); at > 0; --at) {
    Keys entry{{"id", name + "-" + std::to_string(at)}, {"name", quoted(random.pick(party_names))}};
    if (random.chance(30)) entry.emplace_back("names", several(party_names, random, 2));
    if (random.chance(60)) entry.emplace_back("country", quoted(random.pick(countries)));
    if (random.chance(25)) entry.emplace_back("addresses", several(addresses, random, 2));
    if (random.chance(25)) {
      const std::string first = "{ type: tax, value: \"" + std::to_string(random.between(1, 3)) + "\", issuer: RU }";
      entry.emplace_back("ids", "[" + first + (random.chance(30) ? ", { type: tax, value: \"4\", issuer: RU }" : "") + "]");
    }
    if (random.chance(20)) entry.emplace_back("person", "true");
    if (random.chance(60)) entry.emplace_back("level", std::to_string(random.between(1, 3)));
    if (random.chance(50)) entry.emplace_back("tags", several({"red", "blue"}, random, 2));
    add_period(entry, random);
    made.entries.push_back(std::move(entry));
  }
  return made;
}

ListText controls(Random& random, const std::string& name) {
  ListText made = list(name, "items", random);
  made.keys.emplace_back("scheme", "CN");
  if (random.chance(40)) made.keys.emplace_back("unclassified", random.chance(70) ? "by-hs" : "unknown");
  if (random.chance(10)) made.keys.emplace_back("complete", "false");
  made.keys.emplace_back("fields", "{ reasons: { type: list of text, missing: empty }, level: number }");
  for (int at = random.between(1, 4); at > 0; --at) {
    Keys entry{{"id", name + "-" + std::to_string(at)}, {"code", random.pick(control_codes).substr(3)}, {"name", "an item"}};
    if (random.chance(50)) entry.emplace_back("hs", random.chance(50) ? "[\"280530\"]" : "[HS-CN:28053011, \"854231\"]");
    if (random.chance(15)) entry.emplace_back("except", several({"1C902.a.1", "1C902.b", "1E902.a"}, random, 2));
    if (random.chance(12)) entry.emplace_back("for", several({"1C902.a", "1E902"}, random, 2));
    if (random.chance(50)) entry.emplace_back("reasons", several({"NS", "RS"}, random, 2));
    if (random.chance(50)) entry.emplace_back("level", std::to_string(random.between(1, 3)));
    add_period(entry, random);
    made.entries.push_back(std::move(entry));
  }
  return made;
}

ListText register_of_eccns(Random& random) {
  ListText made = list("eccn-register", "codes", random);
  made.keys.emplace_back("scheme", "ECCN");
  if (random.chance(50)) made.keys.emplace_back("register", "true");
  made.entries.push_back({{"id", "r1"}, {"code", "3A001"}, {"effective", "2020-01-01"}});
  Keys second{{"id", "r2"}, {"code", random.chance(50) ? "5A992" : "3A001.a.2"}};
  add_period(second, random);
  made.entries.push_back(std::move(second));
  return made;
}

ListText group(Random& random, const std::string& name) {
  ListText made = list(name, "countries", random);
  made.keys.emplace_back("fields", "{ columns: { type: list of text, missing: empty } }");
  for (const std::string& country : countries) {
    if (!random.chance(50)) continue;
    Keys entry{{"country", quoted(country)}};
    if (random.chance(60)) entry.emplace_back("columns", several({"NS", "RS"}, random, 2));
    add_period(entry, random);
    made.entries.push_back(std::move(entry));
  }
  if (made.entries.empty()) made.entries.push_back({{"country", "JP"}, {"effective", "2020-01-01"}});
  return made;
}

/// Names of one core are one company's or another's: an answer about an entry is about one of its two companies.
bool alike(const std::string& a, const std::string& b) { return a.substr(0, 6) == b.substr(0, 6); }

ListText holdings(Random& random) {
  ListText made = list("holdings", "ownership", random);
  if (random.chance(30)) made.keys.emplace_back("unlisted", random.chance(60) ? "unknown" : "false");
  if (random.chance(6)) made.keys.emplace_back("complete", "false");
  for (int at = random.between(1, 5); at > 0; --at) {
    const std::string owner = random.pick(party_names), owned = random.pick(party_names);
    if (alike(owner, owned)) continue;
    Keys entry{{"id", "holdings-" + std::to_string(at)}, {"owner", quoted(owner)}, {"owned", quoted(owned)}};
    if (random.chance(85)) entry.emplace_back("percent", random.pick(shares));
    if (random.chance(30)) entry.emplace_back("control", random.chance(85) ? "true" : "false");
    add_period(entry, random);
    made.entries.push_back(std::move(entry));
  }
  if (made.entries.empty())
    made.entries.push_back(
        {{"owner", "Blue Lake Trading"}, {"owned", "Green Valley Farm"}, {"percent", "50"}, {"effective", "2020-01-01"}});
  return made;
}

ListText rare_earths(Random& random) {
  ListText made = list("rare-earths", "terms", random);
  for (const char* term : {"dysprosium", "terbium"}) {
    Keys entry{{"term", term}};
    add_period(entry, random);
    made.entries.push_back(std::move(entry));
  }
  return made;
}

/// Licences with a few of the fields that restrict them, small enough to run out on later lines.
ListText held_licenses(Random& random) {
  ListText made = list("held-licenses", "licenses", random);
  for (int at = random.between(0, 3); at > 0; --at) {
    Keys entry{{"number", "L-" + std::to_string(at)}, {"authority", "MOFCOM"}};
    if (random.chance(60)) entry.emplace_back("kind", random.chance(50) ? "general" : "individual");
    if (random.chance(30)) entry.emplace_back("holder", several(party_names, random, 1));
    if (random.chance(50)) entry.emplace_back("items", several(control_codes, random, 2));
    if (random.chance(20)) entry.emplace_back("parties", several(party_names, random, 3));
    if (random.chance(40)) entry.emplace_back("destination", several(countries, random, 3));
    if (random.chance(40)) entry.emplace_back("quantity", random.pick(Texts{"5 kg", "12 kg", "500 g"}));
    if (random.chance(30)) entry.emplace_back("value", random.pick(Texts{"1000 USD", "500 EUR"}));
    if (random.chance(30)) entry.emplace_back("from", random.pick(days));
    if (random.chance(40)) entry.emplace_back("expires", random.chance(80) ? "2026-12-31" : "2027-12-31");
    if (random.chance(20)) entry.emplace_back("use_once", "true");
    if (random.chance(10)) entry.emplace_back("used", "1");
    if (random.chance(20)) add_period(entry, random);
    made.entries.push_back(std::move(entry));
  }
  return made;
}

/// Rates that serve on some of the records' days, some of them corrected later or announced late.
ListText bank_rates(Random& random) {
  ListText made = list("bank-rates", "rates", random);
  made.keys.emplace_back("base", "USD");
  made.keys.emplace_back("valid_for", random.pick(Texts{"3 days", "30 days", "2 months", "12 months"}));
  for (const char* currency : {"EUR", "CNY"}) {
    for (const std::string& day : days) {
      if (!random.chance(40)) continue;
      Keys entry{{"currency", currency}, {"date", day}, {"rate", random.pick(Texts{"0.5", "1", "3", "7"})}};
      if (random.chance(15)) entry.emplace_back("announced", random.pick(days));
      if (random.chance(10)) entry.emplace_back("retracted", "2026-02-24");
      made.entries.push_back(std::move(entry));
    }
  }
  return made;
}

}  // namespace

std::string make_date(Random& random, int instants_percent) {
  if (random.chance(instants_percent)) return random.pick(instants);
  return random.pick(days);
}

std::vector<ListText> make_lists(Random& random) {
  std::vector<ListText> lists{
      watch(random, "watch"),    watch(random, "sanctions"), controls(random, "controls"), controls(random, "sensitive"),
      register_of_eccns(random), group(random, "group-a"),   group(random, "group-b"),     rare_earths(random),
      bank_rates(random),        holdings(random),           held_licenses(random)};
  if (random.chance(30)) lists[1].keys.emplace_back("includes", "[watch]");
  return lists;
}

}  // namespace sekisho::generated
