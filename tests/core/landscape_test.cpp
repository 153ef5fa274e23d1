#include "truthnet/landscape.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "sessions.hpp"
#include "truthnet/limits.hpp"

namespace truthnet::test {
namespace {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

std::vector<double> lossesOrFail(const Trainer& trainer, const LandscapeSpec& spec) {
  const auto losses = lossesAround(trainer, spec);
  INFO((losses ? "" : factsOf(losses.error())));
  REQUIRE(losses);
  return *losses;
}

std::string refusalOf(const LandscapeSpec& spec) {
  const auto losses = lossesAround(trainerOf(tutorial()), spec);
  return losses ? "" : factsOf(losses.error());
}

/// Returns the direction of a single parameter.
std::vector<double> along(const Trainer& trainer, std::size_t parameter) {
  std::vector<double> direction(trainer.network().parameters().size());
  direction[parameter] = 1;
  return direction;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Returns a session with biases, a held-out row and a "don't care".
Session mixed() {
  Session session = fullAdder();
  session.network.hidden = {5, 3};
  session.network.bias = true;
  session.training.init = Init::uniform11;
  session.table.rows[2].holdOut = true;
  session.table.rows[5].out[1] = std::nullopt;
  return session;
}

}  // namespace

TEST_CASE("At offset 0, lossesAround returns the current loss") {
  const auto loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  Session session = mixed();
  session.training.loss = loss;
  Trainer trainer = trainerOf(session);
  trainer.step(20);
  CHECK(lossesOrFail(trainer, {along(trainer, 3), {0}}).front() == trainer.loss());
}

TEST_CASE("lossesAround agrees with a trainer whose parameter is set to the point") {
  Trainer trainer = trainerOf(mixed());
  trainer.step(10);
  const Layer& layer = trainer.network().layers()[1];
  const std::size_t parameter = layer.weightsAt + 2 * layer.fanOut + 1;
  const auto losses = lossesOrFail(trainer, {along(trainer, parameter), {-0.5, 0.25}});
  const double weight = trainer.network().parameters()[parameter];
  REQUIRE(trainer.setWeight(1, 2, 1, weight - 0.5));
  CHECK(losses[0] == trainer.loss());
  REQUIRE(trainer.setWeight(1, 2, 1, weight + 0.25));
  CHECK(losses[1] == trainer.loss());
}

TEST_CASE("One learning rate against the gradient gives the loss after the next iteration") {
  Session session = mixed();
  session.training.learningRate = 0.3;
  Trainer trainer = trainerOf(session);
  trainer.step(5);
  const auto losses = lossesOrFail(trainer, {trainer.gradients(), {-0.3}});
  trainer.step(1);
  CHECK_THAT(losses.front(), WithinRel(trainer.loss(), 1e-12));
}

TEST_CASE("The directional derivative along the gradient is its squared length") {
  Trainer trainer = trainerOf(mixed());
  const auto gradients = trainer.gradients();
  const double h = 1e-5;
  const auto losses = lossesOrFail(trainer, {gradients, {-h, h}});
  CHECK_THAT((losses[1] - losses[0]) / (2 * h), WithinRel(product(gradients, gradients), 1e-6));
}

TEST_CASE("A point of a plane is the sum of both offsets") {
  const Trainer trainer = trainerOf(mixed());
  const auto plane = randomPlane(trainer.network(), 7);
  const auto half = plane.begin() + static_cast<std::ptrdiff_t>(plane.size() / 2);
  const std::vector<double> first(plane.begin(), half);
  const std::vector<double> second(half, plane.end());
  const auto losses = lossesOrFail(trainer, {plane, {0.5, -0.25, 0, 1}});
  REQUIRE(losses.size() == 2);
  std::vector<double> both(first.size());
  for (std::size_t i = 0; i < both.size(); ++i) both[i] = 0.5 * first[i] - 0.25 * second[i];
  CHECK_THAT(losses[0], WithinRel(lossesOrFail(trainer, {both, {1}}).front(), 1e-12));
  CHECK(losses[1] == lossesOrFail(trainer, {second, {1}}).front());
}

TEST_CASE("After a blow-up, lossesAround returns finite losses where they exist") {
  Trainer trainer = trainerOf(explosive(mixed()));
  trainer.step(1000);
  REQUIRE(trainer.blownUp());
  const auto parameters = parametersOf(trainer);
  CHECK(std::ranges::any_of(parameters, [](double number) { return std::abs(number) > 1e9; }));

  const auto down = lossesOrFail(trainer, {trainer.gradients(), {0, -100}});
  CHECK(down[0] == trainer.loss());
  CHECK(!std::isfinite(down[1]));
  const auto plane = randomPlane(trainer.network(), 3);
  CHECK(std::ranges::all_of(plane, [](double number) { return std::isfinite(number); }));
  const auto around = lossesOrFail(trainer, {plane, {0, 0, 1e-3, 0}});
  CHECK(around[0] == trainer.loss());
  CHECK(std::isfinite(around[1]));

  const std::vector<double> infinite(parameters.size(), std::numeric_limits<double>::infinity());
  const auto along = lossesOrFail(trainer, {infinite, {0, 1, std::nan("")}});
  CHECK(along[0] == trainer.loss());
  CHECK(std::isnan(along[1]));
  CHECK(std::isnan(along[2]));
}

TEST_CASE("lossesAround does not change the run") {
  const auto batch = GENERATE(Batch::full, Batch::row);
  Session session = mixed();
  session.training.batch = batch;
  Trainer looked = trainerOf(session);
  Trainer other = trainerOf(session);
  looked.step(3);
  other.step(3);
  lossesOrFail(looked, {along(looked, 0), {-1, 1}});
  looked.step(3);
  other.step(3);
  CHECK(parametersOf(looked) == parametersOf(other));
  CHECK(lossesOf(looked) == lossesOf(other));
}

TEST_CASE("Random directions are orthogonal and as long as each layer's parameters") {
  const bool bias = GENERATE(false, true);
  Session session = mixed();
  session.network.bias = bias;
  const Trainer trainer = trainerOf(session);
  const auto plane = randomPlane(trainer.network(), 3);
  const auto parameters = trainer.network().parameters();
  REQUIRE(plane.size() == 2 * parameters.size());
  for (const Layer& layer : trainer.network().layers()) {
    const auto part = [&](std::span<const double> values) {
      const auto ofLayer =
          values.subspan(layer.weightsAt, layer.fanIn * layer.fanOut + layer.fanOut);
      return std::vector<double>(ofLayer.begin(), ofLayer.end());
    };
    const auto first = part(std::span(plane).first(parameters.size()));
    const auto second = part(std::span(plane).last(parameters.size()));
    const auto own = part(parameters);
    CHECK_THAT(product(first, second), WithinAbs(0, 1e-12));
    CHECK_THAT(product(first, first), WithinRel(product(own, own), 1e-12));
    CHECK_THAT(product(second, second), WithinRel(product(own, own), 1e-12));
    for (std::size_t unit = 0; unit < layer.fanOut; ++unit) {
      CHECK((first[layer.fanIn * layer.fanOut + unit] != 0) == bias);
    }
  }
}

TEST_CASE("The same seed gives the same directions, a different seed different ones") {
  const Trainer trainer = trainerOf(tutorial());
  CHECK(randomPlane(trainer.network(), 5) == randomPlane(trainer.network(), 5));
  CHECK(randomPlane(trainer.network(), 5) != randomPlane(trainer.network(), 6));
}

TEST_CASE("A layer with a single weight has no second direction") {
  Session session;
  session.table = {.inputs = {"x"}, .outputs = {"y"}, .rows = {{{0}, {1}}, {{1}, {0}}}};
  session.network.hidden = {};
  const auto plane = randomPlane(trainerOf(session).network(), 1);
  CHECK(plane[0] != 0);
  CHECK(plane[2] == 0);
}

TEST_CASE("Invalid landscapes are rejected") {
  // The tutorial's network has 4 · 3 + 4 + 4 + 1 = 21 parameters, including biases.
  CHECK(refusalOf({std::vector<double>(20), {0}}) == "wrongLength: directions = 20, allowed 42");
  CHECK(refusalOf({std::vector<double>(42), {0, 0, 0}}) == "wrongLength: offsets = 3, allowed 2");
  CHECK(refusalOf({std::vector<double>(21), {}}) == "wrongLength: offsets = 0, allowed [1, 16384]");
  CHECK(refusalOf({std::vector<double>(21), std::vector<double>(16385)}) ==
        "wrongLength: offsets = 16385, allowed [1, 16384]");
}

}  // namespace truthnet::test
