#include "inspect.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "truthnet/evaluate.hpp"
#include "truthnet/landscape.hpp"
#include "truthnet/loss_history.hpp"
#include "truthnet/network.hpp"
#include "truthnet/surface.hpp"
#include "truthnet/trace.hpp"

namespace truthnet::fuzz {
namespace {

bool isNear(double number, double expected) {
  constexpr double tolerance = 1e-9;
  return std::abs(number - expected) <= tolerance * std::abs(expected) ||
         sameBits(number, expected);
}

/// Checks that the trace of the only training row equals the gradients.
void checkOnlyTrace(Trainer& trainer, const Trace& trace) {
  const std::vector<double> gradients = trainer.gradients();
  const auto same = [](double a, double b) { return a == b || sameBits(a, b); };
  for (std::size_t l = 0; l < trace.layers.size(); ++l) {
    const auto of = Network::weights(trainer.network().layers()[l], std::span(gradients));
    expect(std::ranges::equal(of, trace.layers[l].contributions, same),
           "the contributions of the only row are the gradients");
  }
}

void checkTraces(FuzzedDataProvider& data, Trainer& trainer) {
  const auto any = anyWhole<std::size_t>(data);
  const std::size_t rows = trainer.table().rows().size();
  checkAnswer(trainer.trace(any), any < rows);
  const Matrix predictions = trainer.predictions();
  double loss = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto trace = trainer.trace(row);
    expect(trace.has_value(), "every row has a trace");
    loss += trace->loss;
    for (const LayerTrace& layer : trace->layers) {
      expect(!trainer.table().trains(row) || isFinite(layer.sums), "sums are finite");
    }
    for (std::size_t o = 0; o < predictions.shape(1); ++o) {
      expect(sameBits(trace->layers.back().activations(o), predictions(row, o)),
             "a trace ends in the predictions");
    }
    if (trainer.table().trainingRows().size() == 1 && trainer.table().trains(row)) {
      checkOnlyTrace(trainer, *trace);
    }
  }
  expect(isNear(loss, trainer.loss()), "the traces add up to the loss");
}

double someInput(FuzzedDataProvider& data) {
  return data.ConsumeIntegralInRange(0, 15) == 0 ? anyNumber(data)
                                                 : data.ConsumeProbability<double>();
}

bool areInputs(std::span<const double> inputs) {
  return std::ranges::all_of(inputs, [](double input) { return input >= 0 && input <= 1; });
}

void checkSurface(FuzzedDataProvider& data, const Trainer& trainer) {
  const std::size_t inputs = trainer.table().inputCount();
  SurfaceSpec spec{someIndex(data, trainer.network().layers().size()),
                   someIndex(data, inputs),
                   someIndex(data, inputs),
                   {},
                   2};
  spec.inputs.resize(data.ConsumeIntegralInRange(0, 7) == 0 ? inputs + 1 : inputs);
  for (double& input : spec.inputs) input = someInput(data);
  spec.size = data.ConsumeBool() ? data.ConsumeIntegralInRange<std::size_t>(2, 9)
                                 : anyWhole<std::size_t>(data);
  const bool isAllowed = spec.layer < trainer.network().layers().size() && spec.x < inputs &&
                         spec.y < inputs && areInputs(spec.inputs) &&
                         spec.inputs.size() == inputs && spec.size >= 2 && spec.size <= 128;
  if (isAllowed && spec.size > 20) return;
  const auto surface = truthnet::surface(trainer.network(), spec);
  checkAnswer(surface, isAllowed);
  if (!surface) return;
  // The corner at x = y = 1.
  const std::size_t end = spec.size - 1;
  spec.inputs[spec.x] = 1;
  spec.inputs[spec.y] = 1;
  const auto corner = evaluate(trainer.network(), spec.layer, spec.inputs);
  expect(corner.has_value(), "a corner is in the square");
  for (std::size_t unit = 0; unit < corner->shape(1); ++unit) {
    expect(sameBits((*surface)(unit, end, end), (*corner)(0, unit)),
           "a surface is what the network makes of its points");
  }
}

void checkEvaluate(FuzzedDataProvider& data, const Trainer& trainer) {
  const std::size_t width = trainer.table().inputCount();
  std::vector<double> inputs(data.ConsumeIntegralInRange<std::size_t>(0, 3 * width));
  for (double& input : inputs) input = someInput(data);
  const std::size_t layer = someIndex(data, trainer.network().layers().size());
  const bool isAllowed = layer < trainer.network().layers().size() && !inputs.empty() &&
                         inputs.size() % width == 0 && areInputs(inputs);
  checkAnswer(evaluate(trainer.network(), layer, inputs), isAllowed);

  const Matrix rows = trainer.table().rows().inputs;
  const std::size_t last = trainer.network().layers().size() - 1;
  const auto predictions = evaluate(trainer.network(), last, rows);
  expect(predictions.has_value() && sameBits(*predictions, trainer.predictions()),
         "the last layer makes the predictions");
}

void checkLandscape(FuzzedDataProvider& data, const Trainer& trainer) {
  const std::size_t parameters = trainer.network().parameters().size();
  const auto plane = randomPlane(trainer.network(), anyWhole<std::uint32_t>(data));
  expect(plane.size() == 2 * parameters, "a plane has two directions");
  LandscapeSpec spec;
  if (data.ConsumeBool()) {
    spec.directions = plane;
  } else {
    const std::size_t size = parameters * data.ConsumeIntegralInRange<std::size_t>(0, 3);
    spec.directions.assign(size + (data.ConsumeIntegralInRange(0, 7) == 0 ? 1 : 0),
                           anyNumber(data));
  }
  spec.offsets = {0, 0};
  const auto more = data.ConsumeIntegralInRange<std::size_t>(0, 5);
  for (std::size_t i = 0; i < more; ++i) spec.offsets.push_back(anyNumber(data));
  const bool isLine = spec.directions.size() == parameters;
  const bool isAllowed =
      isLine || (spec.directions.size() == 2 * parameters && spec.offsets.size() % 2 == 0);
  const auto losses = lossesAround(trainer, spec);
  checkAnswer(losses, isAllowed);
  if (!losses) return;
  expect(losses->size() == spec.offsets.size() / (isLine ? 1 : 2), "each point has a loss");
  expect(sameBits(losses->front(), trainer.loss()), "at an offset of 0 is the loss");
}

void checkCurve(FuzzedDataProvider& data, const Trainer& trainer) {
  const auto& history = trainer.lossHistory();
  const Vector losses = history.losses();
  expect(isFinite(losses), "all losses are finite");
  const auto most = data.ConsumeIntegralInRange<std::size_t>(0, 200);
  const auto points = history.curve(most);
  expect(points.size() <= most, "a curve has no more points than asked for");
  if (most == 0) return;
  expect(points.back().iteration == trainer.lastIteration(), "a curve goes to the end");
  expect(most == 1 || points.front().iteration == 0, "a curve begins at the start");
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto [iteration, loss] = points[i];
    expect(i == 0 || points[i - 1].iteration < iteration, "a curve only moves on");
    expect(sameBits(loss, losses(iteration)), "a curve goes through the losses");
  }
}

void checkRowLosses(const Trainer& trainer) {
  const Vector losses = trainer.rowLosses();
  expect(losses.size() == trainer.table().rows().size(), "each row has a loss");
  double sum = 0;
  for (std::size_t row = 0; row < losses.size(); ++row) {
    if (trainer.table().trains(row)) sum += losses(row);
  }
  expect(isNear(sum, trainer.loss()), "the losses of the rows add up");
}

void checkRight(FuzzedDataProvider& data, const Trainer& trainer) {
  const double tolerance = data.ConsumeBool() ? 0.5 : anyNumber(data);
  const Rows& rows = trainer.table().rows();
  const Matrix predictions = trainer.predictions();
  bool isRight = trainer.table().trainingRows().size() > 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t o = 0; o < predictions.shape(1); ++o) {
      if (!trainer.table().trains(row) || rows.counts(row, o) == 0) continue;
      expect(std::isfinite(predictions(row, o)), "the predictions of what trains are finite");
      isRight = isRight && std::abs(rows.targets(row, o) - predictions(row, o)) < tolerance;
    }
  }
  expect(trainer.isRight(tolerance) == isRight, "a table is right if all its cells are");
}

}  // namespace

void inspect(FuzzedDataProvider& data, Trainer& trainer) {
  switch (data.ConsumeIntegralInRange(0, 6)) {
    case 0:
      return checkTraces(data, trainer);
    case 1:
      return checkSurface(data, trainer);
    case 2:
      return checkEvaluate(data, trainer);
    case 3:
      return checkLandscape(data, trainer);
    case 4:
      return checkCurve(data, trainer);
    case 5:
      return checkRowLosses(trainer);
    default:
      return checkRight(data, trainer);
  }
}

}  // namespace truthnet::fuzz
