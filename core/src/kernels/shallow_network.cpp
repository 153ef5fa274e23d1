#include "kernels/shallow_network.hpp"

#include <algorithm>
#include <cstddef>

#include "kernels/activation_lanes.hpp"
#include "kernels/row_sums.hpp"
#include "kernels/simd.hpp"
#include "kernels/vector_math.hpp"

namespace truthnet::kernels {
namespace {

using Vector = simd::Batch;

// The loop below is the same for one run and for several; only the meaning of the lanes differs.
// These two types load and store a unit's rows and parameters accordingly.

/// One run, with the rows of a unit side by side.
struct RowsInLanes {
  /// Vectors for four rows, or for as many rows as one vector holds.
  static constexpr std::size_t kVectors = std::max<std::size_t>(4 / Vector::size, 1);
  static constexpr std::size_t kRows = kVectors * Vector::size;
  using Rows = simd::Vectors<kVectors>;

  static Rows load(const double* values, std::size_t unit, std::size_t /*units*/) {
    return simd::load<kVectors>(values + unit * kRows);
  }
  static void store(const Rows& rows, double* values, std::size_t unit, std::size_t /*units*/) {
    simd::store(rows, values + unit * kRows);
  }
  static double sum(const Rows& values) { return sumOfRows(values); }

  static double* at(double* parameters, std::size_t index) { return parameters + index; }
  static Rows inAllRows(const double* parameter) { return Rows(*parameter); }
  static double rate(const double* rates, std::size_t layer) { return rates[layer]; }
  static void descend(double* parameter, double rate, const Rows& gradients) {
    *parameter -= rate * sum(gradients);
  }
};

/// As many runs as one vector holds, with their rows one after the other.
struct RunsInLanes {
  using Rows = simd::Vectors<kRowsTogether>;
  /// Number of runs side by side in memory.
  std::size_t runs;

  Rows load(const double* values, std::size_t unit, std::size_t units) const {
    Rows rows;
    for (std::size_t r = 0; r < kRowsTogether; ++r) {
      rows.each[r] = simd::load(values + (r * units + unit) * runs);
    }
    return rows;
  }
  void store(const Rows& rows, double* values, std::size_t unit, std::size_t units) const {
    for (std::size_t r = 0; r < kRowsTogether; ++r) {
      simd::store(rows.each[r], values + (r * units + unit) * runs);
    }
  }
  static Vector sum(const Rows& values) {
    const auto& rows = values.each;
    return (rows[0] + rows[2]) + (rows[1] + rows[3]);
  }

  double* at(double* parameters, std::size_t index) const { return parameters + index * runs; }
  static Rows inAllRows(const double* parameter) { return Rows(simd::load(parameter)); }
  Vector rate(const double* rates, std::size_t layer) const {
    return simd::load(rates + layer * runs);
  }
  static void descend(double* parameter, Vector rate, const Rows& gradients) {
    simd::store(simd::load(parameter) - rate * sum(gradients), parameter);
  }
};

/// Runs one iteration and returns the next predictions. Sums need no check for non-finite values:
/// inputs are bits, activations and errors lie between 0 and 1 and their slopes below 1/4, so no
/// update changes an output weight by more than 2 · rate, and a hidden weight by more than that
/// weight · rate. Each hidden weight is used for the next predictions as soon as it is updated.
template <typename Lanes>
[[gnu::always_inline]] inline typename Lanes::Rows iterate(
    const ShallowNetwork& network, const Lanes& lanes, const vector_math::Constants& constants) {
  using Rows = typename Lanes::Rows;
  const auto& [hidden, output, parameters, hasBiases, rates, inputs, targets, shares, activations,
               exponents, predictions] = network;
  const auto rateOfHidden = lanes.rate(rates, 0);
  const auto rateOfOutput = lanes.rate(rates, 1);
  const std::size_t units = hidden.fanOut;
  const auto timesSlope = [](const Rows& delta, const Rows& a) {
    return lanes::timesSlope(Activation::sigmoid, delta, a);
  };

  // Backpropagation and the update; every weight is read before it changes.
  const Rows predicted = lanes.load(predictions, 0, 1);
  const Rows error = Rows(2.0) * (predicted - lanes.load(targets, 0, 1));
  const Rows delta = timesSlope(lanes.load(shares, 0, 1) * error, predicted);
  double* const outputBias = lanes.at(parameters, output.biasesAt);
  if (hasBiases) lanes.descend(outputBias, rateOfOutput, delta);
  for (std::size_t u = 0; u < units; ++u) {
    const Rows a = lanes.load(activations, u, units);
    double* const outputWeight = lanes.at(parameters, output.weightsAt + u);
    const Rows deltaOfUnit = timesSlope(lanes.inAllRows(outputWeight) * delta, a);
    lanes.descend(outputWeight, rateOfOutput, a * delta);
    double* const bias = lanes.at(parameters, hidden.biasesAt + u);
    if (hasBiases) lanes.descend(bias, rateOfHidden, deltaOfUnit);
    Rows sums = lanes.inAllRows(bias);
    for (std::size_t k = 0; k < hidden.fanIn; ++k) {
      const Rows x = lanes.load(inputs, k, hidden.fanIn);
      double* const weight = lanes.at(parameters, hidden.weightsAt + k * units + u);
      lanes.descend(weight, rateOfHidden, x * deltaOfUnit);
      sums += lanes.inAllRows(weight) * x;
    }
    // The sigmoid is split in two loops: the processor's reordering window is too short to overlap
    // dependency chains as long as a whole sigmoid.
    const auto [exponent, rest] = vector_math::reduce(sums, constants);
    lanes.store(exponent, exponents, u, units);
    lanes.store(rest, activations, u, units);
  }

  // Second half of feedforward.
  Rows sums = lanes.inAllRows(outputBias);
  for (std::size_t u = 0; u < units; ++u) {
    const Rows exponent = lanes.load(exponents, u, units);
    const Rows rest = lanes.load(activations, u, units);
    const Rows a = vector_math::sigmoid(vector_math::Reduced{exponent, rest}, constants);
    lanes.store(a, activations, u, units);
    sums += lanes.inAllRows(lanes.at(parameters, output.weightsAt + u)) * a;
  }
  const Rows next = vector_math::sigmoid(sums, constants);
  lanes.store(next, predictions, 0, 1);
  return next;
}

}  // namespace

bool isShallow(std::span<const Layer> layers) {
  const auto isSigmoid = [](const Layer& layer) { return layer.activation == Activation::sigmoid; };
  return layers.size() == 2 && layers[1].fanOut == 1 && std::ranges::all_of(layers, isSigmoid);
}

bool hasFewRows(const Blocks& blocks) {
  return blocks.count == 1 && blocks.stride == RowsInLanes::kRows;
}

void descend(const ShallowNetwork& network, std::span<double> losses) {
  const auto& constants = simd::inMemory(vector_math::kConstants);
  using Lanes = RowsInLanes;
  for (double& loss : losses) {
    const auto predictions = iterate(network, Lanes(), constants);
    const auto error = Lanes::load(network.targets, 0, 1) - predictions;
    loss = Lanes::sum(Lanes::load(network.shares, 0, 1) * (error * error));
  }
}

// A separate function lets V8 switch to its optimized version between two iterations (see
// BINARYEN_EXTRA_PASSES in wasm/CMakeLists.txt).
[[gnu::noinline]] void descendTogether(const ShallowNetwork& networks, std::size_t runs,
                                       double* losses, double* errors) {
  const auto& constants = simd::inMemory(vector_math::kConstants);
  const RunsInLanes lanes{runs};
  for (std::size_t run = 0; run < runs; run += Vector::size) {
    ShallowNetwork some = networks;
    some.parameters += run;
    some.rates += run;
    some.activations += run;
    some.exponents += run;
    some.predictions += run;
    const auto predictions = iterate(some, lanes, constants);
    const auto error = lanes.load(networks.targets, 0, 1) - predictions;
    const auto shares = lanes.load(networks.shares, 0, 1);
    simd::store(RunsInLanes::sum(shares * (error * error)), losses + run);
    Vector largest(0.0);
    for (std::size_t r = 0; r < kRowsTogether; ++r) {
      if (networks.shares[r * runs] != 0) largest = xsimd::max(largest, xsimd::abs(error.each[r]));
    }
    simd::store(largest, errors + run);
  }
}

}  // namespace truthnet::kernels
