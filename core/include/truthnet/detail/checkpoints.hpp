#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "truthnet/optimizer.hpp"

namespace truthnet {

/// State of a run after some iterations: everything that later iterations depend on.
struct Checkpoint {
  std::uint32_t iteration;
  std::vector<double> parameters;
  OptimizerState optimizer;
};

/// Checkpoints of a run of any length, at most 64 and at most 32 MiB.
///
/// There is one at the start and one every `spacing` iterations. When all places are taken, every
/// other one is dropped and the spacing doubles:
///
///     0   1   2   3   4   5   6   7     spacing 1, all 8 places taken
///     0       2       4       6         spacing 2
///     0       2       4       6       8       10      12      14
///
/// Restoring any iteration therefore repeats fewer than `spacing` iterations.
class Checkpoints {
 public:
  static constexpr std::size_t kMaxCount = 64;
  static constexpr std::size_t kMaxBytes = std::size_t{32} * 1024 * 1024;

  /// Creates an empty list for checkpoints of `bytesEach` bytes, initially `spacing` iterations
  /// apart; `spacing` must be a power of two.
  Checkpoints(std::size_t bytesEach, std::uint32_t spacing);

  /// Returns the number of iterations from this one to the next checkpoint.
  std::uint32_t left(std::uint32_t iteration) const { return spacing_ - iteration % spacing_; }

  /// Returns true if `iteration` is a multiple of the spacing.
  bool belongsAt(std::uint32_t iteration) const { return iteration % spacing_ == 0; }

  /// Adds a checkpoint that is later than all others and belongs at its iteration.
  void add(Checkpoint checkpoint);

  /// Returns the latest checkpoint at or before `iteration`. Requires the one at iteration 0.
  const Checkpoint& before(std::uint32_t iteration) const;

  /// Removes the checkpoints after `iteration`. The spacing stays.
  void dropAfter(std::uint32_t iteration);

  /// Removes all but the first checkpoint and restores the smallest spacing.
  void restart();

  /// Places later checkpoints only `spacing` iterations apart, a power of two, if iterations now
  /// take longer than ever before in the run.
  void refine(std::uint32_t spacing);

  std::uint32_t spacing() const { return spacing_; }
  std::size_t size() const { return checkpoints_.size(); }

 private:
  void dropEveryOther();

  std::size_t capacity_;
  std::uint32_t smallestSpacing_;
  std::uint32_t spacing_;
  /// In the order of their iterations.
  std::vector<Checkpoint> checkpoints_;
};

}  // namespace truthnet
