#include "trainer_js.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "from_js.hpp"
#include "results.hpp"
#include "to_js.hpp"
#include "truthnet/evaluate.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/range.hpp"
#include "truthnet/surface.hpp"

namespace truthnet::js {
namespace {

using emscripten::val;

/// Converts a number from JavaScript to a count from 0 to `max`; NaN becomes 0, a fraction is
/// truncated.
std::uint32_t toCount(double number, std::uint32_t max) {
  if (std::isnan(number)) return 0;
  return static_cast<std::uint32_t>(std::clamp(number, 0.0, static_cast<double>(max)));
}

/// Reads numeric arguments from JavaScript one by one and keeps the first problem.
struct Arguments {
  std::expected<void, Refusal> done;

  double number(const char* name, const Number& number) {
    return taken(numberFromJs(name, number));
  }
  std::size_t index(const char* name, const Number& number, std::size_t count) {
    return taken(wholeNumberFromJs(name, number, indices(count)));
  }

 private:
  /// Returns the argument, or 0 if it is invalid.
  template <typename T>
  T taken(std::expected<T, Refusal> argument) {
    if (argument) return *argument;
    if (done) done = std::unexpected(std::move(argument.error()));
    return 0;
  }
};

}  // namespace

ProblemOrUndefined check(const SavedState& state) {
  const auto read = savedStateFromJs(state);
  if (!read) return ProblemOrUndefined(toJs(read.error()));
  return toJs(Trainer::check(*read));
}

TrainerOrProblem createTrainer(const SavedState& state) {
  const auto read = savedStateFromJs(state);
  if (!read) return TrainerOrProblem(toJs(read.error()));
  auto trainer = Trainer::create(*read);
  if (!trainer) return TrainerOrProblem(toJs(trainer.error()));
  // Pass a pointer; Embind would copy the trainer itself.
  return TrainerOrProblem(val(std::make_unique<Trainer>(*std::move(trainer))));
}

ObstacleOrUndefined obstacle(const Trainer& trainer) { return toJs(trainer.obstacle()); }

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
  const auto layers = trainer.network().layers();
  Arguments arguments;
  const std::size_t l = arguments.index("layer", layer, layers.size());
  const std::size_t i = arguments.index("from", from, layers[l].fanIn);
  const std::size_t j = arguments.index("to", to, layers[l].fanOut);
  const double number = arguments.number("value", value);
  return arguments.done ? toJs(trainer.setWeight(l, i, j, number)) : toJs(arguments.done);
}

ProblemOrUndefined setBias(Trainer& trainer, const Number& layer, const Number& unit,
                           const Number& value) {
  const auto layers = trainer.network().layers();
  Arguments arguments;
  const std::size_t l = arguments.index("layer", layer, layers.size());
  const std::size_t j = arguments.index("unit", unit, layers[l].fanOut);
  const double number = arguments.number("value", value);
  return arguments.done ? toJs(trainer.setBias(l, j, number)) : toJs(arguments.done);
}

ProblemOrUndefined setRows(Trainer& trainer, const RowList& rows) {
  const auto read = rowsFromJs(rows);
  return read ? toJs(trainer.setRows(*read)) : ProblemOrUndefined(toJs(read.error()));
}

Numbers lossHistory(const Trainer& trainer) { return toJs(trainer.lossHistory().losses()); }

std::uint32_t lossStride(const Trainer& trainer) { return trainer.lossHistory().stride(); }

Numbers lossCurve(const Trainer& trainer, double maxPoints) {
  return toJs(trainer.lossHistory().curve(toCount(maxPoints, kLimits.maxIterations)));
}

Numbers lossJumps(const Trainer& trainer) { return toJs(trainer.lossHistory().jumps()); }

Numbers rows(const Trainer& trainer, double iteration) {
  return toJs(trainer.rowsAt(toCount(iteration, trainer.lastIteration())), trainer.network());
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

NumbersOrProblem evaluate(const Trainer& trainer, const Number& layer, const NumberList& inputs) {
  const auto readLayer =
      wholeNumberFromJs("layer", layer, indices(trainer.network().layers().size()));
  if (!readLayer) return NumbersOrProblem(toJs(readLayer.error()));
  const auto readInputs = numbersFromJs("inputs", inputs);
  if (!readInputs) return NumbersOrProblem(toJs(readInputs.error()));
  return toResult<NumbersOrProblem>(truthnet::evaluate(trainer.network(), *readLayer, *readInputs));
}

NumbersOrProblem surface(const Trainer& trainer, const SurfaceSpec& spec) {
  const auto read = surfaceFromJs(spec, trainer.network());
  if (!read) return NumbersOrProblem(toJs(read.error()));
  return toResult<NumbersOrProblem>(truthnet::surface(trainer.network(), *read));
}

Numbers changes(const Trainer& trainer, double first) {
  return toJs(trainer.changes(toCount(first, kLimits.maxIterations)), trainer.network());
}

}  // namespace truthnet::js
