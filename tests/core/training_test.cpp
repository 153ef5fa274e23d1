#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "sessions.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace truthnet::test {
namespace {

bool allFinite(const std::vector<double>& numbers) {
  return std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
}

}  // namespace

TEST_CASE("The tutorial's network learns the tutorial's table") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(1500);
  const Matrix predictions = trainer.predictions();
  CHECK_THAT(predictions(0, 0), WithinAbs(0, 0.05));
  CHECK_THAT(predictions(1, 0), WithinAbs(1, 0.05));
  CHECK_THAT(predictions(2, 0), WithinAbs(1, 0.05));
  CHECK_THAT(predictions(3, 0), WithinAbs(0, 0.05));
}

TEST_CASE("The loss falls at every iteration at a learning rate of 1") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(1500);
  CHECK(std::ranges::is_sorted(lossesOf(trainer), std::ranges::greater()));
}

TEST_CASE("Splitting iterations into calls does not change a bit of the result") {
  Session session = fullAdder();
  session.network = {
      .hidden = {5, 4},
      .activation = std::vector{Activation::tanh, Activation::leakyRelu, Activation::sigmoid},
      .bias = true,
  };
  session.training.learningRate = 0.1;
  Trainer whole = trainerOf(session);
  whole.step(1000);

  const auto cut = GENERATE(std::vector{1, 999}, std::vector{64, 64, 872}, std::vector{63, 65, 872},
                            std::vector{999, 1}, std::vector<int>(1000, 1));
  Trainer split = trainerOf(session);
  for (const int iterations : cut) split.step(iterations);
  CHECK(split.iteration() == whole.iteration());
  CHECK(split.loss() == whole.loss());
  CHECK(lossesOf(split) == lossesOf(whole));
  CHECK(parametersOf(split) == parametersOf(whole));
  CHECK(predictionsOf(split) == predictionsOf(whole));
}

TEST_CASE("A copy trains independently of its original") {
  Trainer original = trainerOf(tutorial());
  original.step(10);
  Trainer copy = original;
  original.step(100);
  CHECK(copy.iteration() == 10);
  copy.step(100);
  CHECK(parametersOf(copy) == parametersOf(original));
}

TEST_CASE("Reset repeats the run exactly") {
  Trainer trainer = trainerOf(tutorial());
  const auto start = parametersOf(trainer);
  trainer.step(500);
  const auto losses = lossesOf(trainer);
  const auto end = parametersOf(trainer);

  trainer.reset();
  CHECK(trainer.iteration() == 0);
  CHECK(trainer.loss() == losses.front());
  CHECK(lossesOf(trainer) == std::vector{losses.front()});
  CHECK(parametersOf(trainer) == start);

  trainer.step(500);
  CHECK(lossesOf(trainer) == losses);
  CHECK(parametersOf(trainer) == end);
}

TEST_CASE("A new learning rate applies from the next iteration on and survives a reset") {
  Session session = tutorial();
  Trainer trainer = trainerOf(session);
  REQUIRE(trainer.setLearningRate(0.25));
  CHECK(trainer.iteration() == 0);
  session.training.learningRate = 0.25;
  Trainer expected = trainerOf(session);
  CHECK(trainer.step(50) == expected.step(50));
  trainer.reset();
  CHECK(trainer.step(50) == expected.loss());
}

TEST_CASE("A step of zero or fewer iterations changes nothing") {
  const auto iterations =
      GENERATE(std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min());
  Trainer trainer = trainerOf(tutorial());
  const double loss = trainer.loss();
  CHECK(trainer.step(iterations) == loss);
  CHECK(trainer.iteration() == 0);
}

TEST_CASE("A blow-up stops at the last finite state and sets blownUp") {
  Trainer trainer = trainerOf(explosive());
  trainer.step(1000);
  CHECK(trainer.blownUp());
  CHECK(trainer.iteration() > 0);
  CHECK(trainer.iteration() < 1000);
  CHECK(std::isfinite(trainer.loss()));
  CHECK(allFinite(parametersOf(trainer)));
  CHECK(allFinite(predictionsOf(trainer)));
  CHECK(lossesOf(trainer).size() == trainer.iteration() + 1);
  CHECK(lossesOf(trainer).back() == trainer.loss());

  SECTION("Further steps change nothing") {
    const auto iteration = trainer.iteration();
    const auto parameters = parametersOf(trainer);
    trainer.step(10);
    CHECK(trainer.iteration() == iteration);
    CHECK(parametersOf(trainer) == parameters);
  }
  SECTION("Single steps blow up at the same iteration") {
    Trainer slow = trainerOf(explosive());
    while (!slow.blownUp()) slow.step(1);
    CHECK(slow.iteration() == trainer.iteration());
    CHECK(parametersOf(slow) == parametersOf(trainer));
  }
  SECTION("A reset clears blownUp") {
    trainer.reset();
    CHECK(!trainer.blownUp());
    CHECK(trainer.iteration() == 0);
  }
  SECTION("A smaller learning rate clears blownUp") {
    REQUIRE(trainer.setLearningRate(1e-300));
    CHECK(!trainer.blownUp());
  }
}

TEST_CASE("A run stays finite even if a sigmoid hides weights that overflow") {
  Session session = tutorial();
  session.network.activation = std::vector{Activation::linear, Activation::sigmoid};
  session.training.learningRate = 1000;
  Trainer trainer = trainerOf(session);
  trainer.step(5000);
  CHECK(std::isfinite(trainer.loss()));
  CHECK(allFinite(parametersOf(trainer)));
}

TEST_CASE("A non-finite sum is a blow-up even if an activation hides it") {
  Session session = tutorial();
  session.network.activation = std::vector{Activation::linear, Activation::relu};
  session.training.init = Init::uniform11;
  session.training.learningRate = 3;
  Trainer trainer = trainerOf(session);
  trainer.step(1500);
  CHECK(trainer.blownUp());
  CHECK(trainer.iteration() == 4);
  CHECK(trainer.loss() > 1e237);
  CHECK(std::isfinite(trainer.trace(0)->layers[1].sums(0)));
}

TEST_CASE("A run at any learning rate has finite sums and ends alike however it is cut") {
  // Check every sum of every row: relu, sigmoid and tanh hide infinite ones.
  std::mt19937 random(1);
  const auto draw = [&random]<typename Choice>(const std::vector<Choice>& from) {
    return from[random() % from.size()];
  };
  int blownUp = 0;
  for (int i = 0; i < 3000; ++i) {
    Session session = i % 2 == 0 ? tutorial() : fullAdder();
    if (i % 4 == 3) session.table.rows[5].out[1].reset();
    session.network.hidden = {1 + random() % 4, 3};
    const std::vector activations = {Activation::linear, Activation::relu, Activation::leakyRelu,
                                     Activation::sigmoid, Activation::tanh};
    session.network.activation =
        std::vector{draw(activations), draw(activations), draw(activations)};
    session.network.bias = random() % 2 == 0;
    session.training.loss = draw(std::vector{Loss::sse, Loss::crossEntropy});
    session.training.optimizer = draw(std::vector{Optimizer::gd, Optimizer::momentum});
    session.training.batch = draw(std::vector{Batch::full, Batch::row});
    session.training.init = Init::uniform11;
    session.training.learningRate = std::pow(10, 1 + random() % 3);
    Trainer trainer = trainerOf(session);
    for (int step = 0; step < 12; ++step) {
      trainer.step(1);
      for (std::size_t l = 0; l < 3; ++l) {
        const Matrix sums = trainer.network().sums(trainer.table().rows().inputs, l);
        REQUIRE(std::ranges::all_of(sums, [](double z) { return std::isfinite(z); }));
      }
    }
    Trainer together = trainerOf(session);
    together.step(12);
    REQUIRE(together.iteration() == trainer.iteration());
    REQUIRE(together.blownUp() == trainer.blownUp());
    blownUp += trainer.blownUp() ? 1 : 0;
  }
  CHECK(blownUp > 187);
}

TEST_CASE("A don't-care cell never causes a blow-up") {
  Session session;
  session.table.inputs = {"a", "b"};
  session.table.outputs = {"x", "y"};
  session.table.rows = {
      {{0, 0}, {1, 0}}, {{0, 1}, {1, std::nullopt}}, {{1, 0}, {0, 0}}, {{1, 1}, {1, std::nullopt}}};
  session.network.hidden = {3, 2};
  session.network.activation =
      std::vector{Activation::linear, Activation::linear, Activation::relu};
  session.training.init = Init::uniform11;
  session.training.learningRate = 100;
  session.training.seed = 5822;
  Trainer trainer = trainerOf(session);
  trainer.step(4);
  CHECK(trainer.iteration() == 4);
  CHECK_THAT(trainer.loss(), WithinRel(4.6e245, 0.02));
}

TEST_CASE("A network with a step activation is evaluated but never trained") {
  Session session = tutorial();
  session.network.activation = std::vector{Activation::sigmoid, Activation::step};
  Trainer trainer = trainerOf(session);
  CHECK(!trainer.trainable());
  CHECK(trainer.predictions()(0, 0) == 1);
  const auto start = parametersOf(trainer);
  CHECK(trainer.step(10) == trainer.loss());
  CHECK(trainer.iteration() == 0);
  CHECK(!trainer.blownUp());
  CHECK(parametersOf(trainer) == start);
}

TEST_CASE("A network without biases keeps them at 0") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(100);
  for (std::size_t l = 0; l < 2; ++l) {
    for (const double bias : trainer.network().biases(l)) CHECK(bias == 0);
  }
}

TEST_CASE("A run of a hundred thousand iterations keeps a thinned loss history") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(100'000);
  CHECK(trainer.lossHistory().size() == 100'001);
  CHECK(trainer.lossHistory().stride() == 2);
  CHECK(trainer.lossHistory().losses().size() == 50'001);
}

TEST_CASE("A manual weight that makes the loss infinite is a blow-up until it is undone") {
  Session session;
  session.table.inputs = {"a", "b"};
  session.table.outputs = {"y"};
  session.table.rows = {{{0, 1}, {1}}, {{1, 1}, {0}}};
  session.network.activation = Activation::linear;
  session.training.optimizer = Optimizer::momentum;
  session.training.init = Init::uniform11;
  session.training.seed = 62;  // the last finite parameters of this seed are large enough
  Trainer trainer = trainerOf(session);
  trainer.step(400);
  REQUIRE(trainer.blownUp());
  const std::uint32_t iteration = trainer.iteration();
  REQUIRE(trainer.setWeight(1, 0, 0, 0.3));
  REQUIRE(std::isinf(trainer.loss()));
  CHECK(trainer.blownUp());
  trainer.step(1);
  CHECK(trainer.iteration() == iteration);
  for (const std::size_t unit : {0U, 1U, 2U, 3U}) REQUIRE(trainer.setWeight(1, unit, 0, 0));
  CHECK(std::isfinite(trainer.loss()));
  CHECK_FALSE(trainer.blownUp());
}

}  // namespace truthnet::test
