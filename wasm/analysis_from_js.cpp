#include "analysis_from_js.hpp"

#include "from_js.hpp"
#include "reader.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/range.hpp"

namespace truthnet::js {

// Found by Reader::read through the FieldReader.

static void readFields(FieldReader& fields, truthnet::LandscapeSpec& landscape) {
  fields.required("directions", landscape.directions, kAnyLength);
  fields.required("offsets", landscape.offsets, kAnyLength);
}

static void readFields(FieldReader& fields, truthnet::SurveySpec& survey) {
  fields.optional("count", survey.count, allowed::kSurveySeeds);
  fields.optional("firstSeed", survey.firstSeed, firstSeeds(survey.count));
  fields.optional("tolerance", survey.tolerance);
}

std::expected<truthnet::LandscapeSpec, Refusal> landscapeFromJs(const LandscapeSpec& spec) {
  return fromJs<truthnet::LandscapeSpec>("landscape", spec);
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
