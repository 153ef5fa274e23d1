#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "truthnet/tensor.hpp"

namespace truthnet {

/// The losses of a run, however long, in 2 MiB for the first `kCapacity` iterations and at most
/// 17 MiB for kLimits.maxIterations.
///
/// Up to `kCapacity` losses are all kept. Beyond that, each bucket of `stride` iterations keeps its
/// first loss and its smallest and largest with their iterations; when the buckets run out, pairs
/// of them merge and the stride doubles. So no spike is ever lost. The buckets that merge stay at
/// hand, 1 MiB for each doubling, so that a run that is cut short has the stride and the buckets of
/// one that never went further.
class LossHistory {
 public:
  /// The number of buckets, and of iterations that are kept exactly.
  static constexpr std::size_t kCapacity = 65'536;

  struct Point {
    std::uint32_t iteration;
    double loss;
  };

  /// Notes the loss after one more iteration; the first one is that of the start weights.
  void add(double loss);

  /// Replaces the loss that was added last, as if it had never been another.
  void replaceLast(double loss);

  /// Forgets all losses but the first `size` >= 1, and the last of these with those in its bucket:
  /// at least one and at most stride() losses, from iteration size() on, are to be added again.
  void truncate(std::uint32_t size);

  /// Forgets all losses.
  void clear();

  /// How many losses were added.
  std::uint32_t size() const { return size_; }

  /// 1 while every loss is kept; after that, how many iterations each bucket covers.
  std::uint32_t stride() const { return stride_; }

  /// loss[0], loss[stride], loss[2 stride], ... up to the last one added.
  Vector losses() const;

  /// A curve to draw: at most `maxPoints` points in the order of their iterations. When there are
  /// more, the first and the last point and, from each of equal columns between them, the smallest
  /// and the largest loss.
  std::vector<Point> curve(std::size_t maxPoints) const;

 private:
  struct Bucket {
    double first;
    double min;
    double max;
    std::uint32_t minAt;
    std::uint32_t maxAt;

    void include(const Bucket& later);
  };
  static_assert(kCapacity * sizeof(Bucket) == std::size_t{2} * 1024 * 1024);

  /// Makes room for more buckets.
  void doubleStride();
  void mergePairs();
  static void append(std::vector<Bucket>& buckets, std::span<const Bucket> later);
  static void shorten(std::vector<Bucket>& buckets, std::size_t size);
  /// Goes back to the smallest stride at which there is room for `size` losses.
  void refine(std::uint32_t size);

  std::vector<Bucket> buckets_;
  /// The buckets that were merged: all of stride 1, and of each stride after it those that are not
  /// merged from buckets that stand here already, which are the second half.
  std::vector<Bucket> finer_;
  /// The last bucket without the loss that was added last, unless that is its first.
  Bucket beforeLast_{};
  std::uint32_t size_ = 0;
  std::uint32_t stride_ = 1;
  double last_ = 0;
};

}  // namespace truthnet
