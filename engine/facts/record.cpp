#include <algorithm>

#include "engine/facts/decoding.h"
#include "engine/facts/measure.h"

namespace sekisho::facts {
namespace {

/// "UA-43": a country and one to three letters or digits.
bool is_region(std::string_view text) {
  constexpr std::size_t shortest = 4;
  constexpr std::size_t longest = 6;
  if (text.size() < shortest || text.size() > longest || text[2] != '-') return false;
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto upper_or_digit = [&](char c) { return upper(c) || (c >= '0' && c <= '9'); };
  return upper(text[0]) && upper(text[1]) && std::all_of(text.begin() + 3, text.end(), upper_or_digit);
}

void check_region(Decoding& decoding, const TypePlan& plan, const Given& given, Object& record) {
  Value* slot = slot_of(record, "destination_region");
  auto* text = slot == nullptr ? nullptr : std::get_if<std::string>(&slot->data);
  if (text == nullptr) return;
  *text = std::string(trimmed(*text));
  if (is_region(*text)) return;
  const Raw* raw = given.fields[plan.by_name.at("destination_region")];
  reject(decoding, {"", "destination_region"}, raw, "is no region of ISO 3166-2, such as `UA-43`");
}

/// The country all end users share; nothing where they differ or one has none.
std::optional<std::string> country_of_end_user(const Transaction& transaction) {
  const auto& roles = party_roles();
  const auto role = static_cast<std::size_t>(std::find(roles.begin(), roles.end(), "end_user") - roles.begin());
  if (role >= transaction.roles.size()) return std::nullopt;
  std::optional<std::string> country;
  for (const std::size_t member : transaction.roles[role].members) {
    const Value* slot = slot_of(*transaction.parties[member], "country");
    const auto* text = slot == nullptr ? nullptr : std::get_if<std::string>(&slot->data);
    if (text == nullptr) return std::nullopt;
    if (country && *country != *text) return std::string();
    country = *text;
  }
  return country;
}

/// The end user's country, else the destination; open where several end users sit in several countries.
void assume_end_use_country(Transaction& transaction) {
  Value* slot = slot_of(transaction.record, "end_use_country");
  if (slot == nullptr || !slot->missing()) return;
  const auto country = country_of_end_user(transaction);
  if (country) {
    if (!country->empty()) *slot = assumed_value(*country);
    return;
  }
  const Value* destination = slot_of(transaction.record, "destination");
  if (destination != nullptr && !destination->missing()) *slot = assumed_value(destination->data);
}

void take_identity(Transaction& transaction) {
  const Value* id = slot_of(transaction.record, "transaction_id");
  if (id != nullptr && std::holds_alternative<std::string>(id->data)) transaction.id = std::get<std::string>(id->data);
  const Value* date = slot_of(transaction.record, "date");
  if (date != nullptr && std::holds_alternative<Time>(date->data)) transaction.date = std::get<Time>(date->data);
}

void decode_whole(Decoding& decoding, const Raw& raw, Transaction& transaction) {
  TypePlan& plan = decoding.plans.front();
  transaction.record = plan.prototype;
  const Given given = gather(decoding, plan, raw, "");
  fill(decoding, plan, given, transaction.record);
  check_required(decoding, plan, transaction.record);
  check_region(decoding, plan, given, transaction.record);
  take_identity(transaction);
  decode_items(decoding, plan, given, transaction);
  decode_parties(decoding, plan, given, transaction);
  if (!is_absent(given.clearances)) transaction.clearances = decode_clearances(decoding, *given.clearances);
  if (!decoding.rejection) assume_end_use_country(transaction);
}

std::string readable_id(const Raw& raw) {
  constexpr std::size_t longest_id = 200;
  const Raw* id = raw.kind == Raw::Kind::map ? member(raw, "transaction_id") : nullptr;
  return !is_absent(id) && id->scalar() ? written(*id, longest_id) : std::string();
}

}  // namespace

Decoded decode_record(Decoding& decoding, const Raw& raw) {
  decoding.rejection.reset();
  Transaction transaction;
  if (raw.kind == Raw::Kind::map) {
    decode_whole(decoding, raw, transaction);
  } else {
    reject(decoding, {}, &raw, "is no object: a record is one");
  }
  if (!decoding.rejection) return transaction;
  decoding.rejection->transaction_id = readable_id(raw);
  return std::move(*decoding.rejection);
}

}  // namespace sekisho::facts
