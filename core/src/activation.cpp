#include "truthnet/activation.hpp"

#include <cstddef>

#include "elementwise.hpp"
#include "vector_math.hpp"

namespace truthnet {
namespace {

using elementwise::choose;
using elementwise::load;
using elementwise::overAll;
using elementwise::store;

template <typename Function>
void replaceEach(std::span<double> values, Function function) {
  overAll(values.size(), [=]<typename Real>(std::size_t i, Real) {
    store(function(load<Real>(&values[i])), &values[i]);
  });
}

template <typename Slope>
void multiplyEach(std::span<double> deltas, std::span<const double> outputs, Slope slope) {
  overAll(deltas.size(), [=]<typename Real>(std::size_t i, Real) {
    store(load<Real>(&deltas[i]) * slope(load<Real>(&outputs[i])), &deltas[i]);
  });
}

}  // namespace

void activate(Activation activation, std::span<double> values) {
  switch (activation) {
    case Activation::sigmoid:
      return replaceEach(values, [](auto z) { return vector_math::sigmoid(z); });
    case Activation::tanh:
      return replaceEach(values, [](auto z) { return vector_math::tanh(z); });
    case Activation::relu:
      return replaceEach(values, [](auto z) { return choose(z, z, decltype(z)(0.0)); });
    case Activation::leakyRelu:
      return replaceEach(values, [](auto z) { return choose(z, z, decltype(z)(kLeakySlope) * z); });
    case Activation::linear:
      return;
    case Activation::step:
      return replaceEach(values,
                         [](auto z) { return choose(z, decltype(z)(1.0), decltype(z)(0.0)); });
  }
}

void multiplyBySlope(Activation activation, std::span<const double> outputs,
                     std::span<double> deltas) {
  switch (activation) {
    case Activation::sigmoid:
      return multiplyEach(deltas, outputs, [](auto a) { return a * (decltype(a)(1.0) - a); });
    case Activation::tanh:
      return multiplyEach(deltas, outputs, [](auto a) { return decltype(a)(1.0) - a * a; });
    case Activation::relu:
      return multiplyEach(deltas, outputs,
                          [](auto a) { return choose(a, decltype(a)(1.0), decltype(a)(0.0)); });
    case Activation::leakyRelu:
      return multiplyEach(deltas, outputs, [](auto a) {
        return choose(a, decltype(a)(1.0), decltype(a)(kLeakySlope));
      });
    case Activation::linear:
      return;
    case Activation::step:
      return multiplyEach(deltas, outputs, [](auto a) { return decltype(a)(0.0); });
  }
}

}  // namespace truthnet
