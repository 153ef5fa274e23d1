#include "analysis_from_js.hpp"

#include "from_js.hpp"
#include "reader.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/range.hpp"

namespace truthnet::js {
namespace {

/// Indices that any session allows; the core knows those of its own network.
constexpr Range kAnyLayer{0, kLimits.maxHiddenLayers};
constexpr Range kAnyParameter{0, 1e6};

}  // namespace

// Found by Reader::read through the FieldReader.

static void readFields(FieldReader& fields, truthnet::LandscapeSpec& landscape) {
  fields.required("directions", landscape.directions, kAnyLength);
  fields.required("offsets", landscape.offsets, kAnyLength);
}

static void readFields(FieldReader& fields, MapAxis& axis) {
  fields.required("kind", axis.kind);
  fields.requiredIf(axis.kind == MapAxisKind::layerRate, "layer", axis.layer, kAnyLayer);
  fields.requiredIf(axis.kind == MapAxisKind::parameter, "index", axis.index, kAnyParameter);
}

static void readFields(FieldReader& fields, truthnet::MapSpec& map) {
  fields.required("axes", map.axes, kAnyLength);
  fields.required("points", map.points, kAnyLength);
  fields.optional("tolerance", map.tolerance);
}

static void readFields(FieldReader& fields, truthnet::SurveySpec& survey) {
  fields.optional("count", survey.count, allowed::kSurveySeeds);
  fields.optional("firstSeed", survey.firstSeed, firstSeeds(survey.count));
  fields.optional("tolerance", survey.tolerance);
}

std::expected<truthnet::LandscapeSpec, Refusal> landscapeFromJs(const LandscapeSpec& spec) {
  return fromJs<truthnet::LandscapeSpec>("landscape", spec);
}

std::expected<truthnet::MapSpec, Refusal> mapFromJs(const MapSpec& spec) {
  return fromJs<truthnet::MapSpec>("map", spec);
}

std::expected<truthnet::SavedState, Refusal> surveyedFromJs(const SavedState& state) {
  auto read = savedStateFromJs(state);
  if (read && !read->changes.empty()) {
    read = std::unexpected(refusalOf(wrongLength("changes", read->changes.size(), Range{0, 0})));
  }
  return read;
}

std::expected<truthnet::SurveySpec, Refusal> surveyFromJs(const SurveySpec& spec) {
  return fromJs<truthnet::SurveySpec>("survey", spec);
}

}  // namespace truthnet::js
