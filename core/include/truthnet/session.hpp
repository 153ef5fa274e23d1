#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace truthnet {

// A session as received, unchecked. Fields are named and nested as in its JSON. Numbers are doubles
// and choices are strings, as in JSON, so that an error can quote any wrong value. Trainer::create
// checks them.

/// A row of a truth table.
struct RowSpec {
  /// One number per input: 0 or 1.
  std::vector<double> in;
  /// One target per output: 0, 1, or empty for "don't care".
  std::vector<std::optional<double>> out;
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

/// Activations: one name for all layers after the input, or a list with one name per layer.
using ActivationSpec = std::variant<std::string, std::vector<std::string>>;

/// The shape of a network.
struct NetworkSpec {
  /// Units per hidden layer, first layer first.
  std::vector<double> hidden = {4};
  ActivationSpec activation = "sigmoid";
  bool bias = false;
};

/// Start parameters of a run.
struct StartSpec {
  /// weights[layer][from][to]
  std::vector<std::vector<std::vector<double>>> weights;
  /// biases[layer][unit]; all 0 if empty.
  std::optional<std::vector<std::vector<double>>> biases;
};

/// Training settings; names as in kNamesOf of the respective enum.
struct TrainingSpec {
  std::string loss = "sse";
  std::string optimizer = "gd";
  std::string batch = "full";
  double learningRate = 1;
  std::string init = "uniform01";
  /// Start parameters for init "given"; ignored otherwise.
  std::optional<StartSpec> start;
  double seed = 1;
  /// Number of iterations of a whole run, as for Trainer::run(). step() does not stop there.
  double iterations = 1500;
};

/// A complete experiment: table, network and training settings.
struct Session {
  double version = 1;
  TableSpec table;
  NetworkSpec network;
  TrainingSpec training;
};

/// A manual change during a run.
struct ChangeSpec {
  /// The change applies to the iterations after this one.
  double iteration = 0;
  /// Kind: learningRate, weight or bias.
  std::string kind;
  /// Layer of a weight or bias; 0 is the first after the input.
  std::optional<double> layer;
  /// Source and target unit of a weight.
  std::optional<double> from;
  std::optional<double> to;
  /// Unit of a bias.
  std::optional<double> unit;
  double value = 0;
};

/// A session and the progress of its run, enough to repeat the run bit for bit.
struct SavedState {
  /// The session; its learning rate is that of the first iteration.
  Session session;
  /// Number of iterations since the start weights.
  double iteration = 0;
  /// Manual changes, applied in this order within an iteration. Changes after `iteration` are
  /// ignored.
  std::vector<ChangeSpec> changes;
};

}  // namespace truthnet
