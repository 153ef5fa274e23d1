#include "truthnet/landscape.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>

#include "model/checks.hpp"
#include "truthnet/detail/backpropagation.hpp"
#include "truthnet/initialize.hpp"
#include "truthnet/limits.hpp"

namespace truthnet {
namespace {

constexpr std::size_t kMostDirections = 2;

double product(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Returns the Euclidean length, without overflow in the squares.
double lengthOf(std::span<const double> vector) {
  double largest = 0;
  for (const double number : vector) largest = std::max(largest, std::abs(number));
  if (largest == 0) return 0;
  double squares = 0;
  for (const double number : vector) squares += (number / largest) * (number / largest);
  return largest * std::sqrt(squares);
}

/// Subtracts from `vector` its projection on `other`.
void makeOrthogonal(std::span<double> vector, std::span<const double> other) {
  const double square = product(other, other);
  if (square == 0) return;
  const double share = product(vector, other) / square;
  for (std::size_t i = 0; i < vector.size(); ++i) vector[i] -= share * other[i];
}

/// Scales `vector` to a length. A zero vector, or one that is only rounding error compared to
/// `drawnLength`, becomes 0.
void setLength(std::span<double> vector, double length, double drawnLength) {
  constexpr double rounding = 1e-12;
  const double present = lengthOf(vector);
  const double factor = present > rounding * drawnLength ? length / present : 0;
  for (double& number : vector) number *= factor;
}

}  // namespace

std::expected<std::vector<double>, Problem> lossesAround(const Trainer& trainer,
                                                         const LandscapeSpec& spec) {
  Network network = trainer.network();
  const auto here = trainer.network().parameters();
  const std::size_t directions = spec.directions.size() == here.size() ? 1 : kMostDirections;
  const std::size_t points = spec.offsets.size() / directions;
  Checks checks;
  checks.length("directions", spec.directions.size(), directions * here.size());
  checks.length("offsets", spec.offsets.size(), points * directions);
  checks.length("offsets", points, allowed::kLandscapePoints);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));

  Backpropagation rows(network, trainer.table().trainingRows(), trainer.options().loss);
  std::vector<double> losses(points);
  for (std::size_t point = 0; point < points; ++point) {
    const auto there = network.parameters();
    std::ranges::copy(here, there.begin());
    for (std::size_t k = 0; k < directions; ++k) {
      const double offset = spec.offsets[point * directions + k];
      if (offset == 0) continue;  // an infinite direction times 0 would be NaN
      const auto direction = std::span(spec.directions).subspan(k * here.size(), here.size());
      for (std::size_t i = 0; i < here.size(); ++i) there[i] += offset * direction[i];
    }
    losses[point] = rows.feedforward(network);
  }
  return losses;
}

std::vector<double> randomPlane(const Network& network, std::uint32_t seed) {
  NumpyRandom random(seed);
  const auto parameters = network.parameters();
  std::vector<double> plane(kMostDirections * parameters.size());
  const auto first = std::span(plane).first(parameters.size());
  const auto second = std::span(plane).last(parameters.size());
  for (const Layer& layer : network.layers()) {
    // The biases of a layer follow its weights.
    const std::size_t count = layer.fanIn * layer.fanOut + (network.hasBiases() ? layer.fanOut : 0);
    const auto ofLayer = [&](auto values) { return values.subspan(layer.weightsAt, count); };
    for (const auto direction : {first, second}) {
      for (double& number : ofLayer(direction)) number = 2 * random.rand() - 1;
    }
    const double drawnLength = lengthOf(ofLayer(second));
    makeOrthogonal(ofLayer(second), ofLayer(first));
    const double own = lengthOf(ofLayer(parameters));
    const double length = own > 0 ? own : 1;
    setLength(ofLayer(first), length, 0);
    setLength(ofLayer(second), length, drawnLength);
  }
  return plane;
}

}  // namespace truthnet
