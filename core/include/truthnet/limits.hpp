#pragma once

#include <cstdint>

#include "truthnet/range.hpp"

namespace truthnet {

/// Upper limits of everything that a session may ask for.
struct Limits {
  std::uint32_t maxInputs = 10;
  std::uint32_t maxOutputs = 8;
  std::uint32_t maxRows = 1024;
  std::uint32_t maxHiddenLayers = 6;
  /// Units per hidden layer.
  std::uint32_t maxUnits = 256;
  double maxLearningRate = 1000;
  /// Largest absolute value of a weight or bias that is set. It leaves room for every practical use
  /// and keeps the loss of every network finite.
  double maxParameter = 1e9;
  /// Points per side of a surface.
  std::uint32_t maxSurfaceSize = 128;
  /// Seeds per survey.
  std::uint32_t maxSurveySeeds = 10'000;
  /// Points per landscape.
  std::uint32_t maxLandscapePoints = 16'384;
  std::uint32_t maxIterations = 1'000'000'000;
  std::uint32_t maxSeed = 4'294'967'295;
  /// Length of an input or output name in Unicode code points.
  std::uint32_t maxNameLength = 32;
};

inline constexpr Limits kLimits;

/// Allowed ranges of session values.
namespace allowed {
inline constexpr Range kInputs{1, kLimits.maxInputs};
inline constexpr Range kOutputs{1, kLimits.maxOutputs};
inline constexpr Range kRows{1, kLimits.maxRows};
inline constexpr Range kHiddenLayers{0, kLimits.maxHiddenLayers};
inline constexpr Range kUnits{1, kLimits.maxUnits};
inline constexpr Range kLearningRate{0, kLimits.maxLearningRate, true};
/// Factor on the learning rate of a layer.
inline constexpr Range kLayerRate{0, kLimits.maxLearningRate};
/// Factor on the start parameters of a map's runs.
inline constexpr Range kScale{-1e6, 1e6};
inline constexpr Range kParameter{-kLimits.maxParameter, kLimits.maxParameter};
inline constexpr Range kInputValue{0, 1};
inline constexpr Range kSurfaceSize{2, kLimits.maxSurfaceSize};
inline constexpr Range kLandscapePoints{1, kLimits.maxLandscapePoints};
/// Points per map.
inline constexpr Range kMapPoints{1, 16'384};
inline constexpr Range kSurveySeeds{1, kLimits.maxSurveySeeds};
/// Tolerance: a prediction is correct if its error is below this.
inline constexpr Range kTolerance{0, 1, true};
inline constexpr Range kIterations{1, kLimits.maxIterations};
/// Number of manual changes in a saved state.
inline constexpr Range kChanges{0, 100'000};
/// Current iteration of a run.
inline constexpr Range kIteration{0, kLimits.maxIterations};
inline constexpr Range kSeed{0, kLimits.maxSeed};
}  // namespace allowed

}  // namespace truthnet
