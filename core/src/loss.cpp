#include "truthnet/loss.hpp"

#include <algorithm>
#include <cmath>

#include "elementwise.hpp"

namespace truthnet {
namespace {

using elementwise::load;
using elementwise::overAll;
using elementwise::store;
using elementwise::sumOverAll;

/// How near to 0 and 1 a prediction is taken to the logarithm.
constexpr double kNearest = 1e-15;

/// NaN stays NaN.
double withLogarithm(double prediction) { return std::clamp(prediction, kNearest, 1 - kNearest); }

/// The share of (y - ŷ)² of the cell or cells at a place.
template <typename Real>
Real squaredError(Cells cells, std::span<const double> predictions, std::size_t i) {
  const Real error = load<Real>(&cells.targets[i]) - load<Real>(&predictions[i]);
  return load<Real>(&cells.shares[i]) * (error * error);
}

double crossEntropy(double target, double prediction) {
  const double p = withLogarithm(prediction);
  return -(target * std::log(p) + (1 - target) * std::log1p(-p));
}

/// ln(1 + e^z) - y z, without an e^z that is too large.
double crossEntropyOfSum(double target, double z) {
  const double beyond = target == 1 ? -z : z;  // above 0 on the wrong side
  return std::max(beyond, 0.0) + std::log1p(std::exp(-std::abs(z)));
}

double crossEntropySlope(double target, double prediction) {
  if (prediction < kNearest || prediction > 1 - kNearest) return 0;
  return (prediction - target) / (prediction * (1 - prediction));
}

/// deltas = share · factor · (ŷ - y)
void scaledErrors(double factor, Cells cells, std::span<const double> predictions,
                  std::span<double> deltas) {
  overAll(deltas.size(), [=]<typename Real>(std::size_t i, Real) {
    const Real error = load<Real>(&predictions[i]) - load<Real>(&cells.targets[i]);
    store(load<Real>(&cells.shares[i]) * (Real(factor) * error), &deltas[i]);
  });
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
  if (loss_ != Loss::crossEntropy) {
    return sumOverAll(outputs.size(), [=]<typename Real>(std::size_t i, Real) {
      return squaredError<Real>(cells, outputs, i);
    });
  }
  double sum = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) sum += crossEntropyAt(i, cells, outputs);
  return sum;
}

void LossFunction::each(Cells cells, std::span<const double> outputs,
                        std::span<double> losses) const {
  if (loss_ != Loss::crossEntropy) {
    return overAll(outputs.size(), [=]<typename Real>(std::size_t i, Real) {
      store(squaredError<Real>(cells, outputs, i), &losses[i]);
    });
  }
  for (std::size_t i = 0; i < outputs.size(); ++i) losses[i] = crossEntropyAt(i, cells, outputs);
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
  if (loss_ != Loss::crossEntropy) return scaledErrors(2, cells, predictions, slopes);
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    const bool counts = cells.shares[i] != 0;
    const double slope = counts ? crossEntropySlope(cells.targets[i], predictions[i]) : 0;
    slopes[i] = cells.shares[i] * slope;
  }
}

void LossFunction::deltas(Cells cells, std::span<const double> predictions,
                          std::span<double> deltas) const {
  if (isOfSums()) return scaledErrors(1, cells, predictions, deltas);
  slopes(cells, predictions, deltas);
  multiplyBySlope(outputs_, predictions, deltas);
}

}  // namespace truthnet
