#include "separability.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "fuzz.hpp"
#include "truthnet/separability.hpp"

namespace truthnet::fuzz {
namespace {

bool asks(const TruthTable& table, std::size_t row, std::size_t output) {
  return table.trains(row) && table.rows().counts(row, output) != 0;
}

void checkNeuron(const TruthTable& table, const Separability& found, std::size_t output) {
  const Rows& rows = table.rows();
  expect(found.weights.size() == table.inputCount(), "a neuron has all weights");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!asks(table, row, output)) continue;
    double sum = 0;
    for (std::size_t i = 0; i < found.weights.size(); ++i) {
      sum += found.weights[i] * rows.inputs(row, i);
    }
    expect((sum > found.threshold) == (rows.targets(row, output) == 1), "a neuron does it");
  }
}

void checkProof(const TruthTable& table, const Separability& found, std::size_t output) {
  const Rows& rows = table.rows();
  std::vector<std::int64_t> sums(table.inputCount() + 1);
  const auto add = [&](const std::vector<WeightedRow>& weighted, bool fires) {
    for (const auto& [row, times] : weighted) {
      expect(times > 0 && asks(table, row, output), "a proof takes rows that count");
      expect((rows.targets(row, output) == 1) == fires, "a proof knows what rows should do");
      const std::int64_t signedTimes = fires ? times : -times;
      sums.back() += signedTimes;
      for (std::size_t i = 0; i + 1 < sums.size(); ++i) {
        sums[i] += rows.inputs(row, i) == 1 ? signedTimes : 0;
      }
    }
  };
  add(found.firing, true);
  add(found.resting, false);
  expect(!found.firing.empty(), "a proof is not empty");
  expect(std::ranges::all_of(sums, [](std::int64_t sum) { return sum == 0; }), "a proof adds up");
}

}  // namespace

void checkSeparability(const TruthTable& table) {
  for (std::size_t output = 0; output < table.outputCount(); ++output) {
    const auto found = separability(table, output);
    expect(found.has_value(), "every output is decided");
    const auto check = found->separable ? checkNeuron : checkProof;
    check(table, *found, output);
  }
}

}  // namespace truthnet::fuzz
