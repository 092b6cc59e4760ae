#pragma once

#include "engine/value/number.h"

namespace sekisho {

/// The inside of a Number, for number.cpp and number_parse.cpp alone.
struct NumberAccess {
  using Coefficient = Number::Coefficient;

  static Number narrow(Coefficient coefficient, std::uint8_t scale) {
    Number number;
    number.coefficient_ = coefficient;
    number.scale_ = scale;
    return number;
  }
  static Number wide(std::shared_ptr<const Number::Wide> value) {
    Number number;
    number.wide_ = std::move(value);
    return number;
  }
  static Coefficient coefficient(const Number& number) { return number.coefficient_; }
  static std::uint8_t scale(const Number& number) { return number.scale_; }
  static const Number::Wide* wide_part(const Number& number) { return number.wide_.get(); }
};

}  // namespace sekisho
