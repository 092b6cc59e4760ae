#include <algorithm>

#include "engine/facts/columns.h"
#include "engine/facts/measure.h"

namespace sekisho::facts {
namespace {

struct Building {
  const std::vector<std::string_view>& cells;
  Arena& arena;
};

/// A node of the record and whether a column (not a constant) filled it.
struct Built {
  Raw* raw = nullptr;
  bool filled = false;
};

Raw* text(Building& building, std::string_view value) {
  Raw* raw = building.arena.add(Raw::Kind::text);
  if (raw != nullptr) raw->text = value;
  return raw;
}

Raw* fault(Building& building, std::string_view value, std::string reason) {
  Raw* raw = building.arena.add(Raw::Kind::fault);
  if (raw == nullptr) return nullptr;
  raw->text = value;
  raw->reason = building.arena.keep(std::move(reason));
  return raw;
}

struct Member {
  std::string_view key, value;
};

Raw* map_of(Building& building, std::initializer_list<Member> members) {
  Raw* map = building.arena.add(Raw::Kind::map);
  if (map == nullptr) return nullptr;
  Children children{map};
  for (const Member& member : members) {
    if (member.value.empty()) continue;
    Raw* child = text(building, member.value);
    if (child == nullptr) return nullptr;
    child->key = member.key;
    children.append(child);
  }
  return map;
}

bool means_missing(const MappedField& field, std::string_view value) {
  return value.empty() || std::find(field.missing.begin(), field.missing.end(), value) != field.missing.end();
}

/// One value of a cell as JSON would have given it; nothing where it is missing.
Raw* value_of(Building& building, const ColumnNode& leaf, std::string_view value) {
  const MappedField& field = leaf.field;
  const auto translated = field.values.find(std::string(value));
  if (translated != field.values.end()) value = translated->second;
  if (value.empty()) return nullptr;
  if (!field.format.empty() && !field.constant) {
    auto date = reformat_date(value, field.format);
    if (!date) return fault(building, value, "is no date of the form `" + field.format + "`");
    return text(building, building.arena.keep(std::move(*date)));
  }
  if (!field.unit.empty()) return map_of(building, {{"value", value}, {"unit", field.unit}});
  if (!field.currency.empty()) return map_of(building, {{"amount", value}, {"currency", field.currency}});
  if (leaf.identifier) return map_of(building, {{"type", field.type}, {"value", value}, {"issuer", field.issuer}});
  if (!field.scheme.empty() && value.find(':') == std::string_view::npos) {
    return text(building, building.arena.keep(field.scheme + ":" + std::string(value)));
  }
  return text(building, value);
}

Raw* values_of(Building& building, const ColumnNode& leaf, std::string_view cell) {
  const std::string_view separator = leaf.field.separator.empty() ? std::string_view(";") : std::string_view(leaf.field.separator);
  if (cell.find(separator) == std::string_view::npos) return value_of(building, leaf, cell);
  Raw* list = building.arena.add(Raw::Kind::list);
  if (list == nullptr) return nullptr;
  Children children{list};
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(separator), cell.size());
    const std::string_view part = trimmed(cell.substr(0, end));
    cell.remove_prefix(std::min(end + separator.size(), cell.size()));
    Raw* child = means_missing(leaf.field, part) ? nullptr : value_of(building, leaf, part);
    if (child != nullptr) children.append(child);
  }
  return list->first == nullptr ? nullptr : list;
}

Built build_leaf(Building& building, const ColumnNode& leaf) {
  const std::string_view whole = leaf.field.constant ? std::string_view(*leaf.field.constant) : building.cells[leaf.column];
  const std::string_view cell = trimmed(whole);
  if (!leaf.field.constant && means_missing(leaf.field, cell)) return {};
  Raw* raw = leaf.many ? values_of(building, leaf, cell) : value_of(building, leaf, cell);
  return {raw, raw != nullptr && !leaf.field.constant};
}

bool has_column(const ColumnNode& node) {
  if (node.kind == ColumnNode::Kind::leaf) return !node.field.constant;
  return std::any_of(node.children.begin(), node.children.end(), has_column);
}

Built build(Building& building, const ColumnNode& node) {
  if (node.kind == ColumnNode::Kind::leaf) return build_leaf(building, node);
  Raw* raw = building.arena.add(node.kind == ColumnNode::Kind::list ? Raw::Kind::list : Raw::Kind::map);
  if (raw == nullptr) return {};
  Children children{raw};
  bool filled = false;
  for (const ColumnNode& each : node.children) {
    const Built child = build(building, each);
    if (child.raw == nullptr) continue;
    child.raw->key = each.key;
    children.append(child.raw);
    filled = filled || child.filled;
  }
  const bool only_constants = node.kind == ColumnNode::Kind::map && !filled && has_column(node);
  const bool absent = raw->first == nullptr || only_constants;
  return absent ? Built{} : Built{raw, filled};
}

}  // namespace

const Raw* build_record(const ColumnNode& root, const std::vector<std::string_view>& cells, const Mapping* mapping, Arena& arena) {
  arena.clear();
  Building building{cells, arena};
  Raw* record = arena.add(Raw::Kind::map);
  Children children{record};
  for (const ColumnNode& each : root.children) {
    const Built child = build(building, each);
    if (child.raw == nullptr) continue;
    child.raw->key = each.key;
    children.append(child.raw);
  }
  if (mapping != nullptr && mapping->parties_complete) {
    Raw* complete = text(building, *mapping->parties_complete ? "yes" : "no");
    complete->key = "parties_complete";
    children.append(complete);
  }
  return record;
}

}  // namespace sekisho::facts
