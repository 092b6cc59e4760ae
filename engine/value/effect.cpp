#include "engine/value/effect.h"

#include <array>

namespace sekisho {

namespace {

constexpr std::array<std::string_view, 6> effect_words{"permit", "notify", "refer", "license", "deny", "prohibit"};
constexpr std::array<std::string_view, 4> review_words{"", "presumption of approval", "case by case", "presumption of denial"};

}  // namespace

std::string_view to_string(Effect effect) { return effect_words.at(static_cast<std::size_t>(effect)); }

std::optional<Effect> parse_effect(std::string_view word) {
  for (std::size_t i = 0; i < effect_words.size(); ++i) {
    if (effect_words[i] == word) return static_cast<Effect>(i);
  }
  return std::nullopt;
}

std::string_view to_string(Review review) { return review_words.at(static_cast<std::size_t>(review)); }

std::optional<Review> parse_review(std::string_view words) {
  for (std::size_t i = 1; i < review_words.size(); ++i) {
    if (review_words[i] == words) return static_cast<Review>(i);
  }
  return std::nullopt;
}

}  // namespace sekisho
