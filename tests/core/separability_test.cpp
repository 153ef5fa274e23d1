#include "truthnet/separability.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "sessions.hpp"
#include "truthnet/truth_table.hpp"

namespace truthnet::test {
namespace {

/// Returns the table of a Boolean function: bit r of `function` is the target of row r.
TableSpec booleanTable(std::size_t inputs, std::uint64_t function) {
  return tableOf(inputs, [function](std::size_t row) { return function >> row & 1U; });
}

TruthTable created(const TableSpec& spec) {
  auto table = TruthTable::create(spec);
  REQUIRE(table);
  return *std::move(table);
}

Separability decide(const TruthTable& table, std::size_t output = 0) {
  auto decided = separability(table, output);
  REQUIRE(decided);
  return *std::move(decided);
}

/// Returns true if each row that counts is on its side of the neuron's threshold.
bool isRight(const TruthTable& table, const Separability& neuron) {
  const Rows& rows = table.trainingRows();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows.counts(row, 0) == 0) continue;
    double sum = 0;
    for (std::size_t i = 0; i < table.inputCount(); ++i) {
      sum += neuron.weights[i] * rows.inputs(row, i);
    }
    if (sum == neuron.threshold || (sum > neuron.threshold) != (rows.targets(row, 0) == 1)) {
      return false;
    }
  }
  return true;
}

/// Returns true if the rows have the right targets and add up to the same.
bool isProof(const TruthTable& table, const Separability& found) {
  const Rows& rows = table.rows();
  std::vector<double> difference(table.inputCount() + 1);
  const auto add = [&](const std::vector<WeightedRow>& weighted, double target, double sign) {
    bool allLabelled = !weighted.empty();
    for (const auto& [row, times] : weighted) {
      allLabelled = allLabelled && times > 0 && table.trains(row) && rows.counts(row, 0) == 1 &&
                    rows.targets(row, 0) == target;
      const double share = sign * static_cast<double>(times);
      for (std::size_t i = 0; i < table.inputCount(); ++i) {
        difference[i] += share * rows.inputs(row, i);
      }
      difference.back() += share;
    }
    return allLabelled;
  };
  return add(found.firing, 1, 1) && add(found.resting, 0, -1) &&
         difference == std::vector<double>(table.inputCount() + 1) &&
         found.firing.size() + found.resting.size() <= table.inputCount() + 2;
}

/// Returns the number of separable functions, and checks each verdict.
std::size_t separableAmong(std::size_t inputs, const std::vector<std::uint64_t>& functions) {
  std::size_t count = 0;
  std::size_t wrong = 0;
  for (const std::uint64_t function : functions) {
    const TruthTable table = created(booleanTable(inputs, function));
    const Separability decided = decide(table);
    if (decided.separable) ++count;
    const bool isShown = decided.separable ? isRight(table, decided) : isProof(table, decided);
    if (!isShown) ++wrong;
  }
  CHECK(wrong == 0);
  return count;
}

std::vector<std::uint64_t> functionsTo(std::size_t end) {
  std::vector<std::uint64_t> functions(end);
  for (std::size_t function = 0; function < end; ++function) functions[function] = function;
  return functions;
}

/// Runs Rosenblatt's perceptron, which converges exactly on separable tables, given enough passes.
bool perceptronLearns(const TruthTable& table, int passes) {
  const Rows& rows = table.trainingRows();
  std::vector<double> weights(table.inputCount() + 1);
  for (int pass = 0; pass < passes; ++pass) {
    bool changed = false;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      double sum = weights.back();
      for (std::size_t i = 0; i < table.inputCount(); ++i) sum += weights[i] * rows.inputs(row, i);
      const double sign = rows.targets(row, 0) == 1 ? 1 : -1;
      if (sign * sum > 0) continue;
      changed = true;
      weights.back() += sign;
      for (std::size_t i = 0; i < table.inputCount(); ++i) {
        weights[i] += sign * rows.inputs(row, i);
      }
    }
    if (!changed) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("One neuron computes every function of two inputs except XOR and XNOR") {
  for (std::uint64_t function = 0; function < 16; ++function) {
    INFO("function " << function);
    const TruthTable table = created(booleanTable(2, function));
    const Separability decided = decide(table);
    CHECK(decided.separable == (function != 0b0110 && function != 0b1001));
    CHECK((decided.separable ? isRight(table, decided) : isProof(table, decided)));
  }
}

TEST_CASE("XOR is not separable because (0, 1) + (1, 0) = (0, 0) + (1, 1)") {
  const Separability decided = decide(created(booleanTable(2, 0b0110)));
  REQUIRE(decided.firing.size() == 2);
  REQUIRE(decided.resting.size() == 2);
  CHECK(decided.firing[0].row == 1);
  CHECK(decided.firing[1].row == 2);
  CHECK(decided.resting[0].row == 0);
  CHECK(decided.resting[1].row == 3);
  CHECK(decided.firing[0].times == 1);
}

TEST_CASE("104 functions of three inputs and 1,882 functions of four are separable") {
  // https://oeis.org/A000609
  CHECK(separableAmong(3, functionsTo(256)) == 104);
  CHECK(separableAmong(4, functionsTo(65'536)) == 1882);
}

TEST_CASE("Every verdict on functions of six inputs has a valid proof") {
  std::mt19937_64 random(1);
  std::vector<std::uint64_t> drawn(200);
  for (std::uint64_t& function : drawn) function = random();
  separableAmong(6, drawn);
}

TEST_CASE("The perceptron learns exactly the separable functions") {
  for (std::uint64_t function = 0; function < 256; ++function) {
    const TruthTable table = created(booleanTable(3, function));
    CHECK(decide(table).separable == perceptronLearns(table, 100));
  }
}

TEST_CASE("Tables of ten inputs are decided: majority is separable, parity is not") {
  const TruthTable parityTable = created(parity(10));
  const Separability impossible = decide(parityTable);
  CHECK(!impossible.separable);
  CHECK(isProof(parityTable, impossible));
  const TruthTable majorityTable =
      created(tableOf(10, [](std::size_t row) { return std::popcount(row) > 5 ? 1 : 0; }));
  const Separability possible = decide(majorityTable);
  REQUIRE(possible.separable);
  CHECK(isRight(majorityTable, possible));
  CHECK(possible.weights == std::vector<double>(10, 1));
  CHECK(possible.threshold == 5.5);
}

TEST_CASE("Held-out rows and don't-care targets do not affect separability") {
  TableSpec spec = booleanTable(2, 0b0110);
  spec.rows[3].holdOut = true;
  CHECK(decide(created(spec)).separable);
  spec.rows[3].holdOut = false;
  CHECK(!decide(created(spec)).separable);
  spec.rows[3].out = {std::nullopt};
  CHECK(decide(created(spec)).separable);
}

TEST_CASE("Two contradictory rows are a complete proof") {
  TableSpec spec = booleanTable(2, 0b0110);
  spec.rows.push_back({{1, 1}, {1}});
  const Separability decided = decide(created(spec));
  REQUIRE(decided.firing.size() == 1);
  REQUIRE(decided.resting.size() == 1);
  CHECK(decided.firing[0].row == 4);
  CHECK(decided.resting[0].row == 3);
}

TEST_CASE("A constant input gets weight 0, and constant targets need no weights") {
  Session session = tutorial();
  session.table.rows[3].out = {1};
  const Separability either = decide(created(session.table));
  REQUIRE(either.separable);
  CHECK(either.weights == std::vector<double>{1, 1, 0});
  CHECK(either.threshold == 0.5);
  const Separability always = decide(created(booleanTable(2, 0b1111)));
  CHECK(always.weights == std::vector<double>{0, 0});
  CHECK(always.threshold == -0.5);
  CHECK(decide(created(booleanTable(2, 0))).threshold == 0.5);
}

TEST_CASE("Each output is decided separately, and an invalid output is rejected") {
  const TruthTable adder = created(fullAdder().table);
  CHECK(!decide(adder, 0).separable);
  CHECK(decide(adder, 1).separable);
  CHECK(factsOf(separability(adder, 2).error()) == "outOfRange: output = 2, allowed [0, 1]");
}

}  // namespace truthnet::test
