#include "engine/evaluate/licenses.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "engine/evaluate/world.h"

namespace sekisho::evaluate {
namespace {

template <class T>
const T* field(const Entry& entry, std::string_view name) {
  const auto found = entry.fields.find(name);
  return found == entry.fields.end() ? nullptr : std::get_if<T>(&found->second.data);
}

template <class T>
std::vector<T> several(const Entry& entry, std::string_view name) {
  std::vector<T> found;
  if (const auto* many = field<std::vector<Value>>(entry, name)) {
    for (const Value& value : *many) found.push_back(std::get<T>(value.data));
  }
  return found;
}

/// Names of a licence as screening finds them: an entry that stands in no index of the bundle.
struct NamedEntry {
  List list;
  Entry entry;
};

std::unique_ptr<ListIndex> names_of(const HeldLicense& license, const char* key, const std::string& id) {
  std::vector<std::string> names = several<std::string>(*license.entry, key);
  if (names.empty()) return nullptr;
  const auto kept = std::make_shared<NamedEntry>();
  kept->list.name = license.list->name;
  kept->entry.id = id;
  kept->entry.names = std::move(names);
  auto index = std::make_unique<ListIndex>();
  index->list = &kept->list;
  index->added.push_back({&kept->list, &kept->entry});
  index->entries = index->added;
  index->keeps = kept;
  return index;
}

void take_off(HeldLicense& license) {
  const auto* used = field<std::vector<Value>>(*license.entry, "used");
  if (used == nullptr) return;
  for (const Value& part : *used) {
    if (const auto* exports = std::get_if<Number>(&part.data)) license.used = license.used || !exports->is_zero();
    if (const auto* amount = std::get_if<Quantity>(&part.data))
      license.quantity->amount = license.quantity->amount - amount->amount;
    if (const auto* money = std::get_if<Money>(&part.data)) license.value->amount = license.value->amount - money->amount;
  }
}

HeldLicense held(const List& list, const Entry& entry) {
  HeldLicense license;
  license.list = &list;
  license.entry = &entry;
  license.id = list.name + "/" + entry.id;
  license.number = *field<std::string>(entry, "number");
  license.authority = *field<std::string>(entry, "authority");
  license.claimed = normalise_text(license.number);
  license.granted_by = normalise_text(license.authority);
  license.items = several<Code>(entry, "items");
  license.destinations = several<std::string>(entry, "destination");
  if (const auto* from = field<Time>(entry, "from")) license.from = *from;
  if (const auto* expires = field<Time>(entry, "expires")) license.expires = *expires;
  if (const auto* quantity = field<Quantity>(entry, "quantity")) license.quantity = *quantity;
  if (const auto* value = field<Money>(entry, "value")) license.value = *value;
  if (const auto* once = field<bool>(entry, "use_once")) license.use_once = *once;
  take_off(license);
  license.holder = names_of(license, "holder", entry.id + " holder");
  license.parties = names_of(license, "parties", entry.id);
  return license;
}

bool stands_first(const HeldLicense& a, const HeldLicense& b) {
  const Timezone utc;
  const auto last = [&](const HeldLicense& license) {
    return license.expires ? utc.day_of(*license.expires) : Date{std::numeric_limits<std::int32_t>::max()};
  };
  return std::tuple(last(a), a.entry->id, a.list->name) < std::tuple(last(b), b.entry->id, b.list->name);
}

}  // namespace

HeldLicenses held_licenses(const checked::Policy& policy, const std::map<std::string, std::vector<Entry>>& added) {
  HeldLicenses licenses;
  for (const auto& [name, list] : policy.bundle->lists) {
    if (list.kind != ListKind::licenses) continue;
    for (const Entry& entry : list.entries) licenses.all.push_back(held(list, entry));
    const auto more = added.find(name);
    if (more == added.end()) continue;
    for (const Entry& entry : more->second) licenses.all.push_back(held(list, entry));
  }
  std::stable_sort(licenses.all.begin(), licenses.all.end(), stands_first);
  for (const checked::Regime& regime : policy.regimes) {
    std::vector<std::uint32_t>& granted = licenses.of_regime.emplace_back();
    for (std::uint32_t at = 0; at < licenses.all.size(); ++at) {
      const bool named = std::any_of(regime.authorities.begin(), regime.authorities.end(), [&](const std::string& authority) {
        return normalise_text(authority) == licenses.all[at].granted_by;
      });
      if (named) granted.push_back(at);
    }
  }
  return licenses;
}

}  // namespace sekisho::evaluate
