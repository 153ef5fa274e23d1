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

/// Where the parameters start.
enum class Init {
  uniform01,      // weights uniform in [0, 1)
  uniform11,      // in [-1, 1)
  glorotUniform,  // in ±√(6 / (fanIn + fanOut)): Glorot and Bengio (2010)
  heUniform,      // in ±√(6 / fanIn): He, Zhang, Ren and Sun (2015)
  given,          // where the session says
};

template <>
inline constexpr std::array kNamesOf<Init> = std::to_array<std::string_view>(
    {"uniform01", "uniform11", "glorot_uniform", "he_uniform", "given"});

/// The numbers that `numpy.random.seed(seed)` and then `numpy.random.rand()` give: the Mersenne
/// twister MT19937 (Matsumoto and Nishimura, 1998), whose seeding by one number the C++ standard
/// shares, and two of its draws for the 53 bits of each number.
class NumpyRandom {
 public:
  explicit NumpyRandom(std::uint32_t seed) : engine_(seed) {}

  /// Uniform in [0, 1), a multiple of 2^-53.
  double rand();

 private:
  std::mt19937 engine_;
};

/// Gives `network` its start weights, drawn layer by layer as `numpy.random.rand(fan_in, fan_out)`
/// draws them, then mapped to the interval of `init`, which is not `given`. Biases start at 0 and
/// draw nothing.
void initialize(Network& network, Init init, std::uint32_t seed);

/// Checks given start parameters and puts them into `network`, or says what is wrong with them.
/// Left out, biases are 0; in a network without biases they can be nothing else.
std::expected<void, Problem> initialize(Network& network, const std::optional<StartSpec>& start);

}  // namespace truthnet
