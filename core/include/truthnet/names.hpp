#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace truthnet {

/// The names by which sessions call the values of an enum, in the order of its enumerators, which
/// count from 0. Specialized beside each enum.
template <typename Enum>
inline constexpr std::array<std::string_view, 0> kNamesOf;

template <typename Enum>
constexpr std::string_view nameOf(Enum value) {
  return kNamesOf<Enum>.at(static_cast<std::size_t>(value));
}

/// The value that `name` calls, if any.
template <typename Enum>
constexpr std::optional<Enum> named(std::string_view name) {
  for (std::size_t i = 0; i < kNamesOf<Enum>.size(); ++i) {
    if (kNamesOf<Enum>[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace truthnet
