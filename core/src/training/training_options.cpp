#include "truthnet/training_options.hpp"

#include <utility>

#include "model/checks.hpp"
#include "truthnet/limits.hpp"

namespace truthnet {

std::expected<TrainingOptions, Problem> TrainingOptions::create(const TrainingSpec& spec) {
  Checks checks;
  const TrainingOptions options{
      .loss = spec.loss,
      .optimizer = spec.optimizer,
      .batch = spec.batch,
      .learningRate =
          checks.number("training.learningRate", spec.learningRate, allowed::kLearningRate),
      .init = spec.init,
      .seed = spec.seed,
      .iterations = spec.iterations,
  };
  checks.number("training.iterations", spec.iterations, allowed::kIterations);
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
