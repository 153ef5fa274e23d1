#include "truthnet/map.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "analysis/runs.hpp"
#include "model/checks.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/range.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet {
namespace {

constexpr std::size_t kAxes = 2;

/// Returns the range of scales that keep given start parameters within their own range. Drawn ones
/// are small.
Range scalesFor(const Trainer& trainer) {
  const auto [least, greatest] = std::ranges::minmax(trainer.network().parameters());
  const double largest = std::max(-least, greatest);
  double most = std::floor(kLimits.maxParameter / std::max(largest, 1.0));
  // The quotient may have been rounded up to a whole number.
  if (most * largest > kLimits.maxParameter) --most;
  most = std::min(most, allowed::kScale.max);
  return {-most, most};
}

Range rangeOf(MapAxisKind kind, const Trainer& trainer) {
  switch (kind) {
    case MapAxisKind::learningRate:
      return allowed::kLearningRate;
    case MapAxisKind::layerRate:
      return allowed::kLayerRate;
    case MapAxisKind::scale:
      return scalesFor(trainer);
    case MapAxisKind::parameter:
      return allowed::kParameter;
    case MapAxisKind::seed:
      return allowed::kSeed;
  }
  return allowed::kSeed;
}

void checkAxis(const MapAxis& axis, const std::string& path, const Network& network,
               Checks& checks) {
  const auto layers = network.layers();
  if (axis.kind == MapAxisKind::layerRate) checks.index(path + ".layer", axis.layer, layers.size());
  if (axis.kind != MapAxisKind::parameter) return;
  checks.index(path + ".index", axis.index, network.parameters().size());
  const bool isBias = std::ranges::any_of(layers, [&](const Layer& layer) {
    return axis.index >= layer.biasesAt && axis.index < layer.biasesAt + layer.fanOut;
  });
  if (isBias && !network.hasBiases()) checks.note(notOneOf("network.bias", false));
}

/// Checks the values of points along an axis: every `kAxes`-th number from the first on.
void checkValues(std::span<const double> points, std::size_t first, MapAxisKind kind, Range range,
                 Checks& checks) {
  for (std::size_t i = first; i < points.size() && !checks.problem; i += kAxes) {
    const double value = points[i];
    const bool isFraction = kind == MapAxisKind::seed && value != std::floor(value);
    if (range.contains(value) && !isFraction) continue;
    const std::string path = at("points", i);
    checks.note(isFraction ? notAnInteger(path, value, range) : outOfRange(path, value, range));
  }
}

std::optional<Problem> problemIn(std::span<const MapAxis> axes, std::span<const double> points,
                                 const Trainer& trainer) {
  Checks checks;
  checks.length("axes", axes.size(), kAxes);
  checks.length("points", points.size(),
                Range{kAxes * allowed::kMapPoints.min, kAxes * allowed::kMapPoints.max});
  checks.length("points", points.size(), points.size() / kAxes * kAxes);
  if (checks.problem) return checks.problem;
  for (std::size_t a = 0; a < kAxes; ++a) {
    checkAxis(axes[a], at("axes", a), trainer.network(), checks);
    checkValues(points, a, axes[a].kind, rangeOf(axes[a].kind, trainer), checks);
  }
  if (axes[0] == axes[1]) checks.note(duplicateName("axes[1]", nameOf(axes[1].kind), "axes[0]"));
  return checks.problem;
}

}  // namespace

std::expected<Map, Problem> map(const Session& session, const MapSpec& spec) {
  const auto trainer = Trainer::create(session);
  if (!trainer) return std::unexpected(trainer.error());
  Checks checks;
  checks.number("tolerance", spec.tolerance, allowed::kTolerance);
  if (auto problem = problemIn(spec.axes, spec.points, *trainer)) checks.note(*std::move(problem));
  if (checks.problem) return std::unexpected(*std::move(checks.problem));

  Map result;
  for (const auto& [loss, rightSince, hasDiverged] :
       runAtEach(session, *trainer, spec.axes, spec.points, spec.tolerance)) {
    const Outcome atEnd = std::isnan(rightSince) ? Outcome::stuck : Outcome::right;
    result.losses.push_back(loss);
    result.rightSince.push_back(rightSince);
    result.outcomes.push_back(hasDiverged ? Outcome::diverged : atEnd);
  }
  return result;
}

std::expected<Session, Problem> sessionAt(const Session& session, std::span<const MapAxis> axes,
                                          std::span<const double> point) {
  const auto trainer = Trainer::create(session);
  if (!trainer) return std::unexpected(trainer.error());
  Checks checks;
  checks.length("points", point.size(), kAxes);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  if (auto problem = problemIn(axes, point, *trainer)) return std::unexpected(*std::move(problem));
  RunStarts starts(*trainer, axes);
  starts.at(point);
  Session there = session;
  starts.apply(there);
  return there;
}

}  // namespace truthnet
