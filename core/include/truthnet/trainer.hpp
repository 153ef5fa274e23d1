#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <vector>

#include "truthnet/changes.hpp"
#include "truthnet/detail/backpropagation.hpp"
#include "truthnet/detail/checkpoints.hpp"
#include "truthnet/loss_history.hpp"
#include "truthnet/network.hpp"
#include "truthnet/optimizer.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"
#include "truthnet/tensor.hpp"
#include "truthnet/trace.hpp"
#include "truthnet/training_options.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// Teaches a network one truth table by gradient descent.
/// The same table, options and seed always give the same bits, however iterations are split into
/// calls, and however often the run is sought back and forth.
///
/// The run is what has been trained since the start weights. It is remembered as a whole, in
/// bounded memory, and shows its state at any iteration up to the last: see seek(). Whatever
/// changes the run in the middle, a step or a set parameter, drops what came after.
class Trainer {
 public:
  /// Checks the session and builds its trainer, or says in one sentence which field is wrong.
  /// `seed` stands in for the session's own.
  static std::expected<Trainer, Problem> create(const Session& session,
                                                std::optional<std::uint32_t> seed = std::nullopt);

  /// The same for a run that is to be repeated. It stands at the start weights, and training makes
  /// the saved changes where they belong; replay() brings it to where it was saved. Whatever else
  /// is changed on the way drops the changes still to come.
  static std::expected<Trainer, Problem> create(const SavedState& saved);

  /// Runs `iterations` full passes and returns the loss after the last. Runs fewer or none once it
  /// has blown up, at kLimits.maxIterations, or if it is not trainable. After a seek back, the run
  /// goes on from here and what came after is dropped.
  double step(std::int64_t iterations);

  /// Runs at most `iterations` full passes as step() does, and ends after the first that makes the
  /// table right. One that is right already trains no further.
  double stepUntilRight(std::int64_t iterations, double tolerance);

  /// Trains on to the iteration at which the state was saved that the trainer was created from.
  double replay();

  /// Trains on to iteration options().iterations, as step() does.
  double run();

  /// Shows the run after `iteration` iterations and returns its loss: the very state in which it
  /// was then, with the learning rates and set parameters of that time. The run stays whole. Beyond
  /// its last iteration, this trains on as step() does. Costs the iterations since the checkpoint
  /// before: a few milliseconds' worth, or in a long run up to a thirty-second of it, and up to
  /// half of it for the largest networks, of which fewer checkpoints fit into
  /// Checkpoints::kMaxBytes.
  double seek(std::int64_t iteration);

  /// Goes back to the start weights and forgets the run. The learning rate stays.
  void reset();

  /// Changes the learning rate of the iterations to come, which are those of the next step, or says
  /// what is wrong with it. A run that has blown up may try again with the new one.
  std::expected<void, Problem> setLearningRate(double rate);

  /// Sets the weight of layers()[layer] that leads from unit `from` to unit `to`, all counted from
  /// 0, or says which argument is wrong. It becomes part of the run: a seek to an earlier iteration
  /// shows the run without it, and one to this iteration or a later one with it.
  std::expected<void, Problem> setWeight(double layer, double from, double to, double value);

  /// The same for a bias. A network without biases has none to set.
  std::expected<void, Problem> setBias(double layer, double unit, double value);

  /// How many iterations after the start weights the state is that stands here.
  std::uint32_t iteration() const { return iteration_; }

  /// The last iteration of the run: iteration(), unless it was sought back.
  std::uint32_t lastIteration() const { return history_.size() - 1; }

  /// The loss now, over the rows that train.
  double loss() const { return loss_; }

  /// Whether every prediction of a row that trains is nearer to its target than `tolerance`. A
  /// "don't care" never is wrong.
  bool isRight(double tolerance) const;

  /// Whether the next iteration would leave the finite numbers. It has been tried and taken back:
  /// what stands here is the last finite state.
  bool blownUp() const { return blownUp_ && iteration_ == lastIteration(); }

  /// Whether gradients can train the network. One with a step activation can only be evaluated.
  bool trainable() const { return network_.isTrainable(); }

  /// The learning rate of the first iteration.
  double firstLearningRate() const { return changes_.learningRateAt(0); }

  /// Returns the changes by hand of the run, in the order of iterations.
  std::vector<Change> changes() const { return changes_.upTo(lastIteration()); }

  /// Another number whenever changes() or firstLearningRate() may be others.
  std::uint32_t changesRevision() const { return changesRevision_; }

  /// The losses of the run, from the start weights to lastIteration().
  const LossHistory& lossHistory() const { return history_; }

  /// What the network makes of every row of the table, held out or not: (rows, outputs).
  Matrix predictions() const;

  /// The loss of every row of the table, held out or not: (rows). Those of the rows that train add
  /// up to loss().
  Vector rowLosses() const;

  /// ∂loss/∂parameter at this state, over all rows that train: laid out like the parameters. The
  /// biases' are 0 in a network without biases.
  std::vector<double> gradients();

  /// Every number between one row of the table, counted from 0, and its part in loss() and
  /// gradients(), however many rows make one update; or says what is wrong with `row`. A row that
  /// does not train adds nothing.
  std::expected<Trace, Problem> trace(double row) const;

  const TrainingOptions& options() const { return options_; }
  const TruthTable& table() const { return table_; }
  const Network& network() const { return network_; }

 private:
  Trainer(TruthTable table, Network network, const TrainingOptions& options);

  /// Runs an iteration for each of `losses`, at least one, and fills them with the losses after it.
  void iterate(double learningRate, std::span<double> losses);
  /// One of these, by itself: returns the loss after it.
  double iterate(double learningRate);

  /// Runs `iterations`, at most kSliceLength; or, if that would blow up, none and returns false.
  bool tryToRun(std::size_t iterations);

  /// Goes to an iteration of the run by way of the checkpoint before it.
  void travel(std::uint32_t iteration);

  void restore(const Checkpoint& checkpoint);

  /// Sets the parameters that were set by hand at this iteration, and computes the loss anew.
  void repeatChanges();

  /// Makes the changes that a saved state has at this iteration, the last of the run.
  void makeChanges();

  /// Notes the learning rate of the iterations to come where they follow this one.
  void noteLearningRate();

  /// Makes this iteration the last of the run, with the losses of a run that never went further.
  void dropFuture();

  void setParameter(std::size_t parameter, double value);

  /// Computes the loss after parameters were set.
  void parametersWereSet();

  LossFunction lossFunction() const { return {options_.loss, network_.layers().back().activation}; }

  TruthTable table_;
  Network network_;
  TrainingOptions options_;
  Backpropagation backpropagation_;
  /// What trains one row at a time, where that is asked for.
  std::optional<Backpropagation> singleRows_;
  OptimizerState optimizer_;
  std::vector<double> gradients_;
  /// The state before the iterations that are being tried.
  Checkpoint before_;
  Checkpoints checkpoints_;
  /// With those of a saved state that are still to come.
  Changes changes_;
  std::uint32_t changesRevision_ = 0;
  std::uint32_t savedAt_ = 0;
  LossHistory history_;
  std::uint32_t iteration_ = 0;
  double loss_ = 0;
  /// Whether the iteration after the run's last would leave the finite numbers.
  bool blownUp_ = false;
};

}  // namespace truthnet
