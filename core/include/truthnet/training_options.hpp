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

/// A TrainingSpec, checked.
struct TrainingOptions {
  Loss loss;
  Optimizer optimizer;
  Batch batch;
  double learningRate;
  Init init;
  std::uint32_t seed;
  std::uint32_t iterations;

  static std::expected<TrainingOptions, Problem> create(const TrainingSpec& spec);

  /// Changes the learning rate, or says what is wrong with `rate`.
  std::expected<void, Problem> setLearningRate(double rate);
};

}  // namespace truthnet
