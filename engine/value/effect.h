#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sekisho {

/// What a provision demands, from mildest to strongest (language.md §2).
enum class Effect : std::uint8_t { permit, notify, refer, license, deny, prohibit };

/// The licensing policy of a `license` or `deny` rule; `none` where the text states none. Ordered by strictness.
enum class Review : std::uint8_t { none, presumption_of_approval, case_by_case, presumption_of_denial };

/// The word decisions and scenarios use: "permit" … "prohibit".
std::string_view to_string(Effect effect);
std::optional<Effect> parse_effect(std::string_view word);

/// "presumption of approval", "case by case", "presumption of denial"; empty for none.
std::string_view to_string(Review review);
std::optional<Review> parse_review(std::string_view words);

}  // namespace sekisho
