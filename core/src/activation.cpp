#include "truthnet/activation.hpp"

#include <cstddef>
#include <xsimd/xsimd.hpp>

#include "vector_math.hpp"

namespace truthnet {
namespace {

using Batch = xsimd::batch<double>;

/// Calls `function` for the places of whole batches, then for those of the numbers left over. It
/// gets the place and a value of the type to work with.
template <typename Function>
void overAll(std::size_t size, Function function) {
  std::size_t i = 0;
  for (; i + Batch::size <= size; i += Batch::size) function(i, Batch());
  for (; i < size; ++i) function(i, double());
}

template <typename Real>
Real loadFrom(const double* from) {
  if constexpr (std::is_same_v<Real, double>) {
    return *from;
  } else {
    return Real::load_unaligned(from);
  }
}

void store(double value, double* to) { *to = value; }
void store(Batch value, double* to) { value.store_unaligned(to); }

/// `positive` where x is above 0, else `other`.
double choose(double x, double positive, double other) { return x > 0 ? positive : other; }
Batch choose(Batch x, Batch positive, Batch other) {
  return xsimd::select(x > Batch(0.0), positive, other);
}

template <typename Function>
void replaceEach(std::span<double> values, Function function) {
  overAll(values.size(), [=]<typename Real>(std::size_t i, Real) {
    store(function(loadFrom<Real>(&values[i])), &values[i]);
  });
}

template <typename Slope>
void multiplyEach(std::span<double> deltas, std::span<const double> outputs, Slope slope) {
  overAll(deltas.size(), [=]<typename Real>(std::size_t i, Real) {
    store(loadFrom<Real>(&deltas[i]) * slope(loadFrom<Real>(&outputs[i])), &deltas[i]);
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
