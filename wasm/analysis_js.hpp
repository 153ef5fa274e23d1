#pragma once

#include "js_types.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet::js {

// JavaScript interface of the analyses, which pages load only when they need one.

/// Begins a run at parameters in the layout of parameters(): see Trainer::restartAt.
ProblemOrUndefined restartAt(Trainer& trainer, const NumberList& parameters);
TraceOrProblem trace(const Trainer& trainer, const Number& row);
SeparabilityOrProblem separability(const Trainer& trainer, const Number& output);
/// Returns (points).
NumbersOrProblem lossesAround(const Trainer& trainer, const LandscapeSpec& spec);
/// Returns (2, parameters), row-major, in the layout of parameters().
NumbersOrProblem randomPlane(const Trainer& trainer, const Number& seed);
MapOrProblem map(const SavedState& state, const MapSpec& spec);
/// Returns the training options of the session at the only point of `spec`, as far as axes change
/// them.
TrainingOrProblem trainingAt(const SavedState& state, const MapSpec& spec);
SurveyOrProblem survey(const SavedState& state, const SurveySpec& spec);

}  // namespace truthnet::js
