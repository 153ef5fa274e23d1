#include "truthnet/changes.hpp"

#include <algorithm>

namespace truthnet {

void Changes::setLearningRate(std::uint32_t iteration, double rate) {
  if (!rates_.empty() && rates_.back().rate == rate) return;
  if (!rates_.empty() && rates_.back().iteration == iteration) rates_.pop_back();
  rates_.push_back({iteration, rate});
}

void Changes::setParameter(std::uint32_t iteration, std::size_t parameter, double value) {
  const auto index = static_cast<std::uint32_t>(parameter);
  const auto here = std::ranges::lower_bound(settings_, iteration, {}, &Setting::iteration);
  const auto same = std::ranges::find(here, settings_.end(), index, &Setting::parameter);
  if (same != settings_.end()) {
    same->value = value;
  } else {
    settings_.push_back({iteration, index, value});
  }
}

void Changes::dropAfter(std::uint32_t iteration) {
  rates_.erase(std::ranges::lower_bound(rates_, iteration, {}, &Rate::iteration), rates_.end());
  settings_.erase(std::ranges::upper_bound(settings_, iteration, {}, &Setting::iteration),
                  settings_.end());
}

double Changes::learningRateAt(std::uint32_t iteration) const {
  return (std::ranges::upper_bound(rates_, iteration, {}, &Rate::iteration) - 1)->rate;
}

bool Changes::repeat(std::uint32_t iteration, std::span<double> parameters) const {
  const auto here = std::ranges::equal_range(settings_, iteration, {}, &Setting::iteration);
  for (const Setting& setting : here) parameters[setting.parameter] = setting.value;
  return !here.empty();
}

std::uint32_t Changes::nextAfter(std::uint32_t iteration) const {
  const auto rate = std::ranges::upper_bound(rates_, iteration, {}, &Rate::iteration);
  const auto setting = std::ranges::upper_bound(settings_, iteration, {}, &Setting::iteration);
  return std::min(rate == rates_.end() ? kNever : rate->iteration,
                  setting == settings_.end() ? kNever : setting->iteration);
}

}  // namespace truthnet
