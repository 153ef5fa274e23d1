#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace truthnet {

struct RowSpec;

/// A row of a truth table in 32 bits, the form in which rows are compared, stored and logged.
class PackedRow {
 public:
  /// Packs a row of at most kLimits.maxInputs inputs and kLimits.maxOutputs outputs.
  explicit PackedRow(const RowSpec& row);

  /// Returns the row as a list of `inputs` inputs and `outputs` outputs, as many as it has.
  RowSpec unpacked(std::size_t inputs, std::size_t outputs) const;

  bool input(std::size_t i) const { return bit(i); }

  /// Returns the target of an output; empty for "don't care".
  std::optional<bool> target(std::size_t o) const {
    return bit(kCares + o) ? std::optional(bit(kTargets + o)) : std::nullopt;
  }

  bool isHeldOut() const { return bit(kHoldOut); }

  /// Returns true if the row is not held out and has at least one target.
  bool trains() const { return !isHeldOut() && (bits_ & kAllCares) != 0; }

  bool operator==(const PackedRow&) const = default;

 private:
  // First bits of the inputs, the mask of the targets, the targets, and the bit of a held-out row.
  static constexpr std::size_t kCares = 10;
  static constexpr std::size_t kTargets = 18;
  static constexpr std::size_t kHoldOut = 26;
  static constexpr std::uint32_t kAllCares = (1U << kTargets) - (1U << kCares);

  bool bit(std::size_t at) const { return (bits_ >> at & 1U) != 0; }
  void set(std::size_t at, bool value) { bits_ |= std::uint32_t{value} << at; }

  std::uint32_t bits_ = 0;
};

}  // namespace truthnet
