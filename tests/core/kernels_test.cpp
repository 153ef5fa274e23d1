// Compares the kernels, whose layout of rows and weights depends on their numbers, with the
// textbook's network. Networks with one hidden layer and few rows have a specialized loop, which
// must agree with the other kernels to the last bit.

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
#include "textbook.hpp"
#include "truthnet/detail/backpropagation.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/survey.hpp"
#include "truthnet/textbook.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace truthnet::test {
namespace {

/// Returns a session with a table of random bits.
Session randomSession(std::size_t rows, std::vector<std::size_t> hidden, std::size_t outputs = 3) {
  std::mt19937 random(static_cast<std::uint32_t>(rows));
  const auto bit = [&random] { return (random() & 1U) != 0; };
  Session session;
  session.table.inputs = {"a", "b", "c", "d", "e"};
  session.table.outputs = {"x", "y", "z"};
  session.table.outputs.resize(outputs);
  for (std::size_t r = 0; r < rows; ++r) {
    session.table.rows.push_back({{bit(), bit(), bit(), bit(), bit()}, {bit(), bit(), bit()}});
    session.table.rows.back().out.resize(outputs);
  }
  session.network = {.hidden = std::move(hidden), .activation = Activation::tanh, .bias = true};
  session.training.init = Init::glorotUniform;
  return session;
}

void checkEqual(const std::vector<double>& values, const std::vector<double>& expected,
                double tolerance) {
  double largest = 0;
  for (const double value : expected) largest = std::max(largest, std::abs(value));
  REQUIRE(values.size() == expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    INFO("parameter " << i);
    CHECK_THAT(values[i],
               WithinRel(expected[i], tolerance) || WithinAbs(expected[i], tolerance * largest));
  }
}

void checkGradients(const Session& session) {
  Trainer trainer = trainerOf(session);
  textbook::Network network = textbookOf(trainer);
  CHECK_THAT(trainer.loss(), WithinRel(propagate(network, trainer), 1e-12));
  std::vector<Matrix> weights;
  std::vector<Vector> biases;
  for (std::size_t l = 0; l < network.W.size(); ++l) {
    weights.push_back(network.dW(l));
    biases.push_back(network.db(l));
  }
  checkEqual(trainer.gradients(), flattened(weights, biases), 1e-12);
}

/// Trains a trainer and the textbook's network side by side.
void checkTraining(const Session& session) {
  constexpr int kIterations = 5;
  Trainer trainer = trainerOf(session);
  textbook::Network network = textbookOf(trainer);
  for (int i = 0; i < kIterations; ++i) iterate(network, trainer);
  trainer.step(kIterations);
  CHECK_THAT(trainer.loss(), WithinRel(propagate(network, trainer), 1e-10));
  checkEqual(parametersOf(trainer), flattened(network.W, network.b), 1e-10);
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
  const LayerNumbers rates = start.options().ratesAt(start.options().learningRate);
  std::vector<double> losses = {pass.feedforward(network)};
  for (std::size_t i = 0; i < iterations; ++i) {
    pass.backpropagate(network, gradients);
    update(Optimizer::gd, network.layers(), rates, gradients, none, network.parameters());
    losses.push_back(pass.feedforward(network));
  }
  pass.backpropagate(network, gradients);
  const auto parameters = network.parameters();
  return {losses, {parameters.begin(), parameters.end()}, gradients};
}

}  // namespace

TEST_CASE("Gradients match the textbook's for any number of rows") {
  const auto rows = GENERATE(range(1, 20), values({31, 32, 33, 127, 128, 129, 200, 257, 400}));
  INFO(rows << " rows");
  checkGradients(randomSession(static_cast<std::size_t>(rows), {6, 3}));
}

TEST_CASE("Gradients match the textbook's for any layer width") {
  const auto width = GENERATE(range(std::size_t{1}, std::size_t{10}),
                              values<std::size_t>({31, 32, 33, 34, 35, 64}));
  const auto rows = GENERATE(std::size_t{3}, std::size_t{40});
  INFO(width << " units, " << rows << " rows");
  checkGradients(randomSession(rows, {width, 5}));
  checkGradients(randomSession(rows, {5, width}));
  checkGradients(randomSession(rows, {width, width}));
}

TEST_CASE("Training matches the textbook's with every batch, loss and activation") {
  const auto rows = GENERATE(std::size_t{1}, std::size_t{4}, std::size_t{35});
  const auto hidden = GENERATE(std::vector<std::size_t>{}, std::vector<std::size_t>{4},
                               std::vector<std::size_t>{4, 3});
  const auto outputs = GENERATE(std::size_t{1}, std::size_t{3});
  const auto activation = GENERATE(Activation::sigmoid, Activation::tanh, Activation::relu,
                                   Activation::leakyRelu, Activation::linear);
  const auto loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  const auto batch = GENERATE(Batch::full, Batch::row);
  const auto bias = GENERATE(false, true);
  INFO(rows << " rows, " << hidden.size() << " hidden layers, " << outputs << " outputs, "
            << nameOf(activation) << ", " << nameOf(loss) << ", " << nameOf(batch)
            << (bias ? ", biases" : ""));
  Session session = randomSession(rows, hidden, outputs);
  if (rows > 1) {
    session.table.rows[1].holdOut = true;
    session.table.rows[2].out[0].reset();
  }
  std::vector<Activation> activations(hidden.size() + 1, activation);
  // The textbook's cross-entropy is for predictions between 0 and 1.
  if (loss == Loss::crossEntropy) activations.back() = Activation::sigmoid;
  session.network.activation = activations;
  session.network.bias = bias;
  session.training.loss = loss;
  session.training.batch = batch;
  session.training.learningRate = 0.001;
  if (bias) session.training.layerRates = std::vector(activations.size(), 0.5);
  if (bias) session.training.layerRates->front() = 3;
  checkTraining(session);
}

TEST_CASE("The runs of a survey match the textbook's") {
  const auto rows = GENERATE(std::size_t{4}, std::size_t{35});
  const auto hidden = GENERATE(std::vector<std::size_t>{4}, std::vector<std::size_t>{5, 3});
  Session session = randomSession(rows, hidden);
  session.training.loss = GENERATE(Loss::sse, Loss::mse);
  session.training.learningRate = 0.01;
  session.training.iterations = 6;
  const auto made = survey(session, {.firstSeed = 7, .count = 9});
  REQUIRE(made);
  for (std::size_t s = 0; s < made->losses.size(); ++s) {
    session.training.seed = 7 + static_cast<std::uint32_t>(s);
    const Trainer start = trainerOf(session);
    textbook::Network network = textbookOf(start);
    for (std::uint32_t i = 0; i < session.training.iterations; ++i) iterate(network, start);
    CHECK_THAT(made->losses[s], WithinRel(propagate(network, start), 1e-10));
  }
}

TEST_CASE("The one-hidden-layer loop gives the bits of the general kernels") {
  constexpr std::size_t kIterations = 150;
  const auto inputs = GENERATE(range(std::size_t{1}, std::size_t{6}));
  const auto hidden = GENERATE(as<std::size_t>(), 1, 2, 3, 4, 5, 9);
  const auto rows = GENERATE(range(std::size_t{1}, std::size_t{6}));
  const auto bias = GENERATE(false, true);
  const auto loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  INFO(inputs << "-" << hidden << "-1, " << rows << " rows, " << nameOf(loss)
              << (bias ? ", biases" : ""));
  Session session;
  session.table = parity(inputs);
  session.table.rows.resize(std::min(rows, session.table.rows.size()));
  if (rows > 2) session.table.rows[1].out[0].reset();
  session.network = {.hidden = {hidden}, .activation = Activation::sigmoid, .bias = bias};
  session.training.loss = loss;
  session.training.init = Init::uniform11;
  if (bias) session.training.layerRates = {0.3, 1.7};
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
    const std::size_t hidden = 1 + random() % 9;
    session.network = {
        .hidden = {hidden}, .activation = Activation::sigmoid, .bias = random() % 2 == 0};
    session.training.learningRate = draw({kLimits.maxLearningRate, 100});
    Trainer trainer = trainerOf(session);
    const auto layers = trainer.network().layers();
    for (std::size_t l = 0; l < layers.size(); ++l) {
      for (std::size_t to = 0; to < layers[l].fanOut; ++to) {
        for (std::size_t from = 0; from < layers[l].fanIn; ++from) {
          const double weight = draw({most, -most, most, -most, 1, -1, 1e-9});
          REQUIRE(trainer.setWeight(l, from, to, weight));
        }
        if (!session.network.bias) continue;
        REQUIRE(trainer.setBias(l, to, draw({most, -most, 1, -1})));
      }
    }
    // The general kernels return NaN for a non-finite sum.
    const Descent expected = descendStepByStep(trainer, 200);
    trainer.step(200);
    std::vector<double> losses = lossesOf(trainer);
    // The history keeps the loss before the parameters were set.
    losses.front() = trainer.lossHistory().jumps().front().loss;
    CHECK(losses == expected.losses);
    CHECK(parametersOf(trainer) == expected.parameters);
  }
}

TEST_CASE("Every kernel detects a sum that overflows, in every layer") {
  // Session limits forbid such weights, but a run may reach them.
  const double huge = std::numeric_limits<double>::max() / 2;
  const auto rows = GENERATE(std::size_t{3}, std::size_t{40}, std::size_t{130});
  const auto activation =
      GENERATE(Activation::sigmoid, Activation::tanh, Activation::relu, Activation::linear);
  Session session = randomSession(rows, {3, 3});
  session.network.activation = activation;
  const Trainer trainer = trainerOf(session);
  for (std::size_t l = 0; l < 3; ++l) {
    INFO(rows << " rows, " << nameOf(activation) << ", layer " << l);
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
    REQUIRE(singleRows.backpropagateRow(all.network(), row, gradients));
    Session alone = session;
    alone.table.rows = {session.table.rows[row]};
    alone.training.loss = loss;
    const std::vector<double> expected = trainerOf(alone).gradients();
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      CHECK_THAT(gradients[i], WithinRel(expected[i], 1e-12) || WithinAbs(0, 1e-300));
    }
  }
}

}  // namespace truthnet::test
