#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/screen/screen.h"

namespace sekisho {

inline constexpr std::size_t max_remembered_names = std::size_t{1} << 16U;  // beyond it all are forgotten and begun anew

/// A screener that remembers its answers: the same names come again and again in a log. One a thread; the screener must outlive it.
class RememberedScreener {
 public:
  explicit RememberedScreener(const Screener& screener) : screener_(screener) {}

  /// As `Screener::find`.
  const std::vector<NameHit>& find(const std::string& list, const std::vector<std::string>& names, const Number& review,
                                   bool addresses);
  /// A name normalised, until the next one is asked for.
  const NormalisedName& normalised(const std::string& name);

 private:
  struct Answers {
    std::string list;
    Number review;
    bool addresses;
    std::unordered_map<std::string, std::vector<NameHit>> by_names;
  };
  Answers& answers_of(const std::string& list, const Number& review, bool addresses);

  const Screener& screener_;
  std::deque<Answers> answers_;
  std::unordered_map<std::string, NormalisedName> normalised_;
};

}  // namespace sekisho
