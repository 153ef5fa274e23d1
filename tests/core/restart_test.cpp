// Tests Trainer::restartAt: analyses at the parameters of another trainer are those of the trainer
// itself.

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sessions.hpp"
#include "truthnet/landscape.hpp"

namespace truthnet::test {
namespace {

/// Appends the bits of numbers. As bits, NaN equals itself.
void append(std::vector<std::uint64_t>& bits, std::span<const double> numbers) {
  for (const double number : numbers) bits.push_back(std::bit_cast<std::uint64_t>(number));
}

/// Returns the bits of everything that an analysis of the present state returns.
std::vector<std::uint64_t> analysisOf(Trainer& trainer) {
  std::vector<std::uint64_t> bits;
  append(bits, std::vector{trainer.loss()});
  append(bits, trainer.gradients());
  for (std::size_t row = 0; row < trainer.table().rows().size(); ++row) {
    const Trace trace = *trainer.trace(row);
    append(bits, std::vector{trace.loss});
    for (const LayerTrace& layer : trace.layers) {
      for (const Vector& part :
           {layer.sums, layer.activations, layer.slopes, layer.errors, layer.deltas}) {
        append(bits, part);
      }
      append(bits, layer.contributions);
    }
  }
  const std::vector<double> plane = randomPlane(trainer.network(), 7);
  append(bits, plane);
  append(bits, *lossesAround(trainer, {plane, {0, 0, 0.5, -1, 3, 2}}));
  return bits;
}

/// Returns the present rows of a trainer's table.
std::vector<RowSpec> rowsOf(const Trainer& trainer) {
  std::vector<RowSpec> rows;
  const TruthTable& table = trainer.table();
  for (const PackedRow row : table.packedRows()) {
    rows.push_back(row.unpacked(table.inputCount(), table.outputCount()));
  }
  return rows;
}

/// Requires that a trainer of the session, restarted at the state of `run`, gives the same
/// analysis.
void requireSameAnalysis(Session session, Trainer& run) {
  session.table.rows = rowsOf(run);
  Trainer other = trainerOf(session);
  REQUIRE(other.restartAt(run.network().parameters()));
  CHECK(other.iteration() == 0);
  CHECK(parametersOf(other) == parametersOf(run));
  CHECK(analysisOf(other) == analysisOf(run));
}

}  // namespace

TEST_CASE("Analyses at the parameters of a run are those of the run") {
  const auto optimizer = GENERATE(Optimizer::gd, Optimizer::momentum, Optimizer::adam);
  const auto batch = GENERATE(Batch::full, Batch::row);
  const auto loss = GENERATE(Loss::sse, Loss::crossEntropy);
  const auto bias = GENERATE(true, false);
  Session session = fullAdder();
  session.network.hidden = {5, 3};
  session.network.bias = bias;
  session.training.optimizer = optimizer;
  session.training.batch = batch;
  session.training.loss = loss;
  session.training.learningRate = 0.1;
  session.training.init = Init::uniform11;
  session.table.rows[2].holdOut = true;
  session.table.rows[5].out[1] = std::nullopt;
  Trainer run = trainerOf(session);
  run.step(137);
  requireSameAnalysis(session, run);

  std::vector<RowSpec> rows = session.table.rows;
  rows.erase(rows.begin());
  rows[0].out[0] = !rows[0].out[0].value_or(false);
  REQUIRE(run.setRows(rows));
  run.step(50);
  REQUIRE(run.setWeight(0, 1, 2, -3));
  requireSameAnalysis(session, run);
  run.seek(100);
  requireSameAnalysis(session, run);
}

TEST_CASE(
    "A run restarts at parameters that a session may not give, also where its loss overflows") {
  const Session session = explosive();
  Trainer run = trainerOf(session);
  run.step(1000);
  REQUIRE(run.blownUp());
  requireSameAnalysis(session, run);

  Trainer other = trainerOf(session);
  const std::vector<double> huge(parametersOf(run).size(), 1e200);
  REQUIRE(other.restartAt(huge));
  CHECK_FALSE(std::isfinite(other.loss()));
  CHECK(other.blownUp());
  REQUIRE(other.restartAt(run.network().parameters()));
  CHECK(other.loss() == run.loss());
}

TEST_CASE("A restarted run trains as one that was given these parameters to start with") {
  Session session = tutorial();
  session.training.optimizer = Optimizer::adam;
  Trainer run = trainerOf(session);
  const std::vector<double> start = parametersOf(run);
  run.step(20);
  const double loss = run.loss();
  REQUIRE(run.restartAt(start));
  CHECK(run.iteration() == 0);
  CHECK(run.lastIteration() == 0);
  CHECK(run.step(20) == loss);
  run.reset();
  CHECK(parametersOf(run) == start);
}

TEST_CASE(
    "A restart needs as many parameters as the network has, and no biases where it has none") {
  Trainer trainer = trainerOf(tutorial());
  const std::vector<double> before = parametersOf(trainer);
  const std::vector<double> few(before.size() - 1, 1);
  const auto refused = trainer.restartAt(few);
  REQUIRE_FALSE(refused);
  CHECK(factsOf(refused.error()) == "wrongLength: parameters = 20, allowed 21");
  CHECK(parametersOf(trainer) == before);

  REQUIRE(trainer.restartAt(std::vector<double>(before.size(), 1)));
  for (const Layer& layer : trainer.network().layers()) {
    for (const double bias : Network::biases(layer, trainer.network().parameters())) {
      CHECK(bias == 0);
    }
  }
}

}  // namespace truthnet::test
