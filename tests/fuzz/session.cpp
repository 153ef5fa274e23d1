#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "any_session.hpp"
#include "fuzz.hpp"
#include "is_allowed.hpp"
#include "truthnet/network.hpp"
#include "truthnet/trainer.hpp"
#include "truthnet/training_options.hpp"
#include "truthnet/truth_table.hpp"

// Fuzzes sessions: the core must accept the allowed ones and reject all others with a problem.

namespace truthnet::fuzz {
namespace {

void checkTable(const TruthTable& table, const TableSpec& spec) {
  const Rows& rows = table.rows();
  expect(rows.size() == spec.rows.size() && table.inputCount() == spec.inputs.size() &&
             table.outputCount() == spec.outputs.size(),
         "a table has the size of its description");
  std::size_t training = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const RowSpec& row = spec.rows[r];
    bool counts = false;
    for (std::size_t i = 0; i < row.in.size(); ++i) {
      expect(rows.inputs(r, i) == (row.in[i] ? 1 : 0), "inputs are kept");
    }
    for (std::size_t o = 0; o < row.out.size(); ++o) {
      expect(rows.targets(r, o) == (row.out[o].value_or(false) ? 1 : 0), "targets are kept");
      expect(rows.counts(r, o) == (row.out[o] ? 1 : 0), "what is don't care does not count");
      counts = counts || row.out[o].has_value();
    }
    expect(table.trains(r) == (counts && !row.holdOut), "a row trains if it has a target and may");
    training += table.trains(r) ? 1 : 0;
  }
  expect(table.trainingRows().size() == training, "all rows that train are among those that do");
}

/// Checks the contradictions by comparing all pairs of rows.
void checkContradictions(const TruthTable& table, const TableSpec& spec) {
  constexpr std::size_t most = 32;
  if (spec.rows.size() > most) return;
  std::vector<std::size_t> expected;
  for (std::size_t a = 0; a < spec.rows.size(); ++a) {
    const auto contradicts = [&one = spec.rows[a]](const RowSpec& other) {
      if (one.in != other.in) return false;
      for (std::size_t o = 0; o < one.out.size(); ++o) {
        if (one.out[o] && other.out[o] && *one.out[o] != *other.out[o]) return true;
      }
      return false;
    };
    bool isContradicted = false;
    for (std::size_t b = 0; b < spec.rows.size(); ++b) {
      isContradicted = isContradicted || (table.trains(b) && contradicts(spec.rows[b]));
    }
    if (table.trains(a) && isContradicted) expected.push_back(a);
  }
  expect(table.contradictions() == expected,
         "the contradictions are those of pairs of rows that train");
}

void checkNetwork(const Network& network, const Session& session) {
  const auto sizes = sizesOf(session);
  std::size_t end = 0;
  expect(network.layers().size() == sizes.size() - 1, "a network has its layers");
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const Layer& layer = network.layers()[l];
    expect(layer.fanIn == sizes[l] && layer.fanOut == sizes[l + 1], "a layer has its size");
    expect(layer.weightsAt == end, "a layer's weights follow the layer before");
    expect(layer.biasesAt == end + sizes[l] * sizes[l + 1], "its biases follow its weights");
    end = layer.biasesAt + layer.fanOut;
  }
  expect(network.parameters().size() == end, "a network has no other parameters");
  expect(network.hasBiases() == session.network.bias, "a network has biases if it should");
}

/// Returns true if creating a trainer for an allowed session takes little time.
bool isSmall(const Session& session) {
  const auto sizes = sizesOf(session);
  std::size_t work = 0;
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) work += sizes[l] * sizes[l + 1];
  return work * session.table.rows.size() < 100'000;
}

void check(const Session& session) {
  const auto table = TruthTable::create(session.table);
  checkAnswer(table, isAllowed(session.table));
  if (table) {
    checkTable(*table, session.table);
    checkContradictions(*table, session.table);
    const auto network =
        Network::create(session.network, table->inputCount(), table->outputCount());
    checkAnswer(network, isAllowed(session.network));
    if (network) {
      const std::size_t layers = network->layers().size();
      checkNetwork(*network, session);
      checkAnswer(TrainingOptions::create(session.training, layers),
                  isAllowed(session.training, layers));
    }
  }

  if (isAllowed(session) && !isSmall(session)) return;
  const auto trainer = Trainer::create(session);
  checkAnswer(trainer, isAllowed(session));
  if (!trainer) return;
  expect(trainer->iteration() == 0 && trainer->lastIteration() == 0, "a trainer begins at 0");
  expect(std::isfinite(trainer->loss()), "a trainer begins with a finite loss");
  expect(!trainer->blownUp(), "a trainer does not begin blown up");
}

}  // namespace

void tryInput(FuzzedDataProvider& data) { check(anySession(data)); }

}  // namespace truthnet::fuzz
