#pragma once

#include <array>
#include <span>
#include <string_view>

#include "truthnet/names.hpp"

namespace truthnet {

/// What a unit makes of the sum z that arrives at it.
enum class Activation {
  sigmoid,    // 1 / (1 + e^-z)
  tanh,       // (e^z - e^-z) / (e^z + e^-z)
  relu,       // z above 0, else 0
  leakyRelu,  // z above 0, else z / 100
  linear,     // z
  step,       // 1 above 0, else 0: the M-P neuron (McCulloch and Pitts, 1943)
};

template <>
inline constexpr std::array kNamesOf<Activation> =
    std::to_array<std::string_view>({"sigmoid", "tanh", "relu", "leaky_relu", "linear", "step"});

/// The slope of leaky relu below 0.
inline constexpr double kLeakySlope = 0.01;

/// Whether gradients can train a layer with it. A step is flat wherever it has a slope at all, so
/// no gradient passes through.
constexpr bool isTrainable(Activation activation) { return activation != Activation::step; }

/// Replaces each z by f(z); NaN stays NaN.
void activate(Activation activation, std::span<double> values);

/// Multiplies each of `deltas`, a gradient with respect to f(z), by f'(z), which makes it the
/// gradient with respect to z. f'(z) is computed from `outputs`, the values f(z): of a sigmoid a it
/// is a (1 - a). relu and leaky relu have their left slope at 0.
void multiplyBySlope(Activation activation, std::span<const double> outputs,
                     std::span<double> deltas);

}  // namespace truthnet
