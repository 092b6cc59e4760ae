#pragma once

#include <vector>

#include "engine/evaluate/line.h"

namespace sekisho::evaluate {

/// DRAW-DOWN of semantics.md, once a line is decided: which licences cover its rules, and what it draws from them. `lines` tells
/// the record's later lines, `commit` its later records.
class DrawDown {
 public:
  /// Begins a record: `drawn` are the licences of `ground` when its first line is grounded.
  explicit DrawDown(const LicenseDraws* before);

  void line(Ground& ground, Ground& gathering, const LineResult& result, std::vector<LicenseUse>& uses);
  /// Adds what the record drew.
  void commit(LicenseDraws& draws) const;

 private:
  Drawn& drawn_by_record(const HeldLicense& license);
  LicenseUse use_of(const Ground& ground, const HeldLicense& license, bool draws);

  const LicenseDraws* before_;
  LicenseDraws record_;  // by this record alone
};

/// Licence numbers that the record claims and no list has, where a rule of the line asks for a licence.
std::vector<NotChecked> unknown_claims(const Ground& ground, const LineResult& result);

}  // namespace sekisho::evaluate
