# Checks that the compiler and its standard library support the C++23 features that the core needs.

include(CheckCXXSourceCompiles)

set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
check_cxx_source_compiles("
  #include <expected>
  #ifndef __cpp_lib_expected
  #error
  #endif" TRUTHNET_HAS_EXPECTED)
unset(CMAKE_TRY_COMPILE_TARGET_TYPE)
if(NOT TRUTHNET_HAS_EXPECTED)
  message(FATAL_ERROR "TruthNet needs std::expected of C++23: GCC 12, Clang 19 (16 with libc++) or Apple "
    "Clang 15, or newer; this is ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} "
    "(${CMAKE_CXX_COMPILER}).")
endif()
