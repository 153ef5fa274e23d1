#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace truthnet {

/// Names of an enum's values in sessions, in the order of its enumerators, which count from 0.
/// Specialized next to each enum.
template <typename Enum>
inline constexpr std::array<std::string_view, 0> kNamesOf;

/// Returns the session name of `value`.
template <typename Enum>
constexpr std::string_view nameOf(Enum value) {
  return kNamesOf<Enum>.at(static_cast<std::size_t>(value));
}

/// Returns the enum value with this session name, if any.
template <typename Enum>
constexpr std::optional<Enum> named(std::string_view name) {
  for (std::size_t i = 0; i < kNamesOf<Enum>.size(); ++i) {
    if (kNamesOf<Enum>[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace truthnet
