#pragma once

#include "kernels/simd.hpp"
#include "kernels/vector_math.hpp"
#include "truthnet/activation.hpp"

/// Activations of SIMD vectors, for loops that already hold them in registers.
namespace truthnet::lanes {

using simd::Vectors;

/// Returns f(z), NaN if z is NaN. `c` is vector_math::kConstants, in memory.
template <std::size_t count>
[[gnu::always_inline]] inline Vectors<count> activated(Activation activation,
                                                       const Vectors<count>& z,
                                                       const vector_math::Constants& c) {
  using Numbers = Vectors<count>;
  switch (activation) {
    case Activation::sigmoid:
      return vector_math::sigmoid(z, c);
    case Activation::tanh:
      return vector_math::tanh(z, c);
    case Activation::relu:
      return simd::atLeast(z, Numbers(0.0));
    case Activation::leakyRelu:
      return simd::choose(z, z, Numbers(kLeakySlope) * z);
    case Activation::linear:
      return z;
    case Activation::step:
      return simd::choose(z, Numbers(1.0), simd::atLeast(z, Numbers(0.0)));
  }
  return z;
}

/// Returns delta · f'(z), with f'(z) computed from a = f(z).
template <std::size_t count>
Vectors<count> timesSlope(Activation activation, const Vectors<count>& delta,
                          const Vectors<count>& a) {
  using Numbers = Vectors<count>;
  switch (activation) {
    case Activation::sigmoid:
      return delta * (a * (Numbers(1.0) - a));
    case Activation::tanh:
      return delta * (Numbers(1.0) - a * a);
    case Activation::relu:
      return delta * simd::choose(a, Numbers(1.0), Numbers(0.0));
    case Activation::leakyRelu:
      return delta * simd::choose(a, Numbers(1.0), Numbers(kLeakySlope));
    case Activation::linear:
      return delta;
    case Activation::step:
      return delta * Numbers(0.0);
  }
  return delta;
}

}  // namespace truthnet::lanes
