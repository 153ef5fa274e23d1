#pragma once

#include <cstddef>
#include <expected>
#include <span>

#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/tensor.hpp"

namespace truthnet {

/// Returns the activations of layers()[layer] for arbitrary rows of inputs, in the table or not:
/// (rows, units). `inputs` is (rows, inputs), row-major, each value from 0 to 1. Returns a Problem
/// if `layer` or `inputs` is invalid.
std::expected<Matrix, Problem> evaluate(const Network& network, std::size_t layer,
                                        std::span<const double> inputs);

}  // namespace truthnet
