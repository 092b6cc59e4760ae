#include "engine/facts/schema.h"

#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("the schema has the object types of trade/1") {
  const Schema schema = trade_schema();
  std::string names;
  for (const ObjectType& type : schema.objects) names += type.name + " ";
  CHECK(names == "transaction party item component owner identifier parameters end_use_parameters ");
  CHECK(schema.object("component") == &schema.objects[3]);
  CHECK(schema.object("shipment") == nullptr);
}

TEST_CASE("each field has the type and the absence the reference page gives it") {
  struct Row {
    const char *object, *field, *type;
    Missing missing;
    const char* assumed;
  };
  const Row rows[] = {
      {"transaction", "transaction_id", "text", Missing::required, ""},
      {"transaction", "date", "date", Missing::required, ""},
      {"transaction", "activity", "word of `activity`", Missing::value, "export"},
      {"transaction", "country_of_export", "country", Missing::unknown, ""},
      {"transaction", "transit_countries", "list of country", Missing::empty, ""},
      {"transaction", "parties", "list of party", Missing::unknown, ""},
      {"transaction", "end_user", "list of party", Missing::unknown, ""},
      {"transaction", "ultimate_consignee", "list of party", Missing::unknown, ""},
      {"transaction", "exporter", "list of party", Missing::empty, ""},
      {"transaction", "signatory", "list of party", Missing::empty, ""},
      {"transaction", "end_use", "list of term of `end-uses`", Missing::unknown, ""},
      {"transaction", "end_use_parameters", "end_use_parameters", Missing::unknown, ""},
      {"transaction", "purpose", "word of `purpose`", Missing::value, "sale"},
      {"transaction", "knowledge", "word of `knowledge`", Missing::value, "none"},
      {"transaction", "documents", "list of text", Missing::empty, ""},
      {"transaction", "items", "list of item", Missing::required, ""},
      {"item", "control_codes", "list of code", Missing::unknown, ""},
      {"item", "eccn", "list of ECCN code", Missing::unknown, ""},
      {"item", "hs_code", "HS code", Missing::unknown, ""},
      {"item", "quantity", "quantity", Missing::unknown, ""},
      {"item", "net_mass", "quantity of mass", Missing::unknown, ""},
      {"item", "value", "money", Missing::unknown, ""},
      {"item", "composition", "list of component", Missing::unknown, ""},
      {"component", "share", "percent", Missing::unknown, ""},
      {"component", "weight_share", "percent", Missing::unknown, ""},
      {"party", "role", "list of word of `role`", Missing::required, ""},
      {"party", "kind", "list of term of `party-kinds`", Missing::value, ""},
      {"party", "owners", "list of owner", Missing::empty, ""},
  };
  const Schema schema = trade_schema();
  for (const Row& row : rows) {
    INFO(row.object << "." << row.field);
    const ObjectType* type = schema.object(row.object);
    REQUIRE(type != nullptr);
    const auto found = type->find(row.field);
    REQUIRE(found);
    CHECK(to_string(type->fields[*found].type) == row.type);
    CHECK(type->fields[*found].missing == row.missing);
    CHECK(type->fields[*found].assumed == row.assumed);
  }
}

TEST_CASE("amounts are non-negative and computed fields are marked") {
  const Schema schema = trade_schema();
  for (const char* field : {"quantity", "net_mass", "value"}) {
    CHECK(schema.object("item")->fields[*schema.object("item")->find(field)].non_negative);
  }
  for (const char* field : {"weight_share", "value_share"}) {
    CHECK(schema.object("component")->fields[*schema.object("component")->find(field)].derived);
  }
  CHECK(schema.object("item")->fields[*schema.object("item")->find("eccn")].derived);
}

TEST_CASE("knowledge is ordered from none to informed") {
  const Schema schema = trade_schema();
  CHECK(schema.ordered_words.contains("knowledge"));
  CHECK(schema.words.at("knowledge") == std::vector<std::string>{"none", "grounds-for-suspecting", "aware", "informed"});
  CHECK(schema.words.at("role") == party_roles());
  CHECK(schema.words.at("role").size() == 12);
}
