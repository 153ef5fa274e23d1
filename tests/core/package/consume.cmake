# Installs a build of the core, and builds and runs a project that finds it as a package:
#   cmake -D BUILD=… -D WORK=… -D PREFIXES=… -D COMPILER=… -D FLAGS=… -P consume.cmake

file(REMOVE_RECURSE ${WORK})
set(prefix ${WORK}/installed)

# Where there is more than one, this is how a list of them stays one argument.
string(JOIN ":" prefixes ${prefix} ${PREFIXES})
set(ENV{CMAKE_PREFIX_PATH} ${prefixes})

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
run(${CMAKE_COMMAND} -G Ninja -S ${CMAKE_CURRENT_LIST_DIR} -B ${WORK}/build
  -D CMAKE_BUILD_TYPE=Debug
  -D CMAKE_CXX_COMPILER=${COMPILER} "-D CMAKE_CXX_FLAGS=${FLAGS}")
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/uses_truthnet)
