# `find_package(sekisho)` after `cmake --install`; tests/consumer proves it.
