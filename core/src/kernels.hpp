#pragma once

#include <cstddef>
#include <span>

namespace truthnet::kernels {

// The loops that training spends its time in. Every array is row-major:
//
//            units j               in: (rows, fanIn)     W: (fanIn, fanOut)
//          ┌─────────┐             out, deltas: (rows, fanOut)     b: (fanOut)
//   rows r │ r·n + j │
//          └─────────┘             n is the row's length; it follows from the arrays' sizes.

/// out = in W + b
void affine(std::size_t rows, std::span<const double> in, std::span<const double> weights,
            std::span<const double> biases, std::span<double> out);

/// back = deltas Wᵀ, which carries the gradient with respect to a layer's z to the layer's input.
void carryBack(std::size_t rows, std::span<const double> deltas, std::span<const double> weights,
               std::span<double> back);

/// gradients = inᵀ deltas, the gradient with respect to W.
void weightGradients(std::size_t rows, std::span<const double> in, std::span<const double> deltas,
                     std::span<double> gradients);

/// gradients = the column sums of deltas, the gradient with respect to b.
void biasGradients(std::size_t rows, std::span<const double> deltas, std::span<double> gradients);

}  // namespace truthnet::kernels
