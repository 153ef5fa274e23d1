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

double totalLoss(Loss loss, Cells cells, std::span<const double> predictions) {
  double total = 0;
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    total += cells.counts[i] * lossOfCell(loss, cells.targets[i], predictions[i]);
  }
  return total;
}

void lossSlopes(Loss loss, Cells cells, std::span<const double> predictions,
                std::span<double> slopes) {
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    slopes[i] = cells.counts[i] * slopeOfCell(loss, cells.targets[i], predictions[i]);
  }
}

}  // namespace truthnet
