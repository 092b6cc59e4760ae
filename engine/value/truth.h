#pragma once

#include <cstdint>
#include <string_view>

namespace sekisho {

/// The three values of a condition, in strong Kleene order: False < Unknown < True (docs/reference/semantics.md, DOMAINS).
enum class Truth : std::uint8_t { False, Unknown, True };

constexpr Truth negate(Truth value) { return static_cast<Truth>(2 - static_cast<int>(value)); }
constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth either(Truth a, Truth b) { return a < b ? b : a; }

/// What several readings say together: the value they share, else Unknown.
constexpr Truth meet(Truth a, Truth b) { return a == b ? a : Truth::Unknown; }

constexpr Truth truth(bool value) { return value ? Truth::True : Truth::False; }

/// "false", "unknown" or "true", as decisions print it.
constexpr std::string_view to_string(Truth value) {
  return value == Truth::True ? "true" : value == Truth::False ? "false" : "unknown";
}

}  // namespace sekisho
