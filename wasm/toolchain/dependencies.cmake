# Finds the C++ libraries as packages (CMAKE_PREFIX_PATH, vcpkg, conda), in .toolchain/ or in the system;
# otherwise downloads pinned versions.
#
#   truthnet::xtensor   xtensor, xtl and xsimd (header only)
#   truthnet::catch2    Catch2 3 with its main()             (native tests only)
#   truthnet::json      nlohmann/json (header only)          (native tests only)

include(FetchContent)

set(TRUTHNET_TOOLCHAIN ${PROJECT_SOURCE_DIR}/.toolchain)

# Adds a header-only library to `target` as SYSTEM headers, which raise no warnings. Uses the first installed
# one whose `version_header` defines a matching "major.minor", else downloads it. PACKAGE and TARGET name its
# CMake package and target; the default is the library's name.
function(truthnet_add_headers target name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "VERSION;VERSION_HEADER;URL;HASH;PACKAGE;TARGET" "")
  set(found "")
  truthnet_find_include(${name} "${arg_PACKAGE}" "${arg_TARGET}" packaged)
  foreach(folder IN ITEMS ${packaged}
                          ${TRUTHNET_TOOLCHAIN}/libraries/usr/include
                          ${TRUTHNET_TOOLCHAIN}/testLibraries/usr/include
                          /usr/local/include /opt/homebrew/include /usr/include)
    truthnet_read_version(${folder}/${arg_VERSION_HEADER} version)
    if(version MATCHES "^(${arg_VERSION})$")
      message(STATUS "${name} ${version} of ${folder}")
      set(found ${folder})
      break()
    endif()
  endforeach()
  if(NOT found)
    message(STATUS "${name} from ${arg_URL}")
    # Use only the headers, not the library's own CMake project.
    FetchContent_Declare(${name}-source URL ${arg_URL} URL_HASH SHA256=${arg_HASH}
                         SOURCE_SUBDIR only-headers DOWNLOAD_EXTRACT_TIMESTAMP FALSE)
    FetchContent_MakeAvailable(${name}-source)
    set(found ${${name}-source_SOURCE_DIR}/include)
  endif()

  # em++ must not search all of /usr/include, where the host's headers would shadow its own, so link only each
  # library's folder into one of ours.
  set(headers ${PROJECT_BINARY_DIR}/headers)
  file(MAKE_DIRECTORY ${headers})
  file(CREATE_LINK ${found}/${name} ${headers}/${name} SYMBOLIC)
  if(NOT TARGET ${target})
    add_library(${target} INTERFACE IMPORTED GLOBAL)
    target_include_directories(${target} SYSTEM INTERFACE ${headers})
  endif()
endfunction()

# Finds the header folder of a CMake package in the places that a user can configure.
function(truthnet_find_include name package target result)
  if(NOT package)
    set(package ${name})
    set(target ${name})
  endif()
  find_package(${package} CONFIG QUIET HINTS $ENV{CONDA_PREFIX} $ENV{CONDA_PREFIX}/Library
    NO_SYSTEM_ENVIRONMENT_PATH NO_CMAKE_SYSTEM_PATH)
  set(folders "")
  if(TARGET ${target})
    get_target_property(folders ${target} INTERFACE_INCLUDE_DIRECTORIES)
  endif()
  set(${result} ${folders} PARENT_SCOPE)
endfunction()

# Reads "major.minor" from the macros ..._VERSION_MAJOR and ..._VERSION_MINOR of a header.
function(truthnet_read_version header result)
  set(version "")
  if(EXISTS ${header})
    file(READ ${header} text)
    string(REGEX MATCH "_VERSION_MAJOR +([0-9]+)" _ "${text}")
    set(version ${CMAKE_MATCH_1})
    string(REGEX MATCH "_VERSION_MINOR +([0-9]+)" _ "${text}")
    string(APPEND version .${CMAKE_MATCH_1})
  endif()
  set(${result} "${version}" PARENT_SCOPE)
endfunction()

truthnet_add_headers(truthnet::xtensor xtensor
  VERSION 0\\.25 VERSION_HEADER xtensor/xtensor_config.hpp
  URL https://github.com/xtensor-stack/xtensor/archive/0.25.0.tar.gz
  HASH 32d5d9fd23998c57e746c375a544edf544b74f0a18ad6bc3c38cbba968d5e6c7)
FetchContent_GetProperties(xtensor-source)
if(xtensor-source_POPULATED)
  # xtensor 0.25 predates Clang 19 and assumes that only GCC matches template template arguments as in C++17.
  foreach(header IN ITEMS xstorage.hpp xutils.hpp)
    set(file ${xtensor-source_SOURCE_DIR}/include/xtensor/${header})
    file(READ ${file} text)
    string(REPLACE "__GNUC__ > 6 && !defined(__clang__) && __cplusplus >= 201703L"
                   "defined(__cpp_template_template_args)" patched "${text}")
    if(NOT patched STREQUAL text)
      file(WRITE ${file} "${patched}")
    endif()
  endforeach()
endif()
truthnet_add_headers(truthnet::xtensor xtl
  VERSION 0\\.7 VERSION_HEADER xtl/xtl_config.hpp
  URL https://github.com/xtensor-stack/xtl/archive/0.7.7.tar.gz
  HASH 44fb99fbf5e56af5c43619fc8c29aa58e5fad18f3ba6e7d9c55c111b62df1fbb)
truthnet_add_headers(truthnet::xtensor xsimd
  VERSION 13\\..* VERSION_HEADER xsimd/config/xsimd_config.hpp
  URL https://github.com/xtensor-stack/xsimd/archive/13.2.0.tar.gz
  HASH edd8cd3d548c185adc70321c53c36df41abe64c1fe2c67bc6d93c3ecda82447a)
target_compile_definitions(truthnet::xtensor INTERFACE XTENSOR_USE_XSIMD)
if(EMSCRIPTEN)
  target_compile_options(truthnet::xtensor
    INTERFACE "SHELL:-include ${CMAKE_CURRENT_LIST_DIR}/xtensor-without-streams.hpp")
endif()

if(TRUTHNET_BUILD_TESTS)
  truthnet_add_headers(truthnet::json nlohmann
    PACKAGE nlohmann_json TARGET nlohmann_json::nlohmann_json
    VERSION 3\\..* VERSION_HEADER nlohmann/detail/abi_macros.hpp
    URL https://github.com/nlohmann/json/archive/v3.11.3.tar.gz
    HASH 0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406)

  find_package(Catch2 3 CONFIG QUIET PATHS ${TRUTHNET_TOOLCHAIN}/testLibraries/usr)
  if(Catch2_FOUND)
    message(STATUS "Catch2 ${Catch2_VERSION} of ${Catch2_DIR}")
  else()
    set(catch2_url https://github.com/catchorg/Catch2/archive/v3.7.1.tar.gz)
    message(STATUS "Catch2 from ${catch2_url}")
    FetchContent_Declare(Catch2 SYSTEM URL ${catch2_url}
      URL_HASH SHA256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c
      DOWNLOAD_EXTRACT_TIMESTAMP FALSE)
    FetchContent_MakeAvailable(Catch2)
    list(APPEND CMAKE_MODULE_PATH ${catch2_SOURCE_DIR}/extras)
  endif()
  add_library(truthnet::catch2 INTERFACE IMPORTED GLOBAL)
  target_link_libraries(truthnet::catch2 INTERFACE Catch2::Catch2WithMain)
  include(Catch) # catch_discover_tests
endif()
