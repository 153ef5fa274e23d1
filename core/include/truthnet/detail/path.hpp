#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace truthnet {

/// Appends an index to a path: "table.rows" and 3 give "table.rows[3]".
std::string at(std::string_view field, std::size_t index);

}  // namespace truthnet
