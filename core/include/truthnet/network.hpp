#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <vector>

#include "truthnet/activation.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"
#include "truthnet/tensor.hpp"

namespace truthnet {

/// One layer of a network after the input: a' = f(a W + b).
struct Layer {
  std::size_t fanIn;
  std::size_t fanOut;
  Activation activation;
  /// Where W, (fanIn, fanOut) and row-major, begins among the network's parameters.
  std::size_t weightsAt;
  /// Where b, (fanOut), begins.
  std::size_t biasesAt;
};

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
  static std::span<double> weights(const Layer& layer, std::span<double> values);
  static std::span<const double> weights(const Layer& layer, std::span<const double> values);
  /// The part that belongs to its biases.
  static std::span<double> biases(const Layer& layer, std::span<double> values);
  static std::span<const double> biases(const Layer& layer, std::span<const double> values);

  /// A copy of the weights of layers()[layer]: (fanIn, fanOut).
  Matrix weights(std::size_t layer) const;
  /// A copy of the biases of layers()[layer]: (fanOut).
  Vector biases(std::size_t layer) const;

  /// What the network makes of each row of `inputs`, (rows, inputs): (rows, outputs).
  Matrix predict(const Matrix& inputs) const;

 private:
  Network(std::vector<Layer> layers, bool hasBiases);

  std::vector<Layer> layers_;
  bool hasBiases_;
  std::vector<double> parameters_;
};

}  // namespace truthnet
