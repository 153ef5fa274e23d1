#pragma once

#include <span>
#include <string>
#include <string_view>

#include "truthnet/problem.hpp"

namespace truthnet::js {

/// Reason why a value from JavaScript was rejected, in texts for messages. Its codes are those of
/// truthnet::Problem, wrongType and unknownField.
struct Refusal {
  std::string_view code;
  /// Path of the value in the session, in JavaScript notation: "table.rows[3].in[1]".
  std::string field;
  /// The offending value: 300, "sigmod", null, array, object. For wrongLength and tooLong, the
  /// actual length.
  std::string value;
  /// Allowed values: a type (number), an interval ([1, 256]), a list (0, 1, null) or a length (3).
  /// For duplicateName, the field that has the name already. Empty if the code says it all.
  std::string allowed;
};

/// Formats the facts of a problem.
Refusal refusalOf(const truthnet::Problem& problem);

/// Reports a value of the wrong type. `type` is a JSON type or two of them: "number", "string",
/// "number or null".
Refusal wrongType(std::string_view field, std::string_view value, std::string_view type);

Refusal notOneOf(std::string_view field, std::string_view value,
                 std::span<const std::string_view> choices);

/// Reports a field that is none of the `known` ones. `object` is the path of the object that has
/// the field, empty for the session itself.
Refusal unknownField(std::string_view object, std::string_view name,
                     std::span<const std::string_view> known);

/// Formats a number as String(number) does.
std::string numberText(double number);

/// Quotes a UTF-8 text and truncates it to about 40 bytes.
std::string quoted(std::string_view text);

}  // namespace truthnet::js
