#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "truthnet/names.hpp"
#include "truthnet/range.hpp"

namespace truthnet {

/// Everything that can be wrong with external data.
enum class ProblemCode {
  missing,
  wrongType,
  outOfRange,
  notAnInteger,
  notOneOf,
  wrongLength,
  emptyName,
  duplicateName,
  tooLong,
  unknownField,
};

template <>
inline constexpr std::array kNamesOf<ProblemCode> = std::to_array<std::string_view>({
    "missing",
    "wrongType",
    "outOfRange",
    "notAnInteger",
    "notOneOf",
    "wrongLength",
    "emptyName",
    "duplicateName",
    "tooLong",
    "unknownField",
});

/// Reason why external data was rejected.
struct Problem {
  ProblemCode code;
  /// Path of the value in the session, in JavaScript notation: "table.rows[3].in[1]".
  std::string field;
  /// The offending value: 300, "sigmod", null, array, object. For wrongLength and tooLong, the
  /// actual length.
  std::string value;
  /// Allowed values: a type (number), an interval ([1, 256]), a list (0, 1, null) or a length (3).
  /// For duplicateName, the field that has the name already. Empty if the code says it all.
  std::string allowed;
};

/// Reports a missing value of the given type.
Problem missing(std::string_view field, std::string_view type);

/// Reports a value of the wrong type. `type` is a JSON type or two of them: "number", "string",
/// "number or null".
Problem wrongType(std::string_view field, std::string_view value, std::string_view type);

Problem outOfRange(std::string_view field, double value, Range range);

/// Reports a number with a fraction, or NaN, in place of an integer in `range`.
Problem notAnInteger(std::string_view field, double value, Range range);

Problem notOneOf(std::string_view field, std::string_view value,
                 std::span<const std::string_view> choices);

/// Reports a list of the wrong length.
Problem wrongLength(std::string_view field, std::size_t length, Range range);

/// Reports a blank name.
Problem emptyName(std::string_view field, std::string_view name);

/// Reports a name that the field `sameAs` has already.
Problem duplicateName(std::string_view field, std::string_view name, std::string_view sameAs);

/// Reports a name of too many characters.
Problem tooLong(std::string_view field, std::size_t characters, std::size_t max);

/// Reports a field that is none of the `known` ones. `object` is the path of the object that has
/// the field, empty for the session itself.
Problem unknownField(std::string_view object, std::string_view name,
                     std::span<const std::string_view> known);

/// Formats a number as JavaScript does, with the fewest digits that read back as the same number:
/// 4.5, 1e+300, NaN.
std::string numberText(double number);

/// Quotes a text and truncates it to about 40 characters.
std::string quoted(std::string_view text);

}  // namespace truthnet
