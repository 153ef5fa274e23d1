#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>

#include "truthnet/batch.hpp"
#include "truthnet/init.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/optimizer.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// A number for each layer after the input; unused beyond the last.
using LayerNumbers = std::array<double, kLimits.maxHiddenLayers + 1>;

/// Validated training settings.
struct TrainingOptions {
  Loss loss;
  Optimizer optimizer;
  Batch batch;
  double learningRate;
  /// Factors on the learning rate.
  LayerNumbers layerRates;
  Init init;
  std::uint32_t seed;
  std::uint32_t iterations;

  /// Checks `spec` for a network of `layers` layers after the input, or returns a Problem that
  /// names the invalid field.
  static std::expected<TrainingOptions, Problem> create(const TrainingSpec& spec,
                                                        std::size_t layers);

  /// Returns the learning rate of each layer while that of the run is `rate`.
  LayerNumbers ratesAt(double rate) const {
    LayerNumbers rates = layerRates;
    for (double& each : rates) each *= rate;
    return rates;
  }

  /// Sets the learning rate, or returns a Problem if `rate` is out of range.
  std::expected<void, Problem> setLearningRate(double rate);
};

}  // namespace truthnet
