#include "truthnet/loss_history.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace truthnet {

LossHistory::Bucket::Bucket(std::uint32_t iteration, double loss)
    : first(loss), min(loss), max(loss), minAt(iteration), maxAt(iteration) {}

void LossHistory::Bucket::include(const Bucket& later) {
  if (later.min < min) {
    min = later.min;
    minAt = later.minAt;
  }
  if (later.max > max) {
    max = later.max;
    maxAt = later.maxAt;
  }
}

void LossHistory::add(double loss) {
  const Bucket alone(size_, loss);
  if ((size_ & (stride_ - 1)) != 0) {  // the stride is a power of two
    buckets_.back().include(alone);
  } else {
    if (buckets_.size() == kCapacity) doubleStride();
    buckets_.push_back(alone);
  }
  last_ = loss;
  ++size_;
}

void LossHistory::setJump(std::optional<double> loss) {
  const std::uint32_t at = size_ - 1;
  dropJumpsFrom(at);
  if (loss) jumps_.push_back({at, *loss});
}

void LossHistory::dropJumpsFrom(std::uint32_t iteration) {
  while (!jumps_.empty() && jumps_.back().iteration >= iteration) jumps_.pop_back();
}

void LossHistory::doubleStride() {
  const std::size_t known = stride_ == 1 ? 0 : kCapacity / 2;
  append(finer_, std::span(buckets_).subspan(known));
  mergePairs();
}

void LossHistory::append(std::vector<Bucket>& buckets, std::span<const Bucket> later) {
  for (const Bucket& each : later) buckets.push_back(each);
}

void LossHistory::shorten(std::vector<Bucket>& buckets, std::size_t size) {
  buckets.erase(buckets.begin() + static_cast<std::ptrdiff_t>(size), buckets.end());
}

void LossHistory::mergePairs() {
  for (std::size_t i = 0; i < kCapacity / 2; ++i) {
    buckets_[i] = buckets_[2 * i];
    buckets_[i].include(buckets_[2 * i + 1]);
  }
  shorten(buckets_, kCapacity / 2);
  stride_ *= 2;
}

void LossHistory::refine(std::uint32_t size) {
  if (stride_ == 1 || size > std::uint64_t{stride_ / 2} * kCapacity) return;
  const auto stored = std::span(finer_);
  constexpr std::size_t half = kCapacity / 2;
  std::size_t used = kCapacity;
  buckets_.clear();
  append(buckets_, stored.first(kCapacity));
  stride_ = 1;
  while (size > std::uint64_t{stride_} * kCapacity) {
    mergePairs();
    append(buckets_, stored.subspan(used, half));
    used += half;
  }
  // The buckets of the current stride are in use again.
  shorten(finer_, stride_ == 1 ? 0 : used - half);
}

void LossHistory::truncate(std::uint32_t size) {
  refine(size);
  dropJumpsFrom(size);
  const std::uint32_t bucket = (size - 1) / stride_;
  shorten(buckets_, bucket + 1);
  last_ = buckets_.back().first;
  buckets_.back() = Bucket(bucket * stride_, last_);
  size_ = bucket * stride_ + 1;
}

void LossHistory::clear() {
  buckets_.clear();
  finer_.clear();
  jumps_.clear();
  size_ = 0;
  stride_ = 1;
}

Vector LossHistory::losses() const {
  Vector losses = Vector::from_shape({buckets_.size()});
  std::ranges::transform(buckets_, losses.begin(), &Bucket::first);
  return losses;
}

std::vector<LossHistory::Point> LossHistory::curve(std::size_t maxPoints) const {
  std::vector<Point> points;
  if (size_ == 0 || maxPoints == 0) return points;
  const Point last{size_ - 1, last_};
  // Adds a point unless it is already present or will be added as the last.
  const auto add = [&points, last](Point point) {
    const bool isNext = points.empty() || point.iteration > points.back().iteration;
    if (isNext && point.iteration < last.iteration) points.push_back(point);
  };
  const auto addExtremes = [&add](const Bucket& bucket) {
    const Point min{bucket.minAt, bucket.min};
    const Point max{bucket.maxAt, bucket.max};
    add(bucket.minAt < bucket.maxAt ? min : max);
    add(bucket.minAt < bucket.maxAt ? max : min);
  };

  if (stride_ == 1 && size_ <= maxPoints) {
    std::ranges::for_each(buckets_, addExtremes);
  } else if (maxPoints > 1) {
    add({0, buckets_.front().first});
    const std::size_t columns = std::min((maxPoints - 2) / 2, buckets_.size());
    for (std::size_t column = 0; column < columns; ++column) {
      Bucket extremes = buckets_[column * buckets_.size() / columns];
      const std::size_t end = (column + 1) * buckets_.size() / columns;
      for (std::size_t i = column * buckets_.size() / columns + 1; i < end; ++i) {
        extremes.include(buckets_[i]);
      }
      addExtremes(extremes);
    }
  }
  points.push_back(last);
  return points;
}

}  // namespace truthnet
