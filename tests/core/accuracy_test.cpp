#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <vector>

#include "truthnet/activation.hpp"

namespace truthnet::test {
namespace {

/// Returns numbers from the whole range of double, most of them where the functions bend.
std::vector<double> manyNumbers() {
  // A fixed seed keeps the test reproducible.
  std::mt19937_64 random(1);  // NOLINT(cert-msc51-cpp)
  std::uniform_real_distribution<double> bend(-2, 2);
  std::uniform_real_distribution<double> slope(-40, 40);
  std::uniform_real_distribution<double> tail(-760, 60);
  std::uniform_real_distribution<double> exponent(-300, 3);
  std::vector<double> numbers;
  for (int i = 0; i < 40'000; ++i) {
    const double small = std::pow(10.0, exponent(random));
    for (const double x : {bend(random), slope(random), tail(random), small, -small}) {
      numbers.push_back(x);
    }
  }
  return numbers;
}

/// Returns the error of `value` in ulps of a double at the exact value.
double ulps(double value, long double exact) {
  const double rounded = std::abs(static_cast<double>(exact));
  const double ulp = std::nextafter(rounded, std::numeric_limits<double>::infinity()) - rounded;
  return static_cast<double>(std::abs((static_cast<long double>(value) - exact) / ulp));
}

template <typename Exact>
double largestError(Activation activation, Exact exact) {
  const std::vector<double> numbers = manyNumbers();
  std::vector<double> values = numbers;
  activate(activation, values);
  double largest = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    largest = std::max(largest, ulps(values[i], exact(static_cast<long double>(numbers[i]))));
  }
  return largest;
}

}  // namespace

// long double gives the exact values, but is more precise than double only on some machines.
constexpr bool kHasMorePrecision = std::numeric_limits<long double>::digits > 60;

TEST_CASE("A sigmoid is within 3 units of the last place, from the tiniest result to 1") {
  if (!kHasMorePrecision) SKIP("long double is no more precise than double here");
  CHECK(largestError(Activation::sigmoid, [](long double z) { return 1 / (1 + std::exp(-z)); }) <=
        3);
}

TEST_CASE("A tanh is within 3 units of the last place, from the tiniest result to 1") {
  if (!kHasMorePrecision) SKIP("long double is no more precise than double here");
  CHECK(largestError(Activation::tanh, [](long double z) { return std::tanh(z); }) <= 3);
}

TEST_CASE("A single value gives the same bits as within an array") {
  for (const Activation activation : {Activation::sigmoid, Activation::tanh}) {
    const std::vector<double> numbers = manyNumbers();
    std::vector<double> together = numbers;
    activate(activation, together);
    bool same = true;
    for (std::size_t i = 0; i < numbers.size(); i += 7) {
      std::array alone = {numbers[i]};
      activate(activation, alone);
      same = same && alone[0] == together[i];
    }
    CHECK(same);
  }
}

}  // namespace truthnet::test
