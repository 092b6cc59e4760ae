#pragma once

#include <iosfwd>

#include "engine/scenario/coverage.h"

namespace sekisho {

/// One page without outside resources: the totals, what was not seen, and the text of every policy file with the counts in its
/// margin; parts that were never true, false or unknown are marked in the text.
void write_coverage_html(std::ostream& out, const ScenarioCoverage& coverage, const Bundle& bundle);

}  // namespace sekisho
