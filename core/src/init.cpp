#include "truthnet/init.hpp"

#include <algorithm>

namespace truthnet {

double NumpyRandom::rand() {
  const auto high = static_cast<double>(engine_() >> 5U);  // 27 bits
  const auto low = static_cast<double>(engine_() >> 6U);   // 26 bits
  return (high * 0x1p26 + low) / 0x1p53;
}

void initialize(Network& network, Init init, std::uint32_t seed) {
  NumpyRandom random(seed);
  std::ranges::fill(network.parameters(), 0);
  for (const Layer& layer : network.layers()) {
    for (double& weight : Network::weights(layer, network.parameters())) {
      switch (init) {
        case Init::uniform01:
          weight = random.rand();
      }
    }
  }
}

}  // namespace truthnet
