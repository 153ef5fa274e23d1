#include "model/checks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace truthnet {

double Checks::number(std::string_view field, double value, Range range) {
  if (!range.contains(value)) note(outOfRange(field, value, range));
  return value;
}

void Checks::numbers(std::string_view field, std::span<const double> values, Range range) {
  // The path of a number is built only for an error.
  const auto wrong =
      std::ranges::find_if(values, [range](double value) { return !range.contains(value); });
  if (wrong == values.end()) return;
  number(at(field, static_cast<std::size_t>(wrong - values.begin())), *wrong, range);
}

std::uint32_t Checks::wholeNumber(std::string_view field, double value, Range range) {
  if (value != std::floor(value)) {  // also true for NaN
    note(notAnInteger(field, value, range));
    return 0;
  }
  if (!range.contains(value)) {
    note(outOfRange(field, value, range));
    return 0;
  }
  return static_cast<std::uint32_t>(value);
}

std::size_t Checks::index(std::string_view field, double value, std::size_t count) {
  return wholeNumber(field, value, {0, static_cast<double>(count) - 1});
}

void Checks::length(std::string_view field, std::size_t length, Range range) {
  if (!range.contains(static_cast<double>(length))) note(wrongLength(field, length, range));
}

void Checks::length(std::string_view field, std::size_t length, std::size_t expected) {
  const auto exactly = static_cast<double>(expected);
  this->length(field, length, Range{exactly, exactly});
}

void Checks::note(Problem found) {
  if (!problem) problem = std::move(found);
}

std::size_t Checks::indexIn(std::string_view field, std::string_view name,
                            std::span<const std::string_view> names) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    note(notOneOf(field, quoted(name), names));
    return 0;
  }
  return static_cast<std::size_t>(found - names.begin());
}

std::string at(std::string_view field, std::size_t index) {
  return std::string(field) + '[' + std::to_string(index) + ']';
}

}  // namespace truthnet
