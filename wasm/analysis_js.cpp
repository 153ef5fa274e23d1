#include "analysis_js.hpp"

#include <span>
#include <vector>

#include "analysis_from_js.hpp"
#include "from_js.hpp"
#include "results.hpp"
#include "to_js.hpp"
#include "truthnet/landscape.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/map.hpp"
#include "truthnet/range.hpp"
#include "truthnet/separability.hpp"
#include "truthnet/survey.hpp"

namespace truthnet::js {

ProblemOrUndefined restartAt(Trainer& trainer, const NumberList& parameters) {
  const auto read = numbersFromJs("parameters", parameters);
  if (!read) return ProblemOrUndefined(toJs(read.error()));
  return toJs(trainer.restartAt(*read));
}

TraceOrProblem trace(const Trainer& trainer, const Number& row) {
  const auto read = wholeNumberFromJs("row", row, indices(trainer.table().rows().size()));
  if (!read) return TraceOrProblem(toJs(read.error()));
  return toResult<TraceOrProblem>(trainer.trace(*read));
}

SeparabilityOrProblem separability(const Trainer& trainer, const Number& output) {
  const auto read = wholeNumberFromJs("output", output, indices(trainer.table().outputCount()));
  if (!read) return SeparabilityOrProblem(toJs(read.error()));
  return toResult<SeparabilityOrProblem>(truthnet::separability(trainer.table(), *read));
}

NumbersOrProblem lossesAround(const Trainer& trainer, const LandscapeSpec& spec) {
  const auto read = landscapeFromJs(spec);
  if (!read) return NumbersOrProblem(toJs(read.error()));
  return toResult<NumbersOrProblem>(truthnet::lossesAround(trainer, *read));
}

NumbersOrProblem randomPlane(const Trainer& trainer, const Number& seed) {
  const auto read = wholeNumberFromJs("seed", seed, allowed::kSeed);
  if (!read) return NumbersOrProblem(toJs(read.error()));
  const std::vector<double> plane = truthnet::randomPlane(trainer.network(), *read);
  return NumbersOrProblem(js::toJs(std::span(plane)));
}

MapOrProblem map(const SavedState& state, const MapSpec& spec) {
  const auto read = surveyedFromJs(state);
  if (!read) return MapOrProblem(toJs(read.error()));
  const auto readSpec = mapFromJs(spec);
  if (!readSpec) return MapOrProblem(toJs(readSpec.error()));
  return toResult<MapOrProblem>(truthnet::map(read->session, *readSpec));
}

TrainingOrProblem trainingAt(const SavedState& state, const MapSpec& spec) {
  const auto read = surveyedFromJs(state);
  if (!read) return TrainingOrProblem(toJs(read.error()));
  const auto readSpec = mapFromJs(spec);
  if (!readSpec) return TrainingOrProblem(toJs(readSpec.error()));
  const auto there = sessionAt(read->session, readSpec->axes, readSpec->points);
  if (!there) return TrainingOrProblem(toJs(there.error()));
  return TrainingOrProblem(toJs(there->training));
}

SurveyOrProblem survey(const SavedState& state, const SurveySpec& spec) {
  const auto read = surveyedFromJs(state);
  if (!read) return SurveyOrProblem(toJs(read.error()));
  const auto readSpec = surveyFromJs(spec);
  if (!readSpec) return SurveyOrProblem(toJs(readSpec.error()));
  return toResult<SurveyOrProblem>(truthnet::survey(read->session, *readSpec));
}

}  // namespace truthnet::js
