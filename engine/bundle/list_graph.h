#pragma once

#include "engine/bundle/bundle.h"

namespace sekisho {

/// `includes` of lists: each names a list of the bundle of the same kind and scheme, and none includes itself by a detour.
void check_list_includes(const Bundle& bundle, Diagnostics& diagnostics);

/// `suspended_by` of entries names suspensions that a policy declares.
void check_entry_suspensions(const Bundle& bundle, Diagnostics& diagnostics);

/// Fills the schema's units and taxonomies from the lists of kinds `units` and `terms` (all terms and what stands above them).
void fill_vocabulary(Bundle& bundle, Diagnostics& diagnostics);

}  // namespace sekisho
