#pragma once

#include <expected>
#include <vector>

#include "js_types.hpp"
#include "truthnet/landscape.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"
#include "truthnet/surface.hpp"
#include "truthnet/survey.hpp"

namespace truthnet::js {

// What JavaScript hands over, read and checked for its types alone: whether the values are allowed
// is the core's to say. What an object leaves out keeps its default; a field that no object of its
// kind has is refused.

/// A session, alone or with how far its run has come: beside its own fields, or around it as
/// `session`.
std::expected<truthnet::SavedState, truthnet::Problem> savedStateFromJs(const SavedState& state);
/// The same for a survey, each of whose runs begins at its start and is never changed.
std::expected<truthnet::SavedState, truthnet::Problem> surveyedFromJs(const SavedState& state);
/// The numbers of a Float64Array or an array.
std::expected<std::vector<double>, truthnet::Problem> numbersFromJs(const char* name,
                                                                    const NumberList& numbers);
std::expected<truthnet::SurfaceSpec, truthnet::Problem> surfaceFromJs(const SurfaceSpec& spec);
std::expected<truthnet::LandscapeSpec, truthnet::Problem> landscapeFromJs(
    const LandscapeSpec& spec);
std::expected<truthnet::SurveySpec, truthnet::Problem> surveyFromJs(const SurveySpec& spec);

/// `name` is what a problem calls the number.
std::expected<double, truthnet::Problem> numberFromJs(const char* name, const Number& number);

}  // namespace truthnet::js
