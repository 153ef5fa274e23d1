#include "truthnet/changes.hpp"

#include <algorithm>
#include <iterator>

namespace truthnet {

void Changes::setLearningRate(std::uint32_t iteration, double rate) {
  rates_.erase(place(iteration));
  if (iteration == 0 || learningRateAt(iteration) != rate) rates_[place(iteration)] = rate;
}

void Changes::setParameter(std::uint32_t iteration, std::size_t parameter, double value) {
  settings_[place(iteration, parameter)] = value;
}

void Changes::dropAfter(std::uint32_t iteration) {
  const std::uint64_t end = place(std::uint64_t{iteration} + 1);
  for (ByPlace* each : {&rates_, &settings_}) each->erase(each->lower_bound(end), each->end());
}

double Changes::learningRateAt(std::uint32_t iteration) const {
  return std::prev(rates_.upper_bound(place(iteration)))->second;
}

bool Changes::repeat(std::uint32_t iteration, std::span<double> parameters) const {
  const auto first = settings_.lower_bound(place(iteration));
  auto setting = first;
  for (; setting != settings_.end() && iterationOf(setting->first) == iteration; ++setting) {
    parameters[static_cast<std::uint32_t>(setting->first)] = setting->second;
  }
  return setting != first;
}

std::uint32_t Changes::nextAfter(std::uint32_t iteration) const {
  std::uint32_t next = kNever;
  for (const ByPlace* each : {&rates_, &settings_}) {
    const auto first = each->lower_bound(place(std::uint64_t{iteration} + 1));
    if (first != each->end()) next = std::min(next, iterationOf(first->first));
  }
  return next;
}

std::vector<Change> Changes::between(std::uint32_t first, std::uint32_t last) const {
  std::vector<Change> changes;
  // The learning rate at iteration 0 is that of the start.
  auto rate = rates_.lower_bound(place(std::max(first, 1U)));
  auto setting = settings_.lower_bound(place(first));
  while (rate != rates_.end() || setting != settings_.end()) {
    // Within one iteration, the learning rate comes first.
    const bool isRate =
        setting == settings_.end() || (rate != rates_.end() && rate->first <= setting->first);
    const auto& [place, value] = isRate ? *rate++ : *setting++;
    if (iterationOf(place) > last) break;
    changes.push_back(
        {iterationOf(place),
         isRate ? std::nullopt : std::optional<std::size_t>(static_cast<std::uint32_t>(place)),
         value});
  }
  return changes;
}

}  // namespace truthnet
