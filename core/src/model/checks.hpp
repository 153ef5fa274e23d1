#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "truthnet/names.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/range.hpp"

namespace truthnet {

/// Checks the parts of a session one after the other and keeps the first problem. What a failed
/// check returns is of no use. `field` is the path of what is checked.
class Checks {
 public:
  std::optional<Problem> problem;

  template <typename Enum>
  Enum oneOf(std::string_view field, std::string_view name) {
    return static_cast<Enum>(indexIn(field, name, kNamesOf<Enum>));
  }

  double number(std::string_view field, double value, Range range);
  /// Each of a list of numbers.
  void numbers(std::string_view field, std::span<const double> values, Range range);
  std::uint32_t wholeNumber(std::string_view field, double value, Range range);
  /// A whole number from 0 to `count` - 1. Where it is not, 0.
  std::size_t index(std::string_view field, double value, std::size_t count);
  void length(std::string_view field, std::size_t length, Range range);
  void length(std::string_view field, std::size_t length, std::size_t expected);

  /// Keeps `found`, unless it has a problem already.
  void note(Problem found);

 private:
  std::size_t indexIn(std::string_view field, std::string_view name,
                      std::span<const std::string_view> names);
};

/// "table.rows" and 3 make "table.rows[3]".
std::string at(std::string_view field, std::size_t index);

}  // namespace truthnet
