// Bindings of the whole core: training and the analyses.

#include "analysis_js.hpp"
#include "bindings.hpp"
#include "js_types.hpp"
#include "to_js.hpp"

namespace truthnet::js {
namespace {

EMSCRIPTEN_BINDINGS(truthnet) {
  registerAnalysisTypes();
  bindTraining()
      .function("restartAt(parameters)", &restartAt)
      .function("trace(row)", &trace)
      .function("separability(output)", &separability)
      .function("lossesAround(spec)", &lossesAround)
      .function("randomPlane(seed)", &randomPlane);
  emscripten::function("defaults", &defaults);
  emscripten::function("map(session, spec)", &map);
  emscripten::function("trainingAt(session, spec)", &trainingAt);
  emscripten::function("survey(session, spec)", &survey);
}

}  // namespace
}  // namespace truthnet::js
