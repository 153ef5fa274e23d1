#pragma once

#include <xtensor/xtensor.hpp>

namespace truthnet {

/// Row-major and contiguous; so are all arrays here.
using Matrix = xt::xtensor<double, 2>;
using Vector = xt::xtensor<double, 1>;

}  // namespace truthnet
