#pragma once

#include <cstdint>
#include <expected>
#include <vector>

#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// Which seeds to try and what counts as right; nothing is checked yet.
struct SurveySpec {
  double firstSeed = 0;
  /// How many seeds, from the first on.
  double count = 100;
  /// How near a prediction must be to its target to be right, from 0 to 1.
  double tolerance = 0.5;
};

/// How one configuration fares from many start weights.
struct Survey {
  /// For each seed, the loss at the end of the run: after all iterations, or after the last one
  /// that was finite: (seeds).
  std::vector<double> losses;
  /// For each seed, the iteration from which on all predictions of rows that train were right until
  /// the end of the run; NaN where one of them is wrong at the end: (seeds).
  std::vector<double> rightSince;
};

/// Runs `session`, all of its iterations, once for each seed in place of its own. Small networks
/// run several seeds at once, side by side in the SIMD lanes. Each run is a Trainer's, bit for bit.
std::expected<Survey, Problem> survey(const Session& session, const SurveySpec& spec);

}  // namespace truthnet
