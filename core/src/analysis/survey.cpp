#include "truthnet/survey.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>

#include "kernels/seed_lanes.hpp"
#include "model/checks.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Parameter limit up to which all runs of a group fit into the cache together.
constexpr std::size_t kMaxParametersInLanes = 1024;

/// Tracks the iteration since which a run has been correct.
class RightSince {
 public:
  void look(std::uint32_t iteration, bool isRight) {
    if (!isRight) {
      since_ = kNaN;
    } else if (std::isnan(since_)) {
      since_ = iteration;
    }
  }
  double iteration() const { return since_; }

 private:
  double since_ = kNaN;
};

struct Outcome {
  double loss;
  double rightSince;
};

Outcome runAlone(Trainer trainer, std::uint32_t iterations, double tolerance) {
  RightSince right;
  right.look(0, trainer.isRight(tolerance));
  while (trainer.trainable() && !trainer.blownUp() && trainer.iteration() < iterations) {
    trainer.step(1);
    right.look(trainer.iteration(), trainer.isRight(tolerance));
  }
  return {trainer.loss(), right.iteration()};
}

/// Runs SeedLanes::kSeeds seeds at once. A run that becomes non-finite is repeated alone, where it
/// stops at its last finite state.
void runTogether(const Session& session, const Trainer& start, std::span<const std::uint32_t> seeds,
                 double tolerance, std::span<Outcome> outcomes) {
  SeedLanes runs(start.network(), start.table().trainingRows(), start.options(), seeds);
  struct Followed {
    RightSince right;
    // A loss may return from infinity when units die; the run still ended at the overflow.
    bool hasBlownUp = false;
  };
  std::vector<Followed> followed(seeds.size());
  const std::uint32_t iterations = start.options().iterations;
  for (std::uint32_t iteration = 0;; ++iteration) {
    for (std::size_t s = 0; s < outcomes.size(); ++s) {
      followed[s].right.look(iteration, runs.errors()[s] < tolerance);
      if (!std::isfinite(runs.losses()[s])) followed[s].hasBlownUp = true;
    }
    if (iteration == iterations) break;
    runs.iterate();
  }
  for (std::size_t s = 0; s < outcomes.size(); ++s) {
    outcomes[s] = runs.isFinite(s) && !followed[s].hasBlownUp
                      ? Outcome{runs.losses()[s], followed[s].right.iteration()}
                      : runAlone(*Trainer::create(session, seeds[s]), iterations, tolerance);
  }
}

}  // namespace

Range firstSeeds(std::uint32_t count) { return {0, allowed::kSeed.max + 1 - std::max(count, 1U)}; }

std::expected<Survey, Problem> survey(const Session& session, const SurveySpec& spec) {
  Checks checks;
  const auto [firstSeed, count, tolerance] = spec;
  checks.number("count", count, allowed::kSurveySeeds);
  checks.number("firstSeed", firstSeed, firstSeeds(count));
  checks.number("tolerance", tolerance, allowed::kTolerance);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  const auto start = Trainer::create(session);
  if (!start) return std::unexpected(start.error());

  const bool together = start->trainable() && start->options().batch == Batch::full &&
                        start->network().parameters().size() <= kMaxParametersInLanes;
  std::vector<Outcome> outcomes(count);
  for (std::size_t done = 0; done < count;) {
    if (!together) {
      const std::uint32_t seed = firstSeed + static_cast<std::uint32_t>(done);
      outcomes[done] =
          runAlone(*Trainer::create(session, seed), start->options().iterations, tolerance);
      ++done;
      continue;
    }
    const std::size_t group = std::min(SeedLanes::kSeeds, count - done);
    // The last group repeats its last seed to fill the lanes.
    std::vector<std::uint32_t> seeds(SeedLanes::kSeeds);
    for (std::size_t s = 0; s < seeds.size(); ++s) {
      seeds[s] = firstSeed + static_cast<std::uint32_t>(done + std::min(s, group - 1));
    }
    runTogether(session, *start, seeds, tolerance, std::span(outcomes).subspan(done, group));
    done += group;
  }

  Survey result;
  for (const auto& [loss, rightSince] : outcomes) {
    result.losses.push_back(loss);
    result.rightSince.push_back(rightSince);
  }
  return result;
}

}  // namespace truthnet
