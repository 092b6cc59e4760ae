#include "engine/facts/schema.h"

#include <algorithm>

namespace sekisho {
namespace {

std::string singular(const Type& type) {
  switch (type.kind) {
    case Kind::text:
      return "text";
    case Kind::truth:
      return "truth";
    case Kind::number:
      return "number";
    case Kind::percent:
      return "percent";
    case Kind::quantity:
      return type.of.empty() ? "quantity" : "quantity of " + type.of;
    case Kind::money:
      return "money";
    case Kind::time:
      return "date";
    case Kind::duration:
      return "duration";
    case Kind::country:
      return "country";
    case Kind::code:
      return type.of.empty() ? "code" : type.of + " code";
    case Kind::term:
      return type.of.empty() ? "term" : "term of `" + type.of + "`";
    case Kind::word:
      return type.of.empty() ? "word" : "word of `" + type.of + "`";
    case Kind::object:
      return type.of.empty() ? "object" : type.of;
  }
  return "";
}

Field field(std::string name, Type type, std::string doc, Missing missing = Missing::unknown) {
  Field made;
  made.name = std::move(name);
  made.type = std::move(type);
  made.missing = missing;
  made.doc = std::move(doc);
  return made;
}

Field assumed(Field made, std::string value) {
  made.missing = Missing::value;
  made.assumed = std::move(value);
  return made;
}

Field non_negative(Field made) {
  made.non_negative = true;
  return made;
}

Field derived(Field made) {
  made.derived = true;
  return made;
}

const Type text{Kind::text, "", false};
const Type texts{Kind::text, "", true};
const Type time{Kind::time, "", false};
const Type country{Kind::country, "", false};
const Type countries{Kind::country, "", true};
const Type percent{Kind::percent, "", false};
const Type money{Kind::money, "", false};
const Type codes{Kind::code, "", true};
const Type tariff_code{Kind::code, "HS", false};

Type word(std::string enumeration) { return {Kind::word, std::move(enumeration), false}; }
Type term(std::string taxonomy) { return {Kind::term, std::move(taxonomy), false}; }
Type object(std::string name) { return {Kind::object, std::move(name), false}; }
Type list_of(Type type) {
  type.many = true;
  return type;
}

void add_roles(std::vector<Field>& fields) {
  for (const std::string& role : party_roles()) {
    const bool other_fills = role == "end_user" || role == "ultimate_consignee";
    fields.push_back(
        field(role, list_of(object("party")), "the parties with that role", other_fills ? Missing::unknown : Missing::empty));
  }
}

ObjectType transaction_type() {
  ObjectType type{"transaction", {}};
  auto& f = type.fields;
  f.push_back(field("transaction_id", text, "shipment reference number", Missing::required));
  f.push_back(field("date", time, "the decisive date, whose law applies", Missing::required));
  f.push_back(assumed(field("activity", word("activity"), "what is done"), "export"));
  f.push_back(field("country_of_export", country, "the country the goods leave"));
  f.push_back(field("destination", country, "the country of ultimate destination"));
  f.push_back(field("destination_region", text, "its region, ISO 3166-2"));
  f.push_back(field("transit_countries", countries, "countries passed through", Missing::empty));
  f.push_back(field("parties", list_of(object("party")), "everybody named"));
  add_roles(f);
  f.push_back(field("end_use", list_of(term("end-uses")), "what the goods are for, entirely or in part"));
  f.push_back(field("end_use_parameters", object("end_use_parameters"), "properties of the use"));
  f.push_back(field("end_use_country", country, "country whose forces or programme a military end use serves"));
  f.push_back(field("end_use_text", text, "the end use in words"));
  f.push_back(assumed(field("purpose", word("purpose"), "why the goods move"), "sale"));
  f.push_back(field("return_by", time, "date of the promised return"));
  f.push_back(assumed(field("knowledge", word("knowledge"), "what the exporter knows of a restricted use"), "none"));
  f.push_back(field("documents", texts, "obligation names on file", Missing::empty));
  f.push_back(field("licenses", texts, "licence numbers claimed", Missing::empty));
  f.push_back(field("license_exception", texts, "licence exceptions claimed", Missing::empty));
  f.push_back(field("red_flags", texts, "red flags noted", Missing::empty));
  f.push_back(field("contract_date", time, "day of the contract"));
  f.push_back(field("contract_expires", time, "day the contract ends"));
  f.push_back(field("property_since", time, "day on which blocked property came in"));
  f.push_back(field("items", list_of(object("item")), "the lines", Missing::required));
  return type;
}

ObjectType party_type() {
  ObjectType type{"party", {}};
  auto& f = type.fields;
  f.push_back(field("role", list_of(word("role")), "the part it plays", Missing::required));
  f.push_back(field("name", text, "its name"));
  f.push_back(field("alt_names", texts, "its other names", Missing::empty));
  f.push_back(field("address", text, "street address"));
  f.push_back(field("city", text, "city"));
  f.push_back(field("postal_code", text, "postal code"));
  f.push_back(field("country", country, "country of the address"));
  f.push_back(field("ids", list_of(object("identifier")), "numbers it is registered under", Missing::empty));
  f.push_back(assumed(field("kind", list_of(term("party-kinds")), "what it is"), ""));
  f.push_back(field("nationality", country, "its nationality"));
  f.push_back(field("owners", list_of(object("owner")), "who owns it", Missing::empty));
  return type;
}

ObjectType item_type() {
  ObjectType type{"item", {}};
  auto& f = type.fields;
  f.push_back(field("line_no", text, "number of the line; its position where not given"));
  f.push_back(field("description", text, "the goods in words"));
  f.push_back(field("part_number", text, "part number"));
  f.push_back(field("manufacturer", text, "who made it"));
  f.push_back(field("order", text, "the order it belongs to"));
  f.push_back(field("nature", word("nature"), "what kind of thing it is"));
  f.push_back(field("form", term("item-forms"), "the form it has"));
  f.push_back(field("control_codes", codes, "export control codes with their scheme"));
  f.push_back(derived(field("eccn", {Kind::code, "ECCN", true}, "each ECCN up to its first dot")));
  f.push_back(field("related_codes", codes, "codes of the commodity that software or technology is for"));
  f.push_back(field("classified_on", time, "day on which the codes were assigned; the record's date where not given"));
  f.push_back(field("hs_code", tariff_code, "tariff code"));
  f.push_back(field("country_of_origin", country, "country of origin"));
  f.push_back(non_negative(field("quantity", {Kind::quantity, "", false}, "how much")));
  f.push_back(non_negative(field("net_mass", {Kind::quantity, "mass", false}, "mass without packing")));
  f.push_back(non_negative(field("value", money, "what it is worth")));
  f.push_back(field("composition", list_of(object("component")), "what it is made of"));
  f.push_back(field("parameters", object("parameters"), "technical parameters"));
  f.push_back(field("produced_with_technology_from", countries, "countries whose technology made it"));
  f.push_back(field("license_exception", texts, "licence exceptions claimed for the line", Missing::empty));
  f.push_back(field("documents", texts, "obligation names on file for the line", Missing::empty));
  return type;
}

ObjectType component_type() {
  ObjectType type{"component", {}};
  auto& f = type.fields;
  f.push_back(field("substance", text, "element or compound"));
  f.push_back(field("form", term("item-forms"), "the form it has"));
  f.push_back(field("control_codes", codes, "export control codes with their scheme"));
  f.push_back(field("hs_code", tariff_code, "tariff code"));
  f.push_back(field("country_of_origin", country, "country of origin"));
  f.push_back(non_negative(field("share", percent, "its share of the whole")));
  f.push_back(field("basis", word("basis"), "what the share is of"));
  f.push_back(derived(non_negative(field("weight_share", percent, "its share by weight"))));
  f.push_back(derived(non_negative(field("value_share", percent, "its share by value"))));
  f.push_back(non_negative(field("value", money, "what it is worth")));
  f.push_back(field("composition", list_of(object("component")), "what it is made of"));
  return type;
}

ObjectType owner_type() {
  ObjectType type{"owner", {}};
  auto& f = type.fields;
  f.push_back(field("name", text, "its name"));
  f.push_back(non_negative(field("percent", percent, "its share, where it is one number")));
  f.push_back(derived(non_negative(field("percent_from", percent, "the lower end of its share"))));
  f.push_back(derived(non_negative(field("percent_to", percent, "the upper end of its share"))));
  f.push_back(field("country", country, "its country"));
  f.push_back(field("owners", list_of(object("owner")), "who owns it", Missing::empty));
  return type;
}

ObjectType identifier_type() {
  return {"identifier",
          {field("type", text, "what kind of number"), field("value", text, "the number"), field("issuer", text, "who gave it")}};
}

}  // namespace

std::string to_string(const Type& type) { return type.many ? "list of " + singular(type) : singular(type); }

std::optional<std::size_t> ObjectType::find(std::string_view field) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [field](const Field& each) { return each.name == field; });
  if (found == fields.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fields.begin());
}

const ObjectType* Schema::object(std::string_view wanted) const {
  for (const ObjectType& type : objects) {
    if (type.name == wanted) return &type;
  }
  return nullptr;
}

ObjectType* Schema::object(std::string_view wanted) {
  for (ObjectType& type : objects) {
    if (type.name == wanted) return &type;
  }
  return nullptr;
}

Schema trade_schema() {
  Schema schema;
  schema.objects = {transaction_type(), party_type(),      item_type(),        component_type(),
                    owner_type(),       identifier_type(), {"parameters", {}}, {"end_use_parameters", {}}};
  schema.words["activity"] = {"export",  "reexport", "transfer", "transit", "brokering", "technical_assistance",
                              "service", "import"};
  schema.words["purpose"] = {"sale",        "repair", "repair-return", "exhibition", "exhibition-return",
                             "spare-parts", "sample", "return",        "aid",        "temporary"};
  schema.words["nature"] = {"commodity", "software", "technology", "service"};
  schema.words["role"] = party_roles();
  schema.words["knowledge"] = {"none", "grounds-for-suspecting", "aware", "informed"};
  schema.words["basis"] = {"weight", "value"};
  schema.ordered_words = {"knowledge"};
  return schema;
}

const std::vector<std::string>& party_roles() {
  static const std::vector<std::string> roles = {"exporter",
                                                 "manufacturer",
                                                 "seller",
                                                 "buyer",
                                                 "intermediate_consignee",
                                                 "ultimate_consignee",
                                                 "end_user",
                                                 "forwarder",
                                                 "notify_party",
                                                 "service_provider",
                                                 "bank",
                                                 "signatory"};
  return roles;
}

}  // namespace sekisho
