#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <random>

#include "truthnet/init.hpp"
#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// A random number generator that reproduces NumPy's: `numpy.random.seed(seed)`, then
/// `numpy.random.rand()`. It is the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998),
/// seeded from one number as in the C++ standard; each result takes its 53 bits from two draws.
class NumpyRandom {
 public:
  explicit NumpyRandom(std::uint32_t seed) : engine_(seed) {}

  /// Draws a uniform number in [0, 1), a multiple of 2^-53.
  double rand();

 private:
  std::mt19937 engine_;
};

/// Initializes the weights of `network`, drawn layer by layer in the order of
/// `numpy.random.rand(fan_in, fan_out)` and then mapped to the interval of `init`, which must not
/// be `given`. Sets the biases to 0 without drawing numbers for them.
void initialize(Network& network, Init init, std::uint32_t seed);

/// Checks the given start parameters and copies them into `network`, or returns a Problem. Missing
/// biases are 0; a network without biases accepts only zeros.
std::expected<void, Problem> initialize(Network& network, const std::optional<StartSpec>& start);

}  // namespace truthnet
