#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <vector>

#include "truthnet/layer.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"
#include "truthnet/tensor.hpp"

namespace truthnet {

/// A multilayer perceptron: its shape and its parameters, which stand in one row, layer by layer,
/// the weights of a layer before its biases. A network without biases keeps them at 0.
class Network {
 public:
  /// A network with all parameters 0, from a checked description.
  static std::expected<Network, Problem> create(const NetworkSpec& spec, std::size_t inputs,
                                                std::size_t outputs);

  /// The layers after the input; at least one.
  std::span<const Layer> layers() const { return layers_; }
  /// Whether biases are trained.
  bool hasBiases() const { return hasBiases_; }
  /// Whether gradients can train it: false as soon as one layer is not.
  bool isTrainable() const;

  std::span<double> parameters() { return parameters_; }
  std::span<const double> parameters() const { return parameters_; }

  /// The part of `values`, laid out like the parameters, that belongs to a layer's weights.
  template <typename Number>
  static std::span<Number> weights(const Layer& layer, std::span<Number> values) {
    return values.subspan(layer.weightsAt, layer.fanIn * layer.fanOut);
  }
  /// The part that belongs to its biases.
  template <typename Number>
  static std::span<Number> biases(const Layer& layer, std::span<Number> values) {
    return values.subspan(layer.biasesAt, layer.fanOut);
  }

  /// A copy of the weights of layers()[layer]: (fanIn, fanOut).
  Matrix weights(std::size_t layer) const;
  /// A copy of the biases of layers()[layer]: (fanOut).
  Vector biases(std::size_t layer) const;

  /// What the network makes of each row of `inputs`, (rows, inputs): (rows, outputs).
  Matrix predict(const Matrix& inputs) const;

  /// What layers()[layer] makes of each row of `inputs`: (rows, fanOut).
  Matrix evaluate(const Matrix& inputs, std::size_t layer) const;
  /// The sums z from which it makes that: (rows, fanOut).
  Matrix sums(const Matrix& inputs, std::size_t layer) const;

 private:
  Network(std::vector<Layer> layers, bool hasBiases);

  enum class Result { sums, activations };
  Matrix run(const Matrix& inputs, std::size_t layer, Result result) const;

  std::vector<Layer> layers_;
  bool hasBiases_;
  std::vector<double> parameters_;
};

}  // namespace truthnet
