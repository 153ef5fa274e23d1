#include "truthnet/detail/blocks.hpp"

#include <algorithm>
#include <xsimd/xsimd.hpp>

#include "kernels/row_sums.hpp"

namespace truthnet {
namespace {

constexpr std::size_t kMaxBlockRows = 128;
constexpr std::size_t kLanes = xsimd::batch<double>::size;

/// Blocks of at most this many vectors get no extra space between units.
constexpr std::size_t kShortVectors = 2;

/// Extra space between the units of longer blocks. It keeps their stride off powers of two, at
/// which they compete for cache lines.
constexpr std::size_t kRoom = 8;

std::size_t divideUp(std::size_t a, std::size_t b) { return (a + b - 1) / b; }
std::size_t roundUp(std::size_t a, std::size_t b) { return divideUp(a, b) * b; }

}  // namespace

Blocks Blocks::forRows(std::size_t rowCount) {
  const std::size_t count = std::max<std::size_t>(1, divideUp(rowCount, kMaxBlockRows));
  const std::size_t rows = roundUp(std::max<std::size_t>(1, divideUp(rowCount, count)), kHalves);
  const std::size_t padded = roundUp(rows, kLanes);
  const bool isShort = padded <= kShortVectors * kLanes;
  return {count, rows, padded, isShort ? padded : padded + kRoom};
}

Blocks Blocks::ofSingleRows(std::size_t rowCount) { return {rowCount, 1, kLanes, kLanes}; }

std::vector<double> Blocks::cut(const Matrix& values) const {
  const std::size_t units = values.shape(1);
  std::vector<double> blocks(layerSize(units));
  for (std::size_t row = 0; row < values.shape(0); ++row) {
    for (std::size_t unit = 0; unit < units; ++unit)
      blocks[at(row, unit, units)] = values(row, unit);
  }
  return blocks;
}

std::vector<double> Blocks::cutInputs(const Matrix& values) const {
  std::vector<double> blocks = cut(values);
  const std::size_t rowCount = values.shape(0);
  const std::size_t units = values.shape(1);
  for (std::size_t block = 0; block < count && rowCount > 0; ++block) {
    const std::size_t last = std::min((block + 1) * rows, rowCount) - 1;
    for (std::size_t unit = 0; unit < units; ++unit) {
      const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(at(last, unit, units));
      std::fill_n(first, paddedRows - last % rows, values(last, unit));
    }
  }
  return blocks;
}

Matrix Blocks::join(const std::vector<double>& values, std::size_t rowCount,
                    std::size_t units) const {
  Matrix joined = Matrix::from_shape({rowCount, units});
  for (std::size_t row = 0; row < rowCount; ++row) {
    for (std::size_t unit = 0; unit < units; ++unit)
      joined(row, unit) = values[at(row, unit, units)];
  }
  return joined;
}

}  // namespace truthnet
