#include "truthnet/activation.hpp"

#include "kernels/activation_lanes.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/simd.hpp"
#include "kernels/vector_math.hpp"

namespace truthnet {
namespace {

using elementwise::Tail;
using elementwise::transform;
using elementwise::wholePart;

void activateWholePart(Activation activation, std::span<double> values) {
  const auto& constants = simd::inMemory(vector_math::kConstants);
  const auto function = [activation, &constants](const auto& z) {
    return lanes::activated(activation, z, constants);
  };
  // Two vectors share one load of the sigmoid's constants.
  transform<2>(values, function, values);
}

void multiplyWholePart(Activation activation, std::span<const double> outputs,
                       std::span<double> deltas) {
  const auto function = [activation](const auto& delta, const auto& a) {
    return lanes::timesSlope(activation, delta, a);
  };
  transform<1>(deltas, function, deltas, outputs);
}

}  // namespace

void activate(Activation activation, std::span<double> values) {
  activateWholePart(activation, values);
  if (wholePart(values.size()) == values.size()) return;
  Tail tail(values);
  activateWholePart(activation, tail.numbers());
  tail.copyTo(values);
}

void multiplyBySlope(Activation activation, std::span<const double> outputs,
                     std::span<double> deltas) {
  multiplyWholePart(activation, outputs, deltas);
  if (wholePart(deltas.size()) == deltas.size()) return;
  Tail tail(deltas);
  multiplyWholePart(activation, Tail(outputs).numbers(), tail.numbers());
  tail.copyTo(deltas);
}

}  // namespace truthnet
