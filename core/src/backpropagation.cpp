#include "truthnet/backpropagation.hpp"

#include <cstddef>
#include <utility>

#include "kernels.hpp"

namespace truthnet {

Backpropagation::Backpropagation(const Network& network, Rows rows, Loss loss)
    : rows_(std::move(rows)), loss_(loss) {
  for (const Layer& layer : network.layers()) {
    activations_.push_back(Matrix::from_shape({rows_.size(), layer.fanOut}));
    deltas_.push_back(Matrix::from_shape({rows_.size(), layer.fanOut}));
  }
}

double Backpropagation::feedforward(const Network& network) {
  const Matrix* in = &rows_.inputs;
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const Layer& layer = network.layers()[l];
    Matrix& out = activations_[l];
    kernels::affine(rows_.size(), *in, Network::weights(layer, network.parameters()),
                    Network::biases(layer, network.parameters()), out);
    activate(layer.activation, out);
    in = &out;
  }
  return totalLoss(loss_, rows_, *in);
}

void Backpropagation::backpropagate(const Network& network, std::span<double> gradients) {
  const std::size_t rows = rows_.size();
  lossSlopes(loss_, rows_, activations_.back(), deltas_.back());
  for (std::size_t l = network.layers().size(); l-- > 0;) {
    const Layer& layer = network.layers()[l];
    Matrix& delta = deltas_[l];
    multiplyBySlope(layer.activation, activations_[l], delta);
    kernels::weightGradients(rows, l == 0 ? rows_.inputs : activations_[l - 1], delta,
                             Network::weights(layer, gradients));
    if (network.hasBiases()) {
      kernels::biasGradients(rows, delta, Network::biases(layer, gradients));
    } else {
      std::ranges::fill(Network::biases(layer, gradients), 0);
    }
    if (l > 0) {
      kernels::carryBack(rows, delta, Network::weights(layer, network.parameters()),
                         deltas_[l - 1]);
    }
  }
}

}  // namespace truthnet
