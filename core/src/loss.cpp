#include "truthnet/loss.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "activation_lanes.hpp"
#include "elementwise.hpp"
#include "simd.hpp"
#include "vector_math.hpp"

namespace truthnet {
namespace {

using elementwise::overAll;
using elementwise::Rest;
using elementwise::wholePart;
using simd::Batch;
using simd::load;

/// How near to 0 and 1 a prediction is taken to the logarithm.
constexpr double kNearest = 1e-15;

/// NaN stays NaN.
double withLogarithm(double prediction) { return std::clamp(prediction, kNearest, 1 - kNearest); }

/// ln x, which std::log has large tables for.
double logarithm(double x) {
  int exponent = 0;
  const double fraction = std::frexp(x, &exponent);  // from 1/2 to 1
  return exponent * std::numbers::ln2 + std::log1p(fraction - 1);
}

double crossEntropy(double target, double prediction) {
  const double p = withLogarithm(prediction);
  return -(target * logarithm(p) + (1 - target) * std::log1p(-p));
}

/// ln(1 + e^z) - y z. It is |z| where z is on the wrong side, and to both sides comes what is left
/// of it at a large |z|: ln(1 + e^-|z|) = -ln(1 - σ(-|z|)).
double crossEntropyOfSum(double target, double z) {
  const double beyond = target == 1 ? -z : z;  // above 0 on the wrong side
  const simd::Vectors<1> side(-std::abs(z));
  const Batch tail = vector_math::sigmoid(side, vector_math::kConstants).each[0];
  return std::max(beyond, 0.0) - std::log1p(-tail.get(0));
}

double crossEntropySlope(double target, double prediction) {
  if (prediction < kNearest || prediction > 1 - kNearest) return 0;
  return (prediction - target) / (prediction * (1 - prediction));
}

double squaredErrorAt(std::size_t cell, Cells cells, std::span<const double> predictions) {
  const double error = cells.targets[cell] - predictions[cell];
  return cells.shares[cell] * (error * error);
}

/// deltas = share · factor · (ŷ - y) · f'(z)
void scaledErrors(double factor, Activation outputs, Cells cells,
                  std::span<const double> predictions, std::span<double> deltas) {
  using Numbers = simd::Vectors<1>;
  const auto delta = [=](Numbers target, Numbers share, Numbers prediction) {
    const Numbers error = share * (Numbers(factor) * (prediction - target));
    return lanes::timesSlope(outputs, error, prediction);
  };
  overAll<1>(deltas, delta, cells.targets, cells.shares, predictions);
  if (wholePart(deltas.size()) == deltas.size()) return;
  Rest targets(cells.targets);
  Rest shares(cells.shares);
  Rest rest(deltas);
  scaledErrors(factor, outputs, {targets.numbers(), shares.numbers()}, Rest(predictions).numbers(),
               rest.numbers());
  rest.putBack(deltas);
}

}  // namespace

double shareOf(Loss loss, std::size_t count) {
  switch (loss) {
    case Loss::sse:
      return 1;
    case Loss::halfSse:
      return 0.5;
    case Loss::mse:
    case Loss::crossEntropy:
      return 1 / static_cast<double>(std::max<std::size_t>(count, 1));
  }
  return 1;
}

LossFunction::LossFunction(Loss loss, Activation outputs) : loss_(loss), outputs_(outputs) {}

double LossFunction::total(Cells cells, std::span<const double> outputs) const {
  if (loss_ == Loss::crossEntropy) {
    double sum = 0;
    for (std::size_t i = 0; i < outputs.size(); ++i) sum += crossEntropyAt(i, cells, outputs);
    return sum;
  }
  Batch sums(0.0);
  std::size_t i = 0;
  for (; i + Batch::size <= outputs.size(); i += Batch::size) {
    const Batch error = load(&cells.targets[i]) - load(&outputs[i]);
    sums += load(&cells.shares[i]) * (error * error);
  }
  double total = simd::sumOfLanes(sums);
  for (; i < outputs.size(); ++i) total += squaredErrorAt(i, cells, outputs);
  return total;
}

void LossFunction::each(Cells cells, std::span<const double> outputs,
                        std::span<double> losses) const {
  if (loss_ == Loss::crossEntropy) {
    for (std::size_t i = 0; i < outputs.size(); ++i) losses[i] = crossEntropyAt(i, cells, outputs);
  } else {
    for (std::size_t i = 0; i < outputs.size(); ++i) losses[i] = squaredErrorAt(i, cells, outputs);
  }
}

double LossFunction::crossEntropyAt(std::size_t cell, Cells cells,
                                    std::span<const double> outputs) const {
  const double share = cells.shares[cell];
  if (share == 0) return 0;  // even where the cell's own loss is infinite
  const auto ofCell = isOfSums() ? crossEntropyOfSum : crossEntropy;
  return share * ofCell(cells.targets[cell], outputs[cell]);
}

void LossFunction::slopes(Cells cells, std::span<const double> predictions,
                          std::span<double> slopes) const {
  if (loss_ != Loss::crossEntropy) {
    return scaledErrors(2, Activation::linear, cells, predictions, slopes);
  }
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    const bool counts = cells.shares[i] != 0;
    const double slope = counts ? crossEntropySlope(cells.targets[i], predictions[i]) : 0;
    slopes[i] = cells.shares[i] * slope;
  }
}

void LossFunction::deltas(Cells cells, std::span<const double> predictions,
                          std::span<double> deltas) const {
  if (isOfSums()) {
    // Its slope ŷ (1 - ŷ) cancels that of the logarithms.
    scaledErrors(1, Activation::linear, cells, predictions, deltas);
  } else if (loss_ == Loss::crossEntropy) {
    slopes(cells, predictions, deltas);
    multiplyBySlope(outputs_, predictions, deltas);
  } else {
    scaledErrors(2, outputs_, cells, predictions, deltas);
  }
}

}  // namespace truthnet
