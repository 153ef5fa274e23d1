#include "truthnet/separability.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

#include "analysis/whole_simplex.hpp"
#include "model/checks.hpp"

namespace truthnet {
namespace {

/// Rows that train one output, by target.
struct LabelledRows {
  std::vector<std::size_t> firing;
  std::vector<std::size_t> resting;
};

LabelledRows labelledRows(const TruthTable& table, std::size_t output) {
  const Rows& rows = table.rows();
  LabelledRows labelled;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!table.trains(row) || rows.counts(row, output) == 0) continue;
    (rows.targets(row, output) == 1 ? labelled.firing : labelled.resting).push_back(row);
  }
  return labelled;
}

std::span<const double> inputsOf(const TruthTable& table, std::size_t row) {
  return std::span(table.rows().inputs).subspan(row * table.inputCount(), table.inputCount());
}

/// Returns two rows with equal inputs and different targets, the shortest proof, if there are any.
std::optional<Separability> contradiction(const TruthTable& table, const LabelledRows& labelled) {
  for (const std::size_t firing : labelled.firing) {
    const auto inputs = inputsOf(table, firing);
    for (const std::size_t resting : labelled.resting) {
      if (std::ranges::equal(inputs, inputsOf(table, resting))) {
        return Separability{false, {}, 0, {{firing, 1}}, {{resting, 1}}};
      }
    }
  }
  return std::nullopt;
}

/// Returns the equations Σ λ (x, 1) over firing rows = Σ μ (x, 1) over resting rows, and Σ λ = 1:
/// one column per row, one equation per input, one for the equal row counts, one for the sum of λ.
WholeMatrix equations(const TruthTable& table, const LabelledRows& labelled) {
  const std::size_t inputs = table.inputCount();
  WholeMatrix matrix({inputs + 2, labelled.firing.size() + labelled.resting.size()}, 0);
  std::size_t column = 0;
  const auto addColumns = [&](const std::vector<std::size_t>& rows, int sign) {
    for (const std::size_t row : rows) {
      const auto in = inputsOf(table, row);
      for (std::size_t i = 0; i < inputs; ++i) matrix(i, column) = in[i] == 1 ? sign : 0;
      matrix(inputs, column) = sign;
      matrix(inputs + 1, column) = sign > 0 ? 1 : 0;
      ++column;
    }
  };
  addColumns(labelled.firing, 1);
  addColumns(labelled.resting, -1);
  return matrix;
}

std::int64_t greatestCommonDivisor(std::span<const std::int64_t> numbers) {
  std::int64_t divisor = 0;
  for (const std::int64_t number : numbers) divisor = std::gcd(divisor, number);
  return std::max<std::int64_t>(divisor, 1);
}

Separability impossible(const LabelledRows& labelled, const std::vector<std::int64_t>& shares) {
  const std::int64_t divisor = greatestCommonDivisor(shares);
  Separability result{false, {}, 0, {}, {}};
  for (std::size_t column = 0; column < shares.size(); ++column) {
    if (shares[column] == 0) continue;
    const std::int64_t times = shares[column] / divisor;
    if (column < labelled.firing.size()) {
      result.firing.push_back({labelled.firing[column], times});
    } else {
      result.resting.push_back({labelled.resting[column - labelled.firing.size()], times});
    }
  }
  return result;
}

/// Returns true if an input has the same value in all rows that count, so that it separates
/// nothing.
bool isConstant(const TruthTable& table, const LabelledRows& labelled, std::size_t input) {
  double sum = 0;
  for (const auto* rows : {&labelled.firing, &labelled.resting}) {
    for (const std::size_t row : *rows) sum += inputsOf(table, row)[input];
  }
  return sum == 0 || sum == static_cast<double>(labelled.firing.size() + labelled.resting.size());
}

double sumOf(const std::vector<double>& weights, std::span<const double> inputs) {
  return std::inner_product(weights.begin(), weights.end(), inputs.begin(), 0.0);
}

/// Returns the neuron for integer weights of any scale, with the threshold in the middle of the
/// gap.
Separability possible(const TruthTable& table, const LabelledRows& labelled,
                      std::vector<std::int64_t> weights) {
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (isConstant(table, labelled, i)) weights[i] = 0;
  }
  const std::int64_t divisor = greatestCommonDivisor(weights);
  Separability result{true, {}, 0, {}, {}};
  for (std::int64_t& weight : weights) weight /= divisor;
  result.weights.assign(weights.begin(), weights.end());
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const std::size_t row : labelled.firing) {
    low = std::min(low, sumOf(result.weights, inputsOf(table, row)));
  }
  for (const std::size_t row : labelled.resting) {
    high = std::max(high, sumOf(result.weights, inputsOf(table, row)));
  }
  // If all rows have the same target, any threshold beyond them works.
  if (!std::isfinite(high)) high = low - 1;
  if (!std::isfinite(low)) low = high + 1;
  result.threshold = std::isfinite(high) ? (low + high) / 2 : 0.5;
  return result;
}

}  // namespace

std::expected<Separability, Problem> separability(const TruthTable& table, std::size_t output) {
  Checks checks;
  checks.index("output", output, table.outputCount());
  if (checks.problem) return std::unexpected(*std::move(checks.problem));

  const LabelledRows labelled = labelledRows(table, output);
  const std::size_t inputs = table.inputCount();
  if (labelled.firing.empty() || labelled.resting.empty()) {
    return possible(table, labelled, std::vector<std::int64_t>(inputs));
  }
  if (auto found = contradiction(table, labelled)) return *std::move(found);

  std::vector<std::int64_t> sides(inputs + 2);
  sides.back() = 1;
  const WholeSolution solution = solveInWholeNumbers(equations(table, labelled), sides);
  if (solution.feasible) return impossible(labelled, solution.x);
  // Farkas' certificate y has y (x, 1, 1) <= 0 for firing rows and y (x, 1) >= 0 for resting rows,
  // and its last component is above 0: the weights are -y.
  std::vector<std::int64_t> weights(inputs);
  for (std::size_t i = 0; i < inputs; ++i) weights[i] = -solution.y[i];
  return possible(table, labelled, std::move(weights));
}

}  // namespace truthnet
