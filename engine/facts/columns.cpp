#include "engine/facts/columns.h"

#include <algorithm>
#include <cctype>

#include "engine/facts/log.h"
#include "engine/facts/measure.h"
#include "engine/text/source.h"

namespace sekisho::facts {
namespace {

/// Whether the first step is a key of a record at all.
bool begins_in_record(const Schema& schema, const std::vector<PathStep>& steps) {
  const std::string& name = steps.front().name;
  return schema.objects.front().find(name) || name == "judgements" || name == "clearances" || name == "parties_complete";
}

[[noreturn]] void refuse(const std::string& path, const std::string& clause) {
  throw InputError("`" + path + "` cannot be read: " + clause);
}

ColumnNode& child_for(ColumnNode& parent, const PathStep& step, const std::string& path) {
  for (ColumnNode& child : parent.children) {
    if (child.key == step.name) return child;
  }
  if (parent.kind != ColumnNode::Kind::map) refuse(path, "`" + step.name + "` is filled as a whole and in parts");
  ColumnNode child;
  child.key = step.name;
  return parent.children.emplace_back(std::move(child));
}

ColumnNode& element_for(ColumnNode& list, std::size_t position, const std::string& path) {
  if (list.kind == ColumnNode::Kind::leaf || (list.kind == ColumnNode::Kind::map && !list.children.empty())) {
    refuse(path, "`" + list.key + "` is filled with a position and without one");
  }
  list.kind = ColumnNode::Kind::list;
  for (ColumnNode& child : list.children) {
    if (child.position == position) return child;
  }
  ColumnNode child;
  child.key = list.key;
  child.position = position;
  const auto behind =
      std::find_if(list.children.begin(), list.children.end(), [&](const ColumnNode& each) { return each.position > position; });
  return *list.children.insert(behind, std::move(child));
}

void insert(ColumnNode& root, const std::vector<PathStep>& steps, ColumnNode leaf, const std::string& path) {
  ColumnNode* node = &root;
  for (const PathStep& step : steps) {
    if (node->kind == ColumnNode::Kind::leaf) refuse(path, "`" + node->key + "` is filled as a whole and in parts");
    node = &child_for(*node, step, path);
    if (step.position > 0) {
      node = &element_for(*node, step.position, path);
    } else if (node->kind == ColumnNode::Kind::list) {
      refuse(path, "`" + node->key + "` is filled with a position and without one");
    }
  }
  if (node->kind == ColumnNode::Kind::leaf || !node->children.empty()) refuse(path, "`" + leaf.field.field + "` is filled twice");
  leaf.key = node->key;
  leaf.position = node->position;
  *node = std::move(leaf);
}

ColumnNode make_leaf(const Schema& schema, const MappedField& field, const std::vector<PathStep>& steps) {
  ColumnNode leaf;
  leaf.kind = ColumnNode::Kind::leaf;
  leaf.field = field;
  const Field* known = field_at(schema, steps);
  leaf.many = known != nullptr && known->type.many && steps.back().position == 0;
  leaf.identifier = known != nullptr && known->type.kind == Kind::object && known->type.of == "identifier";
  return leaf;
}

std::size_t column_of(const std::vector<std::string>& header, const std::string& column, const std::string& path) {
  const auto found = std::find(header.begin(), header.end(), column);
  if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  const std::string likely = nearest(column, header);
  refuse(path, "it has no column `" + column + "`" + (likely.empty() ? "" : ", did you mean `" + likely + "`?"));
}

void plan_mapping(const Schema& schema, const std::vector<std::string>& header, const Mapping& mapping, ColumnNode& root,
                  const std::string& path) {
  for (const MappedField& field : mapping.fields) {
    const auto steps = parse_field_path(field.field);
    if (steps.empty() || !begins_in_record(schema, steps)) {
      std::vector<std::string> names;
      for (const Field& each : schema.objects.front().fields) names.push_back(each.name);
      const std::string likely = steps.empty() ? std::string() : nearest(steps.front().name, names);
      refuse(path, "the mapping fills `" + field.field + "`, which is no field of a record" +
                       (likely.empty() ? "" : ", did you mean `" + likely + "`?"));
    }
    ColumnNode leaf = make_leaf(schema, field, steps);
    if (!field.constant) leaf.column = column_of(header, field.column, path);
    insert(root, steps, std::move(leaf), path);
  }
}

void plan_header(const Schema& schema, const std::vector<std::string>& header, ColumnNode& root, const std::string& path) {
  bool any = false;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (trimmed(header[i]).empty()) continue;
    auto steps = parse_field_path(header[i]);
    if (steps.empty()) steps = {{header[i], 0}};  // no field; the decode says so where it is near one
    any = any || begins_in_record(schema, steps);
    MappedField field;
    field.field = header[i];
    field.column = header[i];
    ColumnNode leaf = make_leaf(schema, field, steps);
    leaf.column = i;
    insert(root, steps, std::move(leaf), path);
  }
  if (!any) refuse(path, "its header names no field of a record, so it needs a mapping");
}

}  // namespace

ColumnNode plan_columns(const Schema& schema, const std::vector<std::string>& header, const Mapping* mapping,
                        const std::string& path) {
  ColumnNode root;
  if (mapping != nullptr && !mapping->fields.empty()) {
    plan_mapping(schema, header, *mapping, root, path);
  } else {
    plan_header(schema, header, root, path);
  }
  return root;
}

}  // namespace sekisho::facts
