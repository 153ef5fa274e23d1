#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "model/checks.hpp"
#include "truthnet/changes.hpp"
#include "truthnet/network.hpp"
#include "truthnet/packed_row.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// Returns the index of a weight among the parameters. `path` is the prefix of its field names in
/// errors.
std::size_t weightAt(const Network& network, std::size_t layer, std::size_t from, std::size_t to,
                     Checks& checks, std::string_view path = "");

/// Returns the index of a bias among the parameters.
std::size_t biasAt(const Network& network, std::size_t layer, std::size_t unit, Checks& checks,
                   std::string_view path = "");

/// Checks the changes of a saved state, whose table begins with `rows`, and converts them up to the
/// first problem.
std::vector<Change> checkedChanges(std::span<const ChangeSpec> specs, const Network& network,
                                   std::vector<PackedRow> rows, Checks& checks);

}  // namespace truthnet
