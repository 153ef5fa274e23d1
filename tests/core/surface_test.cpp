#include "truthnet/surface.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <string>

#include "sessions.hpp"

namespace truthnet::test {
namespace {

std::string refusalOf(const SurfaceSpec& spec) {
  const auto made = surface(trainerOf(tutorial()).network(), spec);
  return made ? "" : factsOf(made.error());
}

}  // namespace

TEST_CASE("The corners of a surface equal the predictions for the table's rows") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(1000);
  const auto made = surface(trainer.network(), {.layer = 1, .x = 1, .y = 0, .inputs = {0, 0, 1}});
  REQUIRE(made);
  CHECK(made->shape() == Surface::shape_type{1, 32, 32});
  const Matrix predictions = trainer.predictions();
  // Rows (0, 0, 1), (0, 1, 1), (1, 0, 1) and (1, 1, 1); x is the second input, y the first.
  CHECK((*made)(0, 0, 0) == predictions(0, 0));
  CHECK((*made)(0, 0, 31) == predictions(1, 0));
  CHECK((*made)(0, 31, 0) == predictions(2, 0));
  CHECK((*made)(0, 31, 31) == predictions(3, 0));
}

TEST_CASE("A surface has every unit of its layer at every point") {
  const Trainer trainer = trainerOf(tutorial());
  const auto made =
      surface(trainer.network(), {.layer = 0, .x = 0, .y = 2, .inputs = {0, 0.25, 0}, .size = 5});
  REQUIRE(made);
  CHECK(made->shape() == Surface::shape_type{4, 5, 5});
  for (std::size_t j = 0; j < 5; ++j) {
    for (std::size_t i = 0; i < 5; ++i) {
      const Matrix at{{static_cast<double>(i) / 4, 0.25, static_cast<double>(j) / 4}};
      const Matrix hidden = trainer.network().evaluate(at, 0);
      for (std::size_t unit = 0; unit < 4; ++unit) CHECK((*made)(unit, j, i) == hidden(0, unit));
    }
  }
}

TEST_CASE("A surface of a single input is constant along y") {
  Session session;
  session.table = {.inputs = {"x"}, .outputs = {"y"}, .rows = {{{0}, {1}}, {{1}, {0}}}};
  const Trainer trainer = trainerOf(session);
  const auto made =
      surface(trainer.network(), {.layer = 1, .x = 0, .y = 0, .inputs = {0}, .size = 3});
  REQUIRE(made);
  CHECK((*made)(0, 0, 1) == (*made)(0, 2, 1));
  CHECK((*made)(0, 0, 0) != (*made)(0, 0, 2));
}

TEST_CASE("Invalid surfaces are rejected") {
  CHECK(refusalOf({.layer = 2, .inputs = {0, 0, 0}}) == "outOfRange: layer = 2, allowed [0, 1]");
  CHECK(refusalOf({.x = 3, .inputs = {0, 0, 0}}) == "outOfRange: x = 3, allowed [0, 2]");
  CHECK(refusalOf({.y = 4, .inputs = {0, 0, 0}}) == "outOfRange: y = 4, allowed [0, 2]");
  CHECK(refusalOf({.inputs = {0, 0}}) == "wrongLength: inputs = 2, allowed 3");
  CHECK(refusalOf({.inputs = {0, 0, 2}}) == "outOfRange: inputs[2] = 2, allowed [0, 1]");
  CHECK(refusalOf({.inputs = {0, 0, 0}, .size = 1}) == "outOfRange: size = 1, allowed [2, 128]");
}

}  // namespace truthnet::test
