# cmake -DBUILD=… -DSOURCE=… -DCOMPILER=… -DFLAGS=… -P run.cmake: installs to a prefix of its own, builds the consumer against it and runs it.
set(prefix "${BUILD}/consumer/prefix")
set(consumer_build "${BUILD}/consumer/build")
file(REMOVE_RECURSE "${BUILD}/consumer")

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}")
run("${CMAKE_COMMAND}" -S "${SOURCE}" -B "${consumer_build}" "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
run("${CMAKE_COMMAND}" --build "${consumer_build}")
run("${consumer_build}/consumer" "${SOURCE}/consumer.policy")
if(NOT output MATCHES "T-1 license")
  message(FATAL_ERROR "the consumer said: ${output}")
endif()

# Nothing installed may remember where it was built.
run("${CMAKE_COMMAND}" -E env sh -c "grep -rlF '${BUILD}' '${prefix}' --include=*.cmake || true")
if(output MATCHES "cmake")
  message(FATAL_ERROR "the package names its build folder: ${output}")
endif()
