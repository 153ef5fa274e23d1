#include "truthnet/truth_table.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "model/checked_rows.hpp"
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

/// Converts the rows that `select` accepts to arrays.
template <typename Select>
Rows arraysOf(std::span<const PackedRow> rows, std::size_t inputs, std::size_t outputs,
              Select select) {
  const auto count = static_cast<std::size_t>(std::ranges::count_if(rows, select));
  Rows arrays{Matrix::from_shape({count, inputs}), Matrix::from_shape({count, outputs}),
              Matrix::from_shape({count, outputs})};
  std::size_t r = 0;
  for (const PackedRow row : rows) {
    if (!select(row)) continue;
    for (std::size_t i = 0; i < inputs; ++i) arrays.inputs(r, i) = row.input(i) ? 1 : 0;
    for (std::size_t o = 0; o < outputs; ++o) {
      const auto target = row.target(o);
      arrays.targets(r, o) = target.value_or(false) ? 1 : 0;
      arrays.counts(r, o) = target.has_value() ? 1 : 0;
    }
    ++r;
  }
  return arrays;
}

}  // namespace

std::size_t countOf(std::span<const double> counts) {
  return static_cast<std::size_t>(std::ranges::count(counts, 1.0));
}

std::vector<PackedRow> checkedRows(std::string_view field, std::span<const RowSpec> rows,
                                   Range allowedCount, Columns columns, Checks& checks) {
  checks.length(field, rows.size(), allowedCount);
  std::vector<PackedRow> packed;
  for (std::size_t i = 0; i < rows.size() && !checks.problem; ++i) {
    const std::string path = at(field, i);
    checks.length(path + ".in", rows[i].in.size(), columns.inputs);
    checks.length(path + ".out", rows[i].out.size(), columns.outputs);
    if (!checks.problem) packed.emplace_back(rows[i]);
  }
  return packed;
}

std::expected<TruthTable, Problem> TruthTable::create(const TableSpec& spec) {
  Checks checks;
  checkNames("table.inputs", spec.inputs, allowed::kInputs, checks);
  checkNames("table.outputs", spec.outputs, allowed::kOutputs, checks);
  if (!checks.problem) checkDuplicates(spec, checks);
  const Columns columns{spec.inputs.size(), spec.outputs.size()};
  auto rows = checkedRows("table.rows", spec.rows, allowed::kRows, columns, checks);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  return TruthTable(columns.inputs, columns.outputs, std::move(rows));
}

std::expected<TruthTable, Problem> TruthTable::withRows(std::span<const RowSpec> rows) const {
  Checks checks;
  auto packed =
      checkedRows("table.rows", rows, allowed::kRows, {inputCount(), outputCount()}, checks);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  return withRows(std::move(packed));
}

TruthTable TruthTable::withRows(std::vector<PackedRow> rows) const {
  return {inputCount(), outputCount(), std::move(rows)};
}

TruthTable::TruthTable(std::size_t inputs, std::size_t outputs, std::vector<PackedRow> rows)
    : packedRows_(std::move(rows)),
      rows_(arraysOf(packedRows_, inputs, outputs, [](PackedRow /*any*/) { return true; })),
      trainingRows_(arraysOf(packedRows_, inputs, outputs, std::mem_fn(&PackedRow::trains))) {}

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
    if (!trains(row)) return wanted;
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
