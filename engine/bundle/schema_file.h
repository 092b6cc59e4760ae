#pragma once

#include "engine/facts/schema.h"
#include "engine/text/diagnostic.h"

namespace sekisho {

/// Reads a `schema.yaml` into `schema`: `extends: trade/1`, `fields: {item.foo: {…}, foo: {…}}`, `parameters: {purity: "%", …}` and
/// `end_use_parameters`. A field that exists may change its `missing`, `open` and `non-negative`, never its type. Requires the
/// units and taxonomies in `schema`.
void read_schema(const SourcePtr& source, Schema& schema, Diagnostics& diagnostics);

}  // namespace sekisho
