#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cstddef>
#include <numeric>
#include <optional>
#include <vector>

#include "sessions.hpp"

using Catch::Matchers::WithinRel;

namespace truthnet::test {
namespace {

std::vector<std::size_t> contradictionsOf(const Session& session) {
  return trainerOf(session).table().contradictions();
}

}  // namespace

TEST_CASE("The tutorial's table does not contradict itself") {
  CHECK(contradictionsOf(tutorial()).empty());
}

TEST_CASE("Rows with equal inputs and different targets contradict each other") {
  Session session = tutorial();
  session.table.rows.push_back({{0, 1, 1}, {0}});
  CHECK(contradictionsOf(session) == std::vector<std::size_t>{1, 4});
}

TEST_CASE("A duplicate row is not a contradiction") {
  Session session = tutorial();
  session.table.rows.push_back(session.table.rows[1]);
  CHECK(contradictionsOf(session).empty());
}

TEST_CASE("Holding out a row resolves its contradiction") {
  Session session = tutorial();
  session.table.rows.push_back({{0, 1, 1}, {0}});
  session.table.rows[4].holdOut = true;
  CHECK(contradictionsOf(session).empty());
  session.table.rows.push_back({{0, 1, 1}, {0}});
  CHECK(contradictionsOf(session) == std::vector<std::size_t>{1, 5});
}

TEST_CASE("A don't-care target is not a contradiction") {
  Session session = fullAdder();
  session.table.rows.push_back({{0, 0, 0}, {std::nullopt, 0}});
  CHECK(contradictionsOf(session).empty());
  session.table.rows.push_back({{0, 0, 0}, {std::nullopt, 1}});
  CHECK(contradictionsOf(session) == std::vector<std::size_t>{0, 8, 9});
}

TEST_CASE("A table that contradicts itself trains to a compromise") {
  Session session = tutorial();
  session.table.rows = {{{0, 0, 1}, {0}}, {{0, 0, 1}, {1}}};
  Trainer trainer = trainerOf(session);
  trainer.step(5000);
  CHECK_THAT(trainer.predictions()(0, 0), WithinRel(0.5, 1e-6));
}

TEST_CASE("A held-out row never changes a weight but is predicted and scored") {
  Trainer without = trainerOf(tutorial());
  without.step(100);
  for (const double target : {0.0, 1.0}) {
    Session session = tutorial();
    session.table.rows.insert(session.table.rows.begin() + 2, {{0, 1, 0}, {target}, true});
    Trainer with = trainerOf(session);
    with.step(100);
    CHECK(parametersOf(with) == parametersOf(without));
    CHECK(with.loss() == without.loss());

    const double prediction = with.predictions()(2, 0);
    CHECK(prediction > 0);
    CHECK(prediction < 1);
    const double difference = target - prediction;
    CHECK_THAT(with.rowLosses()(2), WithinRel(difference * difference, 1e-15));
  }
}

TEST_CASE("A don't-care target never changes a weight, and adds no loss") {
  Session session = fullAdder();
  session.table.rows[3].out = {std::nullopt, std::nullopt};
  Trainer careless = trainerOf(session);
  session.table.rows.erase(session.table.rows.begin() + 3);
  Trainer without = trainerOf(session);
  careless.step(100);
  without.step(100);
  CHECK(parametersOf(careless) == parametersOf(without));
  CHECK(careless.loss() == without.loss());
  CHECK(careless.rowLosses()(3) == 0);
}

TEST_CASE("A row with one don't-care target still trains its other target") {
  Session session = fullAdder();
  session.table.rows[0].out[1].reset();
  Trainer partly = trainerOf(session);
  session.table.rows[0].out[0].reset();
  Trainer notAtAll = trainerOf(session);
  partly.step(1);
  notAtAll.step(1);
  CHECK(parametersOf(partly) != parametersOf(notAtAll));
}

TEST_CASE("The losses of the training rows add up to the loss") {
  Session session = fullAdder();
  session.table.rows[5].holdOut = true;
  session.table.rows[6].out[0].reset();
  Trainer trainer = trainerOf(session);
  trainer.step(20);
  const Vector losses = trainer.rowLosses();
  const double total = std::accumulate(losses.begin(), losses.end(), 0.0) - losses(5);
  CHECK_THAT(total, WithinRel(trainer.loss(), 1e-14));
}

TEST_CASE("A table with only held-out rows is predicted, but not trained on") {
  Session session = tutorial();
  for (RowSpec& row : session.table.rows) row.holdOut = true;
  Trainer trainer = trainerOf(session);
  const auto start = parametersOf(trainer);
  CHECK(trainer.obstacle() == Obstacle::noTrainingRows);
  CHECK(trainer.step(10) == 0);
  CHECK(trainer.iteration() == 0);
  CHECK(parametersOf(trainer) == start);
  CHECK(trainer.predictions().shape(0) == 4);
}

}  // namespace truthnet::test
