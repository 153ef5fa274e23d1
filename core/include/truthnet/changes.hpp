#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "truthnet/names.hpp"

namespace truthnet {

/// The kinds of things that a change by hand sets.
enum class ChangeKind { learningRate, weight, bias };

template <>
inline constexpr std::array kNamesOf<ChangeKind> =
    std::to_array<std::string_view>({"learningRate", "weight", "bias"});

/// One change by hand, which holds for the iterations after `iteration`.
struct Change {
  std::uint32_t iteration;
  /// The parameter that is set, as Network::parameters() counts them; none for the learning rate.
  std::optional<std::size_t> parameter;
  double value;
};

/// The changes by hand during a run, so that it can be repeated: learning rates and single
/// parameters, each with its iteration. Of several changes of one thing at one iteration, the last
/// one counts. Noting one takes the logarithm of their number.
class Changes {
 public:
  /// No iteration: a run never gets there.
  static constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();

  /// Nothing but the learning rate of the start.
  explicit Changes(double learningRate) { rates_[0] = learningRate; }

  /// Notes that `rate` holds from `iteration` on.
  void setLearningRate(std::uint32_t iteration, double rate);

  /// Notes that a parameter is set at `iteration`.
  void setParameter(std::uint32_t iteration, std::size_t parameter, double value);

  /// Forgets what is changed after `iteration`.
  void dropAfter(std::uint32_t iteration);

  /// The learning rate of the update that follows `iteration`.
  double learningRateAt(std::uint32_t iteration) const;

  /// Repeats the settings of parameters at `iteration`. Returns whether there were any.
  bool repeat(std::uint32_t iteration, std::span<double> parameters) const;

  /// The first iteration after this one at which anything changes, or kNever.
  std::uint32_t nextAfter(std::uint32_t iteration) const;

  /// Everything that is changed up to `iteration`, in order; the learning rate of the start is not
  /// among them.
  std::vector<Change> upTo(std::uint32_t iteration) const;

 private:
  /// Values by where they belong: the iteration in the upper half, the parameter in the lower.
  using ByPlace = std::map<std::uint64_t, double>;

  static std::uint64_t place(std::uint64_t iteration, std::size_t parameter = 0) {
    return iteration << 32U | parameter;
  }
  static std::uint32_t iterationOf(std::uint64_t place) {
    return static_cast<std::uint32_t>(place >> 32U);
  }

  /// From the iterations on at which they begin; the first is that of the start.
  ByPlace rates_;
  ByPlace settings_;
};

}  // namespace truthnet
