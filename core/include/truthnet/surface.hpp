#pragma once

#include <cstddef>
#include <expected>
#include <vector>
#include <xtensor/xtensor.hpp>

#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"

namespace truthnet {

/// A surface to compute, unchecked. Layers, units and inputs count from 0.
struct SurfaceSpec {
  /// Layer whose units are drawn: 0 is the first after the input.
  std::size_t layer = 0;
  /// Inputs along the axes. With a single input both are the same; the surface is then constant
  /// along y.
  std::size_t x = 0;
  std::size_t y = 1;
  /// Values of all inputs, (inputs), each from 0 to 1; those at `x` and `y` are ignored.
  std::vector<double> inputs;
  /// Points along each axis.
  std::size_t size = 32;
};

/// Activations on a grid: (units, size, size). surface(unit, j, i) is at x = i / (size - 1), y = j
/// / (size - 1).
using Surface = xt::xtensor<double, 3>;

/// Computes the activations of a layer's units on the unit square of two inputs. Returns a Problem
/// if `spec` is invalid.
std::expected<Surface, Problem> surface(const Network& network, const SurfaceSpec& spec);

}  // namespace truthnet
