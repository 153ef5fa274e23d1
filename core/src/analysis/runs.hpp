#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "truthnet/map.hpp"
#include "truthnet/network.hpp"
#include "truthnet/session.hpp"
#include "truthnet/trainer.hpp"
#include "truthnet/training_options.hpp"

namespace truthnet {

/// Start of one of many runs.
struct RunStart {
  /// The options of the session with the seed and the learning rates of the run.
  TrainingOptions options;
  /// In the layout of Network::parameters().
  std::vector<double> parameters;
};

/// The starts of runs that differ from the run of a session along some axes.
class RunStarts {
 public:
  /// Takes a trainer at its start weights and valid axes.
  RunStarts(const Trainer& trainer, std::span<const MapAxis> axes);

  /// Returns the start at a valid point, (axes). The next call changes it.
  const RunStart& at(std::span<const double> point);

  /// Changes the session of the trainer, or one that this function has changed, to that of the last
  /// start.
  void apply(Session& session) const;

 private:
  std::vector<MapAxis> axes_;
  /// True if an axis changes parameters other than by the seed.
  bool setsParameters_;
  Network network_;
  RunStart first_;
  RunStart start_;
};

/// End of a run.
struct RunEnd {
  /// Loss after all iterations, or after the last finite one.
  double loss;
  /// Iteration from which on every prediction of a training row stays correct; NaN if one is wrong
  /// at the end.
  double rightSince;
  bool hasDiverged;
};

/// Runs all iterations of `session`, whose trainer is `trainer`, at each of the valid points:
/// (points, axes), row-major. Returns an end for each. Takes memory for the results and one group
/// of runs.
std::vector<RunEnd> runAtEach(const Session& session, const Trainer& trainer,
                              std::span<const MapAxis> axes, std::span<const double> points,
                              double tolerance);

}  // namespace truthnet
