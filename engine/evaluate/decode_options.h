#pragma once

#include "engine/check/checked.h"
#include "engine/facts/facts.h"

namespace sekisho {

/// What records are decoded against under a policy: its schema, and the open terms and lists that judgements and clearances may
/// name. The result points into `policy.bundle`.
DecodeOptions decode_options(const checked::Policy& policy);

}  // namespace sekisho
