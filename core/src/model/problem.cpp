#include "truthnet/problem.hpp"

#include <initializer_list>
#include <string>

namespace truthnet {
namespace {

std::string concat(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string listOf(std::span<const std::string_view> items) {
  std::string text;
  for (const std::string_view item : items) {
    if (!text.empty()) text += ", ";
    text += item;
  }
  return text;
}

/// Formats a range in mathematical notation: [1, 256], (0, 1000], or 3 for a range of one number.
std::string interval(Range range) {
  if (range.min == range.max) return numberText(range.max);
  return concat(
      {range.withoutMin ? "(" : "[", numberText(range.min), ", ", numberText(range.max), "]"});
}

Problem problem(ProblemCode code, std::string_view field, std::string_view value,
                std::string_view allowed) {
  return {code, std::string(field), std::string(value), std::string(allowed)};
}

}  // namespace

Problem missing(std::string_view field, std::string_view type) {
  return problem(ProblemCode::missing, field, "", type);
}

Problem wrongType(std::string_view field, std::string_view value, std::string_view type) {
  return problem(ProblemCode::wrongType, field, value, type);
}

Problem outOfRange(std::string_view field, double value, Range range) {
  return problem(ProblemCode::outOfRange, field, numberText(value), interval(range));
}

Problem notAnInteger(std::string_view field, double value, Range range) {
  return problem(ProblemCode::notAnInteger, field, numberText(value), interval(range));
}

Problem notOneOf(std::string_view field, std::string_view value,
                 std::span<const std::string_view> choices) {
  return problem(ProblemCode::notOneOf, field, value, listOf(choices));
}

Problem wrongLength(std::string_view field, std::size_t length, Range range) {
  return problem(ProblemCode::wrongLength, field, std::to_string(length), interval(range));
}

Problem emptyName(std::string_view field, std::string_view name) {
  return problem(ProblemCode::emptyName, field, quoted(name), "");
}

Problem duplicateName(std::string_view field, std::string_view name, std::string_view sameAs) {
  return problem(ProblemCode::duplicateName, field, quoted(name), sameAs);
}

Problem tooLong(std::string_view field, std::size_t characters, std::size_t max) {
  return problem(ProblemCode::tooLong, field, std::to_string(characters), std::to_string(max));
}

Problem unknownField(std::string_view object, std::string_view name,
                     std::span<const std::string_view> known) {
  const std::string text = quoted(name);
  const std::string shown = text.substr(1, text.size() - 2);
  return problem(ProblemCode::unknownField, object.empty() ? shown : concat({object, ".", shown}),
                 text, listOf(known));
}

std::string quoted(std::string_view text) {
  constexpr std::size_t maxBytes = 40;
  if (text.size() <= maxBytes) return concat({"\"", text, "\""});
  std::size_t end = maxBytes;
  // A UTF-8 character has at most three continuation bytes, which begin with the bits 10. More of
  // them are not valid UTF-8, and the cut may be anywhere.
  const auto goesOn = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
  while (end > maxBytes - 4 && goesOn(text[end])) --end;
  return concat({"\"", text.substr(0, end), "…\""});
}

}  // namespace truthnet
