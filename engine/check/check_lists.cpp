#include "engine/check/checks.h"

namespace sekisho::checking {

void check_lists(State& state) {
  for (const auto& [name, list] : state.bundle.lists) {
    switch (list.kind) {
      case ListKind::licenses:
        fault(state, "not-supported", list.span,
              "lists of kind `" + std::string(to_string(list.kind)) + "` are not evaluated by this version");
        break;
      case ListKind::ownership:
      case ListKind::parties:
      case ListKind::items:
      case ListKind::countries:
      case ListKind::codes:
      case ListKind::terms:
      case ListKind::units:
      case ListKind::rates:
        break;
    }
  }
}

}  // namespace sekisho::checking
