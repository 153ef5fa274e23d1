#pragma once

#include <array>
#include <span>
#include <string_view>

#include "truthnet/names.hpp"

namespace truthnet {

/// Activation function f of a layer: each unit computes f(z) from its weighted sum z.
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

/// Slope of leaky ReLU for z ≤ 0.
inline constexpr double kLeakySlope = 0.01;

/// Returns true if gradients can train a layer with this activation. The derivative of a step is 0
/// wherever it exists, so no gradient passes through it.
constexpr bool isTrainable(Activation activation) { return activation != Activation::step; }

/// Replaces each z in `values` by f(z). NaN stays NaN.
void activate(Activation activation, std::span<double> values);

/// Multiplies each of `deltas`, the gradient with respect to f(z), by f'(z), which yields the
/// gradient with respect to z. Computes f'(z) from `outputs`, the values f(z): for a sigmoid output
/// a it is a (1 - a). At z = 0, ReLU and leaky ReLU use their left derivative.
void multiplyBySlope(Activation activation, std::span<const double> outputs,
                     std::span<double> deltas);

}  // namespace truthnet
