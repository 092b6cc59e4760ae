#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sekisho {

/// A code of a scheme: `CN:1C902.a`, `ECCN:3A001`, `HS:280530`, `JP:7.1`, `CN:none` (language.md §5, "Classification").
/// `text` keeps the code as written; comparison is by segment after upper-casing.
struct Code {
  std::string scheme;
  std::string text;
  friend bool operator==(const Code& a, const Code& b) = default;
};

/// Where `code` stands to `entry` in the tree of their scheme.
enum class Placement : std::uint8_t { other, at_or_below, strictly_above };

/// Segment by segment for control codes (split at dots, case folded); digit by digit for HS, where beyond six digits a code is
/// national: different schemes (or a bare HS of more than six digits) compare on six digits, equal sixes being `undecided`.
struct Comparison {
  Placement placement = Placement::other;
  bool undecided = false;  // equal six digits of an HS code under different national schemes: unknown
};
Comparison compare_codes(const Code& code, const Code& entry);
/// Whether a finer code, or one of the other scheme, may yet be at or below the entry.
inline bool is_open(const Comparison& comparison) {
  return comparison.undecided || comparison.placement == Placement::strictly_above;
}

/// Whether a scheme is a tariff scheme (`HS`, `HS-CN`, `HTS`, `CN8`, any `HS-…`).
bool is_tariff_scheme(std::string_view scheme);

/// One clause saying why a code is not of its scheme's form, or empty: "an HS code has 2, 4 or 6 to 10 digits". Dots are
/// allowed between tariff digits in a policy and removed by `canonical`.
std::string fault_of_form(const Code& code, bool in_policy);

/// The form in which codes are compared and printed as keys: scheme as written, text upper-cased, tariff dots removed; "none"
/// stays.
Code canonical(const Code& code);

/// "CN:1C902.a"
std::string to_string(const Code& code);
/// Splits at the first colon; an empty scheme when there is none.
Code parse_code(std::string_view text);

/// Terms are dotted words; the same placement: `military` against `military.missile` is strictly above.
Placement compare_terms(std::string_view term, std::string_view entry);

}  // namespace sekisho
