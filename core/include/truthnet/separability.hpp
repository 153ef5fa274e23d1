#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <vector>

#include "truthnet/problem.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// A row of the table, counted from 0, and how many times it is taken.
struct Taken {
  std::size_t row;
  std::int64_t times;
};

/// Whether one threshold neuron, which fires where Σ weights · inputs > threshold, can give a
/// column of targets, and the proof of it.
struct Separability {
  bool separable;

  /// Where it can: whole weights, (inputs), and a threshold midway between the largest sum of a row
  /// that rests and the smallest of one that fires.
  std::vector<double> weights;
  double threshold = 0;

  /// Where it cannot: rows that should fire and as many that should rest, whose inputs add up to
  /// the same. Whatever the weights, both have the same sum of sums; yet the ones would all be
  /// above the threshold and the others not.
  std::vector<Taken> firing;
  std::vector<Taken> resting;
};

/// Decides it for one output, counted from 0, exactly, in whole numbers. Only the cells that train
/// count: rows held out and targets that are "don't care" are ignored.
std::expected<Separability, Problem> separability(const TruthTable& table, double output);

}  // namespace truthnet
