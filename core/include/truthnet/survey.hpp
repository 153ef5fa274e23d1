#pragma once

#include <cstdint>
#include <expected>
#include <vector>

#include "truthnet/problem.hpp"
#include "truthnet/range.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// Seeds to try and the criterion for a correct prediction, unchecked.
struct SurveySpec {
  std::uint32_t firstSeed = 0;
  /// Number of consecutive seeds.
  std::uint32_t count = 100;
  /// Tolerance: a prediction is correct if its error is below this. Greater than 0, at most 1.
  double tolerance = 0.5;
};

/// Results of one session for many seeds.
struct Survey {
  /// Loss per seed at the end of the run: after all iterations, or after the last finite one:
  /// (seeds).
  std::vector<double> losses;
  /// Iteration per seed from which on every prediction of a training row stays correct; NaN if one
  /// is wrong at the end: (seeds).
  std::vector<double> rightSince;
};

/// Returns the range of the first seed of a survey of `count` seeds.
Range firstSeeds(std::uint32_t count);

/// Runs all iterations of `session` once for each seed, in place of the session's own seed. Small
/// networks train several seeds at once, one per SIMD lane. Each run equals a Trainer's bit for
/// bit. Returns a Problem if `session` or `spec` is invalid.
std::expected<Survey, Problem> survey(const Session& session, const SurveySpec& spec);

}  // namespace truthnet
