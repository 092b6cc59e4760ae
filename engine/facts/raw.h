#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::facts {

/// A record before it is typed: what JSON and CSV have in common. Texts live in the decoder or in the arena until the next record.
struct Raw {
  enum class Kind : std::uint8_t { null, truth, number, text, list, map, fault };
  Kind kind = Kind::null;
  std::string_view key;        // in a map
  std::string_view text;       // of a scalar: `true`, a number as written, a text unescaped
  std::string_view reason;     // of a fault: why the cell cannot be read
  const Raw* first = nullptr;  // first child of a list or map
  const Raw* next = nullptr;   // next brother

  bool scalar() const { return kind == Kind::truth || kind == Kind::number || kind == Kind::text; }
};

inline constexpr std::size_t max_record_depth = 200;
inline constexpr std::size_t max_record_values = 1'000'000;

/// Owns the nodes of one record and the texts made for them; cleared between records, its memory is used again.
class Arena {
 public:
  /// A fresh node, or nothing beyond `max_record_values`.
  Raw* add(Raw::Kind kind);
  std::string_view keep(std::string text);
  void clear();

 private:
  static constexpr std::size_t chunk_size = 512;
  std::vector<std::unique_ptr<Raw[]>> chunks_;
  std::size_t used_ = 0;
  std::deque<std::string> texts_;
};

/// Appends children to a list or map in order.
struct Children {
  Raw* parent;
  Raw* last = nullptr;
  void append(Raw* child);
};

/// A key that `map` names twice, if any.
std::optional<std::string_view> repeated_key(const Raw& map);

/// The value as written, lists and maps as JSON, at most `limit` bytes on a character's border.
std::string written(const Raw& raw, std::size_t limit);

/// Its member of that name, or nothing.
const Raw* member(const Raw& map, std::string_view key);

}  // namespace sekisho::facts
