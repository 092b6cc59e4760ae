# `find_package(sekisho)` after `cmake --install` gives the target sekisho::engine and `#include "engine/sekisho.h"`; tests/consumer proves it.
include(CMakePackageConfigHelpers)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/sekisho")

get_property(libraries GLOBAL PROPERTY SEKISHO_LIBRARIES)
foreach(library IN LISTS libraries)
  string(REGEX REPLACE "^sekisho_" "" exported_name ${library})
  set_target_properties(${library} PROPERTIES EXPORT_NAME ${exported_name})
endforeach()
set_target_properties(sekisho_options PROPERTIES EXPORT_NAME options)
install(TARGETS sekisho_options ${libraries} EXPORT sekisho ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}/sekisho")
install(EXPORT sekisho NAMESPACE sekisho:: DESTINATION "${package_folder}" FILE sekisho-targets.cmake)
install(DIRECTORY engine DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/sekisho" FILES_MATCHING PATTERN "*.h")

configure_package_config_file(cmake/sekisho-config.cmake.in "${PROJECT_BINARY_DIR}/sekisho-config.cmake" INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/sekisho-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/sekisho-config.cmake" "${PROJECT_BINARY_DIR}/sekisho-config-version.cmake" DESTINATION "${package_folder}")
