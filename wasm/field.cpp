#include "field.hpp"

#include <emscripten/em_js.h>

#include <algorithm>

#include "refusal.hpp"

namespace truthnet::js {
namespace {

using emscripten::EM_VAL;
using emscripten::val;

// clang-format off
EM_JS(EM_VAL, copyOfPlainData, (EM_VAL handle), {
  try {
    return Emval.toHandle(structuredClone(Emval.toValue(handle)));
  } catch {
    return Emval.toHandle(undefined);
  }
});

// Returns the number of a Kind.
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

}  // namespace

Kind kindOf(const val& value) { return static_cast<Kind>(indexOfKind(value.as_handle())); }

val plainCopy(const val& value) { return val::take_ownership(copyOfPlainData(value.as_handle())); }

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

}  // namespace truthnet::js
