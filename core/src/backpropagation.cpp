#include "truthnet/backpropagation.hpp"

#include "kernels.hpp"

namespace truthnet {

Backpropagation::Backpropagation(const Network& network, const Rows& rows, Loss loss)
    : blocks_(Blocks::forRows(rows.size())),
      loss_(loss),
      inputs_(blocks_.cut(rows.inputs)),
      targets_(blocks_.cut(rows.targets)),
      counts_(blocks_.cut(rows.counts)) {
  for (const Layer& layer : network.layers()) {
    activations_.emplace_back(blocks_.layerSize(layer.fanOut));
    deltas_.emplace_back(blocks_.blockSize(layer.fanOut));
  }
}

double Backpropagation::feedforward(const Network& network) {
  const std::vector<double>* in = &inputs_;
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    kernels::forward(kernels::layerOf(network, l), blocks_, *in, activations_[l], scratch_);
    in = &activations_[l];
  }
  return totalLoss(loss_, {targets_, counts_}, *in);
}

void Backpropagation::backpropagate(const Network& network, std::span<double> gradients) {
  const std::span<const Layer> layers = network.layers();
  const std::size_t outputs = layers.back().fanOut;
  for (std::size_t block = 0; block < blocks_.count; ++block) {
    lossSlopes(loss_, {part(targets_, block, outputs), part(counts_, block, outputs)},
               part(activations_.back(), block, outputs), deltas_.back());
    for (std::size_t l = layers.size(); l-- > 0;) {
      const Layer& layer = layers[l];
      multiplyBySlope(layer.activation, part(activations_[l], block, layer.fanOut), deltas_[l]);
      const kernels::Gradients sums{
          Network::weights(layer, gradients).data(),
          network.hasBiases() ? Network::biases(layer, gradients).data() : nullptr, block > 0};
      kernels::backward(kernels::layerOf(network, l), blocks_,
                        part(l == 0 ? inputs_ : activations_[l - 1], block, layer.fanIn),
                        deltas_[l], sums, l == 0 ? std::span<double>() : deltas_[l - 1]);
    }
  }
}

std::span<const double> Backpropagation::part(const std::vector<double>& values, std::size_t block,
                                              std::size_t units) const {
  const std::size_t size = blocks_.blockSize(units);
  return std::span(values).subspan(block * size, size);
}

}  // namespace truthnet
