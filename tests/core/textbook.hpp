#pragma once

#include <cstddef>
#include <vector>

#include "truthnet/loss.hpp"
#include "truthnet/textbook.hpp"
#include "truthnet/trainer.hpp"
#include "truthnet/truth_table.hpp"

// The textbook's network as the oracle of a trainer.

namespace truthnet::test {

/// Returns a textbook network with the trainer's current parameters.
inline textbook::Network textbookOf(const Trainer& trainer) {
  const Network& network = trainer.network();
  textbook::Network copy;
  copy.bias = network.hasBiases();
  copy.crossEntropy = trainer.options().loss == Loss::crossEntropy;
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    copy.rate.push_back(trainer.options().ratesAt(trainer.options().learningRate)[l]);
    copy.W.push_back(network.weights(l));
    copy.b.push_back(network.biases(l));
    copy.f.push_back(network.layers()[l].activation);
  }
  return copy;
}

/// Returns c of the textbook's loss: (rows, outputs).
inline Matrix cellWeights(Loss loss, const Matrix& counts) {
  return cellWeight(loss, countOf(counts)) * counts;
}

/// Feeds the training rows forward and back, and returns their loss.
inline double propagate(textbook::Network& network, const Trainer& trainer) {
  const Rows& rows = trainer.table().trainingRows();
  const Matrix weights = cellWeights(trainer.options().loss, rows.counts);
  network.forward(rows.inputs);
  network.backward(rows.targets, weights);
  return network.loss(rows.targets, weights);
}

/// Trains one iteration by gradient descent, with one update for all rows or one after each row.
inline void iterate(textbook::Network& network, const Trainer& trainer) {
  const TrainingOptions& options = trainer.options();
  if (options.batch == Batch::full) {
    propagate(network, trainer);
    network.update();
    return;
  }
  const Rows& rows = trainer.table().trainingRows();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto rowOf = [r](const Matrix& all) -> Matrix {
      return xt::view(all, xt::range(r, r + 1), xt::all());
    };
    network.forward(rowOf(rows.inputs));
    network.backward(rowOf(rows.targets), cellWeights(options.loss, rowOf(rows.counts)));
    network.update();
  }
}

/// Returns weights and biases in the layout of Network::parameters().
inline std::vector<double> flattened(const std::vector<Matrix>& weights,
                                     const std::vector<Vector>& biases) {
  std::vector<double> all;
  for (std::size_t l = 0; l < weights.size(); ++l) {
    all.insert(all.end(), weights[l].begin(), weights[l].end());
    all.insert(all.end(), biases[l].begin(), biases[l].end());
  }
  return all;
}

}  // namespace truthnet::test
