#pragma once

#include <cmath>
#include <cstddef>
#include <span>

#include "kernels/simd.hpp"
#include "truthnet/layer.hpp"
#include "truthnet/optimizer.hpp"

/// Update rules for one run, or for several runs side by side, with one formula for both: `Numbers`
/// is a double or the vectors that hold a value of each run. All arrays are (parameters, runs).
namespace truthnet {

inline constexpr double kMomentum = 0.9;

// The exact constants of the NumPy reference; 1 - 0.9 is not exactly 0.1.
inline constexpr double kBeta1 = 0.9;
inline constexpr double kOneMinusBeta1 = 0.1;
inline constexpr double kBeta2 = 0.999;
inline constexpr double kOneMinusBeta2 = 0.001;
inline constexpr double kEpsilon = 1e-8;

template <typename Numbers>
inline constexpr std::size_t kRunsIn = sizeof(Numbers) / sizeof(double);
template <>
inline constexpr std::size_t kRunsIn<double> = 1;

template <typename Numbers>
void updateByGradientDescent(Numbers rate, std::size_t size, const double* __restrict gradients,
                             double* __restrict parameters) {
  for (std::size_t i = 0; i < size; i += kRunsIn<Numbers>) {
    const auto g = simd::loadAs<Numbers>(gradients + i);
    simd::store(simd::loadAs<Numbers>(parameters + i) - rate * g, parameters + i);
  }
}

template <typename Numbers>
void updateByMomentum(Numbers rate, std::size_t size, const double* __restrict gradients,
                      double* __restrict velocities, double* __restrict parameters) {
  for (std::size_t i = 0; i < size; i += kRunsIn<Numbers>) {
    const auto g = simd::loadAs<Numbers>(gradients + i);
    const auto velocity = Numbers(kMomentum) * simd::loadAs<Numbers>(velocities + i) + g;
    simd::store(velocity, velocities + i);
    simd::store(simd::loadAs<Numbers>(parameters + i) - rate * velocity, parameters + i);
  }
}

/// Bias correction of Adam's means, which start at 0.
struct AdamCorrection {
  double ofMean;
  double ofMeanOfSquares;
};

template <typename Numbers>
void updateByAdam(Numbers rate, AdamCorrection correction, std::size_t size,
                  const double* __restrict gradients, double* __restrict means,
                  double* __restrict meansOfSquares, double* __restrict parameters) {
  using std::sqrt;
  for (std::size_t i = 0; i < size; i += kRunsIn<Numbers>) {
    const auto g = simd::loadAs<Numbers>(gradients + i);
    const auto mean =
        Numbers(kBeta1) * simd::loadAs<Numbers>(means + i) + Numbers(kOneMinusBeta1) * g;
    const auto meanOfSquares = Numbers(kBeta2) * simd::loadAs<Numbers>(meansOfSquares + i) +
                               Numbers(kOneMinusBeta2) * g * g;
    simd::store(mean, means + i);
    simd::store(meanOfSquares, meansOfSquares + i);
    const auto m = mean / Numbers(correction.ofMean);
    const auto v = meanOfSquares / Numbers(correction.ofMeanOfSquares);
    const auto change = rate * m / (sqrt(v) + Numbers(kEpsilon));
    simd::store(simd::loadAs<Numbers>(parameters + i) - change, parameters + i);
  }
}

/// Updates all parameters once. `rates` are the learning rates: (layers, runs).
template <typename Numbers>
void updateEach(Optimizer optimizer, std::span<const Layer> layers, const double* rates,
                const double* gradients, OptimizerState& state, double* parameters) {
  AdamCorrection correction{};
  if (optimizer == Optimizer::adam) {
    correction.ofMean = 1 - (state.missingOfFirst *= kBeta1);
    correction.ofMeanOfSquares = 1 - (state.missingOfSecond *= kBeta2);
  }
  for (const Layer& layer : layers) {
    const auto rate = simd::loadAs<Numbers>(rates);
    rates += kRunsIn<Numbers>;
    const std::size_t at = layer.weightsAt * kRunsIn<Numbers>;
    const std::size_t size = (layer.fanIn + 1) * layer.fanOut * kRunsIn<Numbers>;
    switch (optimizer) {
      case Optimizer::gd:
        updateByGradientDescent<Numbers>(rate, size, gradients + at, parameters + at);
        break;
      case Optimizer::momentum:
        updateByMomentum<Numbers>(rate, size, gradients + at, &state.first[at], parameters + at);
        break;
      case Optimizer::adam:
        updateByAdam<Numbers>(rate, correction, size, gradients + at, &state.first[at],
                              &state.second[at], parameters + at);
        break;
    }
  }
}

}  // namespace truthnet
