#pragma once

#include <expected>
#include <span>

#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/tensor.hpp"

namespace truthnet {

/// What layers()[layer] makes of any rows of inputs, whether a table has them or not: (rows,
/// units). The `inputs` of the rows, each from 0 to 1, stand one row after the other; nothing is
/// checked yet.
std::expected<Matrix, Problem> evaluate(const Network& network, double layer,
                                        std::span<const double> inputs);

}  // namespace truthnet
