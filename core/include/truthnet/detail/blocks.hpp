#pragma once

#include <cstddef>
#include <vector>

#include "truthnet/tensor.hpp"

namespace truthnet {

/// How the rows of a table are cut into blocks for the kernels. The values of one layer stand unit
/// by unit, the rows of the block side by side, so that one SIMD vector holds several rows of one
/// unit:
///
///              rows r (SIMD lanes)
///            ┌───┬───┬───┬───┬───┬┄┄┄┐
///            │   │   │   │   │   │   │
///   units u  │  u · stride + r   │   │  padding
///            │   │   │   │   │   │   │
///            └───┴───┴───┴───┴───┴┄┄┄┘
///
/// A block has at most 128 rows, so that a layer of it stays in the cache; the blocks of a layer
/// follow one another. Rows are padded to whole vectors.
struct Blocks {
  std::size_t count;
  /// Rows of the table in each block, an even number unless each has its own; the last block may
  /// have fewer.
  std::size_t rows;
  /// The same, padded to whole vectors.
  std::size_t paddedRows;
  /// The distance between two units of a block. Unless rows are few it leaves some room, or
  /// the same row of many units would compete for the same few lines of the cache.
  std::size_t stride;

  static Blocks forRows(std::size_t rowCount);
  /// Each row in a block of its own.
  static Blocks ofSingleRows(std::size_t rowCount);

  /// The values of one block of a layer.
  std::size_t blockSize(std::size_t units) const { return units * stride; }
  /// The values of all blocks of a layer.
  std::size_t layerSize(std::size_t units) const { return count * blockSize(units); }

  /// Where the value of a unit for a row of the table stands.
  std::size_t at(std::size_t row, std::size_t unit, std::size_t units) const {
    return row / rows * blockSize(units) + unit * stride + row % rows;
  }

  /// From (rows, units) into blocks, padded with zeros.
  std::vector<double> cut(const Matrix& values) const;
  /// The same, but each block padded with its last row: a network makes no number of the padding
  /// that it does not make of a row of the table, and none that is infinite for it alone.
  std::vector<double> cutInputs(const Matrix& values) const;
  /// From blocks back to (rows, units).
  Matrix join(const std::vector<double>& values, std::size_t rowCount, std::size_t units) const;
};

}  // namespace truthnet
