#include "from_js.hpp"

#include <emscripten/em_js.h>
#include <emscripten/val.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "truthnet/limits.hpp"
#include "truthnet/names.hpp"
#include "truthnet/problem.hpp"

namespace truthnet::js {
namespace {

using emscripten::EM_VAL;
using emscripten::val;

// Copies a value as plain data, so that reading it runs no getter or proxy of the caller. Returns
// undefined if it cannot be cloned.
// clang-format off
EM_JS(EM_VAL, copyOfPlainData, (EM_VAL handle), {
  try {
    return Emval.toHandle(structuredClone(Emval.toValue(handle)));
  } catch {
    return Emval.toHandle(undefined);
  }
});

EM_JS(int, indexOfKind, (EM_VAL handle), {
  const value = Emval.toValue(handle);
  const kinds = ['undefined', 'null', 'boolean', 'number', 'string', 'array', 'floats', 'object'];
  return kinds.indexOf(
    value === null ? 'null'
    : Array.isArray(value) ? 'array'
    : value instanceof Float64Array ? 'floats'
    : typeof value);
});
// clang-format on

/// Kinds of values in a session, numbered as in indexOfKind.
enum class Kind { other = -1, undefined, null, boolean, number, string, array, floats, object };

Kind kindOf(const val& value) { return static_cast<Kind>(indexOfKind(value.as_handle())); }

/// Formats a value for an error message: short values as written, others as their type.
std::string valueText(const val& value) {
  switch (kindOf(value)) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return value.isTrue() ? "true" : "false";
    case Kind::number:
      return numberText(value.as<double>());
    case Kind::string:
      return quoted(value.as<std::string>());
    case Kind::array:
      return "array";
    default:
      return value.typeOf().as<std::string>();
  }
}

/// A field of the session and its value. Its path is built only for error messages.
class Field {
 public:
  Field(const char* name, val value) : Field(nullptr, name, 0, std::move(value)) {}

  Field operator[](const char* name) const { return {this, name, 0, value_[name]}; }
  Field operator[](std::size_t index) const { return {this, nullptr, index, value_[index]}; }

  const val& value() const { return value_; }
  Kind kind() const { return kind_; }
  bool isGiven() const { return kind_ != Kind::undefined; }

  bool isRoot() const { return parent_ == nullptr; }

  std::string path() const {
    if (name_ == nullptr) return parent_->path() + "[" + std::to_string(index_) + "]";
    // The session itself is named only if it is invalid as a whole.
    if (parent_ == nullptr || parent_->parent_ == nullptr) return name_;
    return parent_->path() + "." + name_;
  }

 private:
  Field(const Field* parent, const char* name, std::size_t index, val value)
      : parent_(parent),
        name_(name),
        index_(index),
        value_(std::move(value)),
        kind_(kindOf(value_)) {}

  const Field* parent_;
  const char* name_;
  std::size_t index_;
  val value_;
  Kind kind_;
};

constexpr Range kLayers{1, kLimits.maxHiddenLayers + 1};
constexpr Range kAnyLength{0, std::numeric_limits<double>::infinity()};
constexpr Range kFanIn{1, std::max(kLimits.maxInputs, kLimits.maxUnits)};

constexpr auto kVersions = std::to_array<std::string_view>({"1"});
constexpr auto kCells = std::to_array<std::string_view>({"0", "1", "null"});

/// Indices that any session allows; the core knows those of its own network.
constexpr Range kAnyLayer{0, kLimits.maxHiddenLayers};
constexpr Range kAnyUnit{0, kFanIn.max - 1};
/// Numbers of rows that any table allows to have, replace or add.
constexpr Range kAnyRow{0, kLimits.maxRows};

/// Kinds of cells in a truth table; a target may be null.
enum class Cell { input, target };

/// Returns the first field of an object that is not among the known names.
std::optional<std::string> unknownName(const val& object, std::span<const std::string_view> known) {
  const val keys = val::global("Object").call<val>("keys", object);
  const auto count = keys["length"].as<std::size_t>();
  for (std::size_t i = 0; i < count; ++i) {
    auto name = keys[i].as<std::string>();
    const bool isKnown = std::ranges::find(known, name) != known.end();
    if (!isKnown && !object[name].isUndefined()) return name;
  }
  return std::nullopt;
}

/// Reads fields into a session and keeps the first problem. After a problem, the result is
/// meaningless.
class Reader {
 public:
  std::optional<Refusal> refusal;

  /// Returns a value from JavaScript as plain data. Notes a problem if it is not.
  Field fieldOf(const char* name, const val& value) {
    const val copy = val::take_ownership(copyOfPlainData(value.as_handle()));
    if (copy.isUndefined() && !value.isUndefined()) {
      // The value is a proxy or contains functions.
      note(wrongType(name, "not plain data", "plain object"));
    }
    return {name, copy};
  }

  void read(const Field& field, double& target) {
    if (expect(field, Kind::number, "number")) target = field.value().as<double>();
  }

  void read(const Field& field, std::string& target) {
    if (expect(field, Kind::string, "string")) target = field.value().as<std::string>();
  }

  void read(const Field& field, bool& target) {
    if (expect(field, Kind::boolean, "boolean")) target = field.value().isTrue();
  }

  void read(const Field& field, std::optional<bool>& bit, Cell cell) {
    if (cell == Cell::target && field.kind() == Kind::null) return bit.reset();
    if (!expect(field, Kind::number, cell == Cell::input ? "number" : "number or null")) return;
    const auto number = field.value().as<double>();
    bit = number == 1;
    if (number == 0 || number == 1) return;
    const auto choices = std::span(kCells).first(cell == Cell::input ? 2 : 3);
    note(notOneOf(field.path(), numberText(number), choices));
  }

  void read(const Field& field, std::vector<bool>& inputs, Range allowedLength) {
    std::vector<std::optional<bool>> bits;
    read(field, bits, allowedLength, Cell::input);
    for (const auto bit : bits) inputs.push_back(bit.value_or(false));
  }

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

  /// Reads numbers from a Float64Array in one copy, or from an array one by one.
  void read(const Field& field, std::vector<double>& numbers, Range allowedLength) {
    if (field.kind() == Kind::floats) {
      numbers = emscripten::convertJSArrayToNumberVector<double>(field.value());
    } else {
      readArray(field, numbers, allowedLength);
    }
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

  void read(const Field& field, RowSpec& row) {
    readObject(field, [&row](FieldReader& fields) {
      fields.required("in", row.in, allowed::kInputs);
      fields.required("out", row.out, allowed::kOutputs, Cell::target);
      fields.optional("holdOut", row.holdOut);
    });
  }

  void read(const Field& field, TableSpec& table) {
    readObject(field, [&table](FieldReader& fields) {
      fields.required("inputs", table.inputs, allowed::kInputs);
      fields.required("outputs", table.outputs, allowed::kOutputs);
      fields.required("rows", table.rows, allowed::kRows);
    });
  }

  void read(const Field& field, ActivationSpec& activation) {
    if (field.kind() == Kind::array) {
      return read(field, activation.emplace<std::vector<Activation>>(), kLayers);
    }
    if (expect(field, Kind::string, "string or array")) {
      read(field, activation.emplace<Activation>());
    }
  }

  void read(const Field& field, NetworkSpec& network) {
    readObject(field, [&network](FieldReader& fields) {
      fields.optional("hidden", network.hidden, allowed::kHiddenLayers, allowed::kUnits);
      fields.optional("activation", network.activation);
      fields.optional("bias", network.bias);
    });
  }

  void read(const Field& field, StartSpec& start) {
    readObject(field, [&start](FieldReader& fields) {
      fields.required("weights", start.weights, kLayers, kFanIn, allowed::kUnits);
      fields.optional("biases", start.biases, kLayers, allowed::kUnits);
    });
  }

  void read(const Field& field, TrainingSpec& training) {
    readObject(field, [&training](FieldReader& fields) {
      fields.optional("loss", training.loss);
      fields.optional("optimizer", training.optimizer);
      fields.optional("batch", training.batch);
      fields.optional("learningRate", training.learningRate);
      fields.optional("init", training.init);
      fields.optional("start", training.start);
      fields.optional("seed", training.seed, allowed::kSeed);
      fields.optional("iterations", training.iterations, allowed::kIterations);
    });
  }

  void read(const Field& field, ChangeSpec& change) {
    readObject(field, [&change](FieldReader& fields) {
      fields.required("iteration", change.iteration, allowed::kIteration);
      fields.required("kind", change.kind);
      const bool isWeight = change.kind == ChangeKind::weight;
      const bool isBias = change.kind == ChangeKind::bias;
      fields.requiredIf(isWeight || isBias, "layer", change.layer, kAnyLayer);
      fields.requiredIf(isWeight, "from", change.from, kAnyUnit);
      fields.requiredIf(isWeight, "to", change.to, kAnyUnit);
      fields.requiredIf(isBias, "unit", change.unit, kAnyUnit);
      const bool isOfRows = change.kind == ChangeKind::rows;
      fields.requiredIf(isOfRows, "row", change.row, kAnyRow);
      fields.requiredIf(isOfRows, "remove", change.remove, kAnyRow);
      fields.requiredIf(isOfRows, "add", change.add, kAnyRow);
      fields.requiredIf(!isOfRows, "value", change.value);
    });
  }

  void read(const Field& field, truthnet::SavedState& state) {
    const bool isNested = isObject(field) && field["session"].isGiven();
    readObject(field, [&state, isNested](FieldReader& fields) {
      if (isNested) {
        fields.required("session", state.session);
      } else {
        fields.ignored("$schema");
        readSession(fields, state.session);
      }
      fields.optional("iteration", state.iteration, allowed::kIteration);
      fields.optional("changes", state.changes, allowed::kChanges);
      // State of the page, which the core does not use.
      fields.ignored("view");
    });
  }

  void read(const Field& field, truthnet::Session& session) {
    readObject(field, [&session](FieldReader& fields) { readSession(fields, session); });
  }

  void read(const Field& field, truthnet::SurfaceSpec& surface, std::span<const Layer> layers) {
    readObject(field, [&surface, layers](FieldReader& fields) {
      const Range inputs = indices(layers.front().fanIn);
      fields.optional("layer", surface.layer, indices(layers.size()));
      fields.optional("x", surface.x, inputs);
      fields.optional("y", surface.y, inputs);
      fields.required("inputs", surface.inputs, allowed::kInputs);
      fields.optional("size", surface.size, allowed::kSurfaceSize);
    });
  }

  void read(const Field& field, truthnet::LandscapeSpec& landscape) {
    readObject(field, [&landscape](FieldReader& fields) {
      fields.required("directions", landscape.directions, kAnyLength);
      fields.required("offsets", landscape.offsets, kAnyLength);
    });
  }

  void read(const Field& field, truthnet::SurveySpec& survey) {
    readObject(field, [&survey](FieldReader& fields) {
      fields.optional("count", survey.count, allowed::kSurveySeeds);
      fields.optional("firstSeed", survey.firstSeed, firstSeeds(survey.count));
      fields.optional("tolerance", survey.tolerance);
    });
  }

 private:
  void note(Refusal found) {
    if (!refusal) refusal = std::move(found);
  }
  void note(const truthnet::Problem& found) { note(refusalOf(found)); }

  /// Returns 0 after a problem.
  double wholeNumber(const Field& field, Range range) {
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

  /// Returns 0 after a problem.
  std::size_t indexOfName(const Field& field, std::span<const std::string_view> names) {
    if (!expect(field, Kind::string, "string")) return 0;
    const auto name = field.value().as<std::string>();
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    note(notOneOf(field.path(), quoted(name), names));
    return 0;
  }

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

    /// Notes the first field of the object that was not read or ignored.
    void refuseOthers() const {
      const auto known = std::span(names_).first(count_);
      if (const auto name = unknownName(object_.value(), known)) {
        // An unknown field takes precedence over problems within the known ones.
        reader_.refusal = unknownField(object_.isRoot() ? "" : object_.path(), *name, known);
      }
    }

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

  static void readSession(FieldReader& fields, truthnet::Session& session) {
    double version = 1;
    fields.optional("version", version);
    if (version != 1) fields.refuse(notOneOf("version", numberText(version), kVersions));
    fields.required("table", session.table);
    fields.optional("network", session.network);
    fields.optional("training", session.training);
  }

  /// Reads an object. `readFields` reads its fields one by one; any other field is a problem.
  template <typename ReadFields>
  void readObject(const Field& field, const ReadFields& readFields) {
    if (refusal || !(isObject(field) || expect(field, Kind::object, "object"))) return;
    FieldReader fields(*this, field);
    readFields(fields);
    fields.refuseOthers();
  }

  static bool isObject(const Field& field) {
    return field.kind() == Kind::object || field.kind() == Kind::floats;
  }

  /// Returns true if the field is of this kind, otherwise notes a problem. `type` is the allowed
  /// type for the message.
  bool expect(const Field& field, Kind kind, std::string_view type) {
    if (field.kind() == kind) return true;
    if (field.isGiven()) {
      note(wrongType(field.path(), valueText(field.value()), type));
    } else {
      note(missing(field.path(), type));
    }
    return false;
  }
};

template <typename T, typename... Rules>
std::expected<T, Refusal> fromJs(const char* name, const val& value, Rules... rules) {
  Reader reader;
  std::expected<T, Refusal> result;
  reader.read(reader.fieldOf(name, value), *result, rules...);
  if (reader.refusal) result = std::unexpected(*std::move(reader.refusal));
  return result;
}

}  // namespace

std::expected<truthnet::SavedState, Refusal> savedStateFromJs(const SavedState& state) {
  return fromJs<truthnet::SavedState>("session", state);
}

std::expected<truthnet::SavedState, Refusal> surveyedFromJs(const SavedState& state) {
  auto read = savedStateFromJs(state);
  if (read && !read->changes.empty()) {
    read = std::unexpected(refusalOf(wrongLength("changes", read->changes.size(), Range{0, 0})));
  }
  return read;
}

std::expected<std::vector<RowSpec>, Refusal> rowsFromJs(const RowList& rows) {
  return fromJs<std::vector<RowSpec>>("table.rows", rows, allowed::kRows);
}

std::expected<truthnet::SurfaceSpec, Refusal> surfaceFromJs(const SurfaceSpec& spec,
                                                            const Network& network) {
  return fromJs<truthnet::SurfaceSpec>("surface", spec, network.layers());
}

std::expected<truthnet::LandscapeSpec, Refusal> landscapeFromJs(const LandscapeSpec& spec) {
  return fromJs<truthnet::LandscapeSpec>("landscape", spec);
}

std::expected<truthnet::SurveySpec, Refusal> surveyFromJs(const SurveySpec& spec) {
  return fromJs<truthnet::SurveySpec>("survey", spec);
}

std::expected<std::vector<double>, Refusal> numbersFromJs(const char* name,
                                                          const NumberList& numbers) {
  return fromJs<std::vector<double>>(name, numbers, kAnyLength);
}

std::expected<std::uint32_t, Refusal> wholeNumberFromJs(const char* name, const Number& number,
                                                        Range range) {
  if (const auto read = numberFromJs(name, number); !read) return std::unexpected(read.error());
  Reader reader;
  std::uint32_t whole = 0;
  reader.read(Field(name, number), whole, range);
  if (reader.refusal) return std::unexpected(*std::move(reader.refusal));
  return whole;
}

std::expected<double, Refusal> numberFromJs(const char* name, const Number& number) {
  if (kindOf(number) == Kind::number) return number.as<double>();
  return std::unexpected(wrongType(name, valueText(number), "number"));
}

}  // namespace truthnet::js
