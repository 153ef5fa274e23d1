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
SurveyOrProblem survey(const SavedState& state, const SurveySpec& spec);

}  // namespace truthnet::js
