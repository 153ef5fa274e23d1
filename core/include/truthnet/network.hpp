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

/// A multilayer perceptron: its layers and its parameters in one array, layer by layer, the weights
/// of a layer before its biases. In a network without biases, the biases stay 0.
class Network {
 public:
  /// Creates a network with all parameters 0, or returns a Problem if `spec` is invalid.
  static std::expected<Network, Problem> create(const NetworkSpec& spec, std::size_t inputs,
                                                std::size_t outputs);

  /// Layers after the input; at least one.
  std::span<const Layer> layers() const { return layers_; }
  /// True if biases are trained.
  bool hasBiases() const { return hasBiases_; }
  /// Returns true if gradients can train the network: every layer's activation is trainable.
  bool isTrainable() const;

  std::span<double> parameters() { return parameters_; }
  std::span<const double> parameters() const { return parameters_; }

  /// Returns the weights of a layer within `values`, an array in the layout of parameters().
  template <typename Number>
  static std::span<Number> weights(const Layer& layer, std::span<Number> values) {
    return values.subspan(layer.weightsAt, layer.fanIn * layer.fanOut);
  }
  /// Returns the biases of a layer within `values`, an array in the layout of parameters().
  template <typename Number>
  static std::span<Number> biases(const Layer& layer, std::span<Number> values) {
    return values.subspan(layer.biasesAt, layer.fanOut);
  }

  /// Returns a copy of the weights of layers()[layer]: (fanIn, fanOut).
  Matrix weights(std::size_t layer) const;
  /// Returns a copy of the biases of layers()[layer]: (fanOut).
  Vector biases(std::size_t layer) const;

  /// Returns the predictions for `inputs`, (rows, inputs): (rows, outputs).
  Matrix predict(const Matrix& inputs) const;

  /// Returns the activations of layers()[layer] for `inputs`, (rows, inputs): (rows, fanOut).
  Matrix evaluate(const Matrix& inputs, std::size_t layer) const;
  /// Returns the sums z of layers()[layer], before its activation: (rows, fanOut).
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
