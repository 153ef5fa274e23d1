// Included before everything else in WebAssembly builds. Without exceptions, xtensor reports its
// errors to std::cerr, and streams and locales would be most of the module. The core checks
// every shape itself, so an abort serves as well.
#pragma once

#include <cstdlib>
#include <xtensor/xtensor_config.hpp>

#undef XTENSOR_THROW
#define XTENSOR_THROW(exception, message) std::abort()
