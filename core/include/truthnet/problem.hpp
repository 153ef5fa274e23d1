#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "truthnet/names.hpp"
#include "truthnet/range.hpp"

namespace truthnet {

/// Everything that can be wrong with a session or an argument.
enum class ProblemCode {
  missing,
  outOfRange,
  notAnInteger,
  notOneOf,
  wrongLength,
  emptyName,
  duplicateName,
  tooLong,
};

template <>
inline constexpr std::array kNamesOf<ProblemCode> = std::to_array<std::string_view>({
    "missing",
    "outOfRange",
    "notAnInteger",
    "notOneOf",
    "wrongLength",
    "emptyName",
    "duplicateName",
    "tooLong",
});

/// Reason why a session or an argument was rejected.
struct Problem {
  ProblemCode code;
  /// Path of the value in the session, in JavaScript notation: "table.rows[3].in[1]".
  std::string field;
  /// The offending number, switch or name. For wrongLength and tooLong, the actual length. Empty if
  /// the value is missing.
  std::variant<std::monostate, bool, double, std::string> value;
  /// The allowed range or the only allowed value. For missing, the type of the value; for
  /// duplicateName, the field that has the name already. Empty if the code says it all.
  std::variant<std::monostate, bool, double, Range, std::string> allowed;
};

/// Reports a missing value of the given JSON type.
Problem missing(std::string_view field, std::string_view type);

Problem outOfRange(std::string_view field, double value, Range range);

/// Reports a number with a fraction, or NaN, in place of an integer in `range`.
Problem notAnInteger(std::string_view field, double value, Range range);

/// Reports a number where only `allowed` is possible.
Problem notOneOf(std::string_view field, double value, double allowed);

/// Reports a switch that has to be the opposite.
Problem notOneOf(std::string_view field, bool value);

/// Reports a list of the wrong length.
Problem wrongLength(std::string_view field, std::size_t length, Range range);

/// Reports a blank name.
Problem emptyName(std::string_view field, std::string_view name);

/// Reports a name that the field `sameAs` has already.
Problem duplicateName(std::string_view field, std::string_view name, std::string_view sameAs);

/// Reports a name of too many characters.
Problem tooLong(std::string_view field, std::size_t characters, std::size_t max);

}  // namespace truthnet
