#include <algorithm>
#include <numeric>

#include "engine/text/diagnostic.h"
#include "engine/text/source.h"
#include "engine/text/utf8.h"

namespace sekisho {

namespace {

/// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours each count one.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::u32string wanted = code_points(word);
  const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  std::size_t best = limit + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    const std::u32string given = code_points(candidate);
    const std::size_t apart = given.size() > wanted.size() ? given.size() - wanted.size() : wanted.size() - given.size();
    if (apart >= best) continue;
    const std::size_t distance = edit_distance(wanted, given);
    if (distance >= best) continue;
    best = distance;
    found = candidate;
  }
  return found;
}

Help did_you_mean(std::string_view word, const std::vector<std::string>& candidates, Help otherwise) {
  std::string near = nearest(word, candidates);
  if (near.empty()) return otherwise;
  return {"did you mean `" + near + "`?", near};
}

}  // namespace sekisho
