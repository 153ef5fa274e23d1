#include "truthnet/backpropagation.hpp"

#include <algorithm>
#include <xtensor/xview.hpp>

#include "kernels.hpp"

namespace truthnet {
namespace {

/// The part of `values` that belongs to one block of a layer.
template <typename Values>
auto part(const Blocks& blocks, Values& values, std::size_t block, std::size_t units) {
  return std::span(values).subspan(block * blocks.blockSize(units), blocks.blockSize(units));
}

/// What each cell adds to the loss of all rows together or to that of its own row, (rows, outputs).
Matrix sharesOf(const Rows& rows, Loss loss, Batch batch) {
  if (batch == Batch::full) return rows.counts * shareOf(loss, rows.cellCount());
  Matrix shares = rows.counts;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    auto ofRow = xt::row(shares, static_cast<std::ptrdiff_t>(row));
    ofRow *= shareOf(loss, static_cast<std::size_t>(std::ranges::count(ofRow, 1.0)));
  }
  return shares;
}

}  // namespace

Backpropagation::Backpropagation(const Network& network, const Rows& rows, Loss loss, Batch batch)
    : blocks_(batch == Batch::full ? Blocks::forRows(rows.size())
                                   : Blocks::ofSingleRows(rows.size())),
      loss_(loss, network.layers().back().activation),
      inputs_(blocks_.cut(rows.inputs)),
      targets_(blocks_.cut(rows.targets)),
      shares_(blocks_.cut(sharesOf(rows, loss, batch))),
      sums_(loss_.isOfSums() ? targets_.size() : 0),
      tiles_(network.layers().size()) {
  for (const Layer& layer : network.layers()) {
    activations_.emplace_back(blocks_.layerSize(layer.fanOut));
    deltas_.emplace_back(blocks_.blockSize(layer.fanOut));
  }
}

double Backpropagation::feedforward(const Network& network) {
  for (std::size_t l = 0; l < tiles_.size(); ++l) {
    const Layer& layer = network.layers()[l];
    if (kernels::wantsTiles(layer, blocks_)) {
      kernels::copyTiles(layer, network.parameters().data(), tiles_[l]);
    }
  }
  for (std::size_t block = 0; block < blocks_.count; ++block) feedforward(network, block);
  return loss_.total({targets_, shares_}, loss_.isOfSums() ? sums_ : activations_.back());
}

void Backpropagation::feedforward(const Network& network, std::size_t block) {
  const std::span<const Layer> layers = network.layers();
  const double* in = part(blocks_, inputs_, block, layers.front().fanIn).data();
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const auto out = part(blocks_, activations_[l], block, layers[l].fanOut);
    kernels::forward(layers[l], network.parameters().data(), tiles_[l], blocks_, in, out.data());
    if (l + 1 == layers.size() && loss_.isOfSums()) {
      std::ranges::copy(out, part(blocks_, sums_, block, layers[l].fanOut).begin());
    }
    activate(layers[l].activation, out);
    in = out.data();
  }
}

void Backpropagation::backpropagate(const Network& network, std::span<double> gradients) {
  for (std::size_t block = 0; block < blocks_.count; ++block) {
    backpropagate(network, block, gradients, block > 0);
  }
}

void Backpropagation::backpropagateRow(const Network& network, std::size_t row,
                                       std::span<double> gradients) {
  feedforward(network, row);
  backpropagate(network, row, gradients, false);
}

void Backpropagation::backpropagate(const Network& network, std::size_t block,
                                    std::span<double> gradients, bool add) {
  const std::span<const Layer> layers = network.layers();
  const std::size_t outputs = layers.back().fanOut;
  loss_.deltas({part(blocks_, targets_, block, outputs), part(blocks_, shares_, block, outputs)},
               part(blocks_, activations_.back(), block, outputs), deltas_.back());
  for (std::size_t l = layers.size(); l-- > 0;) {
    const auto in = part(blocks_, l == 0 ? inputs_ : activations_[l - 1], block, layers[l].fanIn);
    double* back = l == 0 ? nullptr : deltas_[l - 1].data();
    kernels::backward(layers[l], network.parameters().data(), blocks_, in.data(), deltas_[l].data(),
                      gradients.data(), {network.hasBiases(), add}, back);
    if (l > 0) multiplyBySlope(layers[l - 1].activation, in, deltas_[l - 1]);
  }
}

}  // namespace truthnet
