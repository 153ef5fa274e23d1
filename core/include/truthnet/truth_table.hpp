#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <vector>

#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"
#include "truthnet/tensor.hpp"

namespace truthnet {

/// How many of `counts`, each 1 or 0, are 1.
std::size_t countOf(std::span<const double> counts);

/// Rows of a truth table as the mathematics sees them.
struct Rows {
  /// (rows, inputs), 0 or 1.
  Matrix inputs;
  /// (rows, outputs), 0 or 1; 0 where the target is "don't care".
  Matrix targets;
  /// (rows, outputs), 1, or 0 where the target is "don't care".
  Matrix counts;

  std::size_t size() const { return inputs.shape(0); }
  /// How many cells count.
  std::size_t cellCount() const { return countOf(counts); }
};

/// What a network is to learn. This is the only place where a table is validated.
class TruthTable {
 public:
  /// Checks names, sizes and cells. Rows that contradict each other are allowed.
  static std::expected<TruthTable, Problem> create(const TableSpec& spec);

  std::size_t inputCount() const { return rows_.inputs.shape(1); }
  std::size_t outputCount() const { return rows_.targets.shape(1); }

  /// All rows, in the table's order.
  const Rows& rows() const { return rows_; }

  /// The rows that are not held out and have a target that counts, in the table's order. There may
  /// be none.
  const Rows& trainingRows() const { return trainingRows_; }

  /// Whether a row is among those that train.
  bool trains(std::size_t row) const { return trains_[row]; }

  /// The indices, in increasing order, of the rows that train and that another row that trains
  /// contradicts: from equal inputs one wants 0 where the other wants 1. No network can satisfy
  /// both.
  std::vector<std::size_t> contradictions() const;

 private:
  TruthTable(Rows rows, Rows trainingRows, std::vector<bool> trains);

  Rows rows_;
  Rows trainingRows_;
  std::vector<bool> trains_;
};

}  // namespace truthnet
