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
#include "truthnet/packed_row.hpp"

namespace truthnet {

/// Kind of a manual change.
enum class ChangeKind { learningRate, weight, bias, rows };

template <>
inline constexpr std::array kNamesOf<ChangeKind> =
    std::to_array<std::string_view>({"learningRate", "weight", "bias", "rows"});

/// A replacement of neighbouring rows of a table, which can be undone.
struct RowSplice {
  /// Index of the first of these rows.
  std::size_t row;
  std::vector<PackedRow> removed;
  std::vector<PackedRow> added;

  /// Returns the smallest splice that turns the rows `before` into `after`.
  static RowSplice between(std::span<const PackedRow> before, std::span<const PackedRow> after);

  void apply(std::vector<PackedRow>& rows) const;
  void undo(std::vector<PackedRow>& rows) const;
};

/// A manual change. It applies to the iterations after `iteration`.
struct Change {
  std::uint32_t iteration;
  /// Index of the changed parameter in Network::parameters(), if a parameter was changed.
  std::optional<std::size_t> parameter = std::nullopt;
  /// Value of the parameter, or the learning rate.
  double value = 0;
  /// Change of the table, if it was changed.
  std::optional<RowSplice> rows = std::nullopt;
};

/// Log of the manual changes during a run (learning rates, single parameters and rows of the table,
/// each with its iteration), so that the run can be repeated. A later change of the same thing at
/// the same iteration replaces the earlier one. Adding a change takes O(log n) time, for rows also
/// the time to compare them.
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

  /// Records that the rows `before`, which earlier changes at this iteration may have left, become
  /// `after`. The log must have no later change of rows.
  void setRows(std::uint32_t iteration, std::vector<PackedRow> before,
               std::span<const PackedRow> after);

  /// Removes all changes after `iteration`.
  void dropAfter(std::uint32_t iteration);

  /// Returns the learning rate of the update that follows `iteration`.
  double learningRateAt(std::uint32_t iteration) const;

  /// Applies the parameter changes recorded at `iteration`. Returns true if there were any.
  bool repeat(std::uint32_t iteration, std::span<double> parameters) const;

  /// Changes the rows that the table has after the changes at iteration `from` to those that it has
  /// after the changes at iteration `to`.
  void moveRows(std::uint32_t from, std::uint32_t to, std::vector<PackedRow>& rows) const;

  /// Returns true if parameters or rows change at `iteration`.
  bool hasEdits(std::uint32_t iteration) const;

  /// Returns the first iteration after `iteration` that has a change, or kNever.
  std::uint32_t nextAfter(std::uint32_t iteration) const;

  /// Returns the changes at iterations `first` to `last`, both included, in order, without the
  /// initial learning rate. Takes O(log n) time for each iteration with changes, and the time to
  /// copy these.
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

  /// Returns the position of the first change of rows after `iteration`.
  std::vector<Change>::const_iterator rowsAfter(std::uint32_t iteration) const;

  /// Learning rates by the iteration from which they apply; the first entry is the initial rate.
  ByPlace rates_;
  ByPlace settings_;
  /// Changes of rows in the order of their iterations, at most one for each.
  std::vector<Change> rows_;
};

}  // namespace truthnet
