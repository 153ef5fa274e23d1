#pragma once

#include <expected>

#include "js_types.hpp"
#include "refusal.hpp"
#include "truthnet/landscape.hpp"
#include "truthnet/map.hpp"
#include "truthnet/session.hpp"
#include "truthnet/survey.hpp"

namespace truthnet::js {

// Conversions from JavaScript for the analyses, as those in from_js.hpp.

std::expected<truthnet::LandscapeSpec, Refusal> landscapeFromJs(const LandscapeSpec& spec);
std::expected<truthnet::MapSpec, Refusal> mapFromJs(const MapSpec& spec);
/// Reads the session of a survey or a map, which must not have any changes.
std::expected<truthnet::SavedState, Refusal> surveyedFromJs(const SavedState& state);
std::expected<truthnet::SurveySpec, Refusal> surveyFromJs(const SurveySpec& spec);

}  // namespace truthnet::js
