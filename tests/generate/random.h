#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho::generated {

/// Choices that a seed repeats on every machine: the distributions of the standard library do not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  int below(int bound) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(bound)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(int percent) { return below(100) < percent; }
  std::uint64_t next() { return engine_(); }

  template <class Item>
  const Item& pick(const std::vector<Item>& items) {
    return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
  }
  template <class Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t at = items.size(); at > 1; --at)
      std::swap(items[at - 1], items[static_cast<std::size_t>(below(static_cast<int>(at)))]);
  }

 private:
  std::mt19937_64 engine_;
};

/// A number that depends on a text and a seed alone, so that an answer stays the same while a case is made smaller.
std::uint64_t mixed(std::uint64_t seed, std::string_view text);

}  // namespace sekisho::generated
