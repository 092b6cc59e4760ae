#include "engine/bundle/schema_file.h"

#include <algorithm>

#include "engine/lists/fields.h"
#include "engine/lists/reading.h"
#include "engine/lists/values.h"
#include "engine/yaml/yaml.h"

namespace sekisho {

namespace {

template <class Map>
std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

/// Dimensions and taxonomies that a field's type names must exist.
bool check_type(const Type& type, const Schema& schema, const Span& span, Diagnostics& diagnostics) {
  if (type.kind == Kind::term && !type.of.empty() && schema.taxonomies.find(type.of) == schema.taxonomies.end()) {
    diagnostics.error("schema-field", span, "no list of terms is called `" + type.of + "`",
                      did_you_mean(type.of, keys_of(schema.taxonomies)));
    return false;
  }
  if (type.kind != Kind::quantity) return true;
  std::vector<std::string> dimensions;
  for (const auto& [name, unit] : schema.units.units()) dimensions.push_back(unit.dimension);
  if (std::find(dimensions.begin(), dimensions.end(), type.of) != dimensions.end()) return true;
  diagnostics.error("schema-field", span, "no unit has the dimension `" + type.of + "`", did_you_mean(type.of, dimensions));
  return false;
}

/// Puts a field into an object type, in place of one of that name. Bundles may declare a name twice with one type only.
void put(ObjectType& object, Field field, const Span& span, Diagnostics& diagnostics) {
  const auto position = object.find(field.name);
  if (!position) {
    object.fields.push_back(std::move(field));
    return;
  }
  Field& known = object.fields[*position];
  if (known.type != field.type) {
    diagnostics.error("schema-field", span,
                      "`" + field.name + "` is declared as " + to_string(known.type) + " already, not as " + to_string(field.type));
    return;
  }
  known = std::move(field);
}

void read_object_field(const yaml::Node& key, const yaml::Node& value, Schema& schema, Diagnostics& diagnostics) {
  const auto dot = key.scalar.find('.');
  const std::string owner = dot == std::string::npos ? schema.objects.front().name : key.scalar.substr(0, dot);
  const std::string name = dot == std::string::npos ? key.scalar : key.scalar.substr(dot + 1);
  ObjectType* object = schema.object(owner);
  if (object == nullptr) {
    std::vector<std::string> names;
    for (const ObjectType& type : schema.objects) names.push_back(type.name);
    diagnostics.error("schema-field", key.span, "the schema has no `" + owner + "` to hold a field", did_you_mean(owner, names));
    return;
  }
  if (!is_field_name(name)) {
    diagnostics.error("schema-field", key.span, "a policy cannot write the field name `" + name + "`",
                      "use lower-case words joined by `_`");
    return;
  }
  const auto position = object->find(name);
  const Field* known = position ? &object->fields[*position] : nullptr;
  auto field = read_field(name, value, known, {"schema-field", "the field `" + name + "`", diagnostics});
  if (!field) return;
  if (known != nullptr && (known->derived || known->missing == Missing::required)) {
    diagnostics.error("schema-field", key.span,
                      "`" + key.scalar + "` is " + (known->derived ? "derived" : "required") + " and cannot be changed");
    return;
  }
  if (check_type(field->type, schema, key.span, diagnostics)) put(*object, std::move(*field), key.span, diagnostics);
}

/// `%`, a unit, or a type: what a parameter is measured in.
std::optional<Type> read_measure(const yaml::Node& node, const std::string& name, const Schema& schema, Diagnostics& diagnostics) {
  const auto unit_node = node.is_map() ? value_of(node, "unit") : &node;
  if (unit_node == nullptr || !unit_node->is_scalar()) {
    diagnostics.error("schema-field", place_of(node),
                      "the parameter `" + name + "` is written with its unit, `" + name + ": mm` for example");
    return std::nullopt;
  }
  if (unit_node->scalar == "%") return Type{Kind::percent, {}, false};
  if (const Unit* unit = schema.units.find(unit_node->scalar)) return Type{Kind::quantity, unit->dimension, false};
  const auto type = parse_type(unit_node->scalar);
  if (type && check_type(*type, schema, unit_node->span, diagnostics)) return type;
  if (!type) {
    diagnostics.error("unknown-unit", unit_node->span, "no units list has the unit `" + unit_node->scalar + "`",
                      did_you_mean(unit_node->scalar, keys_of(schema.units.units())));
  }
  return std::nullopt;
}

void read_parameters(const yaml::Node& map, const std::string& object_name, Schema& schema, Diagnostics& diagnostics) {
  const yaml::Node* node = value_of(map, object_name);
  ObjectType* object = schema.object(object_name);
  if (node == nullptr || object == nullptr) return;
  if (!node->is_map()) {
    diagnostics.error("schema-field", place_of(*node), "`" + object_name + "` are written `{name: unit}`");
    return;
  }
  for (const auto& [key, value] : node->pairs) {
    if (!is_field_name(key.scalar)) {
      diagnostics.error("schema-field", key.span, "a policy cannot write the parameter name `" + key.scalar + "`",
                        "use lower-case words joined by `_`");
      continue;
    }
    const auto type = read_measure(value, key.scalar, schema, diagnostics);
    if (!type) continue;
    Field field;
    field.name = key.scalar;
    field.type = *type;
    if (value.is_map()) {
      const Reading reading{"schema-field", "the parameter `" + key.scalar + "`", diagnostics};
      check_keys(value, {"unit", "non-negative", "doc"}, "unknown-key", reading);
      field.non_negative = truth_of(value, "non-negative", reading).value_or(false);
      field.doc = text_of(value, "doc", reading).value_or("");
    }
    put(*object, std::move(field), key.span, diagnostics);
  }
}

}  // namespace

void read_schema(const SourcePtr& source, Schema& schema, Diagnostics& diagnostics) {
  const auto node = yaml::parse(source, diagnostics);
  if (!node || node->kind == yaml::Node::Kind::null) return;
  const Reading reading{"schema-field", "a schema", diagnostics};
  if (!node->is_map()) {
    diagnostics.error("schema-field", place_of(*node), "a schema is a map with `fields` and `parameters`");
    return;
  }
  check_keys(*node, {"extends", "fields", "parameters", "end_use_parameters"}, "unknown-key", reading);
  if (const auto extends = text_of(*node, "extends", reading); extends && *extends != schema.name) {
    diagnostics.error("schema-field", node->find("extends")->span, "no schema is called `" + *extends + "`",
                      "this version knows `" + schema.name + "`");
  }
  if (const yaml::Node* fields = value_of(*node, "fields")) {
    if (!fields->is_map()) diagnostics.error("schema-field", place_of(*fields), "`fields` are written `{item.name: type}`");
    for (const auto& [key, value] : fields->pairs) read_object_field(key, value, schema, diagnostics);
  }
  read_parameters(*node, "parameters", schema, diagnostics);
  read_parameters(*node, "end_use_parameters", schema, diagnostics);
}

}  // namespace sekisho
