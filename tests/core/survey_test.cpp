#include "truthnet/survey.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "sessions.hpp"

namespace truthnet::test {
namespace {

Survey surveyOf(const Session& session, const SurveySpec& spec) {
  auto made = survey(session, spec);
  INFO((made ? "" : factsOf(made.error())));
  REQUIRE(made);
  return *std::move(made);
}

/// Trains each seed from `firstSeed` on with a Trainer and checks every iteration.
Survey trainedAlone(Session session, std::uint32_t firstSeed, std::size_t count,
                    double tolerance = 0.5) {
  Survey alone;
  for (std::uint32_t seed = firstSeed; seed < firstSeed + count; ++seed) {
    session.training.seed = seed;
    Trainer trainer = trainerOf(session);
    double since = std::numeric_limits<double>::quiet_NaN();
    for (double iteration = 0;; ++iteration) {
      const bool isRight = trainer.isRight(tolerance);
      if (!isRight) since = std::numeric_limits<double>::quiet_NaN();
      if (isRight && std::isnan(since)) since = iteration;
      if (iteration == session.training.iterations) break;
      trainer.step(1);
      if (trainer.blownUp()) break;
    }
    alone.losses.push_back(trainer.loss());
    alone.rightSince.push_back(since);
  }
  return alone;
}

bool haveSameBits(const std::vector<double>& a, const std::vector<double>& b) {
  const auto isSame = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  return std::ranges::equal(a, b, isSame);
}

void checkSame(const Survey& made, const Survey& alone) {
  CHECK(haveSameBits(made.losses, alone.losses));
  CHECK(haveSameBits(made.rightSince, alone.rightSince));
}

double shareRight(const Survey& survey) {
  const auto right = std::ranges::count_if(survey.rightSince, [](double i) { return i == i; });
  return static_cast<double>(right) / static_cast<double>(survey.rightSince.size());
}

}  // namespace

TEST_CASE("Survey runs equal trainer runs bit for bit") {
  const auto count = GENERATE(1U, 8U, 21U);
  Session session = tutorial();
  session.training.iterations = 300;
  const Survey made = surveyOf(session, {.firstSeed = 5, .count = count});
  checkSame(made, trainedAlone(session, 5, count));
}

TEST_CASE("Survey runs equal trainer runs at chaotic learning rates") {
  Session session;
  session.table = parity(2);
  session.network.bias = GENERATE(false, true);
  session.training.loss = GENERATE(Loss::sse, Loss::crossEntropy);
  session.training.learningRate = GENERATE(10, 13, 20);
  session.training.iterations = 300;
  const Survey made = surveyOf(session, {.firstSeed = 0, .count = 16});
  checkSame(made, trainedAlone(session, 0, 16));
}

TEST_CASE("Survey runs equal trainer runs with one hidden layer and few rows") {
  const auto rows = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{4}, std::size_t{5});
  Session session = tutorial();
  session.table = parity(3);
  session.table.rows.resize(rows);
  if (rows > 3) session.table.rows[1].out[0].reset();
  session.network.hidden = {GENERATE(as<std::size_t>(), 1, 4, 7)};
  session.network.bias = GENERATE(false, true);
  session.training.loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  session.training.learningRate = 15;
  session.training.iterations = 60;
  const Survey made = surveyOf(session, {.firstSeed = 2, .count = 9});
  checkSame(made, trainedAlone(session, 2, 9));
}

TEST_CASE("Survey runs equal trainer runs with every loss, optimizer and batch") {
  Session session = fullAdder();
  session.table.rows[1].holdOut = true;
  session.table.rows[4].out[0].reset();
  session.network = {
      .hidden = {4, 3},
      .activation = std::vector{Activation::tanh, Activation::leakyRelu, Activation::sigmoid},
      .bias = true,
  };
  session.training.loss = GENERATE(Loss::sse, Loss::crossEntropy);
  session.training.optimizer = GENERATE(Optimizer::gd, Optimizer::momentum, Optimizer::adam);
  session.training.batch = GENERATE(Batch::full, Batch::row);
  session.training.init = Init::uniform11;
  session.training.learningRate = GENERATE(0.02, 5);
  session.training.iterations = 60;
  const Survey made = surveyOf(session, {.firstSeed = 0, .count = 9});
  checkSame(made, trainedAlone(session, 0, 9));
}

TEST_CASE("Survey runs equal trainer runs with many rows and large networks") {
  const auto rows = GENERATE(std::size_t{63}, std::size_t{64}, std::size_t{65}, std::size_t{129});
  Session session = tutorial();
  for (std::size_t row = 4; row < rows; ++row) {
    session.table.rows.push_back(session.table.rows[row * row % 4]);
  }
  session.network.hidden = {GENERATE(as<std::size_t>(), 5, 250)};
  session.network.activation = std::vector{Activation::tanh, Activation::sigmoid};
  session.network.bias = true;
  session.training.init = Init::uniform11;
  session.training.learningRate = 1;
  session.training.iterations = 20;
  const Survey made = surveyOf(session, {.firstSeed = 3, .count = 2});
  checkSame(made, trainedAlone(session, 3, 2));
}

TEST_CASE("rightSince agrees with checking every iteration") {
  Session session = tutorial();
  session.network.hidden = {3};
  session.training.iterations = 600;
  session.training.batch = GENERATE(Batch::full, Batch::row);
  const double tolerance = GENERATE(0.5, 0.2);
  const Survey made = surveyOf(session, {.firstSeed = 0, .count = 9, .tolerance = tolerance});
  checkSame(made, trainedAlone(session, 0, 9, tolerance));
  // With row updates, the last row pulls the others away again.
  if (session.training.batch == Batch::row) return;
  CHECK(std::ranges::all_of(made.rightSince, [](double since) { return since > 0; }));
}

TEST_CASE(
    "The tutorial's network learns its table from nearly every seed, narrower ones from fewer") {
  Session session = tutorial();
  CHECK(shareRight(surveyOf(session, {.count = 96})) > 0.97);
  session.network.hidden = {2};
  const double two = shareRight(surveyOf(session, {.count = 96}));
  CHECK(two > 0.15);
  CHECK(two < 0.5);
  session.network.hidden = {1};
  CHECK(shareRight(surveyOf(session, {.count = 96})) == 0);
}

TEST_CASE("A seed that blows up ends with its last finite loss and does not affect the others") {
  Session session = tutorial();
  session.network.activation = Activation::linear;
  session.network.hidden = {8, 8};
  session.training.init = Init::uniform11;
  session.training.learningRate = 0.2;
  session.training.iterations = 400;
  const Survey made = surveyOf(session, {.firstSeed = 0, .count = 16});
  checkSame(made, trainedAlone(session, 0, 16));
  CHECK(std::ranges::any_of(made.losses, [](double loss) { return loss > 1e6; }));
}

TEST_CASE("A run whose loss returns from infinity still ends at the blow-up") {
  Session session;
  session.table = tableOf(2, [](std::size_t row) { return row == 3 ? 1 : 0; });
  session.network.hidden = {8};
  session.network.activation = std::vector{Activation::linear, Activation::relu};
  session.training.init = Init::heUniform;
  session.training.optimizer = Optimizer::momentum;
  session.training.learningRate = 100;
  session.training.iterations = 20;
  const Survey made = surveyOf(session, {.firstSeed = 0, .count = 16});
  checkSame(made, trainedAlone(session, 0, 16));
  CHECK(std::ranges::any_of(made.losses, [](double loss) { return loss > 1e100; }));
}

TEST_CASE("A network that cannot be trained is surveyed at its start weights") {
  Session session = tutorial();
  session.network.activation = Activation::step;
  const Survey made = surveyOf(session, {.firstSeed = 1, .count = 2});
  CHECK(made.losses == std::vector<double>{2, 2});
}

TEST_CASE("Invalid surveys are rejected") {
  const auto refusal = [](const Session& session, const SurveySpec& spec) {
    const auto made = survey(session, spec);
    return made ? "" : factsOf(made.error());
  };
  CHECK(refusal(tutorial(), {.count = 0}) == "outOfRange: count = 0, allowed [1, 10000]");
  CHECK(refusal(tutorial(), {.firstSeed = 4294967290, .count = 10}) ==
        "outOfRange: firstSeed = 4294967290, allowed [0, 4294967286]");
  CHECK(refusal(tutorial(), {.tolerance = 0}) == "outOfRange: tolerance = 0, allowed (0, 1]");
  Session session = tutorial();
  session.training.learningRate = -1;
  CHECK(refusal(session, {}) == "outOfRange: training.learningRate = -1, allowed (0, 1000]");
}

}  // namespace truthnet::test
