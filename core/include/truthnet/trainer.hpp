#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <vector>

#include "truthnet/backpropagation.hpp"
#include "truthnet/loss_history.hpp"
#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"
#include "truthnet/tensor.hpp"
#include "truthnet/training_options.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// Teaches a network one truth table by gradient descent.
/// The same table, options and seed always give the same bits, however iterations are split into
/// calls.
class Trainer {
 public:
  /// Checks the session and builds its trainer, or says in one sentence which field is wrong.
  static std::expected<Trainer, Problem> create(const Session& session);

  /// Runs `iterations` full passes, each with one update, and returns the loss after the last. Runs
  /// fewer or none once it has blown up, at kLimits.maxIterations, or if it is not trainable.
  double step(std::int64_t iterations);

  /// Goes back to the start weights. The learning rate stays.
  void reset();

  /// Changes the learning rate of the iterations to come, or says what is wrong with it. A run that
  /// has blown up may try again with the new one.
  std::expected<void, Problem> setLearningRate(double rate);

  /// How many iterations have been run since the start weights.
  std::uint32_t iteration() const { return iteration_; }

  /// The loss now, over the rows that train.
  double loss() const { return loss_; }

  /// Whether the next iteration would leave the finite numbers. It has been tried and taken back:
  /// what stands here is the last finite state.
  bool blownUp() const { return blownUp_; }

  /// Whether gradients can train the network. One with a step activation can only be evaluated.
  bool trainable() const { return network_.isTrainable(); }

  /// The losses from the start weights to now.
  const LossHistory& lossHistory() const { return history_; }

  /// What the network makes of every row of the table, held out or not: (rows, outputs).
  Matrix predictions() const;

  /// The loss of every row of the table, held out or not: (rows). Those of the rows that train add
  /// up to loss().
  Vector rowLosses() const;

  const TruthTable& table() const { return table_; }
  const Network& network() const { return network_; }

 private:
  Trainer(TruthTable table, Network network, const TrainingOptions& options);

  /// Runs `iterations`, at most kSliceLength; or, if that would blow up, none and returns false.
  bool tryToRun(std::size_t iterations);

  TruthTable table_;
  Network network_;
  TrainingOptions options_;
  Backpropagation backpropagation_;
  std::vector<double> gradients_;
  /// The parameters before the iterations that are being tried.
  std::vector<double> before_;
  LossHistory history_;
  std::uint32_t iteration_ = 0;
  double loss_ = 0;
  bool blownUp_ = false;
};

}  // namespace truthnet
