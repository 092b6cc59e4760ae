#include <algorithm>

#include "engine/facts/decoding.h"

namespace sekisho::facts {
namespace {

/// How absent roles are read: as the schema says, or as `parties_complete` says.
enum class Completeness : std::uint8_t { by_schema, complete, incomplete };

struct PartyReading {
  Decoding& decoding;
  TypePlan& plan;  // of `party`
  std::size_t role_slot;
  Transaction& transaction;
  bool given = false;            // `parties` or some role
  std::vector<bool> role_given;  // by position in party_roles()
};

std::vector<Value>& role_words(PartyReading& reading, Object& party) {
  Value& slot = party.slots[reading.role_slot];
  if (slot.missing()) slot = given_value(std::vector<Value>{});
  return std::get<std::vector<Value>>(slot.data);
}

bool has_role(PartyReading& reading, Object& party, std::string_view role) {
  const auto& words = role_words(reading, party);
  return std::any_of(words.begin(), words.end(), [role](const Value& word) {
    const auto* text = std::get_if<std::string>(&word.data);
    return text != nullptr && *text == role;
  });
}

void add_party(PartyReading& reading, const Raw& raw, std::string path, std::string_view role) {
  ObjectPtr party = decode_object(reading.decoding, reading.plan, raw, std::move(path));
  if (!role.empty() && !has_role(reading, *party, role)) {
    auto& words = role_words(reading, *party);
    words.insert(words.begin(), given_value(std::string(role)));
  }
  if (role.empty() && raw.kind == Raw::Kind::map) check_required(reading.decoding, reading.plan, *party);
  reading.transaction.parties.push_back(std::move(party));
}

void add_all(PartyReading& reading, const Raw& raw, std::string_view key, std::string_view role) {
  reading.given = true;
  std::size_t position = 0;
  const bool indexed = raw.kind == Raw::Kind::list || role.empty();
  for (const Raw* element : elements(raw)) add_party(reading, *element, path_of({"", key, indexed ? ++position : 0}), role);
}

const Raw* given_under(const TypePlan& plan, const Given& given, std::string_view key) {
  const auto found = plan.by_name.find(key);
  return found == plan.by_name.end() ? nullptr : given.fields[found->second];
}

void read_given(PartyReading& reading, const TypePlan& record, const Given& given) {
  if (const Raw* raw = given_under(record, given, "parties")) add_all(reading, *raw, "parties", "");
  for (const std::string& role : party_roles()) {
    const Raw* raw = given_under(record, given, role);
    if (raw != nullptr) add_all(reading, *raw, role, role);
    reading.role_given.push_back(raw != nullptr);
  }
}

void collect_members(PartyReading& reading) {
  const auto& names = party_roles();
  reading.transaction.roles.resize(names.size());
  for (std::size_t role = 0; role < names.size(); ++role) {
    auto& members = reading.transaction.roles[role].members;
    for (std::size_t i = 0; i < reading.transaction.parties.size(); ++i) {
      if (has_role(reading, *reading.transaction.parties[i], names[role])) members.push_back(i);
    }
    if (!members.empty()) reading.role_given[role] = true;
  }
}

/// A party of which only the role is known stands for an absent role that may have somebody.
void add_phantom(PartyReading& reading, std::size_t role) {
  auto party = std::make_shared<Object>(reading.plan.prototype);
  party->path = party_roles()[role];
  party->phantom = true;
  for (Value& slot : party->slots) slot = Value{};
  role_words(reading, *party).push_back(given_value(party_roles()[role]));
  reading.transaction.roles[role].known = false;
  reading.transaction.roles[role].members = {reading.transaction.parties.size()};
  reading.transaction.parties.push_back(std::move(party));
}

void fill_from(PartyReading& reading, std::size_t role, std::size_t other) {
  auto& filled = reading.transaction.roles[role];
  filled.members = reading.transaction.roles[other].members;
  filled.assumed = true;
  for (const std::size_t member : filled.members) {
    Object& party = *reading.transaction.parties[member];
    party.filled_from.push_back(party_roles()[role]);
    role_words(reading, party).push_back(assumed_value(party_roles()[role]));
  }
}

std::size_t position_of(std::string_view role) {
  const auto& names = party_roles();
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), role) - names.begin());
}

void settle_absent(PartyReading& reading, const TypePlan& record, Completeness completeness) {
  const std::size_t end_user = position_of("end_user");
  const std::size_t consignee = position_of("ultimate_consignee");
  const std::vector<bool> given = reading.role_given;
  for (std::size_t role = 0; role < given.size(); ++role) {
    if (given[role] || completeness == Completeness::complete) continue;
    const std::size_t other = role == end_user ? consignee : role == consignee ? end_user : role;
    const auto found = record.by_name.find(party_roles()[role]);
    const bool unknown = found != record.by_name.end() && record.type->fields[found->second].missing == Missing::unknown;
    if (completeness == Completeness::by_schema && other != role && given[other]) {
      fill_from(reading, role, other);
    } else if (completeness == Completeness::incomplete || unknown) {
      add_phantom(reading, role);
    }
  }
}

Completeness completeness_of(Decoding& decoding, const Given& given) {
  if (is_absent(given.parties_complete)) return Completeness::by_schema;
  const Value value = decode_single(decoding, {Kind::truth, "", false}, *given.parties_complete, {"", "parties_complete"});
  if (value.missing()) return Completeness::by_schema;
  return std::get<bool>(value.data) ? Completeness::complete : Completeness::incomplete;
}

void forget_all(Transaction& transaction) {
  transaction.parties_known = false;
  for (auto& role : transaction.roles) role.known = false;
}

}  // namespace

void decode_parties(Decoding& decoding, const TypePlan& plan, const Given& given, Transaction& transaction) {
  TypePlan* party = plan_of(decoding, "party");
  const auto role_slot = party == nullptr ? std::nullopt : party->type->find("role");
  if (!role_slot) return;
  PartyReading reading{decoding, *party, *role_slot, transaction, false, {}};
  read_given(reading, plan, given);
  if (decoding.rejection) return;
  collect_members(reading);
  const Completeness completeness = completeness_of(decoding, given);
  if (!reading.given && completeness != Completeness::complete) return forget_all(transaction);
  settle_absent(reading, plan, completeness);
}

}  // namespace sekisho::facts
