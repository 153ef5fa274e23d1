#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "model/checks.hpp"
#include "truthnet/initialize.hpp"
#include "truthnet/limits.hpp"

namespace truthnet {
namespace {

/// Returns half the width of the interval around 0 from which `init` draws a layer's weights.
double bound(Init init, const Layer& layer) {
  const auto fanIn = static_cast<double>(layer.fanIn);
  const auto fanOut = static_cast<double>(layer.fanOut);
  switch (init) {
    case Init::glorotUniform:
      return std::sqrt(6 / (fanIn + fanOut));
    case Init::heUniform:
      return std::sqrt(6 / fanIn);
    case Init::uniform01:
    case Init::uniform11:
    case Init::given:
      return 1;
  }
  return 1;
}

/// Checks `values` and copies them to `target`, whose size is the required one.
void readNumbers(const std::string& field, const std::vector<double>& values,
                 std::span<double> target, Checks& checks) {
  checks.length(field, values.size(), target.size());
  if (checks.problem) return;
  checks.numbers(field, values, allowed::kParameter);
  std::ranges::copy(values, target.begin());
}

void readWeights(const std::vector<std::vector<std::vector<double>>>& weights, Network& network,
                 Checks& checks) {
  const std::string field = "training.start.weights";
  checks.length(field, weights.size(), network.layers().size());
  for (std::size_t l = 0; l < weights.size() && !checks.problem; ++l) {
    const Layer& layer = network.layers()[l];
    const std::span<double> target = Network::weights(layer, network.parameters());
    checks.length(at(field, l), weights[l].size(), layer.fanIn);
    for (std::size_t from = 0; from < weights[l].size() && !checks.problem; ++from) {
      readNumbers(at(at(field, l), from), weights[l][from],
                  target.subspan(from * layer.fanOut, layer.fanOut), checks);
    }
  }
}

void readBiases(const std::vector<std::vector<double>>& biases, Network& network, Checks& checks) {
  const std::string field = "training.start.biases";
  checks.length(field, biases.size(), network.layers().size());
  for (std::size_t l = 0; l < biases.size() && !checks.problem; ++l) {
    readNumbers(at(field, l), biases[l], Network::biases(network.layers()[l], network.parameters()),
                checks);
    if (network.hasBiases()) continue;
    for (std::size_t unit = 0; unit < biases[l].size(); ++unit) {
      if (biases[l][unit] == 0) continue;
      checks.note(notOneOf(at(at(field, l), unit), biases[l][unit], 0));
    }
  }
}

}  // namespace

double NumpyRandom::rand() {
  const auto high = static_cast<double>(engine_() >> 5U);  // 27 bits
  const auto low = static_cast<double>(engine_() >> 6U);   // 26 bits
  return (high * 0x1p26 + low) / 0x1p53;
}

void initialize(Network& network, Init init, std::uint32_t seed) {
  NumpyRandom random(seed);
  std::ranges::fill(network.parameters(), 0);
  for (const Layer& layer : network.layers()) {
    const double max = bound(init, layer);
    for (double& weight : Network::weights(layer, network.parameters())) {
      const double drawn = random.rand();
      weight = init == Init::uniform01 ? drawn : max * (2 * drawn - 1);
    }
  }
}

std::expected<void, Problem> initialize(Network& network, const std::optional<StartSpec>& start) {
  if (!start) return std::unexpected(missing("training.start", "object"));
  std::ranges::fill(network.parameters(), 0);
  Checks checks;
  readWeights(start->weights, network, checks);
  if (start->biases && !checks.problem) readBiases(*start->biases, network, checks);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  return {};
}

}  // namespace truthnet
