#include "truthnet/map.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "sessions.hpp"

namespace truthnet::test {
namespace {

Map mapOf(const Session& session, const MapSpec& spec) {
  auto made = map(session, spec);
  INFO((made ? "" : factsOf(made.error())));
  REQUIRE(made);
  return *std::move(made);
}

Session sessionOf(const Session& session, const std::vector<MapAxis>& axes, double x, double y) {
  auto made = sessionAt(session, axes, std::array{x, y});
  INFO((made ? "" : factsOf(made.error())));
  REQUIRE(made);
  return *std::move(made);
}

/// Trains the session of each point with a Trainer and checks every iteration.
Map trainedAlone(const Session& session, const MapSpec& spec) {
  Map alone;
  for (std::size_t i = 0; i < spec.points.size(); i += 2) {
    Trainer trainer = trainerOf(sessionOf(session, spec.axes, spec.points[i], spec.points[i + 1]));
    double since = std::numeric_limits<double>::quiet_NaN();
    for (;;) {
      const bool isRight = trainer.isRight(spec.tolerance);
      if (!isRight) since = std::numeric_limits<double>::quiet_NaN();
      if (isRight && std::isnan(since)) since = trainer.iteration();
      if (trainer.iteration() == session.training.iterations || !trainer.trainable()) break;
      trainer.step(1);
      if (trainer.blownUp()) break;
    }
    const Outcome atEnd = std::isnan(since) ? Outcome::stuck : Outcome::right;
    alone.losses.push_back(trainer.loss());
    alone.rightSince.push_back(since);
    alone.outcomes.push_back(trainer.blownUp() ? Outcome::diverged : atEnd);
  }
  return alone;
}

void checkSame(const Map& made, const Map& alone) {
  const auto isSame = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
  CHECK(std::ranges::equal(made.losses, alone.losses, isSame));
  CHECK(std::ranges::equal(made.rightSince, alone.rightSince, isSame));
  CHECK(made.outcomes == alone.outcomes);
}

MapAxis along(MapAxisKind kind) { return {.kind = kind}; }
MapAxis rateOf(std::size_t layer) { return {.kind = MapAxisKind::layerRate, .layer = layer}; }
MapAxis startOf(std::size_t index) { return {.kind = MapAxisKind::parameter, .index = index}; }

/// Returns a random value along an axis, often one that blows up.
double valueOf(MapAxisKind kind, std::mt19937& random) {
  const auto upTo = [&random](double most) {
    return std::uniform_real_distribution(0.0, most)(random);
  };
  switch (kind) {
    case MapAxisKind::learningRate:
      return std::exp(upTo(8) - 4);
    case MapAxisKind::layerRate:
      return upTo(6);
    case MapAxisKind::scale:
    case MapAxisKind::parameter:
      return upTo(10) - 5;
    case MapAxisKind::seed:
      return static_cast<double>(random());
  }
  return 0;
}

MapSpec randomSpec(std::vector<MapAxis> axes, std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  MapSpec spec{.axes = std::move(axes), .points = {}};
  for (std::size_t i = 0; i < count; ++i) {
    for (const MapAxis& axis : spec.axes) spec.points.push_back(valueOf(axis.kind, random));
  }
  return spec;
}

std::size_t countOf(const Map& map, Outcome outcome) {
  return static_cast<std::size_t>(std::ranges::count(map.outcomes, outcome));
}

}  // namespace

TEST_CASE("A map's runs equal trainer runs bit for bit along every axis") {
  Session session = tutorial();
  session.network.bias = GENERATE(false, true);
  session.training.init = GENERATE(Init::uniform01, Init::heUniform);
  session.training.iterations = 200;
  const auto axes =
      GENERATE(std::vector{along(MapAxisKind::learningRate), along(MapAxisKind::scale)},
               std::vector{along(MapAxisKind::scale), along(MapAxisKind::seed)},
               std::vector{startOf(3), startOf(16)}, std::vector{rateOf(0), rateOf(1)},
               std::vector{startOf(5), along(MapAxisKind::scale)},
               std::vector{along(MapAxisKind::learningRate), rateOf(1)});
  const MapSpec spec = randomSpec(axes, 11, 1);
  checkSame(mapOf(session, spec), trainedAlone(session, spec));
}

TEST_CASE("A map's runs equal trainer runs with every loss, optimizer and batch") {
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
  session.training.layerRates = {0.5, 2, 1};
  session.training.iterations = 40;
  const MapSpec spec = randomSpec({along(MapAxisKind::learningRate), rateOf(2)}, 9, 2);
  checkSame(mapOf(session, spec), trainedAlone(session, spec));
}

TEST_CASE("A map's runs equal trainer runs at chaotic learning rates") {
  Session session;
  session.table = parity(2);
  session.network.bias = true;
  session.training.iterations = 300;
  MapSpec spec{.axes = {along(MapAxisKind::learningRate), along(MapAxisKind::seed)}, .points = {}};
  for (const double rate : {10.0, 13.0, 20.0}) {
    for (const double seed : {0.0, 1.0, 2.0, 3.0, 4.0})
      spec.points.insert(spec.points.end(), {rate, seed});
  }
  checkSame(mapOf(session, spec), trainedAlone(session, spec));
}

TEST_CASE("Runs that diverge end with their last finite loss and do not affect the others") {
  Session session = tutorial();
  session.network = {.hidden = {5, 3}, .activation = Activation::linear, .bias = true};
  session.training.optimizer = GENERATE(Optimizer::gd, Optimizer::momentum, Optimizer::adam);
  session.training.init = Init::uniform11;
  session.training.iterations = 300;
  const MapSpec spec =
      randomSpec({along(MapAxisKind::learningRate), along(MapAxisKind::scale)}, 40, 3);
  const Map made = mapOf(session, spec);
  checkSame(made, trainedAlone(session, spec));
  if (session.training.optimizer == Optimizer::adam) return;
  CHECK(countOf(made, Outcome::diverged) > 5);
  CHECK(countOf(made, Outcome::diverged) < made.outcomes.size());
}

TEST_CASE("Runs that stand at a fixed point end as a trainer's do") {
  // Such weights saturate every sigmoid.
  Session session = tutorial();
  session.training.optimizer = GENERATE(Optimizer::gd, Optimizer::momentum);
  session.training.iterations = 1'000;
  MapSpec spec{.axes = {along(MapAxisKind::scale), along(MapAxisKind::learningRate)}, .points = {}};
  for (const double scale : {-9e5, -700.0, 400.0, 9e5}) {
    for (const double rate : {0.1, 3.0}) spec.points.insert(spec.points.end(), {scale, rate});
  }
  checkSame(mapOf(session, spec), trainedAlone(session, spec));
}

TEST_CASE("A network that cannot be trained is mapped at its start weights") {
  Session session = tutorial();
  session.network.activation = Activation::step;
  const MapSpec spec = randomSpec({along(MapAxisKind::scale), along(MapAxisKind::seed)}, 4, 4);
  checkSame(mapOf(session, spec), trainedAlone(session, spec));
}

TEST_CASE("Small rates get stuck, and large start weights in a linear network diverge") {
  Session session = tutorial();
  session.network.activation = Activation::linear;
  session.training.iterations = 100;
  const MapSpec spec{.axes = {along(MapAxisKind::learningRate), along(MapAxisKind::scale)},
                     .points = {1e-3, 0.01, 0.5, 100}};
  CHECK(mapOf(session, spec).outcomes == std::vector{Outcome::stuck, Outcome::diverged});
  const MapSpec known{.axes = {along(MapAxisKind::learningRate), along(MapAxisKind::scale)},
                      .points = {1, 1}};
  CHECK(mapOf(tutorial(), known).outcomes == std::vector{Outcome::right});
}

TEST_CASE("The session of a point gives start parameters only if an axis changes them") {
  const Session rates =
      sessionOf(tutorial(), {along(MapAxisKind::learningRate), along(MapAxisKind::seed)}, 0.5, 7);
  CHECK(rates.training.learningRate == 0.5);
  CHECK(rates.training.seed == 7);
  CHECK(rates.training.init == Init::uniform01);
  CHECK_FALSE(rates.training.start);
  const Session layers = sessionOf(tutorial(), {rateOf(1), rateOf(0)}, 3, 1);
  CHECK(layers.training.layerRates == std::vector<double>{1, 3});
  CHECK_FALSE(sessionOf(tutorial(), {rateOf(1), rateOf(0)}, 1, 1).training.layerRates);

  const Trainer start = trainerOf(tutorial());
  const Session scaled = sessionOf(tutorial(), {startOf(1), along(MapAxisKind::scale)}, -2, 3);
  CHECK(scaled.training.init == Init::given);
  CHECK_FALSE(scaled.training.start->biases);
  const std::vector<double> parameters = parametersOf(trainerOf(scaled));
  CHECK(parameters[0] == 3 * parametersOf(start)[0]);
  CHECK(parameters[1] == -2);
}

TEST_CASE("Invalid maps are rejected") {
  const auto refusal = [](const Session& session, const MapSpec& spec) {
    const auto made = map(session, spec);
    return made ? "" : factsOf(made.error());
  };
  const MapAxis rate = along(MapAxisKind::learningRate);
  const MapAxis scale = along(MapAxisKind::scale);
  const MapAxis seed = along(MapAxisKind::seed);
  const Session session = tutorial();
  CHECK(refusal(session, {.axes = {rate}, .points = {1, 1}}) == "wrongLength: axes = 1, allowed 2");
  CHECK(refusal(session, {.axes = {rate, rate}, .points = {1, 1}}) ==
        "duplicateName: axes[1] = learningRate, allowed axes[0]");
  CHECK(refusal(session, {.axes = {rate, scale}, .points = {}}) ==
        "wrongLength: points = 0, allowed [2, 32768]");
  CHECK(refusal(session, {.axes = {rate, scale}, .points = {1, 1, 1}}) ==
        "wrongLength: points = 3, allowed 2");
  CHECK(refusal(session, {.axes = {rate, scale}, .points = {1, 1, 0, 1}}) ==
        "outOfRange: points[2] = 0, allowed (0, 1000]");
  CHECK(refusal(session, {.axes = {rate, scale}, .points = {1, 2e6}}) ==
        "outOfRange: points[1] = 2000000, allowed [-1000000, 1000000]");
  CHECK(refusal(session, {.axes = {rate, seed}, .points = {1, 1.5}}) ==
        "notAnInteger: points[1] = 1.5, allowed [0, 4294967295]");
  CHECK(refusal(session, {.axes = {rate, seed}, .points = {1, -1}}) ==
        "outOfRange: points[1] = -1, allowed [0, 4294967295]");
  CHECK(refusal(session, {.axes = {rate, rateOf(2)}, .points = {1, 1}}) ==
        "outOfRange: axes[1].layer = 2, allowed [0, 1]");
  CHECK(refusal(session, {.axes = {rate, startOf(21)}, .points = {1, 1}}) ==
        "outOfRange: axes[1].index = 21, allowed [0, 20]");
  CHECK(refusal(session, {.axes = {rate, startOf(12)}, .points = {1, 1}}) ==
        "notOneOf: network.bias = false, allowed true");
  CHECK(refusal(session, {.axes = {rate, scale}, .points = {1, 1}, .tolerance = 0}) ==
        "outOfRange: tolerance = 0, allowed (0, 1]");
  Session given = sessionOf(session, {startOf(0), rate}, -4e8, 1);
  CHECK(refusal(given, {.axes = {rate, scale}, .points = {1, 3}}) ==
        "outOfRange: points[1] = 3, allowed [-2, 2]");
  given.training.start->weights[0][0][0] = 111111111.11111112;
  CHECK(refusal(given, {.axes = {rate, scale}, .points = {1, 9}}) ==
        "outOfRange: points[1] = 9, allowed [-8, 8]");
  given.training.layerRates = {1, -1};
  CHECK(refusal(given, {.axes = {rate, scale}, .points = {1, 1}}) ==
        "outOfRange: training.layerRates[1] = -1, allowed [0, 1000]");
  given.training.layerRates = {1};
  CHECK(refusal(given, {.axes = {rate, scale}, .points = {1, 1}}) ==
        "wrongLength: training.layerRates = 1, allowed 2");
}

}  // namespace truthnet::test
