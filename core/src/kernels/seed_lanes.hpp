#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "truthnet/loss.hpp"
#include "truthnet/network.hpp"
#include "truthnet/optimizer.hpp"
#include "truthnet/training_options.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet {

/// Several runs of one session that differ in nothing but their seeds, side by side in the SIMD
/// lanes: each number of a run stands beside the same number of all others.
///
///              seeds s (SIMD lanes)
///            ┌───┬───┬───┬───┬───┬───┬───┬───┐
///   numbers  │   │   │   │   │   │   │   │   │     parameter p:     p · kSeeds + s
///            └───┴───┴───┴───┴───┴───┴───┴───┘     unit u, row r:   (r · units + u) · kSeeds + s
///
/// A single run of a small network waits for one sigmoid after the other; these have other runs to
/// go on with, and no sum goes across lanes. Sums are added in the order of row_sums.hpp, so that
/// each run has the bits of a Trainer's.
class SeedLanes {
 public:
  /// How many runs there are.
  static const std::size_t kSeeds;

  /// Runs of the full batch with the start weights of `seeds`, kSeeds of them.
  SeedLanes(const Network& network, const Rows& rows, const TrainingOptions& options,
            std::span<const std::uint32_t> seeds);

  /// Makes one iteration of all runs.
  void iterate();

  /// The loss of each run, NaN where one of the sums in it is not finite: (kSeeds).
  std::span<const double> losses() const { return losses_; }

  /// The largest distance between a prediction and its target in each run: (kSeeds).
  std::span<const double> errors() const { return errors_; }

  /// Whether the parameters of a run, and what its optimizer remembers, are finite numbers.
  bool isFinite(std::size_t run) const;

 private:
  /// Some rows that are worked on at once. The first is an even one.
  struct Block {
    std::size_t firstRow;
    std::size_t rows;
    bool isFirst;
    bool isLast;
  };

  void update();
  /// Runs all rows forward and back, which fills losses(), errors() and the gradients.
  void feedforwardAndBack();
  void feedforward(Block block);
  void score(Block block);
  void backpropagate(Block block);
  std::span<const double> inputOf(std::size_t layer, Block block) const;
  /// The numbers that the loss is computed from: predictions, or the sums before them.
  std::span<const double> outputsOf(Block block) const;
  Cells cellsOf(Block block) const;

  std::vector<Layer> layers_;
  bool hasBiases_;
  LossFunction loss_;
  TrainingOptions options_;
  /// Whether an iteration is a loop of its own, for kRowsTogether rows: fewer have zeros beside
  /// them.
  bool isShallow_;
  std::size_t rowCount_;
  // The same in all lanes.
  std::vector<double> inputs_;
  std::vector<double> targets_;
  std::vector<double> shares_;
  // Of all runs.
  std::vector<double> parameters_;
  std::vector<double> gradients_;
  /// The halves of gradients and losses from one block to the next.
  std::vector<double> gradientHalves_;
  std::vector<double> lossHalves_;
  OptimizerState optimizer_;
  std::vector<double> losses_;
  std::vector<double> errors_;
  /// 0 for each run whose sums are finite, else NaN.
  std::vector<double> zeros_;
  // Of all runs, for one block.
  std::vector<std::vector<double>> activations_;
  std::vector<std::vector<double>> deltas_;
  std::vector<double> sums_;
  std::vector<double> cellLosses_;
};

}  // namespace truthnet
