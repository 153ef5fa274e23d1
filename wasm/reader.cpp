#include "reader.hpp"

#include <algorithm>
#include <cmath>

namespace truthnet::js {
namespace {

using emscripten::val;

constexpr auto kCells = std::to_array<std::string_view>({"0", "1", "null"});

}  // namespace

Field Reader::fieldOf(const char* name, const val& value) {
  const val copy = plainCopy(value);
  if (copy.isUndefined() && !value.isUndefined()) {
    // The value is a proxy or contains functions.
    note(wrongType(name, "not plain data", "plain object"));
  }
  return {name, copy};
}

void Reader::read(const Field& field, double& target) {
  if (expect(field, Kind::number, "number")) target = field.value().as<double>();
}

void Reader::read(const Field& field, std::string& target) {
  if (expect(field, Kind::string, "string")) target = field.value().as<std::string>();
}

void Reader::read(const Field& field, bool& target) {
  if (expect(field, Kind::boolean, "boolean")) target = field.value().isTrue();
}

void Reader::read(const Field& field, std::optional<bool>& bit, Cell cell) {
  if (cell == Cell::target && field.kind() == Kind::null) return bit.reset();
  if (!expect(field, Kind::number, cell == Cell::input ? "number" : "number or null")) return;
  const auto number = field.value().as<double>();
  bit = number == 1;
  if (number == 0 || number == 1) return;
  const auto choices = std::span(kCells).first(cell == Cell::input ? 2 : 3);
  note(notOneOf(field.path(), numberText(number), choices));
}

void Reader::read(const Field& field, std::vector<bool>& inputs, Range allowedLength) {
  std::vector<std::optional<bool>> bits;
  read(field, bits, allowedLength, Cell::input);
  for (const auto bit : bits) inputs.push_back(bit.value_or(false));
}

void Reader::read(const Field& field, ActivationSpec& activation) {
  if (field.kind() == Kind::array) {
    return read(field, activation.emplace<std::vector<Activation>>(), kLayers);
  }
  if (expect(field, Kind::string, "string or array")) {
    read(field, activation.emplace<Activation>());
  }
}

void Reader::read(const Field& field, std::vector<double>& numbers, Range allowedLength) {
  if (field.kind() == Kind::floats) {
    numbers = emscripten::convertJSArrayToNumberVector<double>(field.value());
  } else {
    readArray(field, numbers, allowedLength);
  }
}

bool Reader::expect(const Field& field, Kind kind, std::string_view type) {
  if (field.kind() == kind) return true;
  if (field.isGiven()) {
    note(wrongType(field.path(), valueText(field.value()), type));
  } else {
    note(missing(field.path(), type));
  }
  return false;
}

double Reader::wholeNumber(const Field& field, Range range) {
  if (!expect(field, Kind::number, "number")) return 0;
  const auto number = field.value().as<double>();
  if (number != std::floor(number)) {  // also true for NaN
    note(notAnInteger(field.path(), number, range));
  } else if (!range.contains(number)) {
    note(outOfRange(field.path(), number, range));
  } else {
    return number;
  }
  return 0;
}

std::size_t Reader::indexOfName(const Field& field, std::span<const std::string_view> names) {
  if (!expect(field, Kind::string, "string")) return 0;
  const auto name = field.value().as<std::string>();
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  note(notOneOf(field.path(), quoted(name), names));
  return 0;
}

void FieldReader::refuseOthers() const {
  const auto known = std::span(names_).first(count_);
  if (const auto name = unknownName(object_.value(), known)) {
    // An unknown field takes precedence over problems within the known ones.
    reader_.refusal = unknownField(object_.isRoot() ? "" : object_.path(), *name, known);
  }
}

}  // namespace truthnet::js
