#pragma once

#include <xtensor/xtensor.hpp>

namespace truthnet {

/// Arrays of doubles, row-major and contiguous.
using Matrix = xt::xtensor<double, 2>;
using Vector = xt::xtensor<double, 1>;

}  // namespace truthnet
