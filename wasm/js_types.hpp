#pragma once

#include <emscripten/val.h>

namespace truthnet::js {

// Types of the JavaScript values that cross the boundary. js_types.cpp has their TypeScript
// spelling.

EMSCRIPTEN_DECLARE_VAL_TYPE(Text)
EMSCRIPTEN_DECLARE_VAL_TYPE(Code)
EMSCRIPTEN_DECLARE_VAL_TYPE(SavedState)
EMSCRIPTEN_DECLARE_VAL_TYPE(RowList)
EMSCRIPTEN_DECLARE_VAL_TYPE(Defaults)
EMSCRIPTEN_DECLARE_VAL_TYPE(SurfaceSpec)
EMSCRIPTEN_DECLARE_VAL_TYPE(LandscapeSpec)
EMSCRIPTEN_DECLARE_VAL_TYPE(SurveySpec)
EMSCRIPTEN_DECLARE_VAL_TYPE(MapSpec)
EMSCRIPTEN_DECLARE_VAL_TYPE(Number)
EMSCRIPTEN_DECLARE_VAL_TYPE(TrainerOrProblem)
EMSCRIPTEN_DECLARE_VAL_TYPE(TraceOrProblem)
EMSCRIPTEN_DECLARE_VAL_TYPE(SeparabilityOrProblem)
EMSCRIPTEN_DECLARE_VAL_TYPE(SurveyOrProblem)
EMSCRIPTEN_DECLARE_VAL_TYPE(MapOrProblem)
EMSCRIPTEN_DECLARE_VAL_TYPE(TrainingOrProblem)
EMSCRIPTEN_DECLARE_VAL_TYPE(ProblemOrUndefined)
EMSCRIPTEN_DECLARE_VAL_TYPE(ObstacleOrUndefined)
EMSCRIPTEN_DECLARE_VAL_TYPE(Numbers)
EMSCRIPTEN_DECLARE_VAL_TYPE(NumberList)
EMSCRIPTEN_DECLARE_VAL_TYPE(NumbersOrProblem)
EMSCRIPTEN_DECLARE_VAL_TYPE(Indices)

/// A Refusal.
struct Problem {
  Code code{emscripten::val()};
  Text field{emscripten::val()};
  Text value{emscripten::val()};
  Text allowed{emscripten::val()};
};

/// Registers the TypeScript spelling of types with Embind: registerTypes() for training,
/// registerAnalysisTypes() for the analyses of the whole core.
void registerTypes();
void registerAnalysisTypes();

}  // namespace truthnet::js
