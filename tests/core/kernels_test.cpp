// Compares the kernels, whose layout of rows and weights depends on their numbers, with trace(),
// which uses the textbook's loops for one row at a time. Networks with one hidden layer and few
// rows have a specialized loop, which must agree with the other kernels to the last bit.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "sessions.hpp"
#include "truthnet/detail/backpropagation.hpp"
#include "truthnet/limits.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace truthnet::test {
namespace {

/// Returns a session with a table of random bits.
Session randomSession(std::size_t rows, std::vector<double> hidden) {
  std::mt19937 random(static_cast<std::uint32_t>(rows));
  const auto bit = [&random] { return static_cast<double>(random() & 1U); };
  Session session;
  session.table.inputs = {"a", "b", "c", "d", "e"};
  session.table.outputs = {"x", "y", "z"};
  for (std::size_t r = 0; r < rows; ++r) {
    session.table.rows.push_back({{bit(), bit(), bit(), bit(), bit()}, {bit(), bit(), bit()}});
  }
  session.network = {.hidden = std::move(hidden), .activation = "tanh", .bias = true};
  session.training.init = "glorot_uniform";
  return session;
}

void checkGradients(const Session& session) {
  Trainer trainer = trainerOf(session);
  const std::vector<double> gradients = trainer.gradients();
  const auto [loss, expected] = sumOfTraces(trainer);
  CHECK_THAT(trainer.loss(), WithinRel(loss, 1e-12));
  double largest = 0;
  for (const double gradient : expected) largest = std::max(largest, std::abs(gradient));
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    INFO("parameter " << i);
    CHECK_THAT(gradients[i],
               WithinRel(expected[i], 1e-12) || WithinAbs(expected[i], 1e-12 * largest));
  }
}

/// Results of gradient descent with the general kernels.
struct Descent {
  std::vector<double> losses;
  std::vector<double> parameters;
  std::vector<double> gradients;
};

Descent descendStepByStep(const Trainer& start, std::size_t iterations) {
  Network network = start.network();
  Backpropagation pass(network, start.table().trainingRows(), start.options().loss);
  std::vector<double> gradients(network.parameters().size());
  OptimizerState none(Optimizer::gd, gradients.size());
  std::vector<double> losses = {pass.feedforward(network)};
  for (std::size_t i = 0; i < iterations; ++i) {
    pass.backpropagate(network, gradients);
    update(Optimizer::gd, start.options().learningRate, gradients, none, network.parameters());
    losses.push_back(pass.feedforward(network));
  }
  pass.backpropagate(network, gradients);
  const auto parameters = network.parameters();
  return {losses, {parameters.begin(), parameters.end()}, gradients};
}

}  // namespace

TEST_CASE("Gradients match the textbook's loops for any number of rows") {
  const auto rows = GENERATE(range(1, 20), values({31, 32, 33, 127, 128, 129, 200, 257, 400}));
  INFO(rows << " rows");
  checkGradients(randomSession(static_cast<std::size_t>(rows), {6, 3}));
}

TEST_CASE("Gradients match the textbook's loops for any layer width") {
  const auto width = GENERATE(range(1, 10), values({31, 32, 33, 34, 35, 64}));
  const auto rows = GENERATE(std::size_t{3}, std::size_t{40});
  INFO(width << " units, " << rows << " rows");
  checkGradients(randomSession(rows, {static_cast<double>(width), 5}));
  checkGradients(randomSession(rows, {5, static_cast<double>(width)}));
  checkGradients(randomSession(rows, {static_cast<double>(width), static_cast<double>(width)}));
}

TEST_CASE("The one-hidden-layer loop gives the bits of the general kernels") {
  constexpr std::size_t kIterations = 150;
  const auto inputs = GENERATE(range(std::size_t{1}, std::size_t{6}));
  const auto hidden = GENERATE(1, 2, 3, 4, 5, 9);
  const auto rows = GENERATE(range(std::size_t{1}, std::size_t{6}));
  const auto bias = GENERATE(false, true);
  const auto loss = GENERATE(as<std::string>(), "sse", "mse", "half_sse", "cross_entropy");
  INFO(inputs << "-" << hidden << "-1, " << rows << " rows, " << loss << (bias ? ", biases" : ""));
  Session session;
  session.table = parity(inputs);
  session.table.rows.resize(std::min(rows, session.table.rows.size()));
  if (rows > 2) session.table.rows[1].out[0].reset();
  session.network = {
      .hidden = {static_cast<double>(hidden)}, .activation = "sigmoid", .bias = bias};
  session.training.loss = loss;
  session.training.init = "uniform11";
  Trainer trainer = trainerOf(session);
  const Descent expected = descendStepByStep(trainer, kIterations);
  trainer.step(kIterations);
  CHECK(lossesOf(trainer) == expected.losses);
  CHECK(parametersOf(trainer) == expected.parameters);
  // The specialized loop must leave valid activations for the general kernels.
  CHECK(trainer.gradients() == expected.gradients);
}

TEST_CASE("The one-hidden-layer loop has no infinite sum, even with the largest parameters") {
  std::mt19937 random(1);
  const auto draw = [&random](const std::vector<double>& from) {
    return from[random() % from.size()];
  };
  const double most = kLimits.maxParameter;
  for (int i = 0; i < 150; ++i) {
    Session session;
    session.table = parity(1 + random() % 5);
    session.table.rows.resize(std::min<std::size_t>(1 + random() % 4, session.table.rows.size()));
    const double hidden = 1 + static_cast<double>(random() % 9);
    session.network = {.hidden = {hidden}, .activation = "sigmoid", .bias = random() % 2 == 0};
    session.training.learningRate = draw({kLimits.maxLearningRate, 100});
    Trainer trainer = trainerOf(session);
    const auto layers = trainer.network().layers();
    for (std::size_t l = 0; l < layers.size(); ++l) {
      const auto layer = static_cast<double>(l);
      for (std::size_t to = 0; to < layers[l].fanOut; ++to) {
        const auto unit = static_cast<double>(to);
        for (std::size_t from = 0; from < layers[l].fanIn; ++from) {
          const double weight = draw({most, -most, most, -most, 1, -1, 1e-9});
          REQUIRE(trainer.setWeight(layer, static_cast<double>(from), unit, weight));
        }
        if (!session.network.bias) continue;
        REQUIRE(trainer.setBias(layer, unit, draw({most, -most, 1, -1})));
      }
    }
    // The general kernels return NaN for a non-finite sum.
    const Descent expected = descendStepByStep(trainer, 200);
    trainer.step(200);
    CHECK(lossesOf(trainer) == expected.losses);
    CHECK(parametersOf(trainer) == expected.parameters);
  }
}

TEST_CASE("Every kernel detects a sum that overflows, in every layer") {
  // Session limits forbid such weights, but a run may reach them.
  const double huge = std::numeric_limits<double>::max() / 2;
  const auto rows = GENERATE(std::size_t{3}, std::size_t{40}, std::size_t{130});
  const auto activation = GENERATE(as<std::string>(), "sigmoid", "tanh", "relu", "linear");
  Session session = randomSession(rows, {3, 3});
  session.network.activation = activation;
  const Trainer trainer = trainerOf(session);
  for (std::size_t l = 0; l < 3; ++l) {
    INFO(rows << " rows, " << activation << ", layer " << l);
    Network network = trainer.network();
    Backpropagation pass(network, trainer.table().trainingRows(), Loss::sse);
    const Layer& layer = network.layers()[l];
    network.parameters()[layer.biasesAt] = -2.0 * huge;
    for (std::size_t k = 0; k < layer.fanIn; ++k) {
      network.parameters()[layer.weightsAt + k * layer.fanOut] = -huge;
    }
    CHECK(std::isnan(pass.feedforward(network)));
  }
}

TEST_CASE("Single-row gradients equal those of a one-row table") {
  const Session session = randomSession(7, {6, 3});
  const Trainer all = trainerOf(session);
  const auto loss = GENERATE(Loss::sse, Loss::mse);
  Backpropagation singleRows(all.network(), all.table().trainingRows(), loss, Batch::row);
  std::vector<double> gradients(all.network().parameters().size());
  for (std::size_t row = 0; row < 7; ++row) {
    singleRows.backpropagateRow(all.network(), row, gradients);
    Session alone = session;
    alone.table.rows = {session.table.rows[row]};
    alone.training.loss = nameOf(loss);
    const std::vector<double> expected = trainerOf(alone).gradients();
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      CHECK_THAT(gradients[i], WithinRel(expected[i], 1e-12) || WithinAbs(0, 1e-300));
    }
  }
}

}  // namespace truthnet::test
