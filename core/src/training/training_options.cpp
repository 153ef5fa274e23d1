#include "truthnet/training_options.hpp"

#include <algorithm>
#include <utility>

#include "model/checks.hpp"
#include "truthnet/limits.hpp"

namespace truthnet {

std::expected<TrainingOptions, Problem> TrainingOptions::create(const TrainingSpec& spec,
                                                                std::size_t layers) {
  Checks checks;
  TrainingOptions options{
      .loss = spec.loss,
      .optimizer = spec.optimizer,
      .batch = spec.batch,
      .learningRate =
          checks.number("training.learningRate", spec.learningRate, allowed::kLearningRate),
      .layerRates = {},
      .init = spec.init,
      .seed = spec.seed,
      .iterations = spec.iterations,
  };
  checks.number("training.iterations", spec.iterations, allowed::kIterations);
  options.layerRates.fill(1);
  if (const auto& rates = spec.layerRates) {
    checks.length("training.layerRates", rates->size(), layers);
    checks.numbers("training.layerRates", *rates, allowed::kLayerRate);
    if (!checks.problem) std::ranges::copy(*rates, options.layerRates.begin());
  }
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  return options;
}

std::expected<void, Problem> TrainingOptions::setLearningRate(double rate) {
  Checks checks;
  const double checked = checks.number("training.learningRate", rate, allowed::kLearningRate);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  learningRate = checked;
  return {};
}

}  // namespace truthnet
