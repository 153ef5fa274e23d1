#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "sessions.hpp"
#include "truthnet/detail/checkpoints.hpp"
#include "truthnet/limits.hpp"

namespace truthnet::test {
namespace {

/// Returns a session with the given optimizer and batch, and a mix of everything else.
Session mixedSession(Optimizer optimizer, Batch batch) {
  Session session = fullAdder();
  session.table.rows[3].holdOut = true;
  session.table.rows[5].out[0].reset();
  session.network = {
      .hidden = {6, 5},
      .activation = std::vector{Activation::tanh, Activation::leakyRelu, Activation::sigmoid},
      .bias = true,
  };
  session.training.loss = Loss::crossEntropy;
  session.training.optimizer = optimizer;
  session.training.batch = batch;
  session.training.learningRate = 0.01;
  session.training.init = Init::glorotUniform;
  return session;
}

void checkSameState(const Trainer& trainer, const Trainer& expected) {
  CHECK(trainer.iteration() == expected.iteration());
  CHECK(trainer.loss() == expected.loss());
  CHECK(parametersOf(trainer) == parametersOf(expected));
  CHECK(predictionsOf(trainer) == predictionsOf(expected));
}

ChangeSpec rateChange(std::uint32_t iteration, double value) {
  return {.iteration = iteration, .kind = ChangeKind::learningRate, .value = value};
}

ChangeSpec weightChange(std::uint32_t iteration, std::size_t layer, std::size_t from,
                        std::size_t to, double value) {
  return {.iteration = iteration,
          .kind = ChangeKind::weight,
          .layer = layer,
          .from = from,
          .to = to,
          .value = value};
}

ChangeSpec biasChange(std::uint32_t iteration, std::size_t layer, std::size_t unit, double value) {
  return {.iteration = iteration,
          .kind = ChangeKind::bias,
          .layer = layer,
          .unit = unit,
          .value = value};
}

}  // namespace

TEST_CASE("seek restores any iteration bit for bit") {
  const auto optimizer = GENERATE(Optimizer::gd, Optimizer::momentum, Optimizer::adam);
  const auto batch = GENERATE(Batch::full, Batch::row);
  INFO(nameOf(optimizer) << ", " << nameOf(batch));
  const Session session = mixedSession(optimizer, batch);
  Trainer trainer = trainerOf(session);
  trainer.step(3000);
  const Trainer end = trainer;
  const auto losses = lossesOf(trainer);

  // Checkpoints are at 0, 1024 and 2048.
  for (const std::int64_t iteration : {2500, 1023, 1, 1025, 0}) {
    INFO("iteration " << iteration);
    CHECK(trainer.seek(iteration) == losses.at(static_cast<std::size_t>(iteration)));
    Trainer fresh = trainerOf(session);
    fresh.step(iteration);
    checkSameState(trainer, fresh);
    CHECK(trainer.lastIteration() == 3000);
    CHECK(lossesOf(trainer) == losses);
  }
  trainer.seek(3000);
  checkSameState(trainer, end);

  // The optimizer's state must be restored as well.
  trainer.seek(1234);
  Trainer fresh = trainerOf(session);
  fresh.step(1234);
  CHECK(trainer.step(100) == fresh.step(100));
  checkSameState(trainer, fresh);
}

TEST_CASE("A step after a seek back drops the later iterations and continues like a fresh run") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(1000);
  trainer.seek(400);
  trainer.step(1);
  CHECK(trainer.lastIteration() == 401);
  Trainer fresh = trainerOf(tutorial());
  fresh.step(401);
  checkSameState(trainer, fresh);
  CHECK(lossesOf(trainer) == lossesOf(fresh));
}

TEST_CASE("seek trains on beyond the last iteration and stops at 0 for negative ones") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(10);
  trainer.seek(25);
  Trainer fresh = trainerOf(tutorial());
  fresh.step(25);
  checkSameState(trainer, fresh);
  CHECK(trainer.lastIteration() == 25);
  trainer.seek(std::numeric_limits<std::int64_t>::min());
  checkSameState(trainer, trainerOf(tutorial()));
  CHECK(trainer.lastIteration() == 25);
}

TEST_CASE("seek repeats learning rates and parameters that were set during the run") {
  Trainer trainer = trainerOf(tutorial());
  std::vector<Trainer> states;
  const auto stepAndKeep = [&](int iterations) {
    for (int i = 0; i < iterations; ++i) {
      states.push_back(trainer);
      trainer.step(1);
    }
  };
  stepAndKeep(100);
  REQUIRE(trainer.setLearningRate(0.5));
  stepAndKeep(50);
  REQUIRE(trainer.setWeight(0, 1, 2, -3));
  REQUIRE(trainer.setWeight(1, 3, 0, 2));
  CHECK(trainer.network().weights(0)(1, 2) == -3);
  CHECK(trainer.network().weights(1)(3, 0) == 2);
  CHECK(lossesOf(trainer).back() == Trainer(states[149]).step(1));
  stepAndKeep(50);
  REQUIRE(trainer.setLearningRate(2));
  stepAndKeep(100);

  for (const std::size_t iteration : {299U, 0U, 1U, 99U, 100U, 101U, 149U, 150U, 151U, 250U}) {
    trainer.seek(static_cast<std::int64_t>(iteration));
    INFO("iteration " << iteration);
    checkSameState(trainer, states[iteration]);
  }
  // Setting a parameter in the past drops the later iterations.
  trainer.seek(120);
  REQUIRE(trainer.setWeight(0, 0, 0, 5));
  CHECK(trainer.lastIteration() == 120);
  CHECK(lossesOf(trainer).size() == 121);
  trainer.step(10);
  trainer.seek(120);
  CHECK(trainer.network().weights(0)(0, 0) == 5);
  trainer.seek(119);
  checkSameState(trainer, states[119]);
}

TEST_CASE("The loss history does not depend on seeks") {
  const auto [far, back] = GENERATE(std::pair{70'000, 100}, std::pair{140'000, 70'001},
                                    std::pair{140'000, 139'990}, std::pair{66'000, 65'535});
  INFO(far << ", back to " << back);
  Trainer trainer = trainerOf(tutorial());
  trainer.step(far);
  trainer.seek(back);
  trainer.step(1);
  Trainer fresh = trainerOf(tutorial());
  fresh.step(back + 1);
  CHECK(trainer.lossHistory().stride() == fresh.lossHistory().stride());
  CHECK(lossesOf(trainer) == lossesOf(fresh));
}

TEST_CASE("A saved run with changes is repeated bit for bit") {
  const auto optimizer = GENERATE(Optimizer::gd, Optimizer::momentum, Optimizer::adam);
  const Session session = mixedSession(optimizer, Batch::full);
  Trainer trainer = trainerOf(session);
  REQUIRE(trainer.setBias(0, 5, 0.5));
  trainer.step(100);
  REQUIRE(trainer.setLearningRate(0.5));
  trainer.step(57);
  REQUIRE(trainer.setWeight(0, 1, 2, -3));
  REQUIRE(trainer.setWeight(2, 3, 1, 2));
  REQUIRE(trainer.setWeight(0, 1, 2, -2));
  trainer.step(300);
  trainer.seek(200);
  REQUIRE(trainer.setLearningRate(2));
  trainer.step(13);

  const SavedState saved{
      .session = session,
      .iteration = 213,
      .changes = {rateChange(200, 2), biasChange(0, 0, 5, 0.5), weightChange(157, 0, 1, 2, 9),
                  weightChange(157, 0, 1, 2, -2), weightChange(157, 2, 3, 1, 2),
                  rateChange(100, 0.5), rateChange(214, 900)}};
  auto again = Trainer::create(saved);
  REQUIRE(again);
  CHECK(again->iteration() == 0);
  CHECK(again->replay() == trainer.loss());
  CHECK(again->iteration() == 213);
  checkSameState(*again, trainer);
  CHECK(lossesOf(*again) == lossesOf(trainer));
  const auto same = [](const Change& a, const Change& b) {
    return a.iteration == b.iteration && a.parameter == b.parameter && a.value == b.value;
  };
  CHECK(std::ranges::equal(again->changes(), trainer.changes(), same));
  CHECK(again->changes().size() == 5);
  CHECK(again->step(50) == trainer.step(50));
  again->seek(90);
  trainer.seek(90);
  checkSameState(*again, trainer);
}

TEST_CASE("A manual change drops the later changes of a saved run") {
  const SavedState saved{.session = tutorial(), .iteration = 100, .changes = {rateChange(50, 0.5)}};
  Trainer trainer = *Trainer::create(saved);
  trainer.step(20);
  SECTION("a different learning rate") {
    REQUIRE(trainer.setLearningRate(2));
    trainer.step(80);
    CHECK(trainer.options().learningRate == 2);
    CHECK(trainer.changes().size() == 1);
  }
  SECTION("a weight") {
    REQUIRE(trainer.setWeight(0, 0, 0, 1));
    trainer.step(80);
    CHECK(trainer.options().learningRate == 1);
  }
  SECTION("the current learning rate is not a change") {
    REQUIRE(trainer.setLearningRate(1));
    trainer.step(80);
    CHECK(trainer.options().learningRate == 0.5);
  }
}

TEST_CASE("The error for an invalid saved change names its field") {
  const auto refusal = [](const ChangeSpec& change, std::uint32_t iteration = 10) {
    const auto made = Trainer::create(
        SavedState{.session = tutorial(), .iteration = iteration, .changes = {change}});
    REQUIRE(!made);
    return factsOf(made.error());
  };
  CHECK(refusal(weightChange(5, 9, 0, 0, 1)) == "outOfRange: changes[0].layer = 9, allowed [0, 1]");
  CHECK(refusal(biasChange(5, 0, 0, 1)) == "notOneOf: network.bias = false, allowed true");
  CHECK(refusal(rateChange(5, 0)) == "outOfRange: changes[0].value = 0, allowed (0, 1000]");
  CHECK(refusal(rateChange(1'000'000'001, 1)) ==
        "outOfRange: changes[0].iteration = 1000000001, allowed [0, 1000000000]");
  CHECK(refusal(rateChange(0, 1), 1'000'000'001) ==
        "outOfRange: iteration = 1000000001, allowed [0, 1000000000]");
}

TEST_CASE("run stops at the session's number of iterations") {
  Session session = tutorial();
  session.training.iterations = 300;
  Trainer trainer = trainerOf(session);
  trainer.step(100);
  CHECK(trainer.run() == trainerOf(session).step(300));
  CHECK(trainer.iteration() == 300);
  trainer.step(1);
  trainer.run();
  CHECK(trainer.iteration() == 301);
}

TEST_CASE("A reset discards a parameter set at the start weights") {
  Trainer trainer = trainerOf(tutorial());
  REQUIRE(trainer.setWeight(0, 0, 0, 5));
  trainer.step(10);
  trainer.seek(0);
  CHECK(trainer.network().weights(0)(0, 0) == 5);
  trainer.reset();
  checkSameState(trainer, trainerOf(tutorial()));
}

TEST_CASE("A blown-up run can be sought and reports blownUp only at its end") {
  Trainer trainer = trainerOf(explosive());
  trainer.step(1000);
  REQUIRE(trainer.blownUp());
  const std::uint32_t last = trainer.lastIteration();
  REQUIRE(last > 0);
  trainer.seek(0);
  CHECK(!trainer.blownUp());
  trainer.seek(last);
  CHECK(trainer.blownUp());
  trainer.seek(last + 10);
  CHECK(trainer.iteration() == last);
  CHECK(trainer.blownUp());
}

TEST_CASE("Checkpoints are thinned as the run grows and stay bounded") {
  constexpr std::size_t bytesEach = 1000;
  Checkpoints checkpoints(bytesEach, 4);
  const auto add = [&checkpoints](std::uint32_t iteration) {
    if (checkpoints.belongsAt(iteration)) {
      checkpoints.add({iteration, {static_cast<double>(iteration)}, {Optimizer::gd, 1}});
    }
  };
  for (std::uint32_t iteration = 0; iteration <= 100'000; ++iteration) {
    add(iteration);
    if (iteration % 997 == 0) {
      CHECK(checkpoints.size() <= Checkpoints::kMaxCount);
      const Checkpoint& before = checkpoints.before(iteration);
      CHECK(iteration - before.iteration < checkpoints.spacing());
      CHECK(before.parameters.front() == before.iteration);
    }
  }
  CHECK(checkpoints.size() > Checkpoints::kMaxCount / 2);
  CHECK(checkpoints.before(0).iteration == 0);
  checkpoints.dropAfter(50'000);
  CHECK(checkpoints.before(100'000).iteration <= 50'000);
  checkpoints.restart();
  CHECK(checkpoints.size() == 1);
  CHECK(checkpoints.spacing() == 4);
}

TEST_CASE("Checkpoints lie closer from where iterations take longer") {
  Checkpoints checkpoints(1000, 64);
  const auto addAll = [&checkpoints](std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t iteration = first; iteration <= last; ++iteration) {
      if (checkpoints.belongsAt(iteration)) checkpoints.add({iteration, {}, {Optimizer::gd, 0}});
    }
  };
  addAll(0, 100'000);
  checkpoints.refine(4);
  CHECK(checkpoints.spacing() == 4);
  CHECK(checkpoints.size() > Checkpoints::kMaxCount / 4);
  addAll(100'001, 102'000);
  CHECK(checkpoints.size() <= Checkpoints::kMaxCount);
  for (std::uint32_t iteration = 100'100; iteration <= 102'000; iteration += 100) {
    CHECK(iteration - checkpoints.before(iteration).iteration <= 2000 / 8);
  }
  CHECK(50'000 - checkpoints.before(50'000).iteration <= 100'000 / 8);
  // Rows that take less time change nothing.
  checkpoints.refine(64);
  checkpoints.restart();
  CHECK(checkpoints.spacing() == 4);
}

TEST_CASE("Checkpoints of large networks stay within the memory limit") {
  constexpr std::size_t bytesEach = std::size_t{8} * 1024 * 1024;
  Checkpoints checkpoints(bytesEach, 1);
  for (std::uint32_t iteration = 0; iteration < 1000; ++iteration) {
    if (checkpoints.belongsAt(iteration)) checkpoints.add({iteration, {0.0}, {Optimizer::gd, 0}});
    CHECK(checkpoints.size() * bytesEach <= Checkpoints::kMaxBytes);
  }
}

}  // namespace truthnet::test
