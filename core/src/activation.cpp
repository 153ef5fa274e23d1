#include "truthnet/activation.hpp"

#include <cmath>
#include <cstddef>

namespace truthnet {
namespace {

template <typename Function>
void replaceEach(std::span<double> values, Function function) {
  for (double& value : values) value = function(value);
}

template <typename Slope>
void multiplyEach(std::span<double> deltas, std::span<const double> outputs, Slope slope) {
  for (std::size_t i = 0; i < deltas.size(); ++i) deltas[i] *= slope(outputs[i]);
}

}  // namespace

void activate(Activation activation, std::span<double> values) {
  switch (activation) {
    case Activation::sigmoid:
      return replaceEach(values, [](double z) { return 1 / (1 + std::exp(-z)); });
    case Activation::tanh:
      return replaceEach(values, [](double z) { return std::tanh(z); });
    case Activation::relu:
      return replaceEach(values, [](double z) { return z > 0 ? z : 0; });
    case Activation::leakyRelu:
      return replaceEach(values, [](double z) { return z > 0 ? z : kLeakySlope * z; });
    case Activation::linear:
      return;
    case Activation::step:
      return replaceEach(values, [](double z) { return z > 0 ? 1.0 : 0.0; });
  }
}

void multiplyBySlope(Activation activation, std::span<const double> outputs,
                     std::span<double> deltas) {
  switch (activation) {
    case Activation::sigmoid:
      return multiplyEach(deltas, outputs, [](double a) { return a * (1 - a); });
    case Activation::tanh:
      return multiplyEach(deltas, outputs, [](double a) { return 1 - a * a; });
    case Activation::relu:
      return multiplyEach(deltas, outputs, [](double a) { return a > 0 ? 1.0 : 0.0; });
    case Activation::leakyRelu:
      return multiplyEach(deltas, outputs, [](double a) { return a > 0 ? 1.0 : kLeakySlope; });
    case Activation::linear:
      return;
    case Activation::step:
      return multiplyEach(deltas, outputs, [](double) { return 0.0; });
  }
}

}  // namespace truthnet
