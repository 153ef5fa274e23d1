#include "trainer_js.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "session_from_js.hpp"
#include "to_js.hpp"
#include "truthnet/limits.hpp"

namespace truthnet::js {
namespace {

using emscripten::val;

/// A number that JavaScript gave as a count: whole, and from 0 to `max`.
std::uint32_t toCount(double number, std::uint32_t max) {
  if (std::isnan(number)) return 0;
  return static_cast<std::uint32_t>(std::clamp(number, 0.0, static_cast<double>(max)));
}

}  // namespace

TrainerOrProblem createTrainer(const Session& session) {
  const auto read = sessionFromJs(session);
  if (!read) return TrainerOrProblem(val(toJs(read.error())));
  auto trainer = Trainer::create(*read);
  if (!trainer) return TrainerOrProblem(val(toJs(trainer.error())));
  return TrainerOrProblem(val(*std::move(trainer)));
}

double step(Trainer& trainer, double iterations) {
  return trainer.step(toCount(iterations, kLimits.maxIterations));
}

ProblemOrUndefined setLearningRate(Trainer& trainer, const LearningRate& rate) {
  const auto read = learningRateFromJs(rate);
  if (!read) return ProblemOrUndefined(val(toJs(read.error())));
  const auto done = trainer.setLearningRate(*read);
  return ProblemOrUndefined(done ? val::undefined() : val(toJs(done.error())));
}

Numbers lossHistory(const Trainer& trainer) { return toJs(trainer.lossHistory().losses()); }

std::uint32_t lossStride(const Trainer& trainer) { return trainer.lossHistory().stride(); }

Numbers lossCurve(const Trainer& trainer, double maxPoints) {
  return toJs(trainer.lossHistory().curve(toCount(maxPoints, kLimits.maxIterations)));
}

Numbers predictions(const Trainer& trainer) { return toJs(trainer.predictions()); }

Numbers rowLosses(const Trainer& trainer) { return toJs(trainer.rowLosses()); }

Indices contradictions(const Trainer& trainer) { return toJs(trainer.table().contradictions()); }

Parameters parameters(const Trainer& trainer) { return toJs(trainer.network()); }

}  // namespace truthnet::js
