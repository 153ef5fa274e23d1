#include "refusal.hpp"

#include <emscripten/val.h>

#include <cstddef>
#include <initializer_list>
#include <variant>

#include "truthnet/names.hpp"

namespace truthnet::js {
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

/// Formats one fact of a problem.
struct FactText {
  std::string operator()(std::monostate /*none*/) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(double number) const { return numberText(number); }
  std::string operator()(const std::string& text) const { return text; }

  /// Uses mathematical notation: [1, 256], (0, 1000], or 3 for a range of one number.
  std::string operator()(Range range) const {
    if (range.min == range.max) return numberText(range.max);
    return concat(
        {range.withoutMin ? "(" : "[", numberText(range.min), ", ", numberText(range.max), "]"});
  }
};

}  // namespace

Refusal refusalOf(const truthnet::Problem& problem) {
  const auto* name = std::get_if<std::string>(&problem.value);
  return {nameOf(problem.code), problem.field,
          name != nullptr ? quoted(*name) : std::visit(FactText{}, problem.value),
          std::visit(FactText{}, problem.allowed)};
}

Refusal wrongType(std::string_view field, std::string_view value, std::string_view type) {
  return {"wrongType", std::string(field), std::string(value), std::string(type)};
}

Refusal notOneOf(std::string_view field, std::string_view value,
                 std::span<const std::string_view> choices) {
  return {nameOf(ProblemCode::notOneOf), std::string(field), std::string(value), listOf(choices)};
}

Refusal unknownField(std::string_view object, std::string_view name,
                     std::span<const std::string_view> known) {
  const std::string text = quoted(name);
  const std::string shown = text.substr(1, text.size() - 2);
  return {"unknownField", object.empty() ? shown : concat({object, ".", shown}), text,
          listOf(known)};
}

std::string numberText(double number) {
  return emscripten::val(number).call<std::string>("toString");
}

std::string quoted(std::string_view text) {
  constexpr std::size_t maxBytes = 40;
  if (text.size() <= maxBytes) return concat({"\"", text, "\""});
  std::size_t end = maxBytes;
  // Cut between characters: the bytes of a character after its first begin with the bits 10.
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return concat({"\"", text.substr(0, end), "…\""});
}

}  // namespace truthnet::js
