#pragma once

#include <expected>
#include <vector>
#include <xtensor/xtensor.hpp>

#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"

namespace truthnet {

/// Which surface to compute; nothing is checked yet. Layers, units and inputs count from 0.
struct SurfaceSpec {
  /// The layer whose units are drawn: 0 is the first after the input.
  double layer = 0;
  /// The inputs that vary along the axes. They may be one and the same, where there is only one:
  /// the surface is then level along y.
  double x = 0;
  double y = 1;
  /// The values of all inputs, of which those two do not matter: (inputs), each from 0 to 1.
  std::vector<double> inputs;
  /// How many points to compute along each axis.
  double size = 32;
};

/// (units, size, size): surface(unit, j, i) belongs to the inputs x = i / (size - 1) and
/// y = j / (size - 1).
using Surface = xt::xtensor<double, 3>;

/// What the units of a layer make of the square of all x and y from 0 to 1.
std::expected<Surface, Problem> surface(const Network& network, const SurfaceSpec& spec);

}  // namespace truthnet
