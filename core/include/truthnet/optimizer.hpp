#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "truthnet/names.hpp"

namespace truthnet {

/// How gradients g change the parameters w.
enum class Optimizer {
  gd,        // gradient descent: w -= rate · g
  momentum,  // v = 0.9 v + g, then w -= rate · v
  adam,      // Kingma and Ba (2015), with beta1 0.9, beta2 0.999 and epsilon 1e-8
};

template <>
inline constexpr std::array kNamesOf<Optimizer> =
    std::to_array<std::string_view>({"gd", "momentum", "adam"});

/// What an optimizer remembers from one update to the next. All of it starts at 0.
struct OptimizerState {
  OptimizerState(Optimizer optimizer, std::size_t parameters);

  /// For each parameter momentum's v, or Adam's running mean of g. Empty for gd.
  std::vector<double> first;
  /// For each parameter Adam's running mean of g². Empty for the others.
  std::vector<double> second;
  /// What is still missing in those two means, after so many updates from 0: 0.9^updates and
  /// 0.999^updates.
  double missingOfFirst = 1;
  double missingOfSecond = 1;
};

/// Makes one update of all parameters.
void update(Optimizer optimizer, double learningRate, std::span<const double> gradients,
            OptimizerState& state, std::span<double> parameters);

}  // namespace truthnet
