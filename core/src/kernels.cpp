#include "kernels.hpp"

#include <algorithm>

namespace truthnet::kernels {
namespace {

/// to += factor · from, for n numbers.
void addScaled(double factor, const double* from, double* to, std::size_t n) {
  for (std::size_t j = 0; j < n; ++j) to[j] += factor * from[j];
}

double dot(const double* a, const double* b, std::size_t n) {
  double sum = 0;
  for (std::size_t j = 0; j < n; ++j) sum += a[j] * b[j];
  return sum;
}

}  // namespace

void affine(std::size_t rows, std::span<const double> in, std::span<const double> weights,
            std::span<const double> biases, std::span<double> out) {
  const std::size_t fanOut = biases.size();
  const std::size_t fanIn = weights.size() / fanOut;
  for (std::size_t r = 0; r < rows; ++r) {
    double* outRow = &out[r * fanOut];
    std::ranges::copy(biases, outRow);
    for (std::size_t i = 0; i < fanIn; ++i) {
      addScaled(in[r * fanIn + i], &weights[i * fanOut], outRow, fanOut);
    }
  }
}

void carryBack(std::size_t rows, std::span<const double> deltas, std::span<const double> weights,
               std::span<double> back) {
  if (rows == 0) return;
  const std::size_t fanOut = deltas.size() / rows;
  const std::size_t fanIn = back.size() / rows;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t i = 0; i < fanIn; ++i) {
      back[r * fanIn + i] = dot(&deltas[r * fanOut], &weights[i * fanOut], fanOut);
    }
  }
}

void weightGradients(std::size_t rows, std::span<const double> in, std::span<const double> deltas,
                     std::span<double> gradients) {
  std::ranges::fill(gradients, 0);
  if (rows == 0) return;
  const std::size_t fanIn = in.size() / rows;
  const std::size_t fanOut = deltas.size() / rows;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t i = 0; i < fanIn; ++i) {
      addScaled(in[r * fanIn + i], &deltas[r * fanOut], &gradients[i * fanOut], fanOut);
    }
  }
}

void biasGradients(std::size_t rows, std::span<const double> deltas, std::span<double> gradients) {
  std::ranges::fill(gradients, 0);
  for (std::size_t r = 0; r < rows; ++r) {
    addScaled(1, &deltas[r * gradients.size()], gradients.data(), gradients.size());
  }
}

}  // namespace truthnet::kernels
