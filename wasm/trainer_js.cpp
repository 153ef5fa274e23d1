#include "trainer_js.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "from_js.hpp"
#include "to_js.hpp"
#include "truthnet/evaluate.hpp"
#include "truthnet/landscape.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/separability.hpp"
#include "truthnet/surface.hpp"
#include "truthnet/survey.hpp"

namespace truthnet::js {
namespace {

using emscripten::val;

/// Converts a number from JavaScript to a count from 0 to `max`; NaN becomes 0, a fraction is
/// truncated.
std::uint32_t toCount(double number, std::uint32_t max) {
  if (std::isnan(number)) return 0;
  return static_cast<std::uint32_t>(std::clamp(number, 0.0, static_cast<double>(max)));
}

ProblemOrUndefined toJs(const std::expected<void, truthnet::Problem>& done) {
  return ProblemOrUndefined(done ? val::undefined() : js::toJs(done.error()));
}

/// Converts a result, or the Problem in its place, to JavaScript.
template <typename Result, typename Made>
Result toResult(const std::expected<Made, truthnet::Problem>& made) {
  if (!made) return Result(js::toJs(made.error()));
  return Result(js::toJs(*made));
}

/// Numeric arguments from JavaScript, or the first problem with them.
template <std::size_t count>
struct Arguments {
  std::array<double, count> numbers{};
  std::expected<void, truthnet::Problem> done;

  void read(std::size_t index, const char* name, const Number& number) {
    const auto argument = numberFromJs(name, number);
    if (argument) {
      numbers[index] = *argument;
    } else if (done) {
      done = std::unexpected(argument.error());
    }
  }
};

}  // namespace

TrainerOrProblem createTrainer(const SavedState& state) {
  const auto read = savedStateFromJs(state);
  if (!read) return TrainerOrProblem(toJs(read.error()));
  auto trainer = Trainer::create(*read);
  if (!trainer) return TrainerOrProblem(toJs(trainer.error()));
  // Pass a pointer; Embind would copy the trainer itself.
  return TrainerOrProblem(val(std::make_unique<Trainer>(*std::move(trainer))));
}

double step(Trainer& trainer, double iterations) {
  return trainer.step(toCount(iterations, kLimits.maxIterations));
}

double stepUntilRight(Trainer& trainer, double iterations, double tolerance) {
  return trainer.stepUntilRight(toCount(iterations, kLimits.maxIterations), tolerance);
}

double seek(Trainer& trainer, double iteration) {
  return trainer.seek(toCount(iteration, kLimits.maxIterations));
}

ProblemOrUndefined setLearningRate(Trainer& trainer, const Number& rate) {
  const auto read = numberFromJs("training.learningRate", rate);
  if (!read) return ProblemOrUndefined(toJs(read.error()));
  return toJs(trainer.setLearningRate(*read));
}

ProblemOrUndefined setWeight(Trainer& trainer, const Number& layer, const Number& from,
                             const Number& to, const Number& value) {
  Arguments<4> arguments;
  arguments.read(0, "layer", layer);
  arguments.read(1, "from", from);
  arguments.read(2, "to", to);
  arguments.read(3, "value", value);
  if (!arguments.done) return toJs(arguments.done);
  const auto& [l, i, j, number] = arguments.numbers;
  return toJs(trainer.setWeight(l, i, j, number));
}

ProblemOrUndefined setBias(Trainer& trainer, const Number& layer, const Number& unit,
                           const Number& value) {
  Arguments<3> arguments;
  arguments.read(0, "layer", layer);
  arguments.read(1, "unit", unit);
  arguments.read(2, "value", value);
  if (!arguments.done) return toJs(arguments.done);
  const auto& [l, j, number] = arguments.numbers;
  return toJs(trainer.setBias(l, j, number));
}

Numbers lossHistory(const Trainer& trainer) { return toJs(trainer.lossHistory().losses()); }

std::uint32_t lossStride(const Trainer& trainer) { return trainer.lossHistory().stride(); }

Numbers lossCurve(const Trainer& trainer, double maxPoints) {
  return toJs(trainer.lossHistory().curve(toCount(maxPoints, kLimits.maxIterations)));
}

Numbers predictions(const Trainer& trainer) { return toJs(trainer.predictions()); }

Numbers rowLosses(const Trainer& trainer) { return toJs(trainer.rowLosses()); }

Indices contradictions(const Trainer& trainer) { return toJs(trainer.table().contradictions()); }

Numbers layerSizes(const Trainer& trainer) {
  const auto layers = trainer.network().layers();
  std::vector<double> sizes{static_cast<double>(layers.front().fanIn)};
  for (const Layer& layer : layers) sizes.push_back(static_cast<double>(layer.fanOut));
  return toJs(std::span<const double>(sizes));
}

Numbers parameters(const Trainer& trainer) { return toJs(trainer.network().parameters()); }

Numbers gradients(Trainer& trainer) { return toJs(std::span<const double>(trainer.gradients())); }

TraceOrProblem trace(const Trainer& trainer, const Number& row) {
  const auto read = numberFromJs("row", row);
  if (!read) return TraceOrProblem(toJs(read.error()));
  return toResult<TraceOrProblem>(trainer.trace(*read));
}

NumbersOrProblem evaluate(const Trainer& trainer, const Number& layer, const NumberList& inputs) {
  const auto readLayer = numberFromJs("layer", layer);
  if (!readLayer) return NumbersOrProblem(toJs(readLayer.error()));
  const auto readInputs = numbersFromJs("inputs", inputs);
  if (!readInputs) return NumbersOrProblem(toJs(readInputs.error()));
  return toResult<NumbersOrProblem>(truthnet::evaluate(trainer.network(), *readLayer, *readInputs));
}

NumbersOrProblem surface(const Trainer& trainer, const SurfaceSpec& spec) {
  const auto read = surfaceFromJs(spec);
  if (!read) return NumbersOrProblem(toJs(read.error()));
  return toResult<NumbersOrProblem>(truthnet::surface(trainer.network(), *read));
}

SeparabilityOrProblem separability(const Trainer& trainer, const Number& output) {
  const auto read = numberFromJs("output", output);
  if (!read) return SeparabilityOrProblem(toJs(read.error()));
  return toResult<SeparabilityOrProblem>(truthnet::separability(trainer.table(), *read));
}

NumbersOrProblem lossesAround(const Trainer& trainer, const LandscapeSpec& spec) {
  const auto read = landscapeFromJs(spec);
  if (!read) return NumbersOrProblem(toJs(read.error()));
  return toResult<NumbersOrProblem>(truthnet::lossesAround(trainer, *read));
}

NumbersOrProblem randomPlane(const Trainer& trainer, const Number& seed) {
  const auto read = numberFromJs("seed", seed);
  if (!read) return NumbersOrProblem(toJs(read.error()));
  return toResult<NumbersOrProblem>(truthnet::randomPlane(trainer.network(), *read));
}

Numbers changes(const Trainer& trainer, double first) {
  return toJs(trainer.changes(toCount(first, kLimits.maxIterations)), trainer.network());
}

SurveyOrProblem survey(const SavedState& state, const SurveySpec& spec) {
  const auto read = surveyedFromJs(state);
  if (!read) return SurveyOrProblem(toJs(read.error()));
  const auto readSpec = surveyFromJs(spec);
  if (!readSpec) return SurveyOrProblem(toJs(readSpec.error()));
  return toResult<SurveyOrProblem>(truthnet::survey(read->session, *readSpec));
}

}  // namespace truthnet::js
