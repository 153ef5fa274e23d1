#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace truthnet {

// A session as it comes from outside: nothing is checked yet. Each field is named and nested as in
// its JSON. Numbers are doubles and choices are strings, as JSON has them, so that whatever is
// wrong with one can be said. Trainer::create checks them.

struct RowSpec {
  /// One number for each input: 0 or 1.
  std::vector<double> in;
  /// One target for each output: 0, 1 or nothing, which is "don't care".
  std::vector<std::optional<double>> out;
  /// Whether this row is only predicted and scored, never trained on.
  bool holdOut = false;
};

struct TableSpec {
  /// The names of the columns; no two alike.
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  std::vector<RowSpec> rows;
};

/// One activation for all layers, or one for each layer after the input.
using ActivationSpec = std::variant<std::string, std::vector<std::string>>;

struct NetworkSpec {
  /// Units in each hidden layer, first layer first.
  std::vector<double> hidden = {4};
  ActivationSpec activation = "sigmoid";
  bool bias = false;
};

/// The parameters that a run starts from.
struct StartSpec {
  /// weights[layer][from][to]
  std::vector<std::vector<std::vector<double>>> weights;
  /// biases[layer][unit]; all 0 where they are left out.
  std::optional<std::vector<std::vector<double>>> biases;
};

struct TrainingSpec {
  std::string loss = "sse";
  std::string optimizer = "gd";
  std::string batch = "full";
  double learningRate = 1;
  std::string init = "uniform01";
  /// Where a run starts whose init is "given". Other runs do not look at it.
  std::optional<StartSpec> start;
  double seed = 1;
  /// Where a run stops. The trainer itself stops only where it is told to.
  double iterations = 1500;
};

struct Session {
  double version = 1;
  TableSpec table;
  NetworkSpec network;
  TrainingSpec training;
};

/// A change by hand in the course of a run.
struct ChangeSpec {
  /// It holds for the iterations after this one.
  double iteration = 0;
  /// learningRate, weight or bias.
  std::string kind;
  /// The layer of a weight or a bias; layer 0 is the first after the input.
  std::optional<double> layer;
  /// The units that a weight leads from and to.
  std::optional<double> from;
  std::optional<double> to;
  /// The unit of a bias.
  std::optional<double> unit;
  double value = 0;
};

/// A session and how far its run has come: with it, the run can be repeated to the last bit.
struct SavedState {
  /// Its learning rate is that of the first iteration.
  Session session;
  /// How many iterations the run has come from the start weights.
  double iteration = 0;
  /// Changes by hand. Those at one iteration are made in this order; those after `iteration` have
  /// not happened yet.
  std::vector<ChangeSpec> changes;
};

}  // namespace truthnet
