#pragma once

#include "engine/facts/facts.h"

/// trade/1 with a handful of units, terms and parameters, as a bundle would supply them.
const sekisho::Schema& example_schema();
sekisho::DecodeOptions example_options();
