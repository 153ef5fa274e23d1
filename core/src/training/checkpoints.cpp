#include "truthnet/detail/checkpoints.hpp"

#include <algorithm>
#include <utility>

namespace truthnet {

Checkpoints::Checkpoints(std::size_t bytesEach, std::uint32_t spacing)
    : capacity_(std::clamp<std::size_t>(kMaxBytes / bytesEach, 2, kMaxCount)),
      smallestSpacing_(spacing),
      spacing_(spacing) {}

void Checkpoints::add(Checkpoint checkpoint) {
  while (checkpoints_.size() >= capacity_) dropEveryOther();
  if (belongsAt(checkpoint.iteration)) checkpoints_.push_back(std::move(checkpoint));
}

void Checkpoints::dropEveryOther() {
  spacing_ *= 2;
  std::erase_if(checkpoints_, [this](const Checkpoint& one) { return !belongsAt(one.iteration); });
}

const Checkpoint& Checkpoints::before(std::uint32_t iteration) const {
  const auto later = std::ranges::upper_bound(checkpoints_, iteration, {}, &Checkpoint::iteration);
  return *(later - 1);
}

void Checkpoints::dropAfter(std::uint32_t iteration) {
  const auto later = std::ranges::upper_bound(checkpoints_, iteration, {}, &Checkpoint::iteration);
  checkpoints_.erase(later, checkpoints_.end());
}

void Checkpoints::restart() {
  dropAfter(0);
  spacing_ = smallestSpacing_;
}

void Checkpoints::refine(std::uint32_t spacing) {
  if (spacing >= smallestSpacing_) return;
  // Half of the places are for the iterations to come, or else each of them would thin out the
  // others until the spacing is the old one.
  while (checkpoints_.size() > capacity_ / 2) dropEveryOther();
  smallestSpacing_ = spacing;
  spacing_ = spacing;
}

}  // namespace truthnet
