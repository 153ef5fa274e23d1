// Tests editing the table of a run: random scripts of edits against a naive replay and against the
// textbook's network, and every rule of Trainer::setRows.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "sessions.hpp"
#include "textbook.hpp"
#include "truthnet/limits.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace truthnet::test {
namespace {

using Rows = std::vector<RowSpec>;

/// Returns rows in the form that can be compared.
std::vector<PackedRow> packed(const Rows& rows) { return {rows.begin(), rows.end()}; }

/// Draws whatever a script of edits consists of.
class Draw {
 public:
  explicit Draw(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  bool oneIn(std::size_t count) { return below(count) == 0; }
  double number(double from, double to) {
    return std::uniform_real_distribution(from, to)(random_);
  }

  RowSpec row(const TableSpec& table) {
    RowSpec row;
    for (std::size_t i = 0; i < table.inputs.size(); ++i) row.in.push_back(oneIn(2));
    for (std::size_t o = 0; o < table.outputs.size(); ++o) {
      row.out.push_back(oneIn(6) ? std::nullopt : std::optional(oneIn(2)));
    }
    row.holdOut = oneIn(6);
    return row;
  }

  /// Changes a cell, holds a row out, adds or removes rows, or reorders all.
  void edit(Rows& rows, const TableSpec& table) {
    RowSpec& any = rows[below(rows.size())];
    switch (below(6)) {
      case 0:
        any.out[below(any.out.size())] = oneIn(3) ? std::nullopt : std::optional(oneIn(2));
        break;
      case 1:
        any.in[below(any.in.size())].flip();
        break;
      case 2:
        any.holdOut = !any.holdOut;
        break;
      case 3:
        // Drawn one after the other: the order of arguments depends on the compiler.
        rows.push_back(row(table));
        std::swap(rows.back(), rows[below(rows.size())]);
        break;
      case 4:
        if (rows.size() > 1) {
          rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(below(rows.size())));
        }
        break;
      default:
        std::ranges::shuffle(rows, random_);
    }
  }

 private:
  std::mt19937 random_;
};

/// Returns a session with one hidden layer, or two of different activations, and some of
/// everything else.
Session editedSession(Optimizer optimizer, Batch batch, Loss loss, bool isDeep) {
  Session session = fullAdder();
  session.table.rows[2].holdOut = true;
  session.table.rows[6].out[1].reset();
  session.network.hidden = isDeep ? std::vector<std::size_t>{5, 4} : std::vector<std::size_t>{6};
  session.network.activation =
      isDeep ? std::vector{Activation::tanh, Activation::leakyRelu, Activation::sigmoid}
             : std::vector{Activation::sigmoid, Activation::sigmoid};
  session.network.bias = isDeep;
  session.training.loss = loss;
  session.training.optimizer = optimizer;
  session.training.batch = batch;
  session.training.learningRate = 0.02;
  session.training.init = Init::uniform11;
  return session;
}

/// One edit of a script, and the iteration at which it is made.
struct Edit {
  std::uint32_t iteration;
  std::function<void(Trainer&)> make;
};

/// Loss before and after the edits at an iteration.
struct Losses {
  double before;
  double after;
};

/// A run that goes straight on from its start: the oracle of a run sought back and forth.
struct Straight {
  Trainer trainer;
  std::vector<Losses> losses;
};

/// Returns a trainer of the session with other rows, at its start weights.
Trainer withRows(Session session, const std::vector<PackedRow>& rows) {
  const TableSpec& table = session.table;
  Rows specs;
  for (const PackedRow row : rows) {
    specs.push_back(row.unpacked(table.inputs.size(), table.outputs.size()));
  }
  session.table.rows = std::move(specs);
  return trainerOf(session);
}

Straight straightRun(const Session& session, const std::vector<Edit>& edits, std::uint32_t end) {
  Straight run{trainerOf(session), {}};
  for (std::uint32_t iteration = 0;; ++iteration) {
    double before = run.trainer.loss();
    for (const auto& [at, make] : edits) {
      if (at == iteration) make(run.trainer);
    }
    // Rows edited at iteration 0 are those of the first loss.
    if (iteration == 0) before = withRows(session, run.trainer.table().packedRows()).loss();
    run.losses.push_back({before, run.trainer.loss()});
    if (iteration == end) return run;
    run.trainer.step(1);
  }
}

/// A trainer under a random script, and the script that is left of it.
class Script {
 public:
  Script(Session session, std::uint32_t seed)
      : session_(std::move(session)), draw_(seed), trainer_(trainerOf(session_)) {}

  void act() {
    const std::uint32_t last = trainer_.lastIteration();
    switch (draw_.below(8)) {
      case 0:
      case 1:
      case 2:
        train();
        break;
      case 3:
        trainer_.seek(static_cast<std::int64_t>(draw_.below(last + 1)));
        break;
      case 4:
        edit([rate = draw_.number(0.005, 0.05)](Trainer& trainer) {
          REQUIRE(trainer.setLearningRate(rate));
        });
        break;
      case 5:
        edit([value = draw_.number(-1, 1)](Trainer& trainer) {
          REQUIRE(trainer.setWeight(0, 1, 2, value));
        });
        break;
      default:
        editRows();
    }
  }

  void check() const {
    const std::uint32_t here = trainer_.iteration();
    const Straight run = straightRun(session_, edits_, trainer_.lastIteration());
    const auto losses = lossesOf(trainer_);
    REQUIRE(losses.size() == run.losses.size());
    for (std::size_t k = 0; k < losses.size(); ++k) REQUIRE(losses[k] == run.losses[k].before);
    for (const auto& [iteration, loss] : trainer_.lossHistory().jumps()) {
      REQUIRE(loss == run.losses[iteration].after);
    }
    const Straight now = straightRun(session_, edits_, here);
    CHECK(trainer_.loss() == now.losses[here].after);
    CHECK(parametersOf(trainer_) == parametersOf(now.trainer));
    CHECK(predictionsOf(trainer_) == predictionsOf(now.trainer));
    CHECK(trainer_.table().packedRows() == now.trainer.table().packedRows());
    CHECK(trainer_.rowsAt(0) == run.trainer.rowsAt(0));
    CHECK(trainer_.rowsAt(trainer_.lastIteration()) == run.trainer.table().packedRows());
  }

 private:
  void train() {
    goOn();
    trainer_.step(static_cast<std::int64_t>(1 + draw_.below(draw_.oneIn(3) ? 70 : 6)));
  }

  void editRows() {
    Rows rows;
    for (const PackedRow row : trainer_.table().packedRows()) {
      rows.push_back(row.unpacked(session_.table.inputs.size(), session_.table.outputs.size()));
    }
    do draw_.edit(rows, session_.table);
    while (packed(rows) == trainer_.table().packedRows() || draw_.oneIn(3));
    edit([rows](Trainer& trainer) { REQUIRE(trainer.setRows(rows)); });
  }

  void edit(const std::function<void(Trainer&)>& make) {
    goOn();
    edits_.push_back({trainer_.iteration(), make});
    make(trainer_);
    // A learning rate alone leaves the later iterations of a run sought back.
    trainer_.step(1);
  }

  /// Drops the edits after this iteration, from which the run goes on at its last learning rate.
  void goOn() {
    const std::uint32_t here = trainer_.iteration();
    std::erase_if(edits_, [here](const Edit& edit) { return edit.iteration > here; });
    edits_.push_back({here, [rate = trainer_.options().learningRate](Trainer& trainer) {
                        REQUIRE(trainer.setLearningRate(rate));
                      }});
  }

  Session session_;
  Draw draw_;
  Trainer trainer_;
  std::vector<Edit> edits_;
};

/// Returns the tutorial's rows with the first target flipped.
Rows flipped() {
  Rows rows = tutorial().table.rows;
  rows[0].out[0] = true;
  return rows;
}

Rows allHeldOut(Rows rows) {
  for (RowSpec& row : rows) row.holdOut = true;
  return rows;
}

Rows withoutTargets(Rows rows) {
  for (RowSpec& row : rows) std::ranges::fill(row.out, std::nullopt);
  return rows;
}

SavedState savedStateOf(const Trainer& trainer, const Session& session) {
  SavedState saved{.session = session, .iteration = trainer.lastIteration(), .changes = {}};
  for (const auto& [iteration, parameter, value, rows] : trainer.changes()) {
    REQUIRE(rows);
    ChangeSpec change{.iteration = iteration,
                      .kind = ChangeKind::rows,
                      .row = rows->row,
                      .remove = rows->removed.size(),
                      .add = {}};
    for (const PackedRow row : rows->added) {
      change.add.push_back(row.unpacked(session.table.inputs.size(), session.table.outputs.size()));
    }
    saved.changes.push_back(change);
  }
  return saved;
}

}  // namespace

TEST_CASE("Any script of edits and seeks gives the bits of a straight run") {
  const auto optimizer = GENERATE(Optimizer::gd, Optimizer::momentum, Optimizer::adam);
  const auto batch = GENERATE(Batch::full, Batch::row);
  for (std::uint32_t seed = 0; seed < 6; ++seed) {
    INFO(nameOf(optimizer) << ", " << nameOf(batch) << ", seed " << seed);
    const Loss loss = seed % 2 == 0 ? Loss::mse : Loss::crossEntropy;
    Script script(editedSession(optimizer, batch, loss, seed % 3 != 0), seed);
    for (int act = 0; act < 25; ++act) script.act();
    script.check();
  }
}

TEST_CASE("A run with an edited table computes what the textbook's network does") {
  const auto batch = GENERATE(Batch::full, Batch::row);
  const auto loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  const bool isDeep = GENERATE(false, true);
  INFO(nameOf(batch) << ", " << nameOf(loss) << (isDeep ? ", deep" : ""));
  const Session session = editedSession(Optimizer::gd, batch, loss, isDeep);
  Trainer trainer = trainerOf(session);
  textbook::Network network = textbookOf(trainer);
  Draw draw(7);
  Rows rows = session.table.rows;
  for (int edits = 0; edits < 20; ++edits) {
    for (std::size_t left = 1 + draw.below(20); left > 0; --left) {
      iterate(network, trainer);
      trainer.step(1);
      REQUIRE_THAT(trainer.loss(), WithinRel(propagate(network, trainer), 1e-9));
    }
    draw.edit(rows, session.table);
    REQUIRE(trainer.setRows(rows));
    REQUIRE_THAT(trainer.loss(), WithinRel(propagate(network, trainer), 1e-9));
    const auto parameters = parametersOf(trainer);
    const auto expected = flattened(network.W, network.b);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      REQUIRE_THAT(parameters[i], WithinRel(expected[i], 1e-9) || WithinAbs(expected[i], 1e-14));
    }
  }
}

TEST_CASE("The loss before an edit stays in the history, and the one after it is a jump") {
  Trainer trainer = trainerOf(tutorial());
  const double before = trainer.step(195);
  REQUIRE(trainer.setRows(flipped()));
  CHECK(trainer.loss() != before);
  CHECK(lossesOf(trainer).back() == before);
  const double jump = trainer.loss();
  trainer.step(20);
  REQUIRE(trainer.setWeight(0, 1, 2, -3));
  trainer.step(1);
  const auto& jumps = trainer.lossHistory().jumps();
  REQUIRE(jumps.size() == 2);
  CHECK((jumps[0].iteration == 195 && jumps[0].loss == jump));
  CHECK(jumps[1].iteration == 215);
  CHECK(trainer.seek(195) == jump);
  CHECK(lossesOf(trainer)[195] == before);
}

TEST_CASE("An edit is logged as the smallest splice of the table before its iteration's edits") {
  Trainer trainer = trainerOf(tutorial());
  const Rows first = tutorial().table.rows;
  trainer.step(5);
  const auto splice = [&trainer] {
    const auto changes = trainer.changes();
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].iteration == 5);
    return *changes[0].rows;
  };
  REQUIRE(trainer.setRows(flipped()));
  CHECK((splice().row == 0 && splice().removed.size() == 1 && splice().added.size() == 1));
  Rows more = first;
  more.insert(more.begin() + 2, {{0, 1, 0}, {std::nullopt}, true});
  REQUIRE(trainer.setRows(more));
  CHECK((splice().row == 2 && splice().removed.empty()));
  CHECK(splice().added == packed({more[2]}));
  REQUIRE(trainer.setRows({{first[3]}}));
  CHECK((splice().row == 0 && splice().removed.size() == 3 && splice().added.empty()));
  REQUIRE(trainer.setRows(first));
  CHECK(trainer.changes().empty());
  CHECK(trainer.lossHistory().jumps().empty());
  CHECK(trainer.loss() == lossesOf(trainer).back());
}

TEST_CASE("Equal rows change nothing, not even the later iterations of a run sought back") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(20);
  trainer.seek(10);
  REQUIRE(trainer.setRows(tutorial().table.rows));
  CHECK(trainer.lastIteration() == 20);
  REQUIRE(trainer.setRows(flipped()));
  CHECK(trainer.lastIteration() == 10);
}

TEST_CASE("At iteration 0 the run begins with the edited table, and keeps weights set by hand") {
  Trainer trainer = trainerOf(tutorial());
  REQUIRE(trainer.setWeight(0, 0, 0, 5));
  trainer.step(10);
  trainer.seek(0);
  REQUIRE(trainer.setRows(flipped()));
  CHECK(trainer.lastIteration() == 0);
  CHECK(trainer.rowsAt(0) == packed(flipped()));
  CHECK(trainer.changes().size() == 1);
  Session session = tutorial();
  session.table.rows = flipped();
  Trainer other = trainerOf(session);
  CHECK(lossesOf(trainer) == lossesOf(other));
  REQUIRE(other.setWeight(0, 0, 0, 5));
  CHECK(trainer.loss() == other.loss());
  CHECK(trainer.lossHistory().jumps().size() == 1);
  CHECK(trainer.step(100) == other.step(100));
}

TEST_CASE("A reset keeps the edited table and clears the edits") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(10);
  REQUIRE(trainer.setRows(flipped()));
  trainer.step(10);
  trainer.reset();
  Session session = tutorial();
  session.table.rows = flipped();
  Trainer other = trainerOf(session);
  CHECK(trainer.changes().empty());
  CHECK(trainer.lossHistory().jumps().empty());
  CHECK(trainer.step(300) == other.step(300));
  CHECK(lossesOf(trainer) == lossesOf(other));
  trainer.seek(5);
  CHECK(trainer.table().packedRows() == packed(flipped()));
}

TEST_CASE("Invalid rows are refused by name and leave the run as it was") {
  Trainer trainer = trainerOf(tutorial());
  trainer.step(10);
  trainer.seek(5);
  const auto refusal = [&trainer](const Rows& rows) {
    const auto done = trainer.setRows(rows);
    REQUIRE(!done);
    return factsOf(done.error());
  };
  CHECK(refusal({}) == "wrongLength: table.rows = 0, allowed [1, 1024]");
  CHECK(refusal(Rows(1025, flipped()[0])) == "wrongLength: table.rows = 1025, allowed [1, 1024]");
  CHECK(refusal({flipped()[0], {{0, 1}, {1}}}) == "wrongLength: table.rows[1].in = 2, allowed 3");
  CHECK(refusal({{{0, 1, 1}, {1, 0}}}) == "wrongLength: table.rows[0].out = 2, allowed 1");
  CHECK(trainer.lastIteration() == 10);
  CHECK(trainer.table().packedRows() == packed(tutorial().table.rows));
  REQUIRE(trainer.setRows(Rows(1024, flipped()[0])));
}

TEST_CASE("A saved run with edited tables is repeated bit for bit, however it is cut into calls") {
  const Session session = editedSession(Optimizer::adam, Batch::full, Loss::mse, true);
  Trainer trainer = trainerOf(session);
  Draw draw(3);
  Rows rows = session.table.rows;
  for (int edits = 0; edits < 30; ++edits) {
    trainer.step(static_cast<std::int64_t>(1 + draw.below(100)));
    draw.edit(rows, session.table);
    REQUIRE(trainer.setRows(rows));
  }
  const SavedState saved = savedStateOf(trainer, session);
  REQUIRE(Trainer::check(saved));
  auto again = Trainer::create(saved);
  REQUIRE(again);
  again->replay();
  auto cut = Trainer::create(saved);
  while (cut->iteration() < saved.iteration) cut->step(static_cast<std::int64_t>(draw.below(80)));
  for (Trainer* other : {&*again, &*cut}) {
    other->seek(saved.iteration);
    CHECK(other->loss() == trainer.loss());
    CHECK(parametersOf(*other) == parametersOf(trainer));
    CHECK(other->table().packedRows() == packed(rows));
  }
  CHECK(lossesOf(*again) == lossesOf(trainer));
  CHECK(again->lossHistory().jumps().size() == trainer.lossHistory().jumps().size());
}

TEST_CASE("A saved change of rows at iteration 0 is part of the first table") {
  SavedState saved{.session = tutorial(), .iteration = 10, .changes = {}};
  saved.changes.push_back(
      {.iteration = 0, .kind = ChangeKind::rows, .remove = 1, .add = {flipped()[0]}});
  auto trainer = Trainer::create(saved);
  REQUIRE(trainer);
  CHECK(trainer->changes().empty());
  CHECK(trainer->rowsAt(0) == packed(flipped()));
  Session session = tutorial();
  session.table.rows = flipped();
  Trainer other = trainerOf(session);
  CHECK(trainer->replay() == other.step(10));
  CHECK(lossesOf(*trainer) == lossesOf(other));
}

TEST_CASE("The error for an invalid saved change of rows names its field") {
  const auto refusal = [](const std::vector<ChangeSpec>& changes) {
    const SavedState saved{.session = tutorial(), .iteration = 10, .changes = changes};
    const auto checked = Trainer::check(saved);
    const auto made = Trainer::create(saved);
    REQUIRE((!made && !checked));
    CHECK(factsOf(checked.error()) == factsOf(made.error()));
    return factsOf(made.error());
  };
  const auto change = [](std::uint32_t iteration, std::size_t row, std::size_t remove, Rows add) {
    return ChangeSpec{.iteration = iteration,
                      .kind = ChangeKind::rows,
                      .row = row,
                      .remove = remove,
                      .add = std::move(add)};
  };
  const RowSpec row = flipped()[0];
  CHECK(refusal({change(5, 5, 0, {row})}) == "outOfRange: changes[0].row = 5, allowed [0, 4]");
  CHECK(refusal({change(5, 2, 3, {row})}) == "outOfRange: changes[0].remove = 3, allowed [0, 2]");
  CHECK(refusal({change(5, 0, 4, {})}) == "wrongLength: changes[0].add = 0, allowed [1, 1024]");
  CHECK(refusal({change(5, 0, 1, Rows(1022, row))}) ==
        "wrongLength: changes[0].add = 1022, allowed [0, 1021]");
  CHECK(refusal({change(5, 0, 1, {row, {{1}, {1}}})}) ==
        "wrongLength: changes[0].add[1].in = 1, allowed 3");
  // Each change refers to the rows that the one before it left.
  CHECK(refusal({change(5, 0, 3, {}), change(6, 1, 1, {row})}) ==
        "outOfRange: changes[1].remove = 1, allowed 0");
  CHECK(refusal({change(5, 0, 1, {row}), change(5, 0, 1, {row})}) ==
        "outOfRange: changes[1].iteration = 5, allowed [6, 1000000000]");
}

TEST_CASE("An edit that makes the loss overflow ends the run until the table is another one") {
  Trainer trainer = trainerOf(explosive());
  trainer.step(1000);
  REQUIRE(trainer.blownUp());
  // Find a learning rate at which the next loss just does not overflow.
  double low = 0;
  double high = trainer.options().learningRate;
  while (trainer.loss() < 1e306) {
    const double rate = (low + high) / 2;
    REQUIRE((low < rate && rate < high));
    Trainer next = trainer;
    REQUIRE(next.setLearningRate(rate));
    const double loss = next.step(1);
    if (next.blownUp()) {
      high = rate;
    } else if (loss < 1e306) {
      low = rate;
    } else {
      trainer = next;
    }
  }
  const std::uint32_t last = trainer.iteration();
  const double finite = trainer.loss();
  const Rows rows = tutorial().table.rows;
  Rows many;
  for (int times = 0; times < 256; ++times) many.insert(many.end(), rows.begin(), rows.end());
  REQUIRE(trainer.setRows(many));
  CHECK(!std::isfinite(trainer.loss()));
  CHECK(trainer.blownUp());
  CHECK(lossesOf(trainer).back() == finite);
  trainer.step(10);
  REQUIRE(trainer.setLearningRate(1e-300));
  trainer.step(10);
  CHECK(trainer.iteration() == last);
  trainer.seek(0);
  CHECK(!trainer.blownUp());
  trainer.seek(last);
  CHECK(trainer.blownUp());
  REQUIRE(trainer.setRows(rows));
  CHECK(trainer.loss() == finite);
  CHECK(!trainer.blownUp());
}

TEST_CASE("A run without training rows waits for them and then goes on to the same bits") {
  const auto batch = GENERATE(Batch::full, Batch::row);
  const auto optimizer = GENERATE(Optimizer::gd, Optimizer::momentum, Optimizer::adam);
  const auto without = GENERATE(allHeldOut, withoutTargets);
  const Session session = editedSession(optimizer, batch, Loss::crossEntropy, true);
  Trainer trainer = trainerOf(session);
  trainer.step(10);
  const auto parameters = parametersOf(trainer);
  REQUIRE(trainer.setRows(without(session.table.rows)));
  CHECK(trainer.obstacle() == Obstacle::noTrainingRows);
  CHECK(trainer.loss() == 0);
  CHECK(!trainer.isRight(0.1));
  trainer.step(10);
  trainer.stepUntilRight(10, 0.1);
  trainer.seek(40);
  CHECK(trainer.iteration() == 10);
  CHECK(trainer.lastIteration() == 10);
  CHECK(parametersOf(trainer) == parameters);
  // A seek back is to a table with training rows, from which training may go on.
  trainer.seek(5);
  CHECK(trainer.trainable());
  trainer.seek(10);
  CHECK(!trainer.trainable());
  REQUIRE(trainer.setRows(session.table.rows));
  CHECK(trainer.trainable());
  trainer.step(50);
  Trainer other = trainerOf(session);
  other.step(60);
  CHECK(parametersOf(trainer) == parametersOf(other));
  CHECK(lossesOf(trainer) == lossesOf(other));
  CHECK(trainer.changes().empty());
}

TEST_CASE("A table without training rows is refused from the start, with a reset as well") {
  const auto without = GENERATE(allHeldOut, withoutTargets);
  Session session = tutorial();
  session.table.rows = without(session.table.rows);
  Trainer trainer = trainerOf(session);
  CHECK(trainer.obstacle() == Obstacle::noTrainingRows);
  CHECK(!trainer.isRight(0.5));
  trainer.run();
  trainer.reset();
  trainer.step(1);
  CHECK(trainer.iteration() == 0);
  // A single target suffices.
  session.table.rows.back() = tutorial().table.rows.back();
  REQUIRE(trainer.setRows(session.table.rows));
  trainer.step(1);
  CHECK(trainer.iteration() == 1);
}

TEST_CASE("A step activation is named as the obstacle before missing rows") {
  Session session = tutorial();
  session.network.activation = Activation::step;
  CHECK(trainerOf(session).obstacle() == Obstacle::stepActivation);
  session.table.rows = allHeldOut(session.table.rows);
  CHECK(trainerOf(session).obstacle() == Obstacle::stepActivation);
  CHECK(!trainerOf(tutorial()).obstacle());
}

TEST_CASE("A saved run that trained without rows is repeated, and goes no further than it did") {
  const Rows rows = tutorial().table.rows;
  const auto changeAt = [](std::uint32_t iteration, const Rows& add) {
    return ChangeSpec{
        .iteration = iteration, .kind = ChangeKind::rows, .row = 0, .remove = 3, .add = add};
  };
  const Rows all = tutorial().table.rows;
  REQUIRE(all.size() == 4);
  const Rows some(all.begin(), all.begin() + 3);
  Session session = tutorial();
  session.table.rows = some;
  SavedState saved{.session = session, .iteration = 100, .changes = {}};
  saved.changes = {changeAt(40, allHeldOut(some)), changeAt(70, some)};
  auto trainer = Trainer::create(saved);
  REQUIRE(trainer);
  trainer->step(50);
  CHECK(trainer->iteration() == 50);
  CHECK(trainer->loss() == 0);
  const double loss = trainer->replay();
  CHECK(trainer->iteration() == 100);
  Trainer straight = trainerOf(session);
  CHECK(loss == straight.step(70));
  CHECK(parametersOf(*trainer) == parametersOf(straight));

  SavedState ended{.session = session, .iteration = 60, .changes = {}};
  ended.changes = {changeAt(40, allHeldOut(some))};
  auto other = Trainer::create(ended);
  REQUIRE(other);
  other->step(1000);
  CHECK(other->iteration() == 60);
  CHECK(other->obstacle() == Obstacle::noTrainingRows);
  // Any other change on the way ends the repetition.
  auto changed = Trainer::create(ended);
  REQUIRE(changed);
  changed->step(50);
  REQUIRE(changed->setWeight(0, 0, 0, 1));
  changed->step(1);
  CHECK(changed->iteration() == 50);
}

TEST_CASE("Training until all is right is about the edited table") {
  Trainer trainer = trainerOf(tutorial());
  trainer.stepUntilRight(5000, 0.4);
  REQUIRE(trainer.isRight(0.4));
  const std::uint32_t first = trainer.iteration();
  REQUIRE(trainer.setRows(flipped()));
  CHECK(!trainer.isRight(0.4));
  trainer.stepUntilRight(5000, 0.4);
  CHECK(trainer.isRight(0.4));
  CHECK(trainer.iteration() > first);
}

TEST_CASE("A table that grows during a long run is sought back and forth at the same bits") {
  Session session = tutorial();
  session.network.hidden = {16, 16};
  session.training.learningRate = 1e-3;
  Trainer trainer = trainerOf(session);
  trainer.step(20'000);
  Rows rows;
  for (std::size_t times = 0; times < 32; ++times) {
    for (const RowSpec& row : session.table.rows) rows.push_back(row);
  }
  REQUIRE(trainer.setRows(rows));
  trainer.step(600);
  const auto losses = lossesOf(trainer);
  const double jump = trainer.lossHistory().jumps().at(0).loss;
  for (const std::int64_t iteration : {20'300, 19'999, 20'000, 20'599, 3, 20'001}) {
    const double expected =
        iteration == 20'000 ? jump : losses.at(static_cast<std::size_t>(iteration));
    CHECK(trainer.seek(iteration) == expected);
  }
}

}  // namespace truthnet::test
