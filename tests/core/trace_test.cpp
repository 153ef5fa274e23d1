#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "sessions.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace truthnet::test {
namespace {

Trace traceOf(const Trainer& trainer, std::size_t row) {
  auto trace = trainer.trace(row);
  REQUIRE(trace);
  return *std::move(trace);
}

Session mixedSession(Loss loss, const std::vector<Activation>& activations) {
  Session session = fullAdder();
  session.table.rows[2].holdOut = true;
  session.table.rows[5].out[1].reset();
  session.network = {.hidden = {5, 4}, .activation = activations, .bias = true};
  session.training.loss = loss;
  session.training.init = Init::uniform11;
  session.training.learningRate = 0.05;
  return session;
}

/// A loss and its gradients, in the layout of the parameters.
struct LossAndGradients {
  double loss = 0;
  std::vector<double> gradients;
};

/// Returns the sum of the traces of all rows.
LossAndGradients sumOfTraces(const Trainer& trainer) {
  const auto layers = trainer.network().layers();
  LossAndGradients sum{0, std::vector<double>(trainer.network().parameters().size())};
  for (std::size_t row = 0; row < trainer.table().rows().size(); ++row) {
    const auto trace = trainer.trace(row);
    REQUIRE(trace);
    sum.loss += trace->loss;
    for (std::size_t l = 0; l < layers.size(); ++l) {
      const LayerTrace& traced = trace->layers[l];
      for (std::size_t i = 0; i < traced.contributions.size(); ++i) {
        sum.gradients[layers[l].weightsAt + i] += traced.contributions.data()[i];
      }
      for (std::size_t u = 0; u < traced.deltas.size(); ++u) {
        sum.gradients[layers[l].biasesAt + u] += traced.deltas(u);
      }
    }
  }
  return sum;
}

}  // namespace

TEST_CASE("The traces of all rows add up to the loss and its gradients") {
  const auto loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  const auto activations =
      GENERATE(std::vector{Activation::tanh, Activation::sigmoid, Activation::sigmoid},
               std::vector{Activation::relu, Activation::leakyRelu, Activation::linear});
  // The loss over all rows does not depend on the batch setting.
  const auto batch = GENERATE(Batch::full, Batch::row);
  INFO(nameOf(loss) << ", " << nameOf(activations.back()) << ", " << nameOf(batch));
  Session session = mixedSession(loss, activations);
  session.training.batch = batch;
  Trainer trainer = trainerOf(session);
  trainer.step(20);

  const std::vector<double> gradients = trainer.gradients();
  const auto [total, sums] = sumOfTraces(trainer);
  CHECK_THAT(total, WithinRel(trainer.loss(), 1e-12));
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    CHECK_THAT(sums[i], WithinRel(gradients[i], 1e-10) || WithinAbs(gradients[i], 1e-13));
  }
}

TEST_CASE("A trace ends in the network's predictions, and its deltas are error times slope") {
  Trainer trainer = trainerOf(
      mixedSession(Loss::sse, {Activation::tanh, Activation::leakyRelu, Activation::sigmoid}));
  trainer.step(50);
  const Matrix predictions = trainer.predictions();
  for (std::size_t row = 0; row < predictions.shape(0); ++row) {
    const Trace trace = traceOf(trainer, row);
    CHECK(trace.layers.back().activations(0) == predictions(row, 0));
    CHECK(trace.layers.back().activations(1) == predictions(row, 1));
    const Vector* in = nullptr;
    for (const LayerTrace& layer : trace.layers) {
      for (std::size_t u = 0; u < layer.deltas.size(); ++u) {
        CHECK_THAT(layer.deltas(u), WithinRel(layer.errors(u) * layer.slopes(u), 1e-12));
        for (std::size_t k = 0; in != nullptr && k < in->size(); ++k) {
          CHECK(layer.contributions(k, u) == (*in)(k)*layer.deltas(u));
        }
      }
      in = &layer.activations;
    }
  }
}

TEST_CASE("The trace of a held-out row or a don't-care target contributes nothing") {
  const Trainer trainer =
      trainerOf(mixedSession(Loss::mse, {Activation::tanh, Activation::tanh, Activation::sigmoid}));
  const Trace heldOut = traceOf(trainer, 2);
  CHECK(heldOut.loss == 0);
  for (const LayerTrace& layer : heldOut.layers) {
    for (const double delta : layer.deltas) CHECK(delta == 0);
  }
  const Trace dontCare = traceOf(trainer, 5);
  CHECK(dontCare.layers.back().deltas(1) == 0);
  CHECK(dontCare.layers.back().deltas(0) != 0);
}

TEST_CASE("The trace of a cross-entropy keeps full precision near 0 and 1") {
  Session session;
  session.table.inputs = {"a"};
  session.table.outputs = {"y"};
  session.table.rows = {{{1}, {1}}, {{1}, {0}}};
  session.network.hidden = {};
  session.training.loss = Loss::crossEntropy;
  Trainer trainer = trainerOf(session);
  // e^40, computed with Python's `decimal` at 50 digits.
  constexpr double kOdds = 235385266837019985.407899910749034804508871617254555467236651;
  const bool isRight = GENERATE(true, false);
  REQUIRE(trainer.setWeight(0, 0, 0, isRight ? 40 : -40));
  const double share = 0.5;
  // The row whose target is near the prediction, then the one whose target is far from it.
  const LayerTrace near = traceOf(trainer, isRight ? 0 : 1).layers[0];
  const LayerTrace far = traceOf(trainer, isRight ? 1 : 0).layers[0];
  const double sign = isRight ? -1 : 1;
  CHECK_THAT(near.errors(0), WithinRel(sign * share * (1 + 1 / kOdds), 1e-15));
  CHECK_THAT(far.errors(0), WithinRel(-sign * share * (1 + kOdds), 1e-15));
  for (const LayerTrace& layer : {near, far}) {
    CHECK_THAT(layer.slopes(0), WithinRel(kOdds / (1 + kOdds) / (1 + kOdds), 1e-15));
    CHECK_THAT(layer.deltas(0), WithinRel(layer.errors(0) * layer.slopes(0), 1e-15));
  }
}

TEST_CASE("A trace of an invalid row is rejected") {
  const Trainer trainer = trainerOf(tutorial());
  const auto trace = trainer.trace(4);
  REQUIRE(!trace);
  CHECK(factsOf(trace.error()) == "outOfRange: row = 4, allowed [0, 3]");
}

}  // namespace truthnet::test
