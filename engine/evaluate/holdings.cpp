#include "engine/evaluate/holdings.h"

#include "engine/evaluate/world.h"

namespace sekisho::evaluate {
namespace {

const std::string& text_of(const Entry& entry, std::string_view key) {
  static const std::string none;
  const auto found = entry.fields.find(key);
  const auto* text = found == entry.fields.end() ? nullptr : std::get_if<std::string>(&found->second.data);
  return text == nullptr ? none : *text;
}

std::optional<bool> says_control(const Entry& entry) {
  const auto found = entry.fields.find("control");
  const auto* truth = found == entry.fields.end() ? nullptr : std::get_if<bool>(&found->second.data);
  return truth == nullptr ? std::nullopt : std::optional(*truth);
}

}  // namespace

void Holdings::add(const ListIndex& index) {
  lists.push_back(index.list->name);
  const auto unlisted = index.list->keys.find("unlisted");
  unlisted_unknown = unlisted_unknown || (unlisted != index.list->keys.end() && unlisted->second == "unknown");
  incomplete = incomplete || !index.complete;
  for (const OwnedEntry& owned : index.entries)
    owner_paths.try_emplace(owner_of(*owned.entry), owned.list->name + "/" + owned.entry->id + ".owner");
}

const std::string& owner_of(const Entry& entry) { return text_of(entry, "owner"); }
const std::string& owned_of(const Entry& entry) { return text_of(entry, "owned"); }

std::optional<ownership::Share> share_of(const Entry& entry) {
  const auto found = entry.fields.find("percent");
  if (found == entry.fields.end()) {
    if (says_control(entry)) return std::nullopt;
    return ownership::Share{0, 100};
  }
  if (const auto* percent = std::get_if<Percent>(&found->second.data)) return ownership::Share{percent->value, percent->value};
  const auto& band = std::get<std::vector<Value>>(found->second.data);
  return ownership::Share{std::get<Percent>(band.front().data).value, std::get<Percent>(band.back().data).value};
}

std::optional<ownership::Share> control_of(const Entry& entry) {
  const auto control = says_control(entry);
  if (!control) return std::nullopt;
  return *control ? ownership::Share{100, 100} : ownership::Share{0, 0};
}

}  // namespace sekisho::evaluate
