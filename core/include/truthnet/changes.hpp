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

/// Kind of a manual change.
enum class ChangeKind { learningRate, weight, bias };

template <>
inline constexpr std::array kNamesOf<ChangeKind> =
    std::to_array<std::string_view>({"learningRate", "weight", "bias"});

/// A manual change. It applies to the iterations after `iteration`.
struct Change {
  std::uint32_t iteration;
  /// Index of the changed parameter in Network::parameters(); empty for the learning rate.
  std::optional<std::size_t> parameter;
  double value;
};

/// Log of the manual changes during a run (learning rates and single parameters, each with its
/// iteration), so that the run can be repeated. A later change of the same thing at the same
/// iteration replaces the earlier one. Adding a change takes O(log n) time.
class Changes {
 public:
  /// Sentinel iteration that no run reaches.
  static constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();

  /// Creates a log that contains only the initial learning rate.
  explicit Changes(double learningRate) { rates_[0] = learningRate; }

  /// Records that `rate` applies from `iteration` on.
  void setLearningRate(std::uint32_t iteration, double rate);

  /// Records that a parameter is set at `iteration`.
  void setParameter(std::uint32_t iteration, std::size_t parameter, double value);

  /// Removes all changes after `iteration`.
  void dropAfter(std::uint32_t iteration);

  /// Returns the learning rate of the update that follows `iteration`.
  double learningRateAt(std::uint32_t iteration) const;

  /// Applies the parameter changes recorded at `iteration`. Returns true if there were any.
  bool repeat(std::uint32_t iteration, std::span<double> parameters) const;

  /// Returns the first iteration after `iteration` that has a change, or kNever.
  std::uint32_t nextAfter(std::uint32_t iteration) const;

  /// Returns the changes at iterations `first` to `last`, both included, in order, without the
  /// initial learning rate. Takes O(log n) time and that of the changes returned.
  std::vector<Change> between(std::uint32_t first, std::uint32_t last) const;

 private:
  /// Values by key: the iteration in the upper 32 bits, the parameter in the lower 32.
  using ByPlace = std::map<std::uint64_t, double>;

  static std::uint64_t place(std::uint64_t iteration, std::size_t parameter = 0) {
    return iteration << 32U | parameter;
  }
  static std::uint32_t iterationOf(std::uint64_t place) {
    return static_cast<std::uint32_t>(place >> 32U);
  }

  /// Learning rates by the iteration from which they apply; the first entry is the initial rate.
  ByPlace rates_;
  ByPlace settings_;
};

}  // namespace truthnet
