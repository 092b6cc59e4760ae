#pragma once

#include "engine/explain/explanation.h"

/// The sections of an explanation, a function each. Internal to engine/explain.
namespace sekisho {

struct Telling {
  Document& document;
  const Decision& decision;
  const Transaction& transaction;
  const checked::Policy& policy;
  const ExplanationOptions& options;

  bool shows(const std::vector<int>& lines) const;  // whether something of these lines is to be told
};

void tell_lines(const Telling& telling);        // grounds.cpp: findings, what is lifted, the nearest rules
void tell_questions(const Telling& telling);    // open.cpp
void tell_obligations(const Telling& telling);  // remarks.cpp
void tell_remarks(const Telling& telling);      // remarks.cpp: presumed, adopted, licences, assumed, not checked
void tell_law(const Telling& telling);          // sources.cpp: the bundle, the instruments and lists it was decided by

const checked::Declared* declared_of(const checked::Policy& policy, const std::string& provision);
/// The title of a rule or an exception, or empty.
std::string title_of(const checked::Policy& policy, const std::string& provision);
const checked::Regime* regime_of(const checked::Policy& policy, const std::string& provision);
/// "Announcement No. 18 of 2025, items 1 to 7; …", leading to the source of the instrument.
Words citation(const checked::Policy& policy, const std::string& provision, const std::vector<std::string>& cites);

}  // namespace sekisho
