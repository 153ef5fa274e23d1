#pragma once

#include <cstdint>
#include <expected>

#include "truthnet/batch.hpp"
#include "truthnet/init.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/optimizer.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// Validated training settings.
struct TrainingOptions {
  Loss loss;
  Optimizer optimizer;
  Batch batch;
  double learningRate;
  Init init;
  std::uint32_t seed;
  std::uint32_t iterations;

  /// Checks `spec`, or returns a Problem that names the invalid field.
  static std::expected<TrainingOptions, Problem> create(const TrainingSpec& spec);

  /// Sets the learning rate, or returns a Problem if `rate` is out of range.
  std::expected<void, Problem> setLearningRate(double rate);
};

}  // namespace truthnet
