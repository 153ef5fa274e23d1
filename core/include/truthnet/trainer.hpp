#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "truthnet/changes.hpp"
#include "truthnet/detail/backpropagation.hpp"
#include "truthnet/detail/checkpoints.hpp"
#include "truthnet/loss_history.hpp"
#include "truthnet/names.hpp"
#include "truthnet/network.hpp"
#include "truthnet/optimizer.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"
#include "truthnet/tensor.hpp"
#include "truthnet/trace.hpp"
#include "truthnet/training_options.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// Reason why a run cannot be trained.
enum class Obstacle {
  /// A layer has a step activation, through which no gradient passes.
  stepActivation,
  /// Every row of the table is held out or has no target.
  noTrainingRows,
};

template <>
inline constexpr std::array kNamesOf<Obstacle> =
    std::to_array<std::string_view>({"stepActivation", "noTrainingRows"});

/// Trains a network on a truth table.
/// The same table, options and seed always give the same bits, no matter how iterations are split
/// into calls or how often the run is sought back and forth.
///
/// A run is everything since the start weights. The trainer records all of it in bounded memory and
/// can restore the state at any iteration up to the last: see seek(). A change in the middle of the
/// run, such as a step, a set parameter or an edited table, drops everything after it.
class Trainer {
 public:
  /// Checks a saved state, and returns the Problem with which create() would reject it. Takes less
  /// time and memory than a trainer.
  static std::expected<void, Problem> check(const SavedState& saved);

  /// Creates a trainer from a session, or returns a Problem that names the invalid field.
  static std::expected<Trainer, Problem> create(const Session& session);

  /// Creates a trainer that can repeat a saved run. It starts at the start weights; training
  /// applies the saved changes at their iterations, and replay() goes to the saved iteration. Any
  /// other change on the way drops the saved changes still to come.
  static std::expected<Trainer, Problem> create(const SavedState& saved);

  /// Trains for `iterations` passes over the training rows and returns the last loss. Stops early
  /// if the run blows up, reaches kLimits.maxIterations or is not trainable any more. After a seek
  /// back, training continues from the current iteration and drops the later ones.
  double step(std::int64_t iterations);

  /// Trains as step() does, for at most `iterations` passes, and stops after the first one at which
  /// isRight(tolerance) holds. Does nothing if it holds already.
  double stepUntilRight(std::int64_t iterations, double tolerance);

  /// Trains up to the iteration of the saved state from which the trainer was created.
  double replay();

  /// Trains up to iteration options().iterations, as step() does.
  double run();

  /// Restores the state after `iteration` iterations, including learning rates and set parameters,
  /// and returns its loss. The run is kept as a whole. Beyond its last iteration, trains on as
  /// step() does. The cost is that of the iterations since the previous checkpoint: a few
  /// milliseconds, in a long run up to 1/32 of it, and up to half of it for the largest networks,
  /// of which fewer checkpoints fit into Checkpoints::kMaxBytes.
  double seek(std::int64_t iteration);

  /// Returns to the start weights and clears the run. Keeps the learning rate and the table.
  void reset();

  /// Begins a run at `parameters`, for example those of another trainer, in place of the start
  /// weights. They have the layout of Network::parameters() and any magnitude; the biases of a
  /// network without biases stay 0. Keeps the learning rate and the table. Returns a Problem if
  /// their number is wrong.
  std::expected<void, Problem> restartAt(std::span<const double> parameters);

  /// Sets the learning rate of future iterations, those of the next step, or returns a Problem. A
  /// blown-up run may then continue.
  std::expected<void, Problem> setLearningRate(double rate);

  /// Sets the weight of layers()[layer] from unit `from` to unit `to`, all counted from 0, or
  /// returns a Problem. The change becomes part of the run: a seek to an earlier iteration restores
  /// the state without it, a seek to this or a later one the state with it.
  std::expected<void, Problem> setWeight(std::size_t layer, std::size_t from, std::size_t to,
                                         double value);

  /// Sets a bias in the same way. Returns a Problem if the network has no biases.
  std::expected<void, Problem> setBias(std::size_t layer, std::size_t unit, double value);

  /// Replaces the rows of the table, or returns a Problem. Keeps weights, biases and the state of
  /// the optimizer. The change becomes part of the run as in setWeight(), except at iteration 0,
  /// where the run begins with these rows. Equal rows change nothing.
  std::expected<void, Problem> setRows(std::span<const RowSpec> rows);

  /// Number of iterations from the start weights to the current state.
  std::uint32_t iteration() const { return iteration_; }

  /// Last iteration of the run: equals iteration() unless the run was sought back.
  std::uint32_t lastIteration() const { return history_.size() - 1; }

  /// Current loss over the training rows, after all edits at this iteration. Not finite if an edit
  /// of the table made it so: see blownUp().
  double loss() const { return loss_; }

  /// Returns true if the table has training rows and the error of every prediction for them is
  /// below `tolerance`. "Don't care" cells are ignored.
  bool isRight(double tolerance) const;

  /// True if the next iteration would produce a non-finite number. It was tried and undone: the
  /// current state is the last finite one. Also true if the weights are too large for the rows of
  /// an edited table, so that the loss is not finite.
  bool blownUp() const;

  /// Returns the reason why the next iteration cannot be trained, if any. Only iterations of a
  /// saved run without training rows are repeated as they were.
  std::optional<Obstacle> obstacle() const;

  bool trainable() const { return !obstacle(); }

  /// Learning rate of the first iteration.
  double firstLearningRate() const { return changes_.learningRateAt(0); }

  /// Returns the manual changes of the run from iteration `first` on, in the order of iterations.
  std::vector<Change> changes(std::uint32_t first = 0) const {
    return changes_.between(first, lastIteration());
  }

  /// Returns the rows of the table after the changes at `iteration`, at most lastIteration(): those
  /// with which the next iteration was trained.
  std::vector<PackedRow> rowsAt(std::uint32_t iteration) const;

  /// Losses of the run, from the start weights to lastIteration(), each before the edits at its
  /// iteration. LossHistory::jumps() are the losses after them.
  const LossHistory& lossHistory() const { return history_; }

  /// Returns the predictions for every row of the table, held out or not: (rows, outputs).
  Matrix predictions() const;

  /// Returns the loss of every row of the table, held out or not: (rows). The losses of the
  /// training rows add up to loss().
  Vector rowLosses() const;

  /// Returns ∂loss/∂parameter over all training rows, in the layout of Network::parameters(). Bias
  /// gradients are 0 in a network without biases.
  std::vector<double> gradients();

  /// Traces the contribution of a row, counted from 0, to loss() and gradients(), independent of
  /// the batch setting, or returns a Problem if `row` is out of range. A row that does not train
  /// contributes 0.
  std::expected<Trace, Problem> trace(std::size_t row) const;

  const TrainingOptions& options() const { return options_; }
  /// Table at the current iteration.
  const TruthTable& table() const { return table_; }
  const Network& network() const { return network_; }

 private:
  Trainer(TruthTable table, Network network, const TrainingOptions& options);

  /// Runs one iteration for each of `losses`, at least one, and fills in the loss after each.
  void iterate(double learningRate, std::span<double> losses);
  /// Runs a single iteration with `rates_` and returns the loss after it; NaN if a sum is not
  /// finite.
  double iterateOnce();

  /// Runs `iterations`, at most kSliceLength. If they would blow up, undoes them and returns false.
  bool tryToRun(std::size_t iterations);

  /// Restores the state at an iteration of the run from the checkpoint before it.
  void travel(std::uint32_t iteration);

  /// Restores a checkpoint, then repeats the edits at its iteration.
  void restore(const Checkpoint& checkpoint);

  /// Restores a checkpoint, without the edits at its iteration.
  void load(const Checkpoint& checkpoint);

  /// Begins the run anew, with the present table.
  void begin();

  /// Repeats the edits of parameters and rows recorded at this iteration and recomputes the loss.
  /// Returns true if there are any.
  bool repeatEdits();

  /// Applies the changes of a saved state at this iteration, the last of the run.
  void makeChanges();

  /// Records the learning rate of future iterations if this is the last iteration of the run.
  void noteLearningRate();

  /// Drops the changes after this iteration, including those of a saved state still to come.
  void dropLaterChanges();

  /// Makes this iteration the last of the run, with the loss history of a run that never went
  /// further.
  void dropFuture();

  void setParameter(std::size_t parameter, double value);

  /// Replaces the rows of the table, and everything that depends on them, by those at this
  /// iteration. Returns true if they are others.
  bool useRows(const std::vector<PackedRow>& rows);

  /// Recomputes the loss after an edit at the last iteration.
  void wasEdited();

  /// Returns the passes over the training rows of the table, which share one loss or have their
  /// own.
  Backpropagation passes(Batch batch) const;

  LossFunction lossFunction() const { return {options_.loss, network_.layers().back().activation}; }

  TruthTable table_;
  /// Iteration whose changes the table includes, as well as all earlier ones.
  std::uint32_t tableAt_ = 0;
  Network network_;
  TrainingOptions options_;
  Backpropagation backpropagation_;
  /// Backpropagation for single rows; only with Batch::row.
  std::optional<Backpropagation> singleRows_;
  OptimizerState optimizer_;
  std::vector<double> gradients_;
  /// Learning rate of each layer in the iterations being run.
  LayerNumbers rates_{};
  /// State before the iterations being tried.
  Checkpoint before_;
  Checkpoints checkpoints_;
  /// Manual changes, including those of a saved state still to come.
  Changes changes_;
  std::uint32_t savedAt_ = 0;
  /// Iteration up to which the run is that of the saved state: savedAt_, until another change.
  std::uint32_t repeatsTo_ = 0;
  LossHistory history_;
  std::uint32_t iteration_ = 0;
  double loss_ = 0;
  /// True if the iteration after the run's last one would produce a non-finite number.
  bool blownUp_ = false;
};

}  // namespace truthnet
