#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <vector>

#include "truthnet/problem.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// A table row, counted from 0, and its multiplicity.
struct WeightedRow {
  std::size_t row;
  std::int64_t times;
};

/// Linear separability of one output column, with a proof: either a threshold neuron, which fires
/// if Σ weights · inputs > threshold, or rows that rule one out.
struct Separability {
  bool separable;

  /// If separable: integer weights, (inputs), and a threshold midway between the largest sum of a
  /// row with target 0 and the smallest of a row with target 1.
  std::vector<double> weights;
  double threshold = 0;

  /// If not separable: equally many rows with target 1 (firing) and with target 0 (resting),
  /// counted with multiplicity, whose inputs add up to the same. For any weights, both groups then
  /// have the same total; yet every sum in the first would have to exceed the threshold and none in
  /// the second.
  std::vector<WeightedRow> firing;
  std::vector<WeightedRow> resting;
};

/// Decides the linear separability of `output`, counted from 0, exactly, in integers. Uses only
/// cells that train: held-out rows and "don't care" targets are ignored. Returns a Problem if
/// `output` is out of range.
std::expected<Separability, Problem> separability(const TruthTable& table, std::size_t output);

}  // namespace truthnet
