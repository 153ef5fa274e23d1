#pragma once

#include "simd.hpp"
#include "truthnet/activation.hpp"
#include "vector_math.hpp"

/// Activations of a vector of numbers, for loops that have them in registers already.
namespace truthnet::lanes {

/// f(z). `c` is vector_math::kConstants, in memory.
inline simd::Batch activated(Activation activation, simd::Batch z,
                             const vector_math::Constants& c) {
  using simd::Batch;
  switch (activation) {
    case Activation::sigmoid:
      return vector_math::sigmoid(z, c);
    case Activation::tanh:
      return vector_math::tanh(z, c);
    case Activation::relu:
      return simd::choose(z, z, Batch(0.0));
    case Activation::leakyRelu:
      return simd::choose(z, z, Batch(kLeakySlope) * z);
    case Activation::linear:
      return z;
    case Activation::step:
      return simd::choose(z, Batch(1.0), Batch(0.0));
  }
  return z;
}

/// delta · f'(z), with f'(z) from a = f(z).
inline simd::Batch timesSlope(Activation activation, simd::Batch delta, simd::Batch a) {
  using simd::Batch;
  switch (activation) {
    case Activation::sigmoid:
      return delta * (a * (Batch(1.0) - a));
    case Activation::tanh:
      return delta * (Batch(1.0) - a * a);
    case Activation::relu:
      return delta * simd::choose(a, Batch(1.0), Batch(0.0));
    case Activation::leakyRelu:
      return delta * simd::choose(a, Batch(1.0), Batch(kLeakySlope));
    case Activation::linear:
      return delta;
    case Activation::step:
      return delta * Batch(0.0);
  }
  return delta;
}

}  // namespace truthnet::lanes
