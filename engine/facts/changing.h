#pragma once

#include <vector>

#include "engine/facts/change.h"
#include "engine/facts/decoding.h"

/// Changes are made before a record is typed, so that a changed record is read exactly as one written so. Internal to engine/facts.
namespace sekisho::facts {

/// The record with the changes made, in order; a rejection names the change that cannot be made, or the value that does not fit.
Decoded decode_changed(Decoding& decoding, const Raw& record, const std::vector<FactChange>& changes, Arena& arena);

}  // namespace sekisho::facts
