#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sessions.hpp"
#include "truthnet/problem.hpp"

namespace truthnet::test {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Refusal {
  std::function<void(Session&)> spoil;
  ProblemCode code;
  std::string field;
  std::string value;
  std::string allowed;
};

void check(const std::vector<Refusal>& refusals) {
  for (const Refusal& refusal : refusals) {
    INFO(refusal.field);
    Session session = tutorial();
    refusal.spoil(session);
    const auto trainer = Trainer::create(session);
    REQUIRE(!trainer);
    CHECK(nameOf(trainer.error().code) == nameOf(refusal.code));
    CHECK(trainer.error().field == refusal.field);
    CHECK(std::visit(FactText{}, trainer.error().value) == refusal.value);
    CHECK(std::visit(FactText{}, trainer.error().allowed) == refusal.allowed);
    const auto checked = Trainer::check({.session = session, .iteration = 0, .changes = {}});
    REQUIRE(!checked);
    CHECK(checked.error().field == refusal.field);
  }
}

}  // namespace

TEST_CASE("A table with invalid names is rejected") {
  using enum ProblemCode;
  check({
      {[](Session& s) { s.table.inputs.clear(); }, wrongLength, "table.inputs", "0", "[1, 10]"},
      {[](Session& s) { s.table.inputs.assign(11, "x"); }, wrongLength, "table.inputs", "11",
       "[1, 10]"},
      {[](Session& s) { s.table.outputs.clear(); }, wrongLength, "table.outputs", "0", "[1, 8]"},
      {[](Session& s) { s.table.outputs.assign(9, "y"); }, wrongLength, "table.outputs", "9",
       "[1, 8]"},
      {[](Session& s) { s.table.inputs[1] = ""; }, emptyName, "table.inputs[1]", "", ""},
      {[](Session& s) { s.table.outputs[0] = " \t"; }, emptyName, "table.outputs[0]", " \t", ""},
      {[](Session& s) { s.table.inputs[2] = "X1"; }, duplicateName, "table.inputs[2]", "X1",
       "table.inputs[0]"},
      {[](Session& s) { s.table.outputs[0] = "X2"; }, duplicateName, "table.outputs[0]", "X2",
       "table.inputs[1]"},
      {[](Session& s) { s.table.inputs[0] = std::string(33, 'x'); }, tooLong, "table.inputs[0]",
       "33", "32"},
      // Continuation bytes without a leading byte: not valid UTF-8.
      {[](Session& s) { s.table.inputs[0] = std::string(129, '\x80'); }, tooLong, "table.inputs[0]",
       "33", "32"},
  });
}

TEST_CASE("A table with invalid rows is rejected") {
  using enum ProblemCode;
  check({
      {[](Session& s) { s.table.rows.clear(); }, wrongLength, "table.rows", "0", "[1, 1024]"},
      {[](Session& s) { s.table.rows.assign(1025, s.table.rows[0]); }, wrongLength, "table.rows",
       "1025", "[1, 1024]"},
      {[](Session& s) { s.table.rows[3].in.pop_back(); }, wrongLength, "table.rows[3].in", "2",
       "3"},
      {[](Session& s) { s.table.rows[0].in.clear(); }, wrongLength, "table.rows[0].in", "0", "3"},
      {[](Session& s) { s.table.rows[1].out.emplace_back(1); }, wrongLength, "table.rows[1].out",
       "2", "1"},
  });
}

TEST_CASE("A network that is too large or has too few activations is rejected") {
  using enum ProblemCode;
  check({
      {[](Session& s) { s.network.hidden.assign(7, 2); }, wrongLength, "network.hidden", "7",
       "[0, 6]"},
      {[](Session& s) { s.network.hidden = {4, 0}; }, outOfRange, "network.hidden[1]", "0",
       "[1, 256]"},
      {[](Session& s) { s.network.hidden = {257}; }, outOfRange, "network.hidden[0]", "257",
       "[1, 256]"},
      {[](Session& s) { s.network.activation = std::vector{Activation::tanh}; }, wrongLength,
       "network.activation", "1", "2"},
  });
}

TEST_CASE("Training options that are out of range are rejected") {
  using enum ProblemCode;
  check({
      {[](Session& s) { s.training.learningRate = 0; }, outOfRange, "training.learningRate", "0",
       "(0, 1000]"},
      {[](Session& s) { s.training.learningRate = 1000.5; }, outOfRange, "training.learningRate",
       "1000.5", "(0, 1000]"},
      {[](Session& s) { s.training.learningRate = kNaN; }, outOfRange, "training.learningRate",
       "nan", "(0, 1000]"},
      {[](Session& s) { s.training.iterations = 0; }, outOfRange, "training.iterations", "0",
       "[1, 1000000000]"},
      {[](Session& s) { s.training.iterations = 1'000'000'001; }, outOfRange, "training.iterations",
       "1000000001", "[1, 1000000000]"},
  });
}

TEST_CASE("Start parameters of the wrong shape or out of range are rejected") {
  using enum ProblemCode;
  const auto with = [](auto change) {
    return [change](Session& s) {
      s.network.hidden = {2};
      s.training.init = Init::given;
      s.training.start = {.weights = {{{1, 2}, {3, 4}, {5, 6}}, {{7}, {8}}}, .biases = {}};
      change(s);
    };
  };
  const auto with0Biases = with([](Session& s) { s.training.start->biases = {{0, 0}, {0}}; });
  Session session = tutorial();
  with0Biases(session);
  CHECK(Trainer::create(session));
  check({
      {with([](Session& s) { s.training.start.reset(); }), missing, "training.start", "", "object"},
      {with([](Session& s) { s.training.start->weights.pop_back(); }), wrongLength,
       "training.start.weights", "1", "2"},
      {with([](Session& s) { s.training.start->weights[0].pop_back(); }), wrongLength,
       "training.start.weights[0]", "2", "3"},
      {with([](Session& s) { s.training.start->weights[0][1].push_back(0); }), wrongLength,
       "training.start.weights[0][1]", "3", "2"},
      {with([](Session& s) { s.training.start->weights[1][1][0] = kNaN; }), outOfRange,
       "training.start.weights[1][1][0]", "nan", "[-1000000000, 1000000000]"},
      {with([](Session& s) { s.training.start->biases = {{0, 0}}; }), wrongLength,
       "training.start.biases", "1", "2"},
      {with([](Session& s) { s.training.start->biases = {{0, 0}, {0.5}}; }), notOneOf,
       "training.start.biases[1][0]", "0.5", "0"},
  });
}

TEST_CASE("Setting a parameter with an invalid index or value is rejected") {
  Session session = tutorial();
  session.network.bias = true;
  Trainer trainer = trainerOf(session);
  const auto before = parametersOf(trainer);
  const auto refusal = [](const std::expected<void, Problem>& done) {
    return done ? "" : factsOf(done.error());
  };
  CHECK(refusal(trainer.setWeight(2, 0, 0, 1)) == "outOfRange: layer = 2, allowed [0, 1]");
  CHECK(refusal(trainer.setWeight(1, 4, 0, 1)) == "outOfRange: from = 4, allowed [0, 3]");
  CHECK(refusal(trainer.setWeight(0, 0, 4, 1)) == "outOfRange: to = 4, allowed [0, 3]");
  CHECK(refusal(trainer.setBias(1, 1, 1)) == "outOfRange: unit = 1, allowed 0");
  CHECK(refusal(trainer.setBias(0, 3, kInfinity)) ==
        "outOfRange: value = inf, allowed [-1000000000, 1000000000]");
  CHECK(parametersOf(trainer) == before);

  Trainer withoutBiases = trainerOf(tutorial());
  CHECK(refusal(withoutBiases.setBias(0, 0, 1)) == "notOneOf: network.bias = false, allowed true");
}

TEST_CASE("A session at all limits is accepted") {
  Session session;
  for (int i = 0; i < 10; ++i) session.table.inputs.push_back("in" + std::to_string(i));
  for (int i = 0; i < 8; ++i) session.table.outputs.push_back("out" + std::to_string(i));
  session.table.inputs[0] = "";
  for (int i = 0; i < 32; ++i) session.table.inputs[0] += "真";
  session.table.rows.assign(
      1024, {std::vector<bool>(10, true), std::vector<std::optional<bool>>(8, false)});
  session.network.hidden.assign(6, 256);
  session.training.seed = 4294967295;
  session.training.learningRate = 1000;
  session.training.iterations = 1'000'000'000;
  CHECK(trainerOf(session).table().rows().size() == 1024);
}

TEST_CASE("A rejected learning rate changes nothing") {
  Trainer trainer = trainerOf(tutorial());
  Trainer untouched = trainer;
  trainer.step(10);
  untouched.step(10);
  const auto done = trainer.setLearningRate(-1);
  REQUIRE(!done);
  CHECK(factsOf(done.error()) == "outOfRange: training.learningRate = -1, allowed (0, 1000]");
  CHECK(parametersOf(trainer) == parametersOf(untouched));
  CHECK(trainer.step(100) == untouched.step(100));
}

}  // namespace truthnet::test
