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
  /// Allowed values, independent of language: a type (number), an interval ([1, 256]), a list (0,
  /// 1, null), a length (3), or the name that was probably meant. Empty if the code says it all.
  std::string allowed;
  /// One English sentence with the field, its value and what is allowed.
  std::string sentence;
};

/// Reports a missing value of the given type: "table is missing; it must be an object."
Problem missing(std::string_view field, std::string_view type);

/// Reports a value of the wrong type: "network.bias must be a boolean, but is "yes"." `type` is a
/// JSON type or two of them: "number", "string", "number or null".
Problem wrongType(std::string_view field, std::string_view value, std::string_view type);

/// Reports: "training.learningRate must be greater than 0 and at most 1000, but is -1."
Problem outOfRange(std::string_view field, double value, Range range);

/// Reports: "network.hidden[0] must be a whole number from 1 to 256, but is 4.5."
Problem notAnInteger(std::string_view field, double value, Range range);

/// Reports: "table.rows[0].in[2] must be 0 or 1, but is 2."
Problem notOneOf(std::string_view field, std::string_view value,
                 std::span<const std::string_view> choices);

/// Reports: "table.rows[0].in must have 3 entries, but has 2." or "table.inputs must have 1 to 10
/// entries, but has 0."
Problem wrongLength(std::string_view field, std::size_t length, Range range);

/// Reports: "table.inputs[0] must be a name, but is blank."
Problem emptyName(std::string_view field, std::string_view name);

/// Reports: "table.outputs[0] must be a name of its own, but is "X1" like table.inputs[0]."
Problem duplicateName(std::string_view field, std::string_view name, std::string_view sameAs);

/// Reports: "table.inputs[0] must have at most 32 characters, but has 40."
Problem tooLong(std::string_view field, std::size_t characters, std::size_t max);

/// Reports: "training.lerningRate is unknown; did you mean learningRate?" or, if no known name is
/// close: "table.colour is unknown; known are inputs, outputs and rows." `object` is the path of
/// the object that has the field, empty for the session itself.
Problem unknownField(std::string_view object, std::string_view name,
                     std::span<const std::string_view> known);

/// Formats a number as JavaScript does, with the fewest digits that read back as the same number:
/// 4.5, 1e+300, NaN.
std::string numberText(double number);

/// Quotes a text and truncates it to about 40 characters.
std::string quoted(std::string_view text);

}  // namespace truthnet
