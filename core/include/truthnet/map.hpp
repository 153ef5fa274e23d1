#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string_view>
#include <vector>

#include "truthnet/names.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// Quantity in which the runs of a map differ along an axis.
enum class MapAxisKind {
  learningRate,  // the learning rate
  layerRate,     // the factor on the learning rate of one layer
  scale,         // a factor on all start parameters
  parameter,     // the start value of one parameter
  seed,          // the seed of the start weights
};

template <>
inline constexpr std::array kNamesOf<MapAxisKind> =
    std::to_array<std::string_view>({"learningRate", "layerRate", "scale", "parameter", "seed"});

/// An axis of a map, unchecked.
struct MapAxis {
  MapAxisKind kind = MapAxisKind::learningRate;
  /// Layer of a layerRate; 0 is the first after the input.
  std::size_t layer = 0;
  /// Index of a parameter in Network::parameters().
  std::size_t index = 0;

  bool operator==(const MapAxis&) const = default;
};

/// Points of a map and the criterion for a correct prediction, unchecked.
struct MapSpec {
  /// The two axes.
  std::vector<MapAxis> axes;
  /// Values along both axes: (points, 2), row-major.
  std::vector<double> points;
  /// Tolerance: a prediction is correct if its error is below this. Greater than 0, at most 1.
  double tolerance = 0.5;
};

/// End of a run of a map.
enum class Outcome : std::uint8_t {
  right,     // every prediction of a training row is correct
  stuck,     // the numbers are finite, but a prediction is wrong
  diverged,  // the run blew up
};

/// Results of one session at many points.
struct Map {
  /// Loss of each run at its end: after all iterations, or after the last finite one: (points).
  std::vector<double> losses;
  /// Iteration of each run from which on every prediction of a training row stays correct; NaN if
  /// one is wrong at the end: (points).
  std::vector<double> rightSince;
  /// (points)
  std::vector<Outcome> outcomes;
};

/// Runs all iterations of `session` once for each point. Whatever the order of the axes, a seed
/// draws the start weights, a scale then multiplies the start parameters, and a parameter is set
/// last. Small networks train several points at once, one per SIMD lane; each run equals that of a
/// Trainer created from sessionAt() bit for bit. Returns a Problem if `session` or `spec` is
/// invalid.
///
/// Runs end early only if nothing can change any more: if they have diverged, or stand at a fixed
/// point to the last bit. A run that is right may become wrong again.
std::expected<Map, Problem> map(const Session& session, const MapSpec& spec);

/// Returns the session of a point: (axes). It gives its start parameters if an axis changes them.
/// Returns a Problem if an argument is invalid.
std::expected<Session, Problem> sessionAt(const Session& session, std::span<const MapAxis> axes,
                                          std::span<const double> point);

}  // namespace truthnet
