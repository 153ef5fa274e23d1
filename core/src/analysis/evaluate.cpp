#include "truthnet/evaluate.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "model/checks.hpp"
#include "truthnet/limits.hpp"

namespace truthnet {

std::expected<Matrix, Problem> evaluate(const Network& network, std::size_t layer,
                                        std::span<const double> inputs) {
  const auto layers = network.layers();
  const std::size_t width = layers.front().fanIn;
  const std::size_t rows =
      std::clamp<std::size_t>((inputs.size() + width - 1) / width, 1, kLimits.maxRows);
  Checks checks;
  checks.index("layer", layer, layers.size());
  checks.length("inputs", inputs.size(), rows * width);
  checks.numbers("inputs", inputs, allowed::kInputValue);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));

  Matrix matrix = Matrix::from_shape({rows, width});
  std::ranges::copy(inputs, matrix.begin());
  return network.evaluate(matrix, layer);
}

}  // namespace truthnet
