#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "model/checks.hpp"
#include "truthnet/packed_row.hpp"
#include "truthnet/range.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// Numbers of columns of a table.
struct Columns {
  std::size_t inputs;
  std::size_t outputs;
};

/// Checks a list of rows of a table with these columns, and packs them. `field` is the path of the
/// list.
std::vector<PackedRow> checkedRows(std::string_view field, std::span<const RowSpec> rows,
                                   Range allowedCount, Columns columns, Checks& checks);

}  // namespace truthnet
