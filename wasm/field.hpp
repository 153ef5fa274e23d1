#pragma once

#include <emscripten/val.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "truthnet/detail/path.hpp"

namespace truthnet::js {

/// Kinds of values in a session, numbered as in indexOfKind.
enum class Kind { other = -1, undefined, null, boolean, number, string, array, floats, object };

Kind kindOf(const emscripten::val& value);

/// Copies a value as plain data, so that reading it runs no getter or proxy of the caller. Returns
/// undefined if it cannot be cloned.
emscripten::val plainCopy(const emscripten::val& value);

/// Formats a value for an error message: short values as written, others as their type.
std::string valueText(const emscripten::val& value);

/// Returns the first field of an object that is not among the known names.
std::optional<std::string> unknownName(const emscripten::val& object,
                                       std::span<const std::string_view> known);

/// A field of the session and its value. Its path is built only for error messages.
class Field {
 public:
  Field(const char* name, emscripten::val value) : Field(nullptr, name, 0, std::move(value)) {}

  Field operator[](const char* name) const { return {this, name, 0, value_[name]}; }
  Field operator[](std::size_t index) const { return {this, nullptr, index, value_[index]}; }

  const emscripten::val& value() const { return value_; }
  Kind kind() const { return kind_; }
  bool isGiven() const { return kind_ != Kind::undefined; }
  bool isObject() const { return kind_ == Kind::object || kind_ == Kind::floats; }

  bool isRoot() const { return parent_ == nullptr; }

  std::string path() const {
    if (name_ == nullptr) return at(parent_->path(), index_);
    // The session itself is named only if it is invalid as a whole.
    if (parent_ == nullptr || parent_->parent_ == nullptr) return name_;
    return parent_->path() + "." + name_;
  }

 private:
  Field(const Field* parent, const char* name, std::size_t index, emscripten::val value)
      : parent_(parent),
        name_(name),
        index_(index),
        value_(std::move(value)),
        kind_(kindOf(value_)) {}

  const Field* parent_;
  const char* name_;
  std::size_t index_;
  emscripten::val value_;
  Kind kind_;
};

}  // namespace truthnet::js
