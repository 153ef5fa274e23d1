#include "bindings.hpp"

#include "js_types.hpp"
#include "trainer_js.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet::js {

emscripten::class_<Trainer> bindTraining() {
  registerTypes();

  emscripten::value_object<Limits>("Limits")
      .field("maxInputs", &Limits::maxInputs)
      .field("maxOutputs", &Limits::maxOutputs)
      .field("maxRows", &Limits::maxRows)
      .field("maxHiddenLayers", &Limits::maxHiddenLayers)
      .field("maxUnits", &Limits::maxUnits)
      .field("maxLearningRate", &Limits::maxLearningRate)
      .field("maxParameter", &Limits::maxParameter)
      .field("maxSurfaceSize", &Limits::maxSurfaceSize)
      .field("maxSurveySeeds", &Limits::maxSurveySeeds)
      .field("maxLandscapePoints", &Limits::maxLandscapePoints)
      .field("maxIterations", &Limits::maxIterations)
      .field("maxSeed", &Limits::maxSeed)
      .field("maxNameLength", &Limits::maxNameLength);

  emscripten::value_object<Problem>("Problem")
      .field("code", &Problem::code)
      .field("field", &Problem::field)
      .field("value", &Problem::value)
      .field("allowed", &Problem::allowed);

  emscripten::function("limits", +[] { return kLimits; });
  emscripten::function("check(session)", &check);
  emscripten::function("createTrainer(session)", &createTrainer);

  return emscripten::class_<Trainer>("Trainer")
      .property("iteration", &Trainer::iteration)
      .property("lastIteration", &Trainer::lastIteration)
      .property("loss", &Trainer::loss)
      .property("blownUp", &Trainer::blownUp)
      .property("obstacle", &obstacle)
      .property("lossStride", &lossStride)
      .property("firstLearningRate", &Trainer::firstLearningRate)
      .function("step(iterations)", &step)
      .function("stepUntilRight(iterations, tolerance)", &stepUntilRight)
      .function("replay", &Trainer::replay)
      .function("run", &Trainer::run)
      .function("seek(iteration)", &seek)
      .function("reset", &Trainer::reset)
      .function("setLearningRate(rate)", &setLearningRate)
      .function("setWeight(layer, from, to, value)", &setWeight)
      .function("setBias(layer, unit, value)", &setBias)
      .function("setRows(rows)", &setRows)
      .function("rows(iteration)", &rows)
      .function("changes(first)", &changes)
      .function("lossHistory", &lossHistory)
      .function("lossCurve(maxPoints)", &lossCurve)
      .function("lossJumps", &lossJumps)
      .function("isRight(tolerance)", &Trainer::isRight)
      .function("predictions", &predictions)
      .function("rowLosses", &rowLosses)
      .function("contradictions", &contradictions)
      .function("layerSizes", &layerSizes)
      .function("parameters", &parameters)
      .function("gradients", &gradients)
      .function("evaluate(layer, inputs)", &evaluate)
      .function("surface(spec)", &surface);
}

}  // namespace truthnet::js
