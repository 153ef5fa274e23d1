#include "training/saved_changes.hpp"

#include <string>

#include "model/checked_rows.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/problem.hpp"

namespace truthnet {
namespace {

RowSplice checkedSplice(const ChangeSpec& spec, const Network& network,
                        std::span<const PackedRow> rows, const std::string& path, Checks& checks) {
  const auto layers = network.layers();
  const std::size_t row = checks.index(path + "row", spec.row, rows.size() + 1);
  const std::size_t count = checks.index(path + "remove", spec.remove, rows.size() - row + 1);
  const auto removed = rows.subspan(row, count);
  const auto kept = static_cast<double>(rows.size() - count);
  const Range addable{kept > 0 ? 0.0 : 1.0, kLimits.maxRows - kept};
  return {row,
          {removed.begin(), removed.end()},
          checkedRows(path + "add", spec.add, addable, {layers.front().fanIn, layers.back().fanOut},
                      checks)};
}

/// Checks a change, and applies it to `rows` if it is one of rows.
Change checkedChange(const ChangeSpec& spec, const Network& network, std::vector<PackedRow>& rows,
                     const std::string& path, Checks& checks) {
  Change change{.iteration = spec.iteration, .value = spec.value};
  checks.number(path + "iteration", spec.iteration, allowed::kIteration);
  switch (spec.kind) {
    case ChangeKind::learningRate:
      checks.number(path + "value", spec.value, allowed::kLearningRate);
      return change;
    case ChangeKind::weight:
      change.parameter = weightAt(network, spec.layer, spec.from, spec.to, checks, path);
      break;
    case ChangeKind::bias:
      change.parameter = biasAt(network, spec.layer, spec.unit, checks, path);
      break;
    case ChangeKind::rows:
      change.rows = checkedSplice(spec, network, rows, path, checks);
      if (!checks.problem) change.rows->apply(rows);
      return change;
  }
  checks.number(path + "value", spec.value, allowed::kParameter);
  return change;
}

}  // namespace

std::size_t weightAt(const Network& network, std::size_t layer, std::size_t from, std::size_t to,
                     Checks& checks, std::string_view path) {
  const auto layers = network.layers();
  const std::string start(path);
  const Layer& of = layers[checks.index(start + "layer", layer, layers.size())];
  const std::size_t i = checks.index(start + "from", from, of.fanIn);
  const std::size_t j = checks.index(start + "to", to, of.fanOut);
  return of.weightsAt + i * of.fanOut + j;
}

std::size_t biasAt(const Network& network, std::size_t layer, std::size_t unit, Checks& checks,
                   std::string_view path) {
  if (!network.hasBiases()) checks.note(notOneOf("network.bias", false));
  const auto layers = network.layers();
  const std::string start(path);
  const Layer& of = layers[checks.index(start + "layer", layer, layers.size())];
  return of.biasesAt + checks.index(start + "unit", unit, of.fanOut);
}

std::vector<Change> checkedChanges(std::span<const ChangeSpec> specs, const Network& network,
                                   std::vector<PackedRow> rows, Checks& checks) {
  std::vector<Change> changes;
  Range iterationsOfRows = allowed::kIteration;
  for (const ChangeSpec& spec : specs) {
    const std::string path = at("changes", changes.size()) + ".";
    changes.push_back(checkedChange(spec, network, rows, path, checks));
    if (changes.back().rows) {
      checks.number(path + "iteration", spec.iteration, iterationsOfRows);
      iterationsOfRows.min = spec.iteration + 1.0;
    }
    if (checks.problem) break;
  }
  return changes;
}

}  // namespace truthnet
