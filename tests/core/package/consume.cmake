# Installs a build of the core, and builds and runs a project that finds it as a package:
#   cmake -D BUILD=… -D WORK=… -D PREFIXES=… -D COMPILER=… -D CONFIG=… -D FLAGS=… -P consume.cmake

file(REMOVE_RECURSE ${WORK})
set(prefix ${WORK}/installed)

# Joined with colons, several prefixes stay one argument.
string(JOIN ":" prefixes ${prefix} ${PREFIXES})
set(ENV{CMAKE_PREFIX_PATH} ${prefixes})

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
run(${CMAKE_COMMAND} -G Ninja -S ${CMAKE_CURRENT_LIST_DIR} -B ${WORK}/build
  -D CMAKE_BUILD_TYPE=${CONFIG}
  -D CMAKE_CXX_COMPILER=${COMPILER} "-D CMAKE_CXX_FLAGS=${FLAGS}")
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/uses_truthnet)

# Without the core's own libraries, find_package must fail with one clear sentence.
set(ENV{CMAKE_PREFIX_PATH} ${prefix})
execute_process(
  COMMAND ${CMAKE_COMMAND} -G Ninja -S ${CMAKE_CURRENT_LIST_DIR} -B ${WORK}/without-libraries
    -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_DISABLE_FIND_PACKAGE_xtl=ON
  RESULT_VARIABLE failure OUTPUT_QUIET ERROR_VARIABLE message)
string(REGEX REPLACE "[ \n]+" " " message "${message}")
set(sentence "truthnet needs xtensor 0.25, xtl and xsimd, and xtl was not found")
if(failure EQUAL 0 OR NOT message MATCHES "${sentence}")
  message(FATAL_ERROR "Expected \"${sentence}\", but CMake said: ${message}")
endif()
