#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "truthnet/detail/path.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/range.hpp"

namespace truthnet {

/// Validates the parts of a session one by one and keeps the first problem. The return value of a
/// failed check is meaningless unless stated. `field` is the path of the checked value.
class Checks {
 public:
  std::optional<Problem> problem;

  double number(std::string_view field, double value, Range range);
  /// Checks each of a list of numbers.
  void numbers(std::string_view field, std::span<const double> values, Range range);
  /// Checks an index below `count`. Returns 0 if it is invalid.
  std::size_t index(std::string_view field, std::size_t index, std::size_t count);
  void length(std::string_view field, std::size_t length, Range range);
  void length(std::string_view field, std::size_t length, std::size_t expected);

  /// Keeps `found`, unless there is a problem already.
  void note(Problem found);
};

}  // namespace truthnet
