#pragma once

#include <emscripten/val.h>

#include <array>
#include <concepts>
#include <cstddef>
#include <expected>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "field.hpp"
#include "refusal.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/names.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/range.hpp"
#include "truthnet/session.hpp"

namespace truthnet::js {

class FieldReader;

/// Numbers of layers after the input that any session allows.
inline constexpr Range kLayers{1, kLimits.maxHiddenLayers + 1};
inline constexpr Range kAnyLength{0, std::numeric_limits<double>::infinity()};

/// Kinds of cells in a truth table; a target may be null.
enum class Cell { input, target };

/// Reads fields into a session and keeps the first problem. After a problem, the result is
/// meaningless.
class Reader {
 public:
  std::optional<Refusal> refusal;

  /// Returns a value from JavaScript as plain data. Notes a problem if it is not.
  Field fieldOf(const char* name, const emscripten::val& value);

  void read(const Field& field, double& target);
  void read(const Field& field, std::string& target);
  void read(const Field& field, bool& target);
  void read(const Field& field, std::optional<bool>& bit, Cell cell);
  void read(const Field& field, std::vector<bool>& inputs, Range allowedLength);
  void read(const Field& field, ActivationSpec& activation);
  /// Reads numbers from a Float64Array in one copy, or from an array one by one.
  void read(const Field& field, std::vector<double>& numbers, Range allowedLength);

  /// Reads an integer from `range`.
  template <std::unsigned_integral Whole>
  void read(const Field& field, Whole& target, Range range) {
    target = static_cast<Whole>(wholeNumber(field, range));
  }

  /// Reads a choice by its name.
  template <typename Choice>
    requires std::is_enum_v<Choice>
  void read(const Field& field, Choice& target) {
    target = static_cast<Choice>(indexOfName(field, kNamesOf<Choice>));
  }

  template <typename T, typename... Rules>
  void read(const Field& field, std::vector<T>& target, Range allowedLength, Rules... within) {
    readArray(field, target, allowedLength, within...);
  }

  /// Reads an array, unless it or an array within it is longer than any session allows.
  template <typename T, typename... Rules>
  void readArray(const Field& field, std::vector<T>& target, Range allowedLength, Rules... within) {
    if (!expect(field, Kind::array, "array")) return;
    const auto length = field.value()["length"].as<std::size_t>();
    if (static_cast<double>(length) > allowedLength.max) {
      return note(wrongLength(field.path(), length, allowedLength));
    }
    target = std::vector<T>(length);
    for (std::size_t i = 0; i < length && !refusal; ++i) {
      read(field[i], target[i], within...);
    }
  }

  /// Reads an object: readFields() for its type reads its fields one by one, and any other field is
  /// a problem.
  template <typename Object, typename... Context>
  void read(const Field& field, Object& object, Context... context);

  void note(Refusal found) {
    if (!refusal) refusal = std::move(found);
  }
  void note(const truthnet::Problem& found) { note(refusalOf(found)); }

  /// Returns true if the field is of this kind, otherwise notes a problem. `type` is the allowed
  /// type for the message.
  bool expect(const Field& field, Kind kind, std::string_view type);

 private:
  /// Returns 0 after a problem.
  double wholeNumber(const Field& field, Range range);
  /// Returns 0 after a problem.
  std::size_t indexOfName(const Field& field, std::span<const std::string_view> names);
};

/// Reads the fields of one object and records their names.
class FieldReader {
 public:
  FieldReader(Reader& reader, const Field& object) : reader_(reader), object_(object) {}

  template <typename T, typename... Rules>
  void required(const char* name, T& target, Rules... rules) {
    requiredIf(true, name, target, rules...);
  }
  template <typename T, typename... Rules>
  void optional(const char* name, T& target, Rules... rules) {
    requiredIf(false, name, target, rules...);
  }
  template <typename T, typename... Rules>
  void requiredIf(bool isRequired, const char* name, T& target, Rules... rules) {
    const Field field = next(name);
    if (isRequired || field.isGiven()) reader_.read(field, target, rules...);
  }
  /// Reads an optional part of the session.
  template <typename T, typename... Rules>
  void optional(const char* name, std::optional<T>& target, Rules... rules) {
    const Field field = next(name);
    if (field.isGiven()) reader_.read(field, target.emplace(), rules...);
  }
  void ignored(const char* name) { names_.at(count_++) = name; }
  void refuse(Refusal found) { reader_.note(std::move(found)); }

  /// Returns true if the object has a field of this name.
  bool has(const char* name) const { return object_[name].isGiven(); }

  /// Notes the first field of the object that was not read or ignored.
  void refuseOthers() const;

 private:
  Field next(const char* name) {
    ignored(name);
    return object_[name];
  }

  Reader& reader_;
  const Field& object_;
  /// Field names; the largest object has 10.
  std::array<std::string_view, 10> names_;
  std::size_t count_ = 0;
};

template <typename Object, typename... Context>
void Reader::read(const Field& field, Object& object, Context... context) {
  if (refusal || !(field.isObject() || expect(field, Kind::object, "object"))) return;
  FieldReader fields(*this, field);
  readFields(fields, object, context...);
  fields.refuseOthers();
}

/// Reads a value from JavaScript, or returns the first problem. `name` names the value in it.
template <typename T, typename... Rules>
std::expected<T, Refusal> fromJs(const char* name, const emscripten::val& value, Rules... rules) {
  Reader reader;
  std::expected<T, Refusal> result;
  reader.read(reader.fieldOf(name, value), *result, rules...);
  if (reader.refusal) result = std::unexpected(*std::move(reader.refusal));
  return result;
}

}  // namespace truthnet::js
