#include "truthnet/loss.hpp"

#include <cstddef>

namespace truthnet {
namespace {

double lossOfCell(Loss loss, double target, double prediction) {
  switch (loss) {
    case Loss::sse:
      return (target - prediction) * (target - prediction);
  }
  return 0;
}

double slopeOfCell(Loss loss, double target, double prediction) {
  switch (loss) {
    case Loss::sse:
      return -2 * (target - prediction);
  }
  return 0;
}

}  // namespace

double totalLoss(Loss loss, const Rows& rows, std::span<const double> predictions) {
  const double* targets = rows.targets.data();
  const bool* counts = rows.counts.data();
  double total = 0;
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    if (counts[i]) total += lossOfCell(loss, targets[i], predictions[i]);
  }
  return total;
}

Vector lossOfRows(Loss loss, const Rows& rows, std::span<const double> predictions) {
  const std::size_t outputs = rows.targets.shape(1);
  Vector losses = Vector::from_shape({rows.size()});
  losses.fill(0);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t o = 0; o < outputs; ++o) {
      if (!rows.counts(r, o)) continue;
      losses(r) += lossOfCell(loss, rows.targets(r, o), predictions[r * outputs + o]);
    }
  }
  return losses;
}

void lossSlopes(Loss loss, const Rows& rows, std::span<const double> predictions,
                std::span<double> slopes) {
  const double* targets = rows.targets.data();
  const bool* counts = rows.counts.data();
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    slopes[i] = counts[i] ? slopeOfCell(loss, targets[i], predictions[i]) : 0;
  }
}

}  // namespace truthnet
