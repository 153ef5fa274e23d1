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
// is the core's to say. What an object leaves out keeps its default; what it has beyond is not
// looked at.

std::expected<truthnet::Session, truthnet::Problem> sessionFromJs(const Session& session);
/// The numbers of a Float64Array.
std::expected<std::vector<double>, truthnet::Problem> numbersFromJs(const char* name,
                                                                    const Numbers& numbers);
std::expected<truthnet::SurfaceSpec, truthnet::Problem> surfaceFromJs(const SurfaceSpec& spec);
std::expected<truthnet::LandscapeSpec, truthnet::Problem> landscapeFromJs(
    const LandscapeSpec& spec);
std::expected<truthnet::SurveySpec, truthnet::Problem> surveyFromJs(const SurveySpec& spec);

/// `name` is what a problem calls the number.
std::expected<double, truthnet::Problem> numberFromJs(const char* name, const Number& number);

}  // namespace truthnet::js
