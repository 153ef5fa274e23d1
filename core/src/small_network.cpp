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

double sumOverRows(const Rows& values) {
  Vector sum = values.each[0];
  for (std::size_t v = 1; v < kVectors; ++v) sum += values.each[v];
  return simd::sumOfLanes(sum);
}

/// delta · f'(z) of a sigmoid a = f(z).
Rows timesSlope(const Rows& delta, const Rows& a) {
  return lanes::timesSlope(Activation::sigmoid, delta, a);
}

/// All of `units` is unrolled.
template <std::size_t units>
[[gnu::noinline]] void descendWith(const SmallNetwork& network, double learningRate,
                                   std::span<double> losses) {
  const auto& constants = simd::inMemory(vector_math::kConstants);
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
    const Rows before = load(network.predictions);
    const Rows slope = load(network.shares) * (Rows(2.0) * (before - load(network.targets)));
    const Rows delta = timesSlope(slope, before);
    std::array<Rows, units> deltas;
    for (std::size_t u = 0; u < units; ++u) {
      const Rows activations = load(network.activations + u * kRows);
      deltas[u] = timesSlope(Rows(outputWeights[u]) * delta, activations);
      descendBy(sumOverRows(activations * delta), outputWeights[u]);
    }
    for (std::size_t k = 0; k < inputs; ++k) {
      const Rows x = load(network.inputs + k * kRows);
      for (std::size_t u = 0; u < units; ++u) {
        descendBy(sumOverRows(x * deltas[u]), hiddenWeights[k * units + u]);
      }
    }
    if (network.hasBiases) {
      descendBy(sumOverRows(delta), outputBias);
      for (std::size_t u = 0; u < units; ++u) descendBy(sumOverRows(deltas[u]), hiddenBiases[u]);
    }

    // Feedforward.
    std::array<Rows, units> sums;
    for (std::size_t u = 0; u < units; ++u) sums[u] = Rows(hiddenBiases[u]);
    for (std::size_t k = 0; k < inputs; ++k) {
      const Rows x = load(network.inputs + k * kRows);
      for (std::size_t u = 0; u < units; ++u) addScaled(hiddenWeights[k * units + u], x, sums[u]);
    }
    Rows sum(outputBias);
    for (std::size_t u = 0; u < units; ++u) {
      const Rows activations = vector_math::sigmoid(sums[u], constants);
      simd::store(activations, network.activations + u * kRows);
      addScaled(outputWeights[u], activations, sum);
    }
    const Rows predictions = vector_math::sigmoid(sum, constants);
    simd::store(predictions, network.predictions);
    const Rows error = load(network.targets) - predictions;
    loss = sumOverRows(load(network.shares) * (error * error));
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
