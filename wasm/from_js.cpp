#include "from_js.hpp"

#include <emscripten/em_js.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "truthnet/limits.hpp"

namespace truthnet::js {
namespace {

using emscripten::EM_VAL;
using emscripten::val;

// A copy that is plain data, so that reading it runs nobody's getter or proxy; undefined where
// there is no such copy.
// clang-format off
EM_JS(EM_VAL, copyOfPlainData, (EM_VAL handle), {
  try {
    return Emval.toHandle(structuredClone(Emval.toValue(handle)));
  } catch {
    return Emval.toHandle(undefined);
  }
});
// clang-format on

bool isArray(const val& value) { return val::global("Array").call<bool>("isArray", value); }

bool isObject(const val& value) {
  return !value.isNull() && value.typeOf().as<std::string>() == "object" && !isArray(value);
}

bool isFloats(const val& value) { return value.instanceof(val::global("Float64Array")); }

/// A value for a sentence: short ones as they are written, others by their type.
std::string valueText(const val& value) {
  if (value.isNull()) return "null";
  if (value.isNumber()) return numberText(value.as<double>());
  if (value.isString()) return quoted(value.as<std::string>());
  if (value.isTrue()) return "true";
  if (value.isFalse()) return "false";
  return isArray(value) ? "array" : value.typeOf().as<std::string>();
}

/// A place in the session and what stands there. Its path is put together only when asked for.
class Field {
 public:
  Field(const char* name, val value) : name_(name), value_(std::move(value)) {}

  Field operator[](const char* name) const { return {this, name, 0, value_[name]}; }
  Field operator[](std::size_t index) const { return {this, nullptr, index, value_[index]}; }

  const val& value() const { return value_; }

  std::string path() const {
    if (name_ == nullptr) return parent_->path() + "[" + std::to_string(index_) + "]";
    // The session itself is named only where it is a problem as a whole.
    if (parent_ == nullptr || parent_->parent_ == nullptr) return name_;
    return parent_->path() + "." + name_;
  }

 private:
  Field(const Field* parent, const char* name, std::size_t index, val value)
      : parent_(parent), name_(name), index_(index), value_(std::move(value)) {}

  const Field* parent_ = nullptr;
  const char* name_;
  std::size_t index_ = 0;
  val value_;
};

constexpr Range kLayers{1, kLimits.maxHiddenLayers + 1};
constexpr Range kFanIn{1, std::max(kLimits.maxInputs, kLimits.maxUnits)};

/// Reads fields into a session. Only the first problem is kept; what is read after it is of no use.
class Reader {
 public:
  std::optional<truthnet::Problem> problem;

  template <typename T>
  void readIfGiven(const Field& field, T& target) {
    if (!field.value().isUndefined()) read(field, target);
  }

  void read(const Field& field, double& target) {
    if (expect(field, field.value().isNumber(), "number")) target = field.value().as<double>();
  }

  void read(const Field& field, std::string& target) {
    if (expect(field, field.value().isString(), "string")) target = field.value().as<std::string>();
  }

  void read(const Field& field, bool& target) {
    const bool isBoolean = field.value().isTrue() || field.value().isFalse();
    if (expect(field, isBoolean, "boolean")) target = field.value().isTrue();
  }

  void read(const Field& field, std::optional<double>& target) {
    if (field.value().isNull()) return target.reset();
    const bool isNumber = expect(field, field.value().isNumber(), "number or null");
    if (isNumber) target = field.value().as<double>();
  }

  /// Reads an array, unless it is longer than any session allows; so are those within it.
  template <typename T, typename... Ranges>
  void read(const Field& field, std::vector<T>& target, Range allowedLength,
            Ranges... allowedWithin) {
    if (!expect(field, isArray(field.value()), "array")) return;
    const auto length = field.value()["length"].as<std::size_t>();
    if (static_cast<double>(length) > allowedLength.max) {
      return note(wrongLength(field.path(), length, allowedLength));
    }
    target.assign(length, T());
    for (std::size_t i = 0; i < length && !problem; ++i) {
      read(field[i], target[i], allowedWithin...);
    }
  }

  void read(const Field& field, RowSpec& row) {
    if (!expect(field, isObject(field.value()), "object")) return;
    read(field["in"], row.in, allowed::kInputs);
    read(field["out"], row.out, allowed::kOutputs);
    readIfGiven(field["holdOut"], row.holdOut);
  }

  void read(const Field& field, TableSpec& table) {
    if (!expect(field, isObject(field.value()), "object")) return;
    read(field["inputs"], table.inputs, allowed::kInputs);
    read(field["outputs"], table.outputs, allowed::kOutputs);
    read(field["rows"], table.rows, allowed::kRows);
  }

  void read(const Field& field, ActivationSpec& activation) {
    if (isArray(field.value())) {
      return read(field, activation.emplace<std::vector<std::string>>(), kLayers);
    }
    const bool isString = expect(field, field.value().isString(), "string or array");
    if (isString) activation = field.value().as<std::string>();
  }

  void read(const Field& field, NetworkSpec& network) {
    if (!expect(field, isObject(field.value()), "object")) return;
    const Field hidden = field["hidden"];
    if (!hidden.value().isUndefined()) read(hidden, network.hidden, allowed::kHiddenLayers);
    readIfGiven(field["activation"], network.activation);
    readIfGiven(field["bias"], network.bias);
  }

  void read(const Field& field, std::optional<StartSpec>& start) {
    if (!expect(field, isObject(field.value()), "object")) return;
    start.emplace();
    read(field["weights"], start->weights, kLayers, kFanIn, allowed::kUnits);
    const Field biases = field["biases"];
    if (!biases.value().isUndefined()) {
      read(biases, start->biases.emplace(), kLayers, allowed::kUnits);
    }
  }

  void read(const Field& field, TrainingSpec& training) {
    if (!expect(field, isObject(field.value()), "object")) return;
    readIfGiven(field["loss"], training.loss);
    readIfGiven(field["optimizer"], training.optimizer);
    readIfGiven(field["batch"], training.batch);
    readIfGiven(field["learningRate"], training.learningRate);
    readIfGiven(field["init"], training.init);
    readIfGiven(field["start"], training.start);
    readIfGiven(field["seed"], training.seed);
    readIfGiven(field["iterations"], training.iterations);
  }

  void read(const Field& field, truthnet::SurfaceSpec& surface) {
    if (!expect(field, isObject(field.value()), "object")) return;
    readIfGiven(field["layer"], surface.layer);
    readIfGiven(field["x"], surface.x);
    readIfGiven(field["y"], surface.y);
    read(field["inputs"], surface.inputs, allowed::kInputs);
    readIfGiven(field["size"], surface.size);
  }

  void read(const Field& field, truthnet::LandscapeSpec& landscape) {
    if (!expect(field, isObject(field.value()), "object")) return;
    readFloats(field["directions"], landscape.directions);
    readFloats(field["offsets"], landscape.offsets);
  }

  void read(const Field& field, truthnet::SurveySpec& survey) {
    if (!expect(field, isObject(field.value()), "object")) return;
    readIfGiven(field["firstSeed"], survey.firstSeed);
    readIfGiven(field["count"], survey.count);
    readIfGiven(field["tolerance"], survey.tolerance);
  }

  /// The numbers of a Float64Array.
  void readFloats(const Field& field, std::vector<double>& floats) {
    if (expect(field, isFloats(field.value()), "Float64Array")) {
      floats = emscripten::convertJSArrayToNumberVector<double>(field.value());
    }
  }

  void read(const Field& field, truthnet::Session& session) {
    if (!expect(field, isObject(field.value()), "object")) return;
    readIfGiven(field["version"], session.version);
    read(field["table"], session.table);
    readIfGiven(field["network"], session.network);
    readIfGiven(field["training"], session.training);
  }

 private:
  void note(truthnet::Problem found) {
    if (!problem) problem = std::move(found);
  }

  /// Returns `isOfType`, and notes a problem where it is false.
  bool expect(const Field& field, bool isOfType, std::string_view type) {
    if (!isOfType) {
      note(field.value().isUndefined() ? missing(field.path(), type)
                                       : wrongType(field.path(), valueText(field.value()), type));
    }
    return isOfType;
  }
};

template <typename T>
std::expected<T, truthnet::Problem> fromJs(const char* name, const val& value) {
  Reader reader;
  T read;
  const val copy = val::take_ownership(copyOfPlainData(value.as_handle()));
  if (copy.isUndefined() && !value.isUndefined()) {
    // A proxy, or something with functions.
    return std::unexpected(wrongType(name, "no plain data", "plain object"));
  }
  reader.read(Field(name, copy), read);
  if (reader.problem) return std::unexpected(*std::move(reader.problem));
  return read;
}

}  // namespace

std::expected<truthnet::Session, truthnet::Problem> sessionFromJs(const Session& session) {
  return fromJs<truthnet::Session>("session", session);
}

std::expected<truthnet::SurfaceSpec, truthnet::Problem> surfaceFromJs(const SurfaceSpec& spec) {
  return fromJs<truthnet::SurfaceSpec>("surface", spec);
}

std::expected<truthnet::LandscapeSpec, truthnet::Problem> landscapeFromJs(
    const LandscapeSpec& spec) {
  return fromJs<truthnet::LandscapeSpec>("landscape", spec);
}

std::expected<truthnet::SurveySpec, truthnet::Problem> surveyFromJs(const SurveySpec& spec) {
  return fromJs<truthnet::SurveySpec>("survey", spec);
}

std::expected<std::vector<double>, truthnet::Problem> numbersFromJs(const char* name,
                                                                    const Numbers& numbers) {
  const val copy = val::take_ownership(copyOfPlainData(numbers.as_handle()));
  if (isFloats(copy)) {
    return emscripten::convertJSArrayToNumberVector<double>(copy);
  }
  return std::unexpected(wrongType(name, valueText(numbers), "Float64Array"));
}

std::expected<double, truthnet::Problem> numberFromJs(const char* name, const Number& number) {
  if (number.isNumber()) return number.as<double>();
  return std::unexpected(wrongType(name, valueText(number), "number"));
}

}  // namespace truthnet::js
