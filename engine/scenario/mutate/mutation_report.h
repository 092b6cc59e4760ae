#pragma once

#include <iosfwd>
#include <string>

#include "engine/scenario/mutate/mutation.h"
#include "engine/text/json.h"

namespace sekisho {

/// The lines of the law that a mutant changes, as a diff: `- old`, `+ new`.
std::string diff_of(const Mutant& mutant);

/// For people: how many mutants there were and were killed, and each survivor with its place, its diff and a scenario that kills
/// it.
void write_mutation_text(std::ostream& out, const Mutation& mutation, bool colour);
void write_mutation_json(JsonWriter& json, const Mutation& mutation);

}  // namespace sekisho
