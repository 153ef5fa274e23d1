#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string_view>

#include "truthnet/init.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/names.hpp"
#include "truthnet/optimizer.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// How many rows make one update.
enum class Batch {
  full,  // all of them
};

template <>
inline constexpr std::array kNamesOf<Batch> = std::to_array<std::string_view>({"full"});

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
