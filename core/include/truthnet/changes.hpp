#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace truthnet {

/// What was changed by hand during a run, and when, so that it can be repeated: learning rates and
/// single parameters. A change at iteration k holds for the iterations after k. Takes 16 bytes a
/// change, of which several of one thing at one iteration are the last.
class Changes {
 public:
  /// No iteration: a run never gets there.
  static constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();

  /// Notes that `rate` holds from `iteration` on, which is not before any other change's.
  void setLearningRate(std::uint32_t iteration, double rate);

  /// Notes that a parameter was set at `iteration`, which is not before any other change's.
  void setParameter(std::uint32_t iteration, std::size_t parameter, double value);

  /// Forgets what was changed after `iteration`, and the learning rate that begins there.
  void dropAfter(std::uint32_t iteration);

  /// The learning rate of the update that follows `iteration`.
  double learningRateAt(std::uint32_t iteration) const;

  /// Repeats the settings of parameters at `iteration`. Returns whether there were any.
  bool repeat(std::uint32_t iteration, std::span<double> parameters) const;

  /// The first iteration after this one at which anything changes, or kNever.
  std::uint32_t nextAfter(std::uint32_t iteration) const;

 private:
  struct Rate {
    std::uint32_t iteration;
    double rate;
  };
  struct Setting {
    std::uint32_t iteration;
    std::uint32_t parameter;
    double value;
  };

  // Each in the order of iterations.
  std::vector<Rate> rates_;
  std::vector<Setting> settings_;
};

}  // namespace truthnet
