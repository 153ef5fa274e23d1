#pragma once

#include <array>
#include <span>
#include <string_view>

#include "truthnet/names.hpp"

namespace truthnet {

/// How gradients change the parameters.
enum class Optimizer {
  gd,  // gradient descent: w -= rate · ∂loss/∂w
};

template <>
inline constexpr std::array kNamesOf<Optimizer> = std::to_array<std::string_view>({"gd"});

/// Makes one update of all parameters.
void update(Optimizer optimizer, double learningRate, std::span<const double> gradients,
            std::span<double> parameters);

}  // namespace truthnet
