#include "engine/evaluate/history.h"

#include <openssl/sha.h>

#include <algorithm>
#include <cstring>

namespace sekisho {
namespace {

constexpr std::size_t least_slots = 1024;  // a power of two, as all sizes

}  // namespace

bool agree(const LogKeyPart& a, const LogKeyPart& b) {
  return a.text == b.text && (a.form == b.form || a.form.empty() || b.form.empty());
}

bool agree(const LogKey& a, const LogKey& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) { return agree(one, other); });
}

std::string text_of(const LogKey& key) {
  std::string text;
  // Each with its length: a fact of a record may hold any sign that could part two.
  for (const LogKeyPart& part : key) text.append(std::to_string(part.text.size())).append(1, ':').append(part.text);
  return text;
}

SeenIds::Digest SeenIds::digest_of(std::string_view id) {
  unsigned char bytes[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(id.data()), id.size(), bytes);
  Digest digest{};
  std::memcpy(digest.data(), bytes, sizeof digest);
  return digest;
}

std::size_t SeenIds::slot_of(const Digest& digest) const {
  std::size_t at = digest[0] & (slots_.size() - 1);
  while (slots_[at] != Digest{} && slots_[at] != digest) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void SeenIds::grow() {
  std::vector<Digest> before(std::max(least_slots, slots_.size() * 2));
  before.swap(slots_);
  for (const Digest& digest : before) {
    if (digest != Digest{}) slots_[slot_of(digest)] = digest;
  }
}

bool SeenIds::has(std::string_view id) const {
  if (slots_.empty()) return false;
  return slots_[slot_of(digest_of(id))] != Digest{};
}

void SeenIds::add(std::string_view id) {
  if (count_ * 4 >= slots_.size() * 3) grow();
  const Digest digest = digest_of(id);
  Digest& slot = slots_[slot_of(digest)];
  if (slot == Digest{}) ++count_;
  slot = digest;
}

void History::add(std::size_t series, const LogKey& key, Date day, const evaluate::Range& amount) {
  if (series_.size() <= series) series_.resize(series + 1);
  std::vector<Account>& accounts = series_[series][text_of(key)];
  const auto same = [&](const Account& account) { return account.key == key; };
  auto account = std::find_if(accounts.begin(), accounts.end(), same);
  if (account == accounts.end()) account = accounts.insert(account, Account{key, {}});
  evaluate::add_to(account->days[day.days], amount);
}

namespace evaluate {

void add_to(std::vector<Range>& sums, const Range& amount) {
  const auto same = [&](const Range& sum) {
    return sum.measure == amount.measure && sum.any_measure == amount.any_measure && sum.of_day == amount.of_day;
  };
  const auto sum = std::find_if(sums.begin(), sums.end(), same);
  if (sum == sums.end()) {
    sums.push_back(amount);
    return;
  }
  const auto plus = [](std::optional<Number>& end, const std::optional<Number>& more) {
    end = end && more ? std::optional(*end + *more) : std::nullopt;
  };
  plus(sum->low, amount.low);
  plus(sum->high, amount.high);
}

}  // namespace evaluate
}  // namespace sekisho
