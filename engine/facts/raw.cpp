#include "engine/facts/raw.h"

#include <algorithm>

#include "engine/text/source.h"

namespace sekisho::facts {
namespace {

constexpr std::size_t few_keys = 24;  // below this, comparing pairs beats sorting

std::optional<std::string_view> repeated_among_many(const Raw& map) {
  std::vector<std::string_view> keys;
  for (const Raw* child = map.first; child != nullptr; child = child->next) keys.push_back(child->key);
  std::sort(keys.begin(), keys.end());
  const auto twice = std::adjacent_find(keys.begin(), keys.end());
  if (twice == keys.end()) return std::nullopt;
  return *twice;
}

void write(const Raw& raw, std::size_t limit, std::string& out);

void write_children(const Raw& raw, std::size_t limit, std::string& out) {
  const bool map = raw.kind == Raw::Kind::map;
  out += map ? '{' : '[';
  for (const Raw* child = raw.first; child != nullptr && out.size() <= limit; child = child->next) {
    if (child != raw.first) out += ',';
    if (map) out.append("\"").append(child->key).append("\":");
    write(*child, limit, out);
  }
  out += map ? '}' : ']';
}

void write(const Raw& raw, std::size_t limit, std::string& out) {
  switch (raw.kind) {
    case Raw::Kind::null:
      out += "null";
      return;
    case Raw::Kind::text:
      out.append("\"").append(raw.text.substr(0, limit + 1)).append("\"");
      return;
    case Raw::Kind::truth:
    case Raw::Kind::number:
    case Raw::Kind::fault:
      out += raw.text.substr(0, limit + 1);
      return;
    case Raw::Kind::list:
    case Raw::Kind::map:
      write_children(raw, limit, out);
      return;
  }
}

}  // namespace

Raw* Arena::add(Raw::Kind kind) {
  if (used_ == max_record_values) return nullptr;
  if (used_ == chunks_.size() * chunk_size) chunks_.push_back(std::make_unique<Raw[]>(chunk_size));
  Raw* node = &chunks_[used_ / chunk_size][used_ % chunk_size];
  ++used_;
  *node = Raw{};
  node->kind = kind;
  return node;
}

std::string_view Arena::keep(std::string text) { return texts_.emplace_back(std::move(text)); }

void Arena::clear() {
  constexpr std::size_t kept_chunks = 64;  // one huge record must not hold its memory for the rest of the log
  if (chunks_.size() > kept_chunks) chunks_.resize(kept_chunks);
  used_ = 0;
  texts_.clear();
}

void Children::append(Raw* child) {
  (last == nullptr ? parent->first : last->next) = child;
  last = child;
}

std::optional<std::string_view> repeated_key(const Raw& map) {
  std::size_t count = 0;
  for (const Raw* child = map.first; child != nullptr; child = child->next) {
    if (++count > few_keys) return repeated_among_many(map);
    for (const Raw* earlier = map.first; earlier != child; earlier = earlier->next) {
      if (earlier->key == child->key) return child->key;
    }
  }
  return std::nullopt;
}

std::string written(const Raw& raw, std::size_t limit) {
  std::string out;
  if (raw.scalar() || raw.kind == Raw::Kind::fault) {
    out = raw.text.substr(0, limit + 1);
  } else {
    write(raw, limit, out);
  }
  if (out.size() > limit) {
    out.resize(limit);
    const std::size_t broken = first_invalid_utf8(out);  // the cut may have split a character
    if (broken != std::string::npos) out.resize(broken);
  }
  return out;
}

const Raw* member(const Raw& map, std::string_view key) {
  for (const Raw* child = map.first; child != nullptr; child = child->next) {
    if (child->key == key) return child;
  }
  return nullptr;
}

}  // namespace sekisho::facts
