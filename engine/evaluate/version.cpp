#include "engine/evaluate/version.h"

namespace sekisho {

std::string_view engine_version() { return SEKISHO_VERSION; }  // the project's version, set in CMakeLists.txt

}  // namespace sekisho
