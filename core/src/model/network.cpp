#include "truthnet/network.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "kernels/kernels.hpp"
#include "model/checks.hpp"
#include "truthnet/detail/blocks.hpp"
#include "truthnet/limits.hpp"

namespace truthnet {
namespace {

/// Returns the activation of each of `count` layers.
std::vector<Activation> activationsOf(const ActivationSpec& spec, std::size_t count,
                                      Checks& checks) {
  if (const auto* one = std::get_if<Activation>(&spec)) return std::vector(count, *one);
  auto activations = std::get<std::vector<Activation>>(spec);
  checks.length("network.activation", activations.size(), count);
  return activations;
}

}  // namespace

std::expected<Network, Problem> Network::create(const NetworkSpec& spec, std::size_t inputs,
                                                std::size_t outputs) {
  Checks checks;
  const std::string_view field = "network.hidden";
  checks.length(field, spec.hidden.size(), allowed::kHiddenLayers);
  std::vector<std::size_t> sizes = {inputs};
  for (std::size_t i = 0; i < spec.hidden.size(); ++i) {
    checks.number(at(field, i), static_cast<double>(spec.hidden[i]), allowed::kUnits);
    sizes.push_back(spec.hidden[i]);
  }
  sizes.push_back(outputs);
  const auto activations = activationsOf(spec.activation, sizes.size() - 1, checks);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));

  std::vector<Layer> layers;
  std::size_t end = 0;
  for (std::size_t l = 0; l < activations.size(); ++l) {
    const std::size_t fanIn = sizes[l];
    const std::size_t fanOut = sizes[l + 1];
    const std::size_t biasesAt = end + fanIn * fanOut;
    layers.push_back({fanIn, fanOut, activations[l], end, biasesAt});
    end = biasesAt + fanOut;
  }
  return Network(std::move(layers), spec.bias);
}

Network::Network(std::vector<Layer> layers, bool hasBiases)
    : layers_(std::move(layers)),
      hasBiases_(hasBiases),
      parameters_(layers_.back().biasesAt + layers_.back().fanOut) {}

bool Network::isTrainable() const {
  return std::ranges::all_of(
      layers_, [](const Layer& layer) { return truthnet::isTrainable(layer.activation); });
}

Matrix Network::weights(std::size_t layer) const {
  const Layer& shape = layers_[layer];
  Matrix copy = Matrix::from_shape({shape.fanIn, shape.fanOut});
  std::ranges::copy(weights(shape, parameters()), copy.data());
  return copy;
}

Vector Network::biases(std::size_t layer) const {
  const Layer& shape = layers_[layer];
  Vector copy = Vector::from_shape({shape.fanOut});
  std::ranges::copy(biases(shape, parameters()), copy.data());
  return copy;
}

Matrix Network::predict(const Matrix& inputs) const { return evaluate(inputs, layers_.size() - 1); }

Matrix Network::evaluate(const Matrix& inputs, std::size_t layer) const {
  return run(inputs, layer, Result::activations);
}

Matrix Network::sums(const Matrix& inputs, std::size_t layer) const {
  return run(inputs, layer, Result::sums);
}

Matrix Network::run(const Matrix& inputs, std::size_t layer, Result result) const {
  const Blocks blocks = Blocks::forRows(inputs.shape(0));
  std::vector<double> values = blocks.cut(inputs);
  for (std::size_t l = 0; l <= layer; ++l) {
    Layer shape = layers_[l];
    if (l == layer && result == Result::sums) shape.activation = Activation::linear;
    std::vector<double> next(blocks.layerSize(shape.fanOut));
    for (std::size_t block = 0; block < blocks.count; ++block) {
      kernels::forward(shape, parameters_.data(), {}, false, blocks,
                       values.data() + block * blocks.blockSize(shape.fanIn),
                       next.data() + block * blocks.blockSize(shape.fanOut), nullptr);
    }
    values = std::move(next);
  }
  return blocks.join(values, inputs.shape(0), layers_[layer].fanOut);
}

}  // namespace truthnet
