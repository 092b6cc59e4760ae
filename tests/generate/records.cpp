#include <algorithm>

#include "tests/generate/generate.h"
#include "tests/generate/vocabulary.h"

namespace sekisho::generated {
namespace {

Json texts(Random& random, const Texts& from, int most) {
  Json list = array();
  for (int count = random.between(1, most); count > 0; --count) list.elements.emplace_back(random.pick(from));
  return list;
}

/// A day or instant on, just before or just after one that policies and lists name.
std::string record_date(Random& random) {
  static const Texts near{"2025-04-03", "2025-10-08", "2025-11-07", "2025-11-09",
                          "2026-01-05", "2026-02-23", "2026-02-25", "2026-01-07"};
  static const Texts near_instants{"2025-11-10T00:00:59-05:00", "2025-11-10T00:01:00-05:00", "2025-11-07T16:00:00Z",
                                   "2026-01-06T10:29:00Z",      "2026-01-06T10:30:00Z",      "2025-11-10T03:00:00Z",
                                   "2026-02-23T20:00:00-05:00"};
  switch (random.below(8)) {
    case 0:
      return random.pick(near_instants);
    case 1:
    case 2:
      return random.pick(near);
    default:
      return random.pick(days);
  }
}

Json amount(const std::string& number, const char* unit_key, const std::string& unit) {
  return object({{unit_key == std::string("currency") ? "amount" : "value", raw(number)}, {unit_key, unit}});
}

Json money(Random& random) {
  return amount(random.pick(Texts{"40", "100", "250", "500", "900", "1000", "2000"}), "currency", random.pick(currencies));
}

Json codes(Random& random) {
  Json list = array();
  switch (random.below(8)) {
    case 0:
      list.elements.emplace_back("CN:none");
      break;
    case 1:
      list.elements.emplace_back(random.pick(eccns));
      break;
    case 2:
      list.elements.emplace_back(random.pick(control_codes));
      list.elements.emplace_back(random.pick(eccns));
      break;
    case 3:
      list.elements.emplace_back(random.pick(control_codes));
      list.elements.emplace_back(random.pick(control_codes));
      if (list.elements[0].text == list.elements[1].text) list.elements.pop_back();
      break;
    default:
      list.elements.emplace_back(random.pick(control_codes));
  }
  return list;
}

Json owners(Random& random, int depth = 1) {
  Json list = array();
  if (random.chance(10)) return list;
  for (int count = random.between(1, 2); count > 0; --count) {
    Json owner = object();
    if (random.chance(92)) owner.set("name", random.pick(party_names));
    if (random.chance(92)) owner.set("percent", random.pick(shares));
    if (random.chance(60)) owner.set("country", random.pick(countries));
    if (depth > 0 && random.chance(35)) owner.set("owners", owners(random, depth - 1));
    list.elements.push_back(std::move(owner));
  }
  return list;
}

/// Sets a field with a value of its own, as often as said.
void maybe(Random& random, Json& json, const char* field, int percent) {
  if (!random.chance(percent)) return;
  if (auto value = make_value(random, field)) json.set(field, std::move(*value));
}

}  // namespace

std::optional<Json> make_value(Random& random, const std::string& field) {
  const auto one = [&](const Texts& from) { return std::optional<Json>(Json(random.pick(from))); };
  if (field == "destination" || field == "country_of_export" || field == "end_use_country" || field == "country" ||
      field == "nationality" || field == "country_of_origin")
    return one(countries);
  if (field == "destination_region") return one({"UA-43", "RU-MOW"});
  if (field == "transit_countries" || field == "produced_with_technology_from") return texts(random, countries, 2);
  if (field == "end_use")
    return texts(random,
                 {"military.missile", "military.naval", "civil.automotive", "civil.medical", "civil.semiconductor.logic",
                  "wmd.nuclear", "humanitarian"},
                 2);
  if (field == "end_use_text") return one({"a drone", "motor cars"});
  if (field == "activity") return one({"export", "reexport", "transfer"});
  if (field == "purpose") return one({"sale", "repair", "sample"});
  if (field == "knowledge") return one({"none", "grounds-for-suspecting", "aware", "informed"});
  if (field == "return_by" || field == "contract_date") return random.chance(85) ? one(days) : one(instants);
  if (field == "classified_on") return one({"2020-06-01", "2025-06-01", "2025-11-09"});
  if (field == "documents") return texts(random, documents, 2);
  if (field == "red_flags") return texts(random, {"cash", "no website"}, 1);
  if (field == "license_exception") return texts(random, {"LVS", "TMP"}, 1);
  if (field == "licenses") return texts(random, {"L-1", "L-2"}, 1);
  if (field == "node") return amount(random.pick(Texts{"7", "14", "28"}), "unit", "nm");
  if (field == "layers") return raw(random.pick(Texts{"64", "128", "256"}));
  if (field == "name") return one(party_names);
  if (field == "alt_names") return texts(random, party_names, 2);
  if (field == "address") return one(addresses);
  if (field == "city") return one({"Osaka", "Oslo"});
  if (field == "kind") return texts(random, party_kinds, 1);
  if (field == "owners") return owners(random);
  if (field == "ids") {
    Json ids = array({object({{"type", "tax"}, {"value", std::to_string(random.between(1, 3))}, {"issuer", "RU"}})});
    if (random.chance(30)) ids.elements.push_back(object({{"type", "tax"}, {"value", "4"}, {"issuer", "RU"}}));
    return ids;
  }
  if (field == "manufacturer") return one({"Acme", "Other"});
  if (field == "description") return one({"a magnet", "a pump"});
  if (field == "nature") return one({"commodity", "software", "technology"});
  if (field == "form") return one({"metal", "oxide", "magnet.ndfeb", "magnet.smco", "powder", "technology"});
  if (field == "control_codes") return codes(random);
  if (field == "related_codes") return texts(random, control_codes, 1);
  if (field == "hs_code") return one(record_tariffs);
  if (field == "quantity")
    return amount(random.pick(Texts{"0.2", "5", "12"}), "unit", random.chance(80) ? "kg" : random.pick(Texts{"pcs", "g"}));
  if (field == "net_mass") return amount(random.pick(Texts{"0.4", "2", "700"}), "unit", random.pick(Texts{"kg", "g"}));
  if (field == "value") return money(random);
  if (field == "dangerous") return raw(random.chance(50) ? "true" : "false");
  if (field == "batch") return raw(random.pick(Texts{"1", "3", "4", "7"}));
  if (field == "substance") return one(substances);
  if (field == "share") return raw(random.pick(Texts{"0.05", "10", "25", "60"}));
  if (field == "basis") return one({"weight", "value"});
  if (field == "purity") return Json(random.pick(Texts{"99.9 %", "99.95 %", "95 %"}));
  if (field == "diameter") return amount(random.pick(Texts{"30", "50", "80"}), "unit", "mm");
  if (field == "wall") return amount(random.pick(Texts{"2", "5"}), "unit", "mm");
  if (field == "parameters" || field == "end_use_parameters") {
    Json parameters = object();
    for (const std::string& name : field == "parameters" ? Texts{"purity", "diameter", "wall"} : Texts{"node", "layers"})
      parameters.set(name, *make_value(random, name));
    return parameters;
  }
  if (field == "composition") {
    Json list = array();
    for (int count = random.between(1, 2); count > 0; --count) list.elements.push_back(make_component(random, true, 0));
    return list;
  }
  return std::nullopt;
}

Json make_party(Random& random, bool full) {
  Json party = object();
  maybe(random, party, "name", full ? 100 : 88);
  maybe(random, party, "country", full ? 100 : 75);
  maybe(random, party, "address", full ? 100 : 30);
  maybe(random, party, "city", full ? 100 : 30);
  maybe(random, party, "nationality", full ? 100 : 30);
  maybe(random, party, "kind", full ? 100 : 50);
  maybe(random, party, "alt_names", 12);
  maybe(random, party, "ids", 20);
  maybe(random, party, "owners", 25);
  return party;
}

Json make_component(Random& random, bool full, int depth) {
  Json component = object();
  maybe(random, component, "substance", full ? 100 : 85);
  maybe(random, component, "country_of_origin", full ? 100 : 50);
  maybe(random, component, "form", full ? 100 : 40);
  maybe(random, component, "control_codes", full ? 100 : 35);
  maybe(random, component, "value", full ? 100 : 50);
  if (random.chance(full ? 100 : 60)) {
    maybe(random, component, "share", 100);
    maybe(random, component, "basis", full ? 100 : 80);
  }
  if (depth > 0 && random.chance(35)) {
    Json inside = array();
    for (int count = random.between(1, 2); count > 0; --count) inside.elements.push_back(make_component(random, full, depth - 1));
    component.set("composition", std::move(inside));
  }
  return component;
}

Json make_item(Random& random, bool full) {
  Json item = object();
  maybe(random, item, "control_codes", full ? 100 : 62);
  maybe(random, item, "hs_code", full ? 100 : 60);
  maybe(random, item, "form", full ? 100 : 55);
  maybe(random, item, "nature", full ? 100 : 45);
  maybe(random, item, "country_of_origin", full ? 100 : 60);
  maybe(random, item, "value", full ? 100 : 65);
  maybe(random, item, "quantity", full ? 100 : 50);
  maybe(random, item, "net_mass", full ? 100 : 50);
  maybe(random, item, "manufacturer", full ? 100 : 30);
  maybe(random, item, "description", full ? 100 : 30);
  maybe(random, item, "related_codes", full ? 100 : 30);
  maybe(random, item, "classified_on", 22);
  maybe(random, item, "dangerous", full ? 100 : 50);
  maybe(random, item, "batch", full ? 100 : 50);
  maybe(random, item, "produced_with_technology_from", full ? 100 : 25);
  maybe(random, item, "license_exception", 12);
  maybe(random, item, "documents", 15);
  if (random.chance(full ? 100 : 50)) {
    Json parameters = object();
    for (const char* name : {"purity", "diameter", "wall"}) maybe(random, parameters, name, full ? 100 : 55);
    if (Json* wall = parameters.find("wall"); wall != nullptr && random.chance(6)) wall->set("value", raw("0"));
    if (!parameters.members.empty()) item.set("parameters", std::move(parameters));
  }
  if (random.chance(full ? 100 : 55)) {
    Json composition = array();
    for (int count = random.between(full ? 1 : 0, 3); count > 0; --count)
      composition.elements.push_back(make_component(random, full, 1));
    item.set("composition", std::move(composition));
  }
  if (random.chance(4)) item.set("line_no", std::to_string(random.between(1, 3) * 10));
  return item;
}

namespace {

/// Of some records little is known.
void forget(Random& random, Json& here) {
  if (here.find("currency") != nullptr || here.find("unit") != nullptr) return;  // an amount
  for (Json& element : here.elements) forget(random, element);
  std::erase_if(here.members, [&](const Member& member) {
    const bool needed = member.key == "items" || member.key == "transaction_id" || member.key == "date" || member.key == "role";
    return !needed && random.chance(70);
  });
  for (Member& member : here.members) forget(random, member.value);
}

}  // namespace

Json make_record(Random& random, const std::string& id) {
  Json record = object({{"transaction_id", id}, {"date", record_date(random)}});
  for (const char* field : {"destination", "country_of_export"}) maybe(random, record, field, 75);
  for (const char* field : {"end_use", "contract_date"}) maybe(random, record, field, 50);
  for (const char* field : {"transit_countries", "end_use_country", "end_use_text", "activity", "purpose", "knowledge", "return_by",
                            "documents", "red_flags", "license_exception", "licenses", "destination_region"})
    maybe(random, record, field, 25);
  if (random.chance(12)) record.set("end_use", array({random.chance(50) ? Json("military") : Json("civil.semiconductor")}));
  if (random.chance(35)) {
    Json parameters = object();
    for (const char* name : {"node", "layers"}) maybe(random, parameters, name, 70);
    if (!parameters.members.empty()) record.set("end_use_parameters", std::move(parameters));
  }
  const int parties = random.chance(12) ? 0 : random.between(1, 3);
  if (random.chance(50)) {
    for (int at = 0; at < parties; ++at) {
      const std::string& role = random.pick(record_roles);
      Json party = make_party(random, random.chance(25));
      Json* known = record.find(role);
      if (known == nullptr)
        record.set(role, random.chance(30) ? array({std::move(party)}) : std::move(party));
      else if (known->kind == Json::Kind::array)
        known->elements.push_back(std::move(party));
    }
  } else if (parties > 0) {
    Json list = array();
    for (int at = 0; at < parties; ++at) {
      Json party = make_party(random, random.chance(25));
      Json roles = array({random.pick(record_roles)});
      if (random.chance(20)) roles.elements.emplace_back(random.pick(record_roles));
      if (roles.elements.size() == 2 && roles.elements[0].text == roles.elements[1].text) roles.elements.pop_back();
      party.set("role", std::move(roles));
      list.elements.push_back(std::move(party));
    }
    record.set("parties", std::move(list));
  }
  if (random.chance(8)) record.set("parties_complete", raw(random.chance(50) ? "true" : "false"));
  Json items = array();
  for (int count = random.chance(60) ? 1 : random.between(2, 3); count > 0; --count)
    items.elements.push_back(make_item(random, random.chance(20)));
  record.set("items", std::move(items));
  if (random.chance(30)) forget(random, record);
  return record;
}

namespace {

void judge(Random& random, Json& about, const std::string& term) {
  Json* known = about.find("judgements");
  Json& judgements = known != nullptr ? *known : about.set("judgements", object());
  const char* answer = random.chance(50) ? "yes" : "no";
  judgements.set(term, random.chance(50) ? Json(answer) : object({{"answer", answer}, {"by", "a lawyer"}, {"on", "2026-01-01"}}));
}

}  // namespace

bool is_role(std::string_view name) { return std::find(party_roles().begin(), party_roles().end(), name) != party_roles().end(); }

std::vector<Json*> parties_of(Json& record) {
  std::vector<Json*> parties;
  for (Member& member : record.members) {
    if (!is_role(member.key) && member.key != "parties") continue;
    if (member.value.kind == Json::Kind::object) parties.push_back(&member.value);
    for (Json& party : member.value.elements) parties.push_back(&party);
  }
  return parties;
}

Json new_party(Random& random, Json& record) {
  Json party = make_party(random, true);
  party.remove("alt_names");
  const std::vector<Json*> others = parties_of(record);
  for (std::size_t at = 0; at < party_names.size(); ++at) {
    const std::string& name = party.find("name")->text;
    const bool taken = std::any_of(others.begin(), others.end(), [&](Json* other) {
      const Json* known = other->find("name");
      return known != nullptr && known->text == name;
    });
    if (!taken) break;
    party.set("name", party_names[at]);
  }
  return party;
}

bool absent(const Json* json) { return json == nullptr || (json->kind == Json::Kind::raw && json->text == "null"); }

void add_judgements(Random& random, Json& record, const checked::Policy& policy) {
  for (const checked::OpenTerm& term : policy.terms) {
    if (!random.chance(25)) continue;
    const std::vector<Json*> parties = parties_of(record);  // anew: a record that grows moves its members
    if (random.chance(40)) {
      judge(random, record, term.declared.name);
    } else if (term.parameter_slot >= 0 && !parties.empty()) {
      judge(random, *random.pick(parties), term.declared.name);
    } else {
      judge(random, record.find("items")->elements.front(), term.declared.name);
    }
  }
  Json clearances = array();
  for (const Json* party : parties_of(record)) {
    if (party->find("name") == nullptr || !random.chance(10)) continue;
    const std::string list = random.chance(50) ? "watch" : "sanctions";
    clearances.elements.push_back(object({{"party", party->find("name")->text},
                                          {"list", list},
                                          {"entry", list + "-" + std::to_string(random.between(1, 3))},
                                          {"answer", random.chance(40) ? "same" : "different"}}));
  }
  if (!clearances.elements.empty()) record.set("clearances", std::move(clearances));
}

}  // namespace sekisho::generated
