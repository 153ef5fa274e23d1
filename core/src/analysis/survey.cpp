#include "truthnet/survey.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "analysis/runs.hpp"
#include "model/checks.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/map.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet {

Range firstSeeds(std::uint32_t count) { return {0, allowed::kSeed.max + 1 - std::max(count, 1U)}; }

std::expected<Survey, Problem> survey(const Session& session, const SurveySpec& spec) {
  Checks checks;
  const auto [firstSeed, count, tolerance] = spec;
  checks.number("count", count, allowed::kSurveySeeds);
  checks.number("firstSeed", firstSeed, firstSeeds(count));
  checks.number("tolerance", tolerance, allowed::kTolerance);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  const auto trainer = Trainer::create(session);
  if (!trainer) return std::unexpected(trainer.error());

  const std::array axes{MapAxis{.kind = MapAxisKind::seed}};
  std::vector<double> seeds;
  seeds.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) seeds.push_back(firstSeed + i);
  Survey result;
  for (const RunEnd& end : runAtEach(session, *trainer, axes, seeds, tolerance)) {
    result.losses.push_back(end.loss);
    result.rightSince.push_back(end.rightSince);
  }
  return result;
}

}  // namespace truthnet
