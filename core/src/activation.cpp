#include "truthnet/activation.hpp"

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

void activateWholePart(Activation activation, std::span<double> values) {
  const auto& constants = simd::inMemory(vector_math::kConstants);
  const auto function = [activation, &constants](Batch z) {
    return lanes::activated(activation, z, constants);
  };
  overAll(values, function, values);
}

void multiplyWholePart(Activation activation, std::span<const double> outputs,
                       std::span<double> deltas) {
  const auto function = [activation](Batch delta, Batch a) {
    return lanes::timesSlope(activation, delta, a);
  };
  overAll(deltas, function, deltas, outputs);
}

}  // namespace

void activate(Activation activation, std::span<double> values) {
  activateWholePart(activation, values);
  if (wholePart(values.size()) == values.size()) return;
  Rest rest(values);
  activateWholePart(activation, rest.numbers());
  rest.putBack(values);
}

void multiplyBySlope(Activation activation, std::span<const double> outputs,
                     std::span<double> deltas) {
  multiplyWholePart(activation, outputs, deltas);
  if (wholePart(deltas.size()) == deltas.size()) return;
  Rest rest(deltas);
  multiplyWholePart(activation, Rest(outputs).numbers(), rest.numbers());
  rest.putBack(deltas);
}

}  // namespace truthnet
