#include "tests/facts/example_schema.h"

using namespace sekisho;

namespace {

void add_unit(Schema& schema, const char* name, const char* dimension, const char* base, const char* factor) {
  schema.units.add({name, dimension, base, parse_number(factor).value});
}

void add_parameter(Schema& schema, const char* object, const char* name, Type type) {
  Field field;
  field.name = name;
  field.type = std::move(type);
  schema.object(object)->fields.push_back(field);
}

Schema make() {
  Schema schema = trade_schema();
  add_unit(schema, "kg", "mass", "kg", "1");
  add_unit(schema, "g", "mass", "kg", "0.001");
  add_unit(schema, "KGM", "mass", "kg", "1");
  add_unit(schema, "m", "length", "m", "1");
  add_unit(schema, "mm", "length", "m", "0.001");
  add_unit(schema, "nm", "length", "m", "0.000000001");
  add_unit(schema, "Wh/kg", "specific energy", "J/kg", "3600");
  add_unit(schema, "/cm2", "areal density", "/m2", "10000");
  add_unit(schema, "pieces", "count", "pieces", "1");
  schema.taxonomies["end-uses"] = {"military.missile", "military.uav",      "civil",
                                   "civil.automotive", "civil.electronics", "wmd.nuclear"};
  schema.taxonomies["item-forms"] = {"metal", "oxide", "magnet.ndfeb", "assembly.rotor"};
  schema.taxonomies["party-kinds"] = {"armed-forces", "company", "university"};
  add_parameter(schema, "parameters", "purity", {Kind::percent, "", false});
  add_parameter(schema, "parameters", "energy_density", {Kind::quantity, "specific energy", false});
  add_parameter(schema, "parameters", "dislocation_density", {Kind::quantity, "areal density", false});
  add_parameter(schema, "parameters", "diameter", {Kind::quantity, "length", false});
  add_parameter(schema, "parameters", "coated", {Kind::truth, "", false});
  add_parameter(schema, "parameters", "shape", {Kind::term, "item-forms", false});
  add_parameter(schema, "end_use_parameters", "node", {Kind::quantity, "length", false});
  add_parameter(schema, "end_use_parameters", "layers", {Kind::number, "", false});
  return schema;
}

}  // namespace

const Schema& example_schema() {
  static const Schema schema = make();
  return schema;
}

DecodeOptions example_options() {
  DecodeOptions options;
  options.schema = &example_schema();
  options.open_terms = {"enhances-japans-military-strength", "deep-processed"};
  options.lists = {"jp-military-users", "cn-control-list"};
  return options;
}
