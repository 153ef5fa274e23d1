#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <random>
#include <string_view>

#include "truthnet/names.hpp"
#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// Initialization of the weights.
enum class Init {
  uniform01,      // uniform in [0, 1)
  uniform11,      // uniform in [-1, 1)
  glorotUniform,  // uniform in ±√(6 / (fanIn + fanOut)): Glorot and Bengio (2010)
  heUniform,      // uniform in ±√(6 / fanIn): He, Zhang, Ren and Sun (2015)
  given,          // taken from the session's start parameters
};

template <>
inline constexpr std::array kNamesOf<Init> = std::to_array<std::string_view>(
    {"uniform01", "uniform11", "glorot_uniform", "he_uniform", "given"});

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
