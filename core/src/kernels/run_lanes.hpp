#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "truthnet/loss.hpp"
#include "truthnet/network.hpp"
#include "truthnet/optimizer.hpp"
#include "truthnet/training_options.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// Several runs of one session that differ in their start parameters and learning rates, side by
/// side in SIMD lanes: each value of a run is stored next to the same value of all other runs.
///
///              runs s (SIMD lanes)
///            ┌───┬───┬───┬───┬───┬───┬───┬───┐
///   numbers  │   │   │   │   │   │   │   │   │     parameter p:     p · kRuns + s
///            └───┴───┴───┴───┴───┴───┴───┴───┘     unit u, row r:   (r · units + u) · kRuns + s
///
/// A single run of a small network is limited by the latency of its sigmoids; several runs hide it,
/// and no sum crosses lanes. Sums are added in the order of row_sums.hpp, so each run has the bits
/// of a Trainer's.
class RunLanes {
 public:
  /// Number of runs.
  static const std::size_t kRuns;

  /// Creates full-batch runs of networks shaped like `network`, without a start.
  RunLanes(const Network& network, const Rows& rows, const TrainingOptions& options);

  /// Sets the start of a run: its `parameters`, in the layout of Network::parameters(), and the
  /// learning rate of each layer.
  void set(std::size_t run, std::span<const double> parameters, std::span<const double> rates);

  /// Begins all runs at their starts.
  void begin();

  /// Runs one iteration of all runs.
  void iterate();

  /// Runs one iteration of all runs. Returns true if every further one would change nothing: if the
  /// state of each run is the same as before, bit for bit.
  bool iterateToRest();

  /// Loss of each run, NaN if one of its sums is not finite: (kRuns).
  std::span<const double> losses() const { return losses_; }

  /// Largest absolute error of each run: (kRuns).
  std::span<const double> errors() const { return errors_; }

  /// Returns true if a run's parameters and optimizer state are finite.
  bool isFinite(std::size_t run) const;

 private:
  /// Rows processed at once. The first has an even index.
  struct Block {
    std::size_t firstRow;
    std::size_t rows;
    bool isFirst;
    bool isLast;
  };

  void update();
  /// Runs all rows forward and backward, which updates losses(), errors() and the gradients.
  void feedforwardAndBack();
  void feedforward(Block block);
  void score(Block block);
  void backpropagate(Block block);
  std::span<const double> inputOf(std::size_t layer, Block block) const;
  /// Returns the values from which the loss is computed: predictions or logits.
  std::span<const double> outputsOf(Block block) const;
  Cells cellsOf(Block block) const;

  std::vector<Layer> layers_;
  bool hasBiases_;
  LossFunction loss_;
  Optimizer kind_;
  /// True if a specialized loop runs the iterations, for kRowsTogether rows; fewer are padded with
  /// zeros.
  bool isShallow_;
  std::size_t rowCount_;
  // Equal in all lanes.
  std::vector<double> inputs_;
  std::vector<double> targets_;
  std::vector<double> shares_;
  // Per run.
  std::vector<double> parameters_;
  /// Learning rates: (layers, kRuns).
  std::vector<double> rates_;
  std::vector<double> gradients_;
  /// Partial sums of gradients and losses, carried from one block to the next.
  std::vector<double> gradientHalves_;
  std::vector<double> lossHalves_;
  OptimizerState optimizer_;
  std::vector<double> losses_;
  std::vector<double> errors_;
  /// 0 for each run whose sums are finite, else NaN.
  std::vector<double> zeros_;
  /// Parameters and optimizer state before an iteration, to compare.
  std::vector<double> before_;
  // Per run, for one block.
  std::vector<std::vector<double>> activations_;
  std::vector<std::vector<double>> deltas_;
  std::vector<double> sums_;
  std::vector<double> cellLosses_;
};

}  // namespace truthnet
