#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "truthnet/activation.hpp"
#include "truthnet/batch.hpp"
#include "truthnet/changes.hpp"
#include "truthnet/init.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/optimizer.hpp"

namespace truthnet {

// A session, unchecked. Fields are named and nested as in its JSON. Trainer::create checks ranges
// and lengths.

/// A row of a truth table.
struct RowSpec {
  /// One bit per input.
  std::vector<bool> in;
  /// One target per output; empty for "don't care".
  std::vector<std::optional<bool>> out;
  /// True for a row that is predicted and scored but not trained on.
  bool holdOut = false;
};

/// A truth table.
struct TableSpec {
  /// Column names; all different.
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  std::vector<RowSpec> rows;
};

/// Activations: one for all layers after the input, or a list with one per layer.
using ActivationSpec = std::variant<Activation, std::vector<Activation>>;

/// The shape of a network.
struct NetworkSpec {
  /// Units per hidden layer, first layer first.
  std::vector<std::size_t> hidden = {4};
  ActivationSpec activation = Activation::sigmoid;
  bool bias = false;
};

/// Start parameters of a run.
struct StartSpec {
  /// weights[layer][from][to]
  std::vector<std::vector<std::vector<double>>> weights;
  /// biases[layer][unit]; all 0 if empty.
  std::optional<std::vector<std::vector<double>>> biases;
};

/// Training settings.
struct TrainingSpec {
  Loss loss = Loss::sse;
  Optimizer optimizer = Optimizer::gd;
  Batch batch = Batch::full;
  double learningRate = 1;
  /// Factors on the learning rate, one for each layer after the input; all 1 if empty.
  std::optional<std::vector<double>> layerRates;
  Init init = Init::uniform01;
  /// Start parameters for Init::given; ignored otherwise.
  std::optional<StartSpec> start;
  std::uint32_t seed = 1;
  /// Number of iterations of a whole run, as for Trainer::run(). step() does not stop there.
  std::uint32_t iterations = 1500;
};

/// A complete experiment: table, network and training settings.
struct Session {
  TableSpec table;
  NetworkSpec network;
  TrainingSpec training;
};

/// A manual change during a run.
struct ChangeSpec {
  /// The change applies to the iterations after this one.
  std::uint32_t iteration = 0;
  ChangeKind kind = ChangeKind::learningRate;
  /// Layer of a weight or bias; 0 is the first after the input.
  std::size_t layer = 0;
  /// Source and target unit of a weight.
  std::size_t from = 0;
  std::size_t to = 0;
  /// Unit of a bias.
  std::size_t unit = 0;
  /// Learning rate or parameter.
  double value = 0;
  /// Index of the first row to replace, at the place of the first added row.
  std::size_t row = 0;
  /// Number of rows to remove from there.
  std::size_t remove = 0;
  /// Rows to add there.
  // Designated initializers may leave it out.
  std::vector<RowSpec> add = {};  // NOLINT(readability-redundant-member-init)
};

/// A session and the progress of its run, enough to repeat the run bit for bit.
struct SavedState {
  /// The session; its learning rate is that of the first iteration.
  Session session;
  /// Number of iterations since the start weights.
  std::uint32_t iteration = 0;
  /// Manual changes, applied in this order within an iteration. Changes after `iteration` are
  /// ignored. Those of rows are in the order of iterations, at most one at each: each refers to the
  /// rows that the one before left.
  std::vector<ChangeSpec> changes;
};

}  // namespace truthnet
