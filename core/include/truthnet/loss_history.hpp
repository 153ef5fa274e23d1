#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "truthnet/tensor.hpp"

namespace truthnet {

/// The losses of a run, however long, in at most 2 MiB.
///
/// Up to `kCapacity` losses are all kept. Beyond that, each bucket of `stride` iterations keeps its
/// first loss and its smallest and largest with their iterations; when the buckets run out, pairs
/// of them merge and the stride doubles. So no spike is ever lost.
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

  /// Keeps the first `size` >= 1 losses, the last of which becomes `last`. The stride stays. A
  /// bucket that is cut may lose its smallest and largest loss; its first one and `last` stand in.
  void truncate(std::uint32_t size, double last);

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

  void mergePairs();

  std::vector<Bucket> buckets_;
  std::uint32_t size_ = 0;
  std::uint32_t stride_ = 1;
  double last_ = 0;
};

}  // namespace truthnet
