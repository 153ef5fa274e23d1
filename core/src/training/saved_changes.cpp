#include "training/saved_changes.hpp"

#include <array>
#include <optional>
#include <string>

#include "truthnet/limits.hpp"
#include "truthnet/problem.hpp"

namespace truthnet {
namespace {

constexpr auto kTrue = std::to_array<std::string_view>({"true"});

/// Returns a field that this kind of change requires; notes a problem if it is missing.
double given(const std::string& field, std::optional<double> number, Checks& checks) {
  if (!number) checks.note(missing(field, "number"));
  return number.value_or(0);
}

Change checkedChange(const ChangeSpec& spec, const Network& network, const std::string& path,
                     Checks& checks) {
  const auto part = [&](const char* name, std::optional<double> number) {
    return given(path + name, number, checks);
  };
  Change change{checks.wholeNumber(path + "iteration", spec.iteration, allowed::kIteration),
                std::nullopt, spec.value};
  switch (checks.oneOf<ChangeKind>(path + "kind", spec.kind)) {
    case ChangeKind::learningRate:
      checks.number(path + "value", spec.value, allowed::kLearningRate);
      return change;
    case ChangeKind::weight:
      change.parameter = weightAt(network, part("layer", spec.layer), part("from", spec.from),
                                  part("to", spec.to), checks, path);
      break;
    case ChangeKind::bias:
      change.parameter =
          biasAt(network, part("layer", spec.layer), part("unit", spec.unit), checks, path);
      break;
  }
  checks.number(path + "value", spec.value, allowed::kParameter);
  return change;
}

}  // namespace

std::size_t weightAt(const Network& network, double layer, double from, double to, Checks& checks,
                     std::string_view path) {
  const auto layers = network.layers();
  const std::string start(path);
  const Layer& of = layers[checks.index(start + "layer", layer, layers.size())];
  const std::size_t i = checks.index(start + "from", from, of.fanIn);
  const std::size_t j = checks.index(start + "to", to, of.fanOut);
  return of.weightsAt + i * of.fanOut + j;
}

std::size_t biasAt(const Network& network, double layer, double unit, Checks& checks,
                   std::string_view path) {
  if (!network.hasBiases()) checks.note(notOneOf("network.bias", "false", kTrue));
  const auto layers = network.layers();
  const std::string start(path);
  const Layer& of = layers[checks.index(start + "layer", layer, layers.size())];
  return of.biasesAt + checks.index(start + "unit", unit, of.fanOut);
}

std::vector<Change> checkedChanges(std::span<const ChangeSpec> specs, const Network& network,
                                   Checks& checks) {
  std::vector<Change> changes;
  for (const ChangeSpec& spec : specs) {
    const std::string path = at("changes", changes.size()) + ".";
    changes.push_back(checkedChange(spec, network, path, checks));
  }
  return changes;
}

}  // namespace truthnet
