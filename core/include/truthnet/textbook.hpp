#pragma once

#include <cstddef>
#include <vector>
#include <xtensor/xmanipulation.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xview.hpp>

#include "truthnet/activation.hpp"
#include "truthnet/tensor.hpp"

/// A network and its training by the formulas as a textbook prints them, without care for speed.
/// The tests hold the trainer's kernels to it, and the playground shows it: the comments inside
/// Network name the steps of an iteration.
namespace truthnet::textbook {

/// Returns the matrix product: (rows, n) times (n, columns).
inline Matrix dot(const Matrix& a, const Matrix& b) {
  return xt::sum(xt::view(a, xt::all(), xt::all(), xt::newaxis()) * b, {1});
}

/// Returns f(z).
inline Matrix activation(Activation f, const Matrix& z) {
  if (f == Activation::sigmoid) return 1 / (1 + xt::exp(-z));
  if (f == Activation::tanh) return xt::tanh(z);
  if (f == Activation::relu) return xt::where(z > 0, z, 0.0);
  if (f == Activation::leakyRelu) return xt::where(z > 0, z, kLeakySlope * z);
  if (f == Activation::step) return xt::where(z > 0, 1.0, 0.0);
  return z;
}

/// Returns f'(z), given a = f(z).
inline Matrix slope(Activation f, const Matrix& a) {
  if (f == Activation::sigmoid) return a * (1 - a);
  if (f == Activation::tanh) return 1 - a * a;
  if (f == Activation::relu) return xt::where(a > 0, 1.0, 0.0);
  if (f == Activation::leakyRelu) return xt::where(a > 0, 1.0, kLeakySlope);
  if (f == Activation::step) return xt::zeros_like(a);
  return xt::ones_like(a);
}

struct Network {
  std::vector<Matrix> W;      // weights of each layer: (inputs, units)
  std::vector<Vector> b;      // biases: (units)
  std::vector<Activation> f;  // activation functions
  bool bias;                  // trains biases
  bool crossEntropy;          // loss: cross-entropy, or else squares
  std::vector<double> rate;   // learning rate of each layer

  std::vector<Matrix> a;      // inputs, then activations: (rows, units)
  std::vector<Matrix> delta;  // ∂loss/∂z: (rows, units)

  // Feedforward
  void forward(const Matrix& x) {
    a = {x};
    for (std::size_t l = 0; l < W.size(); ++l) {
      a.push_back(activation(f[l], dot(a[l], W[l]) + b[l]));
    }
  }

  // Loss; c is 1 for a sum, 1/2 or 1/cells for others, 0 without a target
  double loss(const Matrix& y, const Matrix& c) const {
    const Matrix& p = a.back();
    if (crossEntropy) return -xt::sum(c * (y * xt::log(p) + (1 - y) * xt::log(1 - p)))();
    return xt::sum(c * xt::square(y - p))();
  }

  void backward(const Matrix& y, const Matrix& c) {
    delta.resize(W.size());
    // Output layer; the tutorial leaves out this minus, then adds
    const Matrix& p = a.back();
    Matrix error = -2 * c * (y - p);
    if (crossEntropy) error = c * (p - y) / (p * (1 - p));
    delta.back() = error * slope(f.back(), p);
    // Hidden layers
    for (std::size_t l = W.size() - 1; l > 0; --l) {
      delta[l - 1] = dot(delta[l], xt::transpose(W[l])) * slope(f[l - 1], a[l]);
    }
  }

  // Update
  Matrix dW(std::size_t l) const { return dot(xt::transpose(a[l]), delta[l]); }
  Vector db(std::size_t l) const { return xt::sum(delta[l], {0}); }
  void update() {
    for (std::size_t l = 0; l < W.size(); ++l) {
      W[l] -= rate[l] * dW(l);
      if (bias) b[l] -= rate[l] * db(l);
    }
  }
};

}  // namespace truthnet::textbook
