#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "truthnet/optimizer.hpp"

namespace truthnet {

/// A run after some iterations: all that the iterations to come depend on.
struct Checkpoint {
  std::uint32_t iteration;
  std::vector<double> parameters;
  OptimizerState optimizer;
};

/// The checkpoints of a run, however long, in at most 64 places and 32 MiB.
///
/// There is one at the start and one every `spacing` iterations. When the places run out, every
/// other one is dropped and the spacing doubles:
///
///     0   1   2   3   4   5   6   7     spacing 1, all 8 places taken
///     0       2       4       6         spacing 2
///     0       2       4       6       8       10      12      14
///
/// So going back to any iteration repeats fewer than `spacing` iterations.
class Checkpoints {
 public:
  static constexpr std::size_t kMaxCount = 64;
  static constexpr std::size_t kMaxBytes = std::size_t{32} * 1024 * 1024;

  /// Checkpoints of `bytesEach`, `spacing` iterations apart at first; a power of two.
  Checkpoints(std::size_t bytesEach, std::uint32_t spacing);

  /// How many iterations after this one the next checkpoint belongs.
  std::uint32_t left(std::uint32_t iteration) const { return spacing_ - iteration % spacing_; }

  /// Whether a checkpoint belongs at this iteration.
  bool belongsAt(std::uint32_t iteration) const { return iteration % spacing_ == 0; }

  /// Keeps a checkpoint that belongs where it is and is later than all others.
  void add(Checkpoint checkpoint);

  /// The latest one that is not after `iteration`. There is one as soon as the start was added.
  const Checkpoint& before(std::uint32_t iteration) const;

  /// Forgets those after `iteration`. The spacing stays.
  void dropAfter(std::uint32_t iteration);

  /// Forgets all but the start, and returns to the spacing of the beginning.
  void restart();

  std::uint32_t spacing() const { return spacing_; }
  std::size_t size() const { return checkpoints_.size(); }

 private:
  void dropEveryOther();

  std::size_t capacity_;
  std::uint32_t firstSpacing_;
  std::uint32_t spacing_;
  /// In the order of their iterations.
  std::vector<Checkpoint> checkpoints_;
};

}  // namespace truthnet
