#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string_view>

#include "truthnet/names.hpp"
#include "truthnet/network.hpp"

namespace truthnet {

/// Where the weights start.
enum class Init {
  uniform01,  // uniform in [0, 1)
};

template <>
inline constexpr std::array kNamesOf<Init> = std::to_array<std::string_view>({"uniform01"});

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
/// draws them. Biases start at 0 and draw nothing.
void initialize(Network& network, Init init, std::uint32_t seed);

}  // namespace truthnet
