#include "truthnet/optimizer.hpp"

#include <cstddef>

namespace truthnet {

void update(Optimizer optimizer, double learningRate, std::span<const double> gradients,
            std::span<double> parameters) {
  switch (optimizer) {
    case Optimizer::gd:
      for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters[i] -= learningRate * gradients[i];
      }
      return;
  }
}

}  // namespace truthnet
