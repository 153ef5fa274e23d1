// Replaces xtensor's error reports in WebAssembly builds; included before everything else. Without
// exceptions, xtensor writes its errors to std::cerr, and streams and locales would be most of the
// module. The core checks every shape itself, so an abort is enough.
#pragma once

#include <cstdlib>
#include <xtensor/xtensor_config.hpp>

#undef XTENSOR_THROW
#define XTENSOR_THROW(exception, message) std::abort()
