#include "truthnet/surface.hpp"

#include <cstddef>
#include <utility>

#include "model/checks.hpp"
#include "truthnet/limits.hpp"

namespace truthnet {

std::expected<Surface, Problem> surface(const Network& network, const SurfaceSpec& spec) {
  const auto layers = network.layers();
  const std::size_t inputs = layers.front().fanIn;
  Checks checks;
  const std::size_t layer = checks.index("layer", spec.layer, layers.size());
  const std::size_t x = checks.index("x", spec.x, inputs);
  const std::size_t y = checks.index("y", spec.y, inputs);
  checks.length("inputs", spec.inputs.size(), inputs);
  checks.numbers("inputs", spec.inputs, allowed::kInputValue);
  const std::size_t size = spec.size;
  checks.number("size", static_cast<double>(size), allowed::kSurfaceSize);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));

  Matrix points = Matrix::from_shape({size * size, inputs});
  const auto coordinate = [size](std::size_t step) {
    return static_cast<double>(step) / static_cast<double>(size - 1);
  };
  for (std::size_t point = 0; point < size * size; ++point) {
    for (std::size_t i = 0; i < inputs; ++i) points(point, i) = spec.inputs[i];
    points(point, y) = coordinate(point / size);
    points(point, x) = coordinate(point % size);
  }
  const Matrix values = network.evaluate(points, layer);
  const std::size_t units = values.shape(1);
  Surface result = Surface::from_shape({units, size, size});
  double* target = result.data();
  for (std::size_t unit = 0; unit < units; ++unit) {
    for (std::size_t point = 0; point < size * size; ++point) *target++ = values(point, unit);
  }
  return result;
}

}  // namespace truthnet
