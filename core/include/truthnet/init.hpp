#pragma once

#include <array>
#include <string_view>

#include "truthnet/names.hpp"

namespace truthnet {

/// Initialization of the weights.
enum class Init {
  uniform01,      // uniform in [0, 1)
  uniform11,      // uniform in [-1, 1)
  glorotUniform,  // uniform in ±√(6 / (fanIn + fanOut)): Glorot and Bengio (2010)
  heUniform,      // uniform in ±√(6 / fanIn): He, Zhang, Ren and Sun (2015)
  given,          // taken from the session's start parameters
};

template <>
inline constexpr std::array kNamesOf<Init> = std::to_array<std::string_view>(
    {"uniform01", "uniform11", "glorot_uniform", "he_uniform", "given"});

}  // namespace truthnet
