#include "truthnet/detail/backpropagation.hpp"

#include <limits>
#include <optional>

#include "kernels/kernels.hpp"
#include "kernels/row_sums.hpp"
#include "kernels/shallow_network.hpp"

namespace truthnet {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Returns each cell's weight in the loss of all rows, or of its own row for Batch::row: (rows,
/// outputs).
Matrix cellWeights(const Rows& rows, Loss loss, Batch batch) {
  Matrix weights = rows.counts;
  const std::size_t outputs = weights.shape(1);
  const std::size_t allCells = rows.cellCount();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto ofRow = std::span(weights).subspan(row * outputs, outputs);
    const double weight = cellWeight(loss, batch == Batch::full ? allCells : countOf(ofRow));
    for (double& cell : ofRow) cell *= weight;
  }
  return weights;
}

}  // namespace

Backpropagation::Backpropagation(const Network& network, const Rows& rows, Loss loss, Batch batch)
    : blocks_(batch == Batch::full ? Blocks::forRows(rows.size())
                                   : Blocks::ofSingleRows(rows.size())),
      loss_(loss, network.layers().back().activation),
      inputs_(blocks_.cutInputs(rows.inputs)),
      targets_(blocks_.cut(rows.targets)),
      shares_(blocks_.cut(cellWeights(rows, loss, batch))),
      sums_(loss_.usesLogits() ? targets_.size() : 0),
      losses_(targets_.size()),
      halves_(batch == Batch::full && blocks_.count > 1 ? kHalves * network.parameters().size()
                                                        : 0),
      tiles_(network.layers().size()),
      mayOverflow_(network.layers().size(), true) {
  for (const Layer& layer : network.layers()) {
    activations_.emplace_back(blocks_.layerSize(layer.fanOut));
    deltas_.emplace_back(blocks_.blockSize(layer.fanOut));
  }
}

double Backpropagation::feedforward(const Network& network) {
  const double* parameters = network.parameters().data();
  std::optional<Activation> before;
  for (std::size_t l = 0; l < tiles_.size(); ++l) {
    const Layer& layer = network.layers()[l];
    if (kernels::wantsTiles(layer, blocks_)) kernels::copyTiles(layer, parameters, tiles_[l]);
    mayOverflow_[l] = kernels::mayOverflow(layer, parameters, blocks_, before);
    before = layer.activation;
  }
  bool areFinite = true;
  for (std::size_t block = 0; block < blocks_.count; ++block) {
    areFinite = feedforward(network, block) && areFinite;
  }
  if (!areFinite) return kNaN;
  loss_.each({targets_, shares_}, outputs(), losses_);
  return kernels::sumOfLosses(losses_, network.layers().back().fanOut, blocks_);
}

bool Backpropagation::feedforward(const Network& network, std::size_t block) {
  const std::span<const Layer> layers = network.layers();
  const double* in = at(inputs_, block, layers.front().fanIn);
  bool areFinite = true;
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const std::size_t units = layers[l].fanOut;
    double* out = at(activations_[l], block, units);
    const bool wantsSums = l + 1 == layers.size() && loss_.usesLogits();
    const bool isFinite =
        kernels::forward(layers[l], network.parameters().data(), tiles_[l], mayOverflow_[l],
                         blocks_, in, out, wantsSums ? at(sums_, block, units) : nullptr);
    areFinite = areFinite && isFinite;
    in = out;
  }
  return areFinite;
}

void Backpropagation::backpropagate(const Network& network, std::span<double> gradients) {
  for (std::size_t block = 0; block < blocks_.count; ++block) {
    backpropagate(network, block,
                  {.parameters = gradients.data(),
                   .ofBiases = network.hasBiases(),
                   .halves = halves_.data(),
                   .isFirstBlock = block == 0,
                   .isLastBlock = block + 1 == blocks_.count});
  }
}

bool Backpropagation::descend(Network& network, std::span<const double> rates,
                              std::span<double> losses) {
  const std::span<const Layer> layers = network.layers();
  if (loss_.usesLogits() || !kernels::isShallow(layers) || !kernels::hasFewRows(blocks_))
    return false;
  kernels::descend({.hidden = layers[0],
                    .output = layers[1],
                    .parameters = network.parameters().data(),
                    .hasBiases = network.hasBiases(),
                    .rates = rates.data(),
                    .inputs = inputs_.data(),
                    .targets = targets_.data(),
                    .shares = shares_.data(),
                    .activations = activations_[0].data(),
                    .exponents = deltas_[0].data(),
                    .predictions = activations_[1].data()},
                   losses);
  return true;
}

bool Backpropagation::backpropagateRow(const Network& network, std::size_t row,
                                       std::span<double> gradients) {
  if (!feedforward(network, row)) return false;
  backpropagate(network, row,
                {.parameters = gradients.data(),
                 .ofBiases = network.hasBiases(),
                 .halves = nullptr,
                 .isFirstBlock = true,
                 .isLastBlock = true});
  return true;
}

void Backpropagation::backpropagate(const Network& network, std::size_t block,
                                    const kernels::Gradients& gradients) {
  const std::span<const Layer> layers = network.layers();
  const std::size_t units = layers.back().fanOut;
  const std::size_t size = blocks_.blockSize(units);
  loss_.deltas({{at(targets_, block, units), size}, {at(shares_, block, units), size}},
               {at(outputs(), block, units), size}, deltas_.back());
  for (std::size_t l = layers.size(); l-- > 0;) {
    const std::size_t fanIn = layers[l].fanIn;
    const kernels::PreviousLayer previous =
        l == 0 ? kernels::PreviousLayer{at(inputs_, block, fanIn), Activation::linear, nullptr}
               : kernels::PreviousLayer{at(activations_[l - 1], block, fanIn),
                                        layers[l - 1].activation, deltas_[l - 1].data()};
    kernels::backward(layers[l], network.parameters().data(), blocks_, deltas_[l].data(), gradients,
                      previous);
  }
}

std::vector<double>& Backpropagation::outputs() {
  return loss_.usesLogits() ? sums_ : activations_.back();
}

double* Backpropagation::at(std::vector<double>& values, std::size_t block,
                            std::size_t units) const {
  return values.data() + block * blocks_.blockSize(units);
}

}  // namespace truthnet
