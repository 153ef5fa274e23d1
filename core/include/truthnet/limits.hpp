#pragma once

#include <cstdint>

#include "truthnet/range.hpp"

namespace truthnet {

/// The largest of everything that a session may ask for.
struct Limits {
  std::uint32_t maxInputs = 10;
  std::uint32_t maxOutputs = 8;
  std::uint32_t maxRows = 1024;
  std::uint32_t maxHiddenLayers = 6;
  /// In each hidden layer.
  std::uint32_t maxUnits = 256;
  double maxLearningRate = 1000;
  /// How far from 0 a weight or bias may be set: so far that no use is beyond it, and so near that
  /// no network's loss overflows.
  double maxParameter = 1e9;
  /// Points along each side of a surface.
  std::uint32_t maxSurfaceSize = 128;
  /// Seeds of one survey.
  std::uint32_t maxSurveySeeds = 10'000;
  /// Points of one landscape.
  std::uint32_t maxLandscapePoints = 16'384;
  std::uint32_t maxIterations = 1'000'000'000;
  std::uint32_t maxSeed = 4'294'967'295;
  /// In characters (Unicode code points), for the name of an input or an output.
  std::uint32_t maxNameLength = 32;
};

inline constexpr Limits kLimits;

/// What a session may ask for.
namespace allowed {
inline constexpr Range kInputs{1, kLimits.maxInputs};
inline constexpr Range kOutputs{1, kLimits.maxOutputs};
inline constexpr Range kRows{1, kLimits.maxRows};
inline constexpr Range kHiddenLayers{0, kLimits.maxHiddenLayers};
inline constexpr Range kUnits{1, kLimits.maxUnits};
inline constexpr Range kLearningRate{0, kLimits.maxLearningRate, true};
inline constexpr Range kParameter{-kLimits.maxParameter, kLimits.maxParameter};
inline constexpr Range kInputValue{0, 1};
inline constexpr Range kSurfaceSize{2, kLimits.maxSurfaceSize};
inline constexpr Range kLandscapePoints{1, kLimits.maxLandscapePoints};
inline constexpr Range kSurveySeeds{1, kLimits.maxSurveySeeds};
/// How near a prediction must be to its target to be right.
inline constexpr Range kTolerance{0, 1, true};
inline constexpr Range kIterations{1, kLimits.maxIterations};
/// Changes by hand in a saved state.
inline constexpr Range kChanges{0, 100'000};
/// Where a run may stand.
inline constexpr Range kIteration{0, kLimits.maxIterations};
inline constexpr Range kSeed{0, kLimits.maxSeed};
}  // namespace allowed

}  // namespace truthnet
