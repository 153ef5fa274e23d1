#include "small_network.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "activation_lanes.hpp"
#include "simd.hpp"
#include "vector_math.hpp"

namespace truthnet::kernels {
namespace {

using simd::addScaled;

using Vector = simd::Batch;

/// The vectors of a unit's four rows, or as many rows as one vector holds.
constexpr std::size_t kVectors = std::max<std::size_t>(4 / Vector::size, 1);
constexpr std::size_t kRows = kVectors * Vector::size;

constexpr std::size_t kMinUnits = 2;
constexpr std::size_t kMaxUnits = 4;

/// The numbers of one unit, in registers.
using Rows = simd::Vectors<kVectors>;

Rows load(const double* from) { return simd::load<kVectors>(from); }

Rows inAll(double number) {
  Rows rows;
  rows.fill(Vector(number));
  return rows;
}

/// function(the numbers of a row), for each row.
template <typename Function, typename... Operands>
Rows forEach(Function function, const Operands&... operands) {
  Rows result;
  for (std::size_t v = 0; v < kVectors; ++v) result[v] = function(operands[v]...);
  return result;
}

double sumOverRows(const Rows& values) {
  Vector sum = values[0];
  for (std::size_t v = 1; v < kVectors; ++v) sum += values[v];
  return simd::sumOfLanes(sum);
}

Rows product(const Rows& a, const Rows& b) {
  return forEach([](Vector x, Vector y) { return x * y; }, a, b);
}

/// delta · f'(z) of a sigmoid a = f(z).
Vector timesSlope(Vector delta, Vector a) {
  return lanes::timesSlope(Activation::sigmoid, delta, a);
}

Vector lossOf(Vector prediction, Vector target, Vector share) {
  const Vector error = target - prediction;
  return share * (error * error);
}

/// ∂loss/∂z of the output.
Vector deltaOf(Vector prediction, Vector target, Vector share) {
  return timesSlope(share * (Vector(2.0) * (prediction - target)), prediction);
}

/// All of `units` is unrolled.
template <std::size_t units>
[[gnu::noinline]] void descendWith(const SmallNetwork& network, double learningRate,
                                   std::span<double> losses) {
  const auto& constants = simd::inMemory(vector_math::kConstants);
  const auto sigmoid = [&](Vector z) { return vector_math::sigmoid(z, constants); };
  const std::size_t inputs = network.hidden.fanIn;
  double* const hiddenWeights = network.parameters + network.hidden.weightsAt;
  double* const hiddenBiases = network.parameters + network.hidden.biasesAt;
  double* const outputWeights = network.parameters + network.output.weightsAt;
  double& outputBias = network.parameters[network.output.biasesAt];
  const auto descendBy = [=](double gradient, double& parameter) {
    parameter -= learningRate * gradient;
  };

  for (double& loss : losses) {
    // Backpropagation; no weight is changed before it was used.
    const Rows delta =
        forEach(deltaOf, load(network.predictions), load(network.targets), load(network.shares));
    std::array<Rows, units> deltas;
    for (std::size_t u = 0; u < units; ++u) {
      const Rows activations = load(network.activations + u * kRows);
      const auto deltaOfUnit = [w = Vector(outputWeights[u])](Vector d, Vector a) {
        return timesSlope(w * d, a);
      };
      deltas[u] = forEach(deltaOfUnit, delta, activations);
      descendBy(sumOverRows(product(activations, delta)), outputWeights[u]);
    }
    for (std::size_t k = 0; k < inputs; ++k) {
      const Rows x = load(network.inputs + k * kRows);
      for (std::size_t u = 0; u < units; ++u) {
        descendBy(sumOverRows(product(x, deltas[u])), hiddenWeights[k * units + u]);
      }
    }
    if (network.hasBiases) {
      descendBy(sumOverRows(delta), outputBias);
      for (std::size_t u = 0; u < units; ++u) descendBy(sumOverRows(deltas[u]), hiddenBiases[u]);
    }

    // Feedforward.
    std::array<Rows, units> sums;
    for (std::size_t u = 0; u < units; ++u) sums[u] = inAll(hiddenBiases[u]);
    for (std::size_t k = 0; k < inputs; ++k) {
      const Rows x = load(network.inputs + k * kRows);
      for (std::size_t u = 0; u < units; ++u) addScaled(hiddenWeights[k * units + u], x, sums[u]);
    }
    Rows sum = inAll(outputBias);
    for (std::size_t u = 0; u < units; ++u) {
      const Rows activations = forEach(sigmoid, sums[u]);
      simd::store(activations, network.activations + u * kRows);
      addScaled(outputWeights[u], activations, sum);
    }
    const Rows predictions = forEach(sigmoid, sum);
    simd::store(predictions, network.predictions);
    loss = sumOverRows(forEach(lossOf, predictions, load(network.targets), load(network.shares)));
  }
}

}  // namespace

bool isSmall(std::span<const Layer> layers, const Blocks& blocks) {
  if (layers.size() != 2 || blocks.count != 1 || blocks.stride != kRows) return false;
  const auto isSigmoid = [](const Layer& layer) { return layer.activation == Activation::sigmoid; };
  const std::size_t units = layers[0].fanOut;
  return kMinUnits <= units && units <= kMaxUnits && layers[1].fanOut == 1 &&
         std::ranges::all_of(layers, isSigmoid);
}

void descend(const SmallNetwork& network, double learningRate, std::span<double> losses) {
  [&]<std::size_t... more>(std::index_sequence<more...>) {
    ((network.hidden.fanOut == kMinUnits + more
          ? descendWith<kMinUnits + more>(network, learningRate, losses)
          : void()),
     ...);
  }(std::make_index_sequence<kMaxUnits - kMinUnits + 1>());
}

}  // namespace truthnet::kernels
