#include "truthnet/truth_table.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "model/checks.hpp"
#include "truthnet/limits.hpp"

namespace truthnet {
namespace {

bool isBlank(std::string_view name) {
  return name.find_first_not_of(" \t\n\r\f\v") == std::string_view::npos;
}

std::size_t characterCount(std::string_view utf8) {
  const auto begun = static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
  // A character has at most four bytes. This also limits text that is not valid UTF-8.
  return std::max(begun, (utf8.size() + 3) / 4);
}

void checkNames(std::string_view field, const std::vector<std::string>& names, Range allowedCount,
                Checks& checks) {
  checks.length(field, names.size(), allowedCount);
  for (std::size_t i = 0; i < names.size() && !checks.problem; ++i) {
    const std::size_t length = characterCount(names[i]);
    if (isBlank(names[i])) checks.note(emptyName(at(field, i), names[i]));
    if (length > kLimits.maxNameLength) {
      checks.note(tooLong(at(field, i), length, kLimits.maxNameLength));
    }
  }
}

/// Notes the first column that has the name of an earlier one.
void checkDuplicates(const TableSpec& spec, Checks& checks) {
  const std::size_t inputs = spec.inputs.size();
  const auto name = [&](std::size_t column) {
    return column < inputs ? spec.inputs[column] : spec.outputs[column - inputs];
  };
  const auto field = [&](std::size_t column) {
    return column < inputs ? at("table.inputs", column) : at("table.outputs", column - inputs);
  };
  for (std::size_t column = 0; column < inputs + spec.outputs.size(); ++column) {
    for (std::size_t earlier = 0; earlier < column; ++earlier) {
      if (name(earlier) != name(column)) continue;
      return checks.note(duplicateName(field(column), name(column), field(earlier)));
    }
  }
}

void checkRow(const std::string& field, const RowSpec& row, const TableSpec& table,
              Checks& checks) {
  checks.length(field + ".in", row.in.size(), table.inputs.size());
  checks.length(field + ".out", row.out.size(), table.outputs.size());
}

std::optional<Problem> check(const TableSpec& spec) {
  Checks checks;
  checkNames("table.inputs", spec.inputs, allowed::kInputs, checks);
  checkNames("table.outputs", spec.outputs, allowed::kOutputs, checks);
  if (!checks.problem) checkDuplicates(spec, checks);
  checks.length("table.rows", spec.rows.size(), allowed::kRows);
  for (std::size_t i = 0; i < spec.rows.size() && !checks.problem; ++i) {
    checkRow(at("table.rows", i), spec.rows[i], spec, checks);
  }
  return std::move(checks.problem);
}

/// Converts the rows of `spec` that `select` accepts to arrays.
template <typename Select>
Rows rowsOf(const TableSpec& spec, Select select) {
  const auto count = static_cast<std::size_t>(std::ranges::count_if(spec.rows, select));
  Rows rows{Matrix::from_shape({count, spec.inputs.size()}),
            Matrix::from_shape({count, spec.outputs.size()}),
            Matrix::from_shape({count, spec.outputs.size()})};
  std::size_t r = 0;
  for (const RowSpec& row : spec.rows) {
    if (!select(row)) continue;
    for (std::size_t i = 0; i < row.in.size(); ++i) rows.inputs(r, i) = row.in[i] ? 1 : 0;
    for (std::size_t o = 0; o < row.out.size(); ++o) {
      rows.targets(r, o) = row.out[o].value_or(false) ? 1 : 0;
      rows.counts(r, o) = row.out[o].has_value() ? 1 : 0;
    }
    ++r;
  }
  return rows;
}

/// Returns true if a row is not held out and has at least one target.
bool trainsOn(const RowSpec& row) {
  return !row.holdOut &&
         std::ranges::any_of(row.out, [](const auto& target) { return target.has_value(); });
}

}  // namespace

std::size_t countOf(std::span<const double> counts) {
  return static_cast<std::size_t>(std::ranges::count(counts, 1.0));
}

std::expected<TruthTable, Problem> TruthTable::create(const TableSpec& spec) {
  if (auto problem = check(spec)) return std::unexpected(*std::move(problem));
  std::vector<bool> trains(spec.rows.size());
  for (std::size_t row = 0; row < trains.size(); ++row) trains[row] = trainsOn(spec.rows[row]);
  return TruthTable(rowsOf(spec, [](const RowSpec&) { return true; }), rowsOf(spec, trainsOn),
                    std::move(trains));
}

TruthTable::TruthTable(Rows rows, Rows trainingRows, std::vector<bool> trains)
    : rows_(std::move(rows)), trainingRows_(std::move(trainingRows)), trains_(std::move(trains)) {}

std::vector<std::size_t> TruthTable::contradictions() const {
  // Targets by combination of inputs, read as a binary number: the outputs with target 0 and those
  // with target 1, as bit sets.
  struct Wanted {
    std::uint32_t zeros = 0;
    std::uint32_t ones = 0;
  };
  std::vector<Wanted> wantedBy(std::size_t{1} << inputCount());
  const auto combination = [this](std::size_t row) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < inputCount(); ++i) {
      number = 2 * number + (rows_.inputs(row, i) == 1 ? 1 : 0);
    }
    return number;
  };
  const auto wantedByRow = [this](std::size_t row) {
    Wanted wanted;
    if (!trains_[row]) return wanted;
    for (std::size_t o = 0; o < outputCount(); ++o) {
      if (rows_.counts(row, o) == 0) continue;
      (rows_.targets(row, o) == 1 ? wanted.ones : wanted.zeros) |= 1U << o;
    }
    return wanted;
  };
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const auto [zeros, ones] = wantedByRow(row);
    wantedBy[combination(row)].zeros |= zeros;
    wantedBy[combination(row)].ones |= ones;
  }
  std::vector<std::size_t> contradicted;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const auto [zeros, ones] = wantedByRow(row);
    const Wanted& all = wantedBy[combination(row)];
    if ((zeros & all.ones) != 0 || (ones & all.zeros) != 0) contradicted.push_back(row);
  }
  return contradicted;
}

}  // namespace truthnet
