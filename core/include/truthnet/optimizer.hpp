#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "truthnet/layer.hpp"
#include "truthnet/names.hpp"

namespace truthnet {

/// Update rule for parameters w with gradients g.
enum class Optimizer {
  gd,        // gradient descent: w -= rate · g
  momentum,  // v = 0.9 v + g, then w -= rate · v
  adam,      // Kingma and Ba (2015), with β1 = 0.9, β2 = 0.999 and ε = 1e-8
};

template <>
inline constexpr std::array kNamesOf<Optimizer> =
    std::to_array<std::string_view>({"gd", "momentum", "adam"});

/// State of an optimizer between updates. All values start at 0.
struct OptimizerState {
  OptimizerState(Optimizer optimizer, std::size_t parameters);

  /// Per parameter: the velocity v of momentum, or Adam's running mean of g. Empty for gd.
  std::vector<double> first;
  /// Per parameter: Adam's running mean of g². Empty for the others.
  std::vector<double> second;
  /// Adam's bias correction, 1 minus the weight accumulated in each mean: 0.9^updates and
  /// 0.999^updates.
  double missingOfFirst = 1;
  double missingOfSecond = 1;
};

/// Updates all parameters once, those of each layer with its own of the learning `rates`: (layers).
void update(Optimizer optimizer, std::span<const Layer> layers, std::span<const double> rates,
            std::span<const double> gradients, OptimizerState& state, std::span<double> parameters);

}  // namespace truthnet
