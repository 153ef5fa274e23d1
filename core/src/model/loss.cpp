#include "truthnet/loss.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>
#include <vector>

#include "kernels/activation_lanes.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/simd.hpp"
#include "kernels/vector_math.hpp"

namespace truthnet {
namespace {

using elementwise::Tail;
using elementwise::transform;
using elementwise::wholePart;
using Number = simd::Vectors<1>;

/// Smallest distance of a prediction from 0 and 1 in the logarithm.
constexpr double kNearest = 1e-15;

/// Clamps a prediction to where both logarithms are finite. NaN stays NaN.
double withLogarithm(double prediction) { return std::clamp(prediction, kNearest, 1 - kNearest); }

/// 1, 1/3, 1/5, ...: the terms of 2 artanh s that matter for |s| <= 1/3.
constexpr auto kOddReciprocals = [] {
  std::array<double, 17> reciprocals{};
  for (std::size_t i = 0; i < reciprocals.size(); ++i) {
    reciprocals[i] = 1 / static_cast<double>(2 * i + 1);
  }
  return reciprocals;
}();

/// Computes ln(1 + x) = 2 artanh(x / (2 + x)), for x from -1/2 to 0. Unlike std::log1p, it gives
/// the same bits on every platform.
double logarithmOf1Plus(double x) {
  const double s = x / (2 + x);
  double sum = 0;
  for (std::size_t i = kOddReciprocals.size(); i-- > 0;) sum = sum * (s * s) + kOddReciprocals[i];
  return 2 * s * sum;
}

/// Computes ln x without the large tables of std::log.
double logarithm(double x) {
  int exponent = 0;
  const double fraction = std::frexp(x, &exponent);  // in [1/2, 1)
  return exponent * std::numbers::ln2 + logarithmOf1Plus(fraction - 1);
}

double crossEntropy(double target, double prediction) {
  const double p = withLogarithm(prediction);
  // Above 1/2, 1 - p is exact.
  const double ofRest = p > 0.5 ? logarithm(1 - p) : logarithmOf1Plus(-p);
  return -(target * logarithm(p) + (1 - target) * ofRest);
}

/// Computes ln(1 + e^z) - y z as the sum of two parts: |z| if z has the wrong sign, else 0, and
/// ln(1 + e^-|z|) = -ln(1 - σ(-|z|)).
double crossEntropyOfSum(double target, double z) {
  const double beyond = target == 1 ? -z : z;  // above 0 if the sign is wrong
  const Number side(-std::abs(z));
  const auto tail = vector_math::sigmoid(side, vector_math::kConstants).each[0];
  return std::max(beyond, 0.0) - logarithmOf1Plus(-tail.get(0));
}

double crossEntropySlope(double target, double prediction) {
  if (prediction < kNearest || prediction > 1 - kNearest) return 0;
  return (prediction - target) / (prediction * (1 - prediction));
}

/// Sets results[i] to ofCell(target, share, output) of cell i, or to 0 if its share is 0.
template <typename OfCell>
void forCells(Cells cells, std::span<const double> outputs, std::span<double> results,
              OfCell ofCell) {
  const auto masked = [ofCell](Number target, Number share, Number output) {
    return simd::whereShared(share, ofCell(target, share, output));
  };
  transform<1>(results, masked, cells.targets, cells.shares, outputs);
  if (wholePart(results.size()) == results.size()) return;
  Tail targets(cells.targets);
  Tail shares(cells.shares);
  Tail tail(results);
  forCells({targets.numbers(), shares.numbers()}, Tail(outputs).numbers(), tail.numbers(), ofCell);
  tail.copyTo(results);
}

/// Computes deltas = share · factor · (ŷ - y) · f'(z).
void scaledErrors(double factor, Activation outputs, Cells cells,
                  std::span<const double> predictions, std::span<double> deltas) {
  forCells(cells, predictions, deltas, [=](Number target, Number share, Number prediction) {
    const Number error = share * (Number(factor) * (prediction - target));
    return lanes::timesSlope(outputs, error, prediction);
  });
}

}  // namespace

double cellWeight(Loss loss, std::size_t count) {
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

double LossFunction::ofRow(Cells cells, std::span<const double> outputs) const {
  std::vector<double> losses(outputs.size());
  each(cells, outputs, losses);
  return std::accumulate(losses.begin(), losses.end(), 0.0);
}

void LossFunction::each(Cells cells, std::span<const double> outputs,
                        std::span<double> losses) const {
  if (loss_ == Loss::crossEntropy) {
    for (std::size_t i = 0; i < outputs.size(); ++i) losses[i] = crossEntropyAt(i, cells, outputs);
    return;
  }
  forCells(cells, outputs, losses, [](Number target, Number share, Number prediction) {
    const Number error = target - prediction;
    return share * (error * error);
  });
}

double LossFunction::crossEntropyAt(std::size_t cell, Cells cells,
                                    std::span<const double> outputs) const {
  const double share = cells.shares[cell];
  if (share == 0) return 0;  // even if the cell's own loss is infinite
  const auto ofCell = usesLogits() ? crossEntropyOfSum : crossEntropy;
  return share * ofCell(cells.targets[cell], outputs[cell]);
}

void LossFunction::slopes(Cells cells, std::span<const double> outputs,
                          std::span<double> slopes) const {
  if (usesLogits()) {
    // -1/ŷ or 1/(1 - ŷ): the probability of the target, computed from the side that keeps its
    // digits.
    forCells(cells, outputs, slopes, [](Number target, Number share, Number z) {
      const Number right =
          vector_math::sigmoid(simd::choose(target, z, -z), vector_math::kConstants);
      return simd::choose(target, -share, share) / right;
    });
  } else if (loss_ == Loss::crossEntropy) {
    for (std::size_t i = 0; i < slopes.size(); ++i) {
      const double share = cells.shares[i];
      slopes[i] = share == 0 ? 0 : share * crossEntropySlope(cells.targets[i], outputs[i]);
    }
  } else {
    scaledErrors(2, Activation::linear, cells, outputs, slopes);
  }
}

void LossFunction::deltas(Cells cells, std::span<const double> outputs,
                          std::span<double> deltas) const {
  if (usesLogits()) {
    // The sigmoid's slope ŷ (1 - ŷ) cancels against that of the logarithms and leaves ŷ - y,
    // computed from the side that keeps its digits.
    const auto& constants = simd::inMemory(vector_math::kConstants);
    forCells(cells, outputs, deltas, [&constants](Number target, Number share, Number z) {
      const Number distance = vector_math::sigmoid(simd::choose(target, -z, z), constants);
      return share * simd::choose(target, -distance, distance);
    });
  } else if (loss_ == Loss::crossEntropy) {
    slopes(cells, outputs, deltas);
    multiplyBySlope(outputs_, outputs, deltas);
  } else {
    scaledErrors(2, outputs_, cells, outputs, deltas);
  }
}

}  // namespace truthnet
