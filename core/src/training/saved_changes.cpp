#include "training/saved_changes.hpp"

#include <optional>
#include <string>

#include "truthnet/limits.hpp"
#include "truthnet/problem.hpp"

namespace truthnet {
namespace {

Change checkedChange(const ChangeSpec& spec, const Network& network, const std::string& path,
                     Checks& checks) {
  Change change{spec.iteration, std::nullopt, spec.value};
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
                                   Checks& checks) {
  std::vector<Change> changes;
  for (const ChangeSpec& spec : specs) {
    const std::string path = at("changes", changes.size()) + ".";
    changes.push_back(checkedChange(spec, network, path, checks));
  }
  return changes;
}

}  // namespace truthnet
