#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <vector>

#include "truthnet/packed_row.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"
#include "truthnet/tensor.hpp"

namespace truthnet {

/// Returns the number of ones in `counts`, whose values are 0 or 1.
std::size_t countOf(std::span<const double> counts);

/// Rows of a truth table as arrays.
struct Rows {
  /// Inputs, (rows, inputs): 0 or 1.
  Matrix inputs;
  /// Targets, (rows, outputs): 0 or 1; 0 for "don't care".
  Matrix targets;
  /// Mask of the targets, (rows, outputs): 1, or 0 for "don't care".
  Matrix counts;

  std::size_t size() const { return inputs.shape(0); }
  /// Number of cells that count.
  std::size_t cellCount() const { return countOf(counts); }
};

/// A validated truth table. Tables are validated only here.
class TruthTable {
 public:
  /// Checks names, sizes and cells, or returns a Problem. Contradictory rows are allowed.
  static std::expected<TruthTable, Problem> create(const TableSpec& spec);

  /// Returns a table with the same columns and other rows, or a Problem.
  std::expected<TruthTable, Problem> withRows(std::span<const RowSpec> rows) const;

  /// Returns a table with the same columns and 1 to kLimits.maxRows other rows.
  TruthTable withRows(std::vector<PackedRow> rows) const;

  std::size_t inputCount() const { return rows_.inputs.shape(1); }
  std::size_t outputCount() const { return rows_.targets.shape(1); }

  /// All rows, in table order.
  const Rows& rows() const { return rows_; }
  const std::vector<PackedRow>& packedRows() const { return packedRows_; }

  /// Rows that are not held out and have at least one target, in table order; may be empty.
  const Rows& trainingRows() const { return trainingRows_; }

  /// Returns true if the row is a training row.
  bool trains(std::size_t row) const { return packedRows_[row].trains(); }

  /// Returns the indices, in increasing order, of training rows that contradict another training
  /// row: equal inputs, but target 0 in one and 1 in the other. No network can satisfy both.
  std::vector<std::size_t> contradictions() const;

 private:
  TruthTable(std::size_t inputs, std::size_t outputs, std::vector<PackedRow> rows);

  std::vector<PackedRow> packedRows_;
  Rows rows_;
  Rows trainingRows_;
};

}  // namespace truthnet
