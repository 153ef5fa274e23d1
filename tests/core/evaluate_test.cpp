#include "truthnet/evaluate.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <limits>
#include <string>
#include <vector>

#include "sessions.hpp"

namespace truthnet::test {

TEST_CASE("Rows outside the table are evaluated like rows of the table") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(300);
  const std::vector<double> inputs = {0, 1, 1, 0, 0, 0, 1, 1, 1};
  const auto outputs = evaluate(trainer.network(), 1, inputs);
  REQUIRE(outputs);
  CHECK(outputs->shape() == Matrix::shape_type{3, 1});
  const Matrix predictions = trainer.predictions();
  CHECK((*outputs)(0, 0) == predictions(1, 0));
  CHECK((*outputs)(2, 0) == predictions(3, 0));
  // All inputs 0 and no biases: every hidden unit is at sigmoid(0).
  const auto hidden = evaluate(trainer.network(), 0, inputs);
  REQUIRE(hidden);
  CHECK(hidden->shape() == Matrix::shape_type{3, 4});
  for (std::size_t unit = 0; unit < 4; ++unit) CHECK((*hidden)(1, unit) == 0.5);
}

TEST_CASE("evaluate names the invalid argument") {
  const Trainer trainer = trainerOf(tutorial());
  const auto refusalOf = [&](std::size_t layer, const std::vector<double>& inputs) {
    const auto made = evaluate(trainer.network(), layer, inputs);
    return made ? "" : factsOf(made.error());
  };
  CHECK(refusalOf(2, {0, 0, 0}) == "outOfRange: layer = 2, allowed [0, 1]");
  CHECK(refusalOf(0, {0, 0, 0, 1}) == "wrongLength: inputs = 4, allowed 6");
  CHECK(refusalOf(0, {}) == "wrongLength: inputs = 0, allowed 3");
  CHECK(refusalOf(0, {0, 2, 0}) == "outOfRange: inputs[1] = 2, allowed [0, 1]");
  CHECK(refusalOf(0, std::vector<double>(3075)) == "wrongLength: inputs = 3075, allowed 3072");
}

TEST_CASE("stepUntilRight stops after the first iteration with all rows right") {
  const double tolerance = GENERATE(0.5, 0.1);
  Trainer trainer = trainerOf(tutorial());
  trainer.stepUntilRight(5000, tolerance);
  REQUIRE(trainer.iteration() > 0);
  REQUIRE(trainer.iteration() < 5000);
  CHECK(trainer.isRight(tolerance));

  Trainer before = trainerOf(tutorial());
  before.step(trainer.iteration() - 1);
  CHECK(!before.isRight(tolerance));
  CHECK(before.step(1) == trainer.loss());

  const auto reached = trainer.iteration();
  trainer.stepUntilRight(100, tolerance);
  CHECK(trainer.iteration() == reached);
}

TEST_CASE("stepUntilRight stops at its maximum number of iterations") {
  Trainer trainer = trainerOf(tutorial());
  trainer.stepUntilRight(7, 0.1);
  CHECK(trainer.iteration() == 7);
  trainer.stepUntilRight(-1, 0.1);
  CHECK(trainer.iteration() == 7);
  CHECK(!trainer.isRight(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("isRight ignores held-out rows and don't-care targets") {
  Session session = tutorial();
  session.table.rows[0].out[0].reset();
  session.table.rows[3].holdOut = true;
  Trainer trainer = trainerOf(session);
  trainer.stepUntilRight(5000, 0.5);
  CHECK(trainer.isRight(0.5));
  CHECK(trainer.iteration() < 100);
}

}  // namespace truthnet::test
