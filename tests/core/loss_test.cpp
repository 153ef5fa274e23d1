#include "truthnet/loss.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "sessions.hpp"

using Catch::Matchers::WithinRel;

namespace truthnet::test {
namespace {

const std::vector<double> kTargets = {0, 1, 1, 0, 1};
const std::vector<double> kPredictions = {0.25, 0.5, 0.125, 0.75, 0.5};

double totalOf(Loss loss) {
  const std::vector<double> shares(kTargets.size(), cellWeight(loss, kTargets.size()));
  return LossFunction(loss, Activation::linear).ofRow({kTargets, shares}, kPredictions);
}

}  // namespace

TEST_CASE("Losses match their formulas") {
  const double sse = 0.0625 + 0.25 + 0.765625 + 0.5625 + 0.25;
  CHECK(totalOf(Loss::sse) == sse);
  CHECK(totalOf(Loss::halfSse) == sse / 2);
  CHECK_THAT(totalOf(Loss::mse), WithinRel(sse / 5, 1e-15));
  const double product = 0.75 * 0.5 * 0.125 * 0.25 * 0.5;
  CHECK_THAT(totalOf(Loss::crossEntropy), WithinRel(-std::log(product) / 5, 1e-15));
}

TEST_CASE("The losses of the cells add up to the total loss") {
  const auto loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  const std::vector<double> shares = {1, 0, 0.5, 1, 0.25};
  std::vector<double> losses(kTargets.size());
  const LossFunction function(loss, Activation::sigmoid);
  function.each({kTargets, shares}, kPredictions, losses);
  double sum = 0;
  for (const double cell : losses) sum += cell;
  CHECK(losses[1] == 0);
  CHECK_THAT(function.ofRow({kTargets, shares}, kPredictions), WithinRel(sum, 1e-15));
}

TEST_CASE("Cross-entropy of a sigmoid keeps full precision near 0 and 1") {
  const LossFunction loss(Loss::crossEntropy, Activation::sigmoid);
  const std::vector<double> share = {1};
  const auto lossAt = [&](double target, double z) {
    return loss.ofRow({std::vector{target}, share}, std::vector{z});
  };
  CHECK_THAT(lossAt(1, 50), WithinRel(std::exp(-50.0), 1e-14));
  CHECK_THAT(lossAt(0, -50), WithinRel(std::exp(-50.0), 1e-14));
  CHECK(lossAt(0, 800) == 800);
  CHECK(lossAt(1, -1e9) == 1e9);
  CHECK_THAT(lossAt(1, 0), WithinRel(std::log(2.0), 1e-15));
}

TEST_CASE("The gradient of cross-entropy of a sigmoid keeps full precision near 0 and 1") {
  const LossFunction loss(Loss::crossEntropy, Activation::sigmoid);
  const std::vector<double> targets = {1, 0, 1, 0};
  const std::vector<double> sums = {40, -40, -40, 40};
  const std::vector<double> shares = {1, 1, 0.5, 0.5};
  std::vector<double> deltas(4);
  loss.deltas({targets, shares}, sums, deltas);
  const double tail = 1 / (1 + std::exp(40.0));
  CHECK_THAT(deltas[0], WithinRel(-tail, 1e-15));
  CHECK_THAT(deltas[1], WithinRel(tail, 1e-15));
  CHECK_THAT(deltas[2], WithinRel(-0.5, 1e-15));
  CHECK_THAT(deltas[3], WithinRel(0.5, 1e-15));
}

TEST_CASE("Cross-entropy of other outputs is finite outside [0, 1], with slope 0") {
  const LossFunction loss(Loss::crossEntropy, Activation::linear);
  const std::vector<double> targets = {0, 1, 0, 1};
  const std::vector<double> predictions = {-3, 2, 2, -3};
  const std::vector<double> shares(4, 0.25);
  const double total = loss.ofRow({targets, shares}, predictions);
  CHECK_THAT(total, WithinRel(-std::log(1e-15) / 2, 1e-3));
  std::vector<double> slopes(4, 1);
  loss.slopes({targets, shares}, predictions, slopes);
  CHECK(slopes == std::vector<double>(4, 0));
}

TEST_CASE("A cell that does not count adds nothing, even if its error is infinite") {
  const auto loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  const double infinity = std::numeric_limits<double>::infinity();
  const std::vector<double> targets = {0, 1, 1};
  const std::vector<double> predictions = {0.5, GENERATE_COPY(1e200, -infinity), 0.5};
  const std::vector<double> shares = {1, 0, 1};
  const std::vector<double> outerPredictions = {0.5, 0.5};
  const LossFunction function(loss, Activation::linear);
  CHECK(function.ofRow({targets, shares}, predictions) ==
        function.ofRow({std::vector<double>{0, 1}, std::vector<double>{1, 1}}, outerPredictions));
  std::vector<double> deltas(3);
  function.deltas({targets, shares}, predictions, deltas);
  CHECK(deltas[1] == 0);
}

TEST_CASE("Every loss of NaN is NaN") {
  const auto loss = GENERATE(Loss::sse, Loss::crossEntropy);
  const auto outputs = GENERATE(Activation::sigmoid, Activation::linear);
  const std::vector<double> nan = {std::numeric_limits<double>::quiet_NaN()};
  const std::vector<double> one = {1};
  CHECK(std::isnan(LossFunction(loss, outputs).ofRow({one, one}, nan)));
}

TEST_CASE("The losses of the training rows add up to the loss, for every loss function") {
  Session session = fullAdder();
  session.table.rows[2].holdOut = true;
  session.table.rows[5].out[1].reset();
  session.training.loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  Trainer trainer = trainerOf(session);
  trainer.step(10);
  const Vector losses = trainer.rowLosses();
  CHECK(losses(2) > 0);
  double sum = 0;
  for (std::size_t row = 0; row < 8; ++row) sum += row == 2 ? 0 : losses(row);
  CHECK_THAT(sum, WithinRel(trainer.loss(), 1e-13));
}

TEST_CASE("Held-out rows and don't-care targets never change a weight") {
  Session session = fullAdder();
  session.network.bias = true;
  session.training.loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  session.training.batch = GENERATE(Batch::full, Batch::row);
  session.training.learningRate = 0.1;
  session.table.rows[7].holdOut = true;
  session.table.rows[3].out[0].reset();
  Trainer trainer = trainerOf(session);
  trainer.step(100);

  // The prediction in a don't-care cell has no effect, nor do the values of a held-out row.
  session.table.rows[7] = {{0, 0, 0}, {1, std::nullopt}, true};
  Trainer other = trainerOf(session);
  other.step(100);
  CHECK(parametersOf(other) == parametersOf(trainer));
  CHECK(lossesOf(other) == lossesOf(trainer));

  session.table.rows.pop_back();
  session.table.rows.insert(session.table.rows.begin() + 3, {{1, 0, 1}, {1, 1}, true});
  session.table.rows.push_back({{1, 1, 1}, {std::nullopt, std::nullopt}});
  Trainer third = trainerOf(session);
  third.step(100);
  CHECK(parametersOf(third) == parametersOf(trainer));
}

}  // namespace truthnet::test
