#include "engine/lists/lists.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "engine/facts/log.h"
#include "engine/lists/entry.h"
#include "engine/lists/fields.h"
#include "engine/lists/reading.h"
#include "engine/lists/rows.h"
#include "engine/lists/values.h"
#include "engine/value/country.h"
#include "engine/value/timezone.h"

namespace sekisho {

namespace {

constexpr std::array<std::string_view, 9> kind_words{"parties",   "items", "countries", "codes", "terms",
                                                     "ownership", "rates", "licenses",  "units"};

bool has_scheme(ListKind kind) { return kind == ListKind::items || kind == ListKind::codes; }

/// The keys of a list itself, by kind; `keys` of List keeps those of the last group as written.
std::vector<std::string> list_keys(ListKind kind) {
  std::vector<std::string> keys{"list",     "kind",     "title",     "timezone",  "source", "fields",
                                "includes", "complete", "announced", "effective", "note",   "entries"};
  if (has_scheme(kind)) keys.insert(keys.end(), {"scheme", "unclassified", "register"});
  if (kind == ListKind::ownership) keys.insert(keys.end(), {"unlisted"});
  if (kind == ListKind::rates) keys.insert(keys.end(), {"base", "valid_for"});
  return keys;
}

std::optional<ListKind> read_kind(const yaml::Node& node, const Reading& reading) {
  const auto word = text_of(node, "kind", reading);
  if (!word) {
    if (value_of(node, "kind") == nullptr)
      reading.diagnostics.error("list-kind", place_of(node), "the list has no `kind`", "add `kind: parties`, for example");
    return std::nullopt;
  }
  const auto kind = parse_list_kind(*word);
  if (kind) return kind;
  reading.diagnostics.error("list-kind", node.find("kind")->span, "no kind of list is called `" + *word + "`",
                            did_you_mean(*word, {kind_words.begin(), kind_words.end()}));
  return std::nullopt;
}

/// Lower-case words joined by hyphens, as policies write names: `cn-2025-18-items`.
bool is_list_name(std::string_view name) {
  char before = '-';
  for (const char c : name) {
    const bool letter = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (!letter && !digit && !(c == '-' && before != '-')) return false;
    before = c;
  }
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' && before != '-';
}

std::optional<List> read_name_and_kind(const yaml::Node& node, const Reading& reading) {
  const auto name = text_of(node, "list", reading);
  const auto kind = read_kind(node, reading);
  if (!name && value_of(node, "list") == nullptr)
    reading.diagnostics.error("list-value", place_of(node), "the list has no name", "add `list: NAME` at its head");
  if (name && !is_list_name(*name)) {
    reading.diagnostics.error("list-value", node.find("list")->span, "`" + *name + "` is no name for a list",
                              "use lower-case words joined by hyphens");
    return std::nullopt;
  }
  if (!name || !kind) return std::nullopt;
  List list;
  list.name = *name;
  list.kind = *kind;
  list.span = node.find("list")->span;
  return list;
}

void read_scheme(const yaml::Node& node, List& list, const Reading& reading) {
  if (!has_scheme(list.kind)) return;
  list.scheme = text_of(node, "scheme", reading).value_or("");
  if (list.scheme.empty())
    reading.diagnostics.error("list-scheme", list.span,
                              "a list of kind `" + std::string(to_string(list.kind)) + "` names no `scheme`",
                              "add `scheme: CN`, for example");
  list.is_register = truth_of(node, "register", reading).value_or(false);
  const auto unclassified = text_of(node, "unclassified", reading);
  if (unclassified == "by-hs")
    list.unclassified = Unclassified::by_hs;
  else if (unclassified && *unclassified != "unknown") {
    reading.diagnostics.error("list-value", node.find("unclassified")->span,
                              "`unclassified` is `unknown` or `by-hs`, not `" + *unclassified + "`");
  }
}

void check_timezone(const yaml::Node& node, const List& list, Diagnostics& diagnostics) {
  if (list.timezone.empty() || Timezone::find(list.timezone)) return;
  diagnostics.error("list-value", node.find("timezone")->span, "no timezone is called `" + list.timezone + "`",
                    "write its IANA name, `Asia/Shanghai` for example");
}

void read_defaults(const yaml::Node& node, List& list, Diagnostics& diagnostics) {
  if (const yaml::Node* announced = value_of(node, "announced")) list.announced = read_time(*announced, "announced", diagnostics);
  if (const yaml::Node* effective = value_of(node, "effective")) list.effective = read_time(*effective, "effective", diagnostics);
}

/// `unlisted`, `base`, `valid_for`: kept as written, and their form checked.
void read_kind_settings(const yaml::Node& node, List& list, const Reading& reading) {
  for (const std::string_view key : {"unlisted", "base", "valid_for", "note"}) {
    if (auto text = text_of(node, key, reading)) list.keys[std::string(key)] = *text;
  }
  const auto unfit = [&](std::string_view key, const std::string& why) {
    reading.diagnostics.error("list-value", node.find(key)->span, why);
  };
  if (const auto unlisted = list.keys.find("unlisted");
      unlisted != list.keys.end() && unlisted->second != "false" && unlisted->second != "unknown") {
    unfit("unlisted", "`unlisted` is `false` or `unknown`, not `" + unlisted->second + "`");
  }
  if (const auto valid = list.keys.find("valid_for"); valid != list.keys.end()) {
    const ValueOrFault read = read_scalar(valid->second, {Kind::duration, {}, false});
    if (!read.fault.empty()) unfit("valid_for", "`valid_for` `" + valid->second + "` " + read.fault);
  }
  if (list.kind != ListKind::rates) return;
  for (const auto& [key, example] : {std::pair{"base", "base: USD"}, std::pair{"valid_for", "valid_for: 7 days"}}) {
    if (list.keys.count(key) != 0) continue;
    reading.diagnostics.error("list-value", list.span, "a list of rates names no `" + std::string(key) + "`",
                              "add `" + std::string(example) + "`, for example");
  }
  if (const auto base = list.keys.find("base"); base != list.keys.end() && !is_currency(base->second))
    unfit("base", "`" + base->second + "` is no ISO 4217 currency");
}

List read_head(const yaml::Node& node, List list, const Reading& reading) {
  check_keys(node, list_keys(list.kind), "unknown-key",
             {"list-value", "a list of kind `" + std::string(to_string(list.kind)) + "`", reading.diagnostics});
  list.title = text_of(node, "title", reading).value_or("");
  list.timezone = text_of(node, "timezone", reading).value_or("");
  check_timezone(node, list, reading.diagnostics);
  list.source = text_of(node, "source", reading).value_or("");
  list.complete = truth_of(node, "complete", reading).value_or(true);
  for (const yaml::Node* name : scalars_of(node, "includes", reading)) list.includes.push_back(name->scalar);
  read_scheme(node, list, reading);
  read_defaults(node, list, reading.diagnostics);
  read_kind_settings(node, list, reading);
  if (list.kind == ListKind::licenses && !list.complete)
    reading.diagnostics.error("list-value", node.find("complete")->span,
                              "a list of licences held is complete: what is not listed is not held");
  if (const yaml::Node* fields = value_of(node, "fields"))
    list.fields = read_fields(*fields, builtin_entry_keys(list.kind), reading.diagnostics);
  return list;
}

/// Kinds whose entries are facts of law in a period; a term or a unit simply is.
bool is_dated(ListKind kind) {
  return kind != ListKind::terms && kind != ListKind::units && kind != ListKind::rates && kind != ListKind::licenses;
}

void warn_undated(const List& list, Diagnostics& diagnostics) {
  if (!is_dated(list.kind)) return;
  std::size_t count = 0;
  const Entry* first = nullptr;
  for (const Entry& entry : list.entries) {
    if (entry.effective) continue;
    if (count++ == 0) first = &entry;
  }
  if (first == nullptr) return;
  const std::string which = count == 1 ? "an entry" : std::to_string(count) + " entries";
  diagnostics.warning(
      "always-in-force", first->span,
      which + " of `" + list.name + "` " + (count == 1 ? "is" : "are") + " always in force, without `effective` or `announced`",
      "give the date on the entry, or once at the head of the list");
}

SourcePtr rows_beside(const yaml::Node& entries, const Source& list, Diagnostics& diagnostics) {
  const std::string& name = entries.scalar;
  if (!name.ends_with(".csv") || name.find('/') != std::string::npos || name.find('\\') != std::string::npos) {
    diagnostics.error("list-rows", entries.span, "`entries` is a list of entries, or the name of a CSV file beside this one");
    return nullptr;
  }
  const auto slash = list.path.rfind('/');
  const std::string path = (slash == std::string::npos ? "" : list.path.substr(0, slash + 1)) + name;
  try {
    return std::make_shared<const Source>(Source{path, read_stored_file(path, max_list_bytes)});
  } catch (const InputError& error) {
    diagnostics.error("list-rows", entries.span, "the rows cannot be read: " + std::string(error.what()));
    return nullptr;
  }
}

void read_rows(const SourcePtr& rows_source, List& list, Diagnostics& diagnostics) {
  Rows rows(rows_source, [&](const std::string& column) { return is_many(list, column); }, diagnostics);
  while (const auto row = rows.next()) {
    if (auto entry = read_entry(*row, list, diagnostics)) list.entries.push_back(std::move(*entry));
  }
}

void read_sequence(const yaml::Node& node, List& list, Diagnostics& diagnostics) {
  for (const yaml::Node& item : node.items) {
    if (auto entry = read_entry(item, list, diagnostics)) list.entries.push_back(std::move(*entry));
  }
}

}  // namespace

std::string_view to_string(ListKind kind) { return kind_words.at(static_cast<std::size_t>(kind)); }

std::optional<ListKind> parse_list_kind(std::string_view word) {
  const auto* const found = std::find(kind_words.begin(), kind_words.end(), word);
  if (found == kind_words.end()) return std::nullopt;
  return static_cast<ListKind>(found - kind_words.begin());
}

std::optional<List> read_list(const SourcePtr& source, Diagnostics& diagnostics) {
  const auto node = yaml::parse(source, diagnostics);
  if (!node) return std::nullopt;
  const Reading reading{"list-value", "the list", diagnostics};
  if (!node->is_map()) {
    diagnostics.error("list-value", place_of(*node), "a list file is a map that begins `list: NAME`");
    return std::nullopt;
  }
  auto named = read_name_and_kind(*node, reading);
  if (!named) return std::nullopt;
  List list = read_head(*node, std::move(*named), reading);
  const yaml::Node* entries = value_of(*node, "entries");
  if (entries != nullptr && entries->is_map())
    diagnostics.error("list-value", place_of(*entries),
                      "`entries` is a list of entries, or the name of a CSV file beside this one");
  if (entries != nullptr && entries->is_sequence()) read_sequence(*entries, list, diagnostics);
  if (entries != nullptr && entries->is_scalar()) {
    if (const SourcePtr rows = rows_beside(*entries, *source, diagnostics)) read_rows(rows, list, diagnostics);
  }
  settle_ids(list, diagnostics);
  warn_undated(list, diagnostics);
  return list;
}

std::vector<Entry> read_entries(const yaml::Node& node, const List& shape, Diagnostics& diagnostics) {
  List list = shape;
  list.entries.clear();
  if (node.is_sequence())
    read_sequence(node, list, diagnostics);
  else
    diagnostics.error("list-value", place_of(node), "the entries added to `" + shape.name + "` are written as a list");
  settle_ids(list, diagnostics);
  return std::move(list.entries);
}

}  // namespace sekisho
