#include "analysis/runs.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "kernels/run_lanes.hpp"
#include "truthnet/initialize.hpp"

namespace truthnet {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Parameter limit up to which all runs of a group fit into the cache together.
constexpr std::size_t kMaxParametersInLanes = 1024;

/// Iterations between two checks for a fixed point: enough to make the copy and comparison cheap.
constexpr std::uint32_t kIterationsBetweenChecks = 32;

/// Follows a run to its last finite state.
class RunFollower {
 public:
  /// Notes the state after an iteration, unless the run has diverged before.
  void look(std::uint32_t iteration, double loss, bool isRight) {
    if (end_.hasDiverged) return;
    if (!std::isfinite(loss)) {
      // The loss may return from infinity when units die; the run still ended at the overflow.
      end_.hasDiverged = true;
      return;
    }
    end_.loss = loss;
    if (!isRight) {
      end_.rightSince = kNaN;
    } else if (std::isnan(end_.rightSince)) {
      end_.rightSince = iteration;
    }
  }

  const RunEnd& end() const { return end_; }

 private:
  RunEnd end_{.loss = 0, .rightSince = kNaN, .hasDiverged = false};
};

StartSpec startSpecOf(const Network& network, std::span<const double> parameters) {
  StartSpec spec;
  if (network.hasBiases()) spec.biases.emplace();
  for (const Layer& layer : network.layers()) {
    const auto numbers = [&](std::size_t at) {
      const auto units = parameters.subspan(at, layer.fanOut);
      return std::vector(units.begin(), units.end());
    };
    auto& weights = spec.weights.emplace_back();
    for (std::size_t from = 0; from < layer.fanIn; ++from) {
      weights.push_back(numbers(layer.weightsAt + from * layer.fanOut));
    }
    if (spec.biases) spec.biases->push_back(numbers(layer.biasesAt));
  }
  return spec;
}

RunEnd runAlone(Trainer trainer, std::uint32_t iterations, double tolerance) {
  RunFollower follower;
  follower.look(0, trainer.loss(), trainer.isRight(tolerance));
  while (trainer.trainable() && trainer.iteration() < iterations) {
    trainer.step(1);
    if (trainer.blownUp()) break;
    follower.look(trainer.iteration(), trainer.loss(), trainer.isRight(tolerance));
  }
  RunEnd end = follower.end();
  end.hasDiverged = trainer.blownUp();
  return end;
}

/// Runs a group in lanes to its end.
void runTogether(RunLanes& lanes, std::uint32_t iterations, double tolerance,
                 std::span<RunFollower> followers) {
  lanes.begin();
  for (std::uint32_t iteration = 0;; ++iteration) {
    bool haveAllDiverged = true;
    for (std::size_t s = 0; s < followers.size(); ++s) {
      followers[s].look(iteration, lanes.losses()[s], lanes.errors()[s] < tolerance);
      haveAllDiverged = haveAllDiverged && followers[s].end().hasDiverged;
    }
    if (haveAllDiverged || iteration == iterations) return;
    if (iteration % kIterationsBetweenChecks != 0) {
      lanes.iterate();
    } else if (lanes.iterateToRest()) {
      return;
    }
  }
}

}  // namespace

RunStarts::RunStarts(const Trainer& trainer, std::span<const MapAxis> axes)
    : axes_(axes.begin(), axes.end()),
      setsParameters_(std::ranges::any_of(axes,
                                          [](const MapAxis& axis) {
                                            return axis.kind == MapAxisKind::scale ||
                                                   axis.kind == MapAxisKind::parameter;
                                          })),
      network_(trainer.network()),
      first_{.options = trainer.options(),
             .parameters = {network_.parameters().begin(), network_.parameters().end()}},
      start_(first_) {}

const RunStart& RunStarts::at(std::span<const double> point) {
  start_ = first_;
  const auto eachOf = [&](MapAxisKind kind, auto use) {
    for (std::size_t a = 0; a < axes_.size(); ++a) {
      if (axes_[a].kind == kind) use(axes_[a], point[a]);
    }
  };
  auto& [options, parameters] = start_;
  eachOf(MapAxisKind::learningRate,
         [&](const MapAxis& /*axis*/, double rate) { options.learningRate = rate; });
  eachOf(MapAxisKind::layerRate,
         [&](const MapAxis& axis, double factor) { options.layerRates[axis.layer] = factor; });
  eachOf(MapAxisKind::seed, [&](const MapAxis& /*axis*/, double number) {
    options.seed = static_cast<std::uint32_t>(number);
    if (options.init == Init::given) return;
    initialize(network_, options.init, options.seed);
    std::ranges::copy(network_.parameters(), parameters.begin());
  });
  eachOf(MapAxisKind::scale, [&](const MapAxis& /*axis*/, double scale) {
    // JSON and links have no -0.
    for (double& parameter : parameters) parameter = parameter * scale + 0.0;
  });
  eachOf(MapAxisKind::parameter,
         [&](const MapAxis& axis, double value) { parameters[axis.index] = value + 0.0; });
  return start_;
}

void RunStarts::apply(Session& session) const {
  TrainingSpec& training = session.training;
  const TrainingOptions& options = start_.options;
  training.seed = options.seed;
  training.learningRate = options.learningRate;
  training.layerRates.reset();
  const auto rates = std::span(options.layerRates).first(network_.layers().size());
  const bool areAllOne = std::ranges::all_of(rates, [](double rate) { return rate == 1; });
  if (!areAllOne) training.layerRates.emplace(rates.begin(), rates.end());
  if (!setsParameters_) return;
  training.init = Init::given;
  training.start = startSpecOf(network_, start_.parameters);
}

std::vector<RunEnd> runAtEach(const Session& session, const Trainer& trainer,
                              std::span<const MapAxis> axes, std::span<const double> points,
                              double tolerance) {
  const TrainingOptions& options = trainer.options();
  const std::size_t count = points.size() / axes.size();
  const auto pointAt = [&](std::size_t i) { return points.subspan(i * axes.size(), axes.size()); };
  RunStarts starts(trainer, axes);
  Session varied = session;
  const auto aloneAt = [&](std::size_t i) {
    starts.at(pointAt(i));
    starts.apply(varied);
    return runAlone(*Trainer::create(varied), options.iterations, tolerance);
  };

  std::vector<RunEnd> ends;
  ends.reserve(count);
  const bool together = trainer.trainable() && options.batch == Batch::full &&
                        trainer.network().parameters().size() <= kMaxParametersInLanes;
  if (!together) {
    for (std::size_t i = 0; i < count; ++i) ends.push_back(aloneAt(i));
    return ends;
  }

  RunLanes lanes(trainer.network(), trainer.table().trainingRows(), options);
  for (std::size_t first = 0; first < count; first += RunLanes::kRuns) {
    const std::size_t group = std::min(RunLanes::kRuns, count - first);
    for (std::size_t s = 0; s < RunLanes::kRuns; ++s) {
      // The last group repeats its last run to fill the lanes.
      const RunStart& start = starts.at(pointAt(first + std::min(s, group - 1)));
      lanes.set(s, start.parameters, start.options.ratesAt(start.options.learningRate));
    }
    std::vector<RunFollower> followers(group);
    runTogether(lanes, options.iterations, tolerance, followers);
    for (std::size_t s = 0; s < group; ++s) {
      const RunEnd& end = followers[s].end();
      // Adam's mean of squares may overflow before the parameters and the loss do; only a trainer
      // knows when.
      const bool isUnsure =
          options.optimizer == Optimizer::adam && (end.hasDiverged || !lanes.isFinite(s));
      ends.push_back(isUnsure ? aloneAt(first + s) : end);
    }
  }
  return ends;
}

}  // namespace truthnet
