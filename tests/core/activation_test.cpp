#include "truthnet/activation.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstddef>
#include <limits>

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace truthnet::test {
namespace {

double valueAt(Activation activation, double z) {
  std::array values = {z};
  activate(activation, values);
  return values[0];
}

double slopeAt(Activation activation, double z) {
  const std::array outputs = {valueAt(activation, z)};
  std::array deltas = {1.0};
  multiplyBySlope(activation, outputs, deltas);
  return deltas[0];
}

}  // namespace

TEST_CASE("Each activation has the values of its formula") {
  CHECK(valueAt(Activation::sigmoid, 0) == 0.5);
  CHECK_THAT(valueAt(Activation::sigmoid, 2), WithinRel(1 / (1 + std::exp(-2)), 1e-15));
  CHECK_THAT(valueAt(Activation::tanh, -0.5), WithinRel(std::tanh(-0.5), 1e-15));
  CHECK(valueAt(Activation::relu, 3) == 3);
  CHECK(valueAt(Activation::relu, -3) == 0);
  CHECK(valueAt(Activation::leakyRelu, 3) == 3);
  CHECK_THAT(valueAt(Activation::leakyRelu, -3), WithinRel(-0.03, 1e-15));
  CHECK(valueAt(Activation::linear, -3) == -3);
}

TEST_CASE("An M-P neuron fires only above its threshold") {
  CHECK(valueAt(Activation::step, 1e-300) == 1);
  CHECK(valueAt(Activation::step, 0) == 0);
  CHECK(valueAt(Activation::step, -1e-300) == 0);
}

TEST_CASE("Sigmoid and tanh stay within their bounds for any input") {
  for (const double z : {40.0, 800.0, 1e308, std::numeric_limits<double>::infinity()}) {
    CHECK(valueAt(Activation::sigmoid, z) == 1);
    CHECK_THAT(valueAt(Activation::sigmoid, -z), WithinAbs(0, 1e-17));
    CHECK(valueAt(Activation::tanh, z) == 1);
    CHECK(valueAt(Activation::tanh, -z) == -1);
  }
}

TEST_CASE("Every activation of NaN is NaN") {
  for (std::size_t i = 0; i < kNamesOf<Activation>.size(); ++i) {
    const auto activation = static_cast<Activation>(i);
    INFO(nameOf(activation));
    CHECK(std::isnan(valueAt(activation, std::numeric_limits<double>::quiet_NaN())));
  }
}

TEST_CASE("Each activation's slope matches the numerical derivative") {
  constexpr double h = 1e-6;
  for (std::size_t i = 0; i < kNamesOf<Activation>.size(); ++i) {
    const auto activation = static_cast<Activation>(i);
    INFO(nameOf(activation));
    for (const double z : {-2.5, -0.7, -0.01, 0.01, 0.3, 1.9}) {
      INFO("z = " << z);
      const double rise = valueAt(activation, z + h) - valueAt(activation, z - h);
      CHECK_THAT(slopeAt(activation, z), WithinAbs(rise / (2 * h), 1e-9));
    }
  }
}

}  // namespace truthnet::test
