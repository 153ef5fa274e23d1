#include "model/checks.hpp"

#include <algorithm>
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

std::size_t Checks::index(std::string_view field, std::size_t index, std::size_t count) {
  if (index < count) return index;
  note(outOfRange(field, static_cast<double>(index), indices(count)));
  return 0;
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

}  // namespace truthnet
