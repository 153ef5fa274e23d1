#include "truthnet/optimizer.hpp"

#include "training/update.hpp"

namespace truthnet {

OptimizerState::OptimizerState(Optimizer optimizer, std::size_t parameters)
    : first(optimizer == Optimizer::gd ? 0 : parameters),
      second(optimizer == Optimizer::adam ? parameters : 0) {}

void update(Optimizer optimizer, std::span<const Layer> layers, std::span<const double> rates,
            std::span<const double> gradients, OptimizerState& state,
            std::span<double> parameters) {
  updateEach<double>(optimizer, layers, rates.data(), gradients.data(), state, parameters.data());
}

}  // namespace truthnet
