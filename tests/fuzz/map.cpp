#include "map.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#include "small_session.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet::fuzz {
namespace {

bool isRarely(FuzzedDataProvider& data) { return data.ConsumeIntegralInRange(0, 15) == 0; }

MapAxis someAxis(FuzzedDataProvider& data, const Network& start) {
  MapAxis axis{.kind = anyOf<MapAxisKind>(data)};
  if (axis.kind == MapAxisKind::layerRate) axis.layer = someIndex(data, start.layers().size());
  if (axis.kind == MapAxisKind::parameter) axis.index = someIndex(data, start.parameters().size());
  return axis;
}

double someValue(FuzzedDataProvider& data, MapAxisKind kind) {
  if (isRarely(data)) return anyNumber(data);
  switch (kind) {
    case MapAxisKind::learningRate:
      return someLearningRate(data);
    case MapAxisKind::layerRate:
      return someLayerRate(data);
    case MapAxisKind::scale:
      return data.ConsumeFloatingPointInRange<double>(-3, 3);
    case MapAxisKind::parameter:
      return data.ConsumeFloatingPointInRange<double>(-10, 10);
    case MapAxisKind::seed:
      return data.ConsumeIntegral<std::uint32_t>();
  }
  return 0;
}

bool isAllowed(const MapAxis& axis, const Network& start) {
  if (axis.kind == MapAxisKind::layerRate) return axis.layer < start.layers().size();
  if (axis.kind != MapAxisKind::parameter) return true;
  const auto isWeight = [&axis](const Layer& layer) {
    return axis.index >= layer.weightsAt && axis.index < layer.biasesAt;
  };
  return axis.index < start.parameters().size() &&
         (start.hasBiases() || std::ranges::any_of(start.layers(), isWeight));
}

bool isAllowed(double value, MapAxisKind kind, const Network& start) {
  switch (kind) {
    case MapAxisKind::learningRate:
      return value > 0 && value <= 1000;
    case MapAxisKind::layerRate:
      return value >= 0 && value <= 1000;
    case MapAxisKind::scale: {
      // Parameters may be multiplied by the next whole number, and by 1e6 if they are small.
      const double most = std::ceil(std::abs(value));
      const auto fits = [most](double parameter) { return std::abs(parameter) * most <= 1e9; };
      return most <= 1e6 && std::ranges::all_of(start.parameters(), fits);
    }
    case MapAxisKind::parameter:
      return value >= -1e9 && value <= 1e9;
    case MapAxisKind::seed:
      return isWhole(value, 0, 4'294'967'295);
  }
  return false;
}

bool areAllowed(std::span<const MapAxis> axes, std::span<const double> points,
                const Network& start) {
  if (axes.size() != 2 || axes[0] == axes[1] || points.empty() || points.size() % 2 != 0) {
    return false;
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!isAllowed(points[i], axes[i % 2].kind, start)) return false;
  }
  return std::ranges::all_of(axes, [&](const MapAxis& axis) { return isAllowed(axis, start); });
}

/// Checks a run of a map against a trainer that runs as many iterations.
void checkRun(Trainer trainer, double tolerance, double loss, double rightSince, Outcome outcome) {
  constexpr double kNever = std::numeric_limits<double>::quiet_NaN();
  const std::uint32_t last = trainer.options().iterations;
  double since = trainer.isRight(tolerance) ? 0 : kNever;
  while (trainer.trainable() && !trainer.blownUp() && trainer.iteration() < last) {
    trainer.step(1);
    if (!trainer.isRight(tolerance)) {
      since = kNever;
    } else if (std::isnan(since)) {
      since = trainer.iteration();
    }
  }
  expect(sameBits(loss, trainer.loss()), "a map's run ends with a trainer's loss");
  expect(sameBits(rightSince, since), "a map's run is right since a trainer's is");
  const Outcome expected = std::isnan(since) ? Outcome::stuck : Outcome::right;
  expect(outcome == (trainer.blownUp() ? Outcome::diverged : expected),
         "a map's run ends as a trainer's does");
}

}  // namespace

MapSpec someMap(FuzzedDataProvider& data, const Network& start) {
  MapSpec spec;
  spec.axes.resize(isRarely(data) ? data.ConsumeIntegralInRange<std::size_t>(0, 3) : 2);
  for (MapAxis& axis : spec.axes) axis = someAxis(data, start);
  const auto count = data.ConsumeIntegralInRange<std::size_t>(1, 20);
  for (std::size_t i = 0; i < count; ++i) {
    for (const MapAxis& axis : spec.axes) spec.points.push_back(someValue(data, axis.kind));
  }
  if (isRarely(data) && !spec.points.empty()) spec.points.pop_back();
  if (isRarely(data)) spec.tolerance = anyNumber(data);
  return spec;
}

void checkMap(const Session& session, const Network& start, const MapSpec& spec) {
  const auto made = map(session, spec);
  checkAnswer(
      made, areAllowed(spec.axes, spec.points, start) && spec.tolerance > 0 && spec.tolerance <= 1);
  if (!made) return;
  const std::size_t count = spec.points.size() / 2;
  expect(made->losses.size() == count && made->rightSince.size() == count &&
             made->outcomes.size() == count,
         "each point has a run");
  for (std::size_t i = 0; i < count; ++i) {
    const auto there = sessionAt(session, spec.axes, std::span(spec.points).subspan(2 * i, 2));
    expect(there.has_value(), "each point of a map has a session");
    auto trainer = Trainer::create(*there);
    expect(trainer.has_value(), "the session of a point is allowed");
    checkRun(*std::move(trainer), spec.tolerance, made->losses[i], made->rightSince[i],
             made->outcomes[i]);
  }
}

}  // namespace truthnet::fuzz
