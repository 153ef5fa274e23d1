#pragma once

#include <cstddef>
#include <vector>

#include "truthnet/tensor.hpp"

namespace truthnet {

/// Partition of table rows into blocks for the kernels. Within a block, the values of a layer are
/// stored unit by unit with the rows side by side, so that a SIMD vector holds several rows of one
/// unit:
///
///              rows r (SIMD lanes)
///            ┌───┬───┬───┬───┬───┬┄┄┄┐
///            │   │   │   │   │   │   │
///   units u  │  u · stride + r   │   │  padding
///            │   │   │   │   │   │   │
///            └───┴───┴───┴───┴───┴┄┄┄┘
///
/// A block has at most 128 rows, so that a layer of it fits into the cache. The blocks of a layer
/// follow one another. Rows are padded to whole vectors.
struct Blocks {
  std::size_t count;
  /// Rows per block, an even number except for single-row blocks; the last block may have fewer.
  std::size_t rows;
  /// Rows per block, padded to whole vectors.
  std::size_t paddedRows;
  /// Distance between two units of a block. Larger blocks leave some space in between; otherwise
  /// the same row of many units would compete for the same few cache lines.
  std::size_t stride;

  /// Partitions the rows into blocks of at most 128.
  static Blocks forRows(std::size_t rowCount);
  /// Puts each row into its own block.
  static Blocks ofSingleRows(std::size_t rowCount);

  /// Number of values in one block of a layer.
  std::size_t blockSize(std::size_t units) const { return units * stride; }
  /// Number of values in all blocks of a layer.
  std::size_t layerSize(std::size_t units) const { return count * blockSize(units); }

  /// Returns the index of a unit's value for a row of the table.
  std::size_t at(std::size_t row, std::size_t unit, std::size_t units) const {
    return row / rows * blockSize(units) + unit * stride + row % rows;
  }

  /// Converts from (rows, units) to blocks, padded with zeros.
  std::vector<double> cut(const Matrix& values) const;
  /// Converts to blocks padded with each block's last row, so that padding produces the same
  /// numbers as a real row and never an infinite one of its own.
  std::vector<double> cutInputs(const Matrix& values) const;
  /// Converts from blocks back to (rows, units).
  Matrix join(const std::vector<double>& values, std::size_t rowCount, std::size_t units) const;
};

}  // namespace truthnet
