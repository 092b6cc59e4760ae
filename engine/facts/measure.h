#pragma once

#include <string_view>

#include "engine/facts/decoding.h"

/// Numbers with what they are measured in: `100 kg`, `99.95 %`, `3000 USD`, `{value, unit}`, `{amount, currency}`.
namespace sekisho::facts {

/// Without blanks at its ends.
std::string_view trimmed(std::string_view text);

/// "310 Wh/kg" → "310" and "Wh/kg"; either may be empty. An exponent belongs to the digits.
struct SplitMeasure {
  std::string_view digits, unit;
};
SplitMeasure split_measure(std::string_view text);

struct MeasureReading {
  const Raw* companion = nullptr;  // `uom` or `currency` beside the value
  bool keep_any = false;           // a parameter: a measure of another kind is kept, comparisons with it are unknown
};

/// A number, percent, quantity or money, as the field's type says. A quantity of another dimension is kept.
Value decode_measure(Decoding& decoding, const Field& field, const Raw& raw, const Place& place, const MeasureReading& reading);

/// The owner's share: `50`, `50 %` or a band `25..50`, both ends included.
struct Band {
  Number from, to;
};
std::optional<Band> decode_band(Decoding& decoding, const Raw& raw, const Place& place);

}  // namespace sekisho::facts
