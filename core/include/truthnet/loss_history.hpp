#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "truthnet/tensor.hpp"

namespace truthnet {

/// Loss curve of a run in bounded memory: 2 MiB for the first `kCapacity` iterations, at most 17
/// MiB for kLimits.maxIterations, and 16 bytes for each iteration at which the run was edited.
///
/// Up to `kCapacity` losses are stored exactly. After that, each bucket of `stride` iterations
/// stores its first loss, and its smallest and largest with their iterations. When the buckets are
/// full, pairs of them merge and the stride doubles, so no spike is lost. Merged buckets are kept,
/// 1 MiB per doubling, so that a run cut back to an earlier iteration has the same stride and
/// buckets as a run that never went further.
class LossHistory {
 public:
  /// Number of buckets, and of iterations that are stored exactly.
  static constexpr std::size_t kCapacity = 65'536;

  struct Point {
    std::uint32_t iteration;
    double loss;
  };

  /// Appends the loss after one more iteration; the first loss is that of the start weights.
  void add(double loss);

  /// Records the loss after edits at the last iteration, or with nullopt that there are none. The
  /// curve keeps the loss before them.
  void setJump(std::optional<double> loss);

  /// Removes all losses but the first `size` >= 1, and also those of them that share a bucket with
  /// an earlier one. The caller adds these again: fewer than stride() losses, from iteration size()
  /// on.
  void truncate(std::uint32_t size);

  /// Removes all losses.
  void clear();

  /// Returns the number of losses added.
  std::uint32_t size() const { return size_; }

  /// Iterations per bucket; 1 while every loss is stored.
  std::uint32_t stride() const { return stride_; }

  /// Losses after edits, in the order of iterations.
  const std::vector<Point>& jumps() const { return jumps_; }

  /// Returns loss[0], loss[stride], loss[2 stride], ..., up to the last multiple of the stride.
  Vector losses() const;

  /// Returns a curve to draw: at most `maxPoints` points in the order of iterations. A longer curve
  /// is reduced to its first and last point and, for each of equal columns between them, the
  /// smallest and the largest loss.
  std::vector<Point> curve(std::size_t maxPoints) const;

 private:
  struct Bucket {
    double first;
    double min;
    double max;
    std::uint32_t minAt;
    std::uint32_t maxAt;

    Bucket(std::uint32_t iteration, double loss);
    void include(const Bucket& later);
  };
  static_assert(kCapacity * sizeof(Bucket) == std::size_t{2} * 1024 * 1024);

  /// Merges buckets to make room for more.
  void doubleStride();
  void mergePairs();
  void dropJumpsFrom(std::uint32_t iteration);
  static void append(std::vector<Bucket>& buckets, std::span<const Bucket> later);
  static void shorten(std::vector<Bucket>& buckets, std::size_t size);
  /// Restores the smallest stride at which `size` losses fit.
  void refine(std::uint32_t size);

  std::vector<Bucket> buckets_;
  /// Buckets before merging: all buckets of stride 1, then for each larger stride its second half.
  /// The first half follows from the buckets stored before it.
  std::vector<Bucket> finer_;
  std::vector<Point> jumps_;
  std::uint32_t size_ = 0;
  std::uint32_t stride_ = 1;
  double last_ = 0;
};

}  // namespace truthnet
