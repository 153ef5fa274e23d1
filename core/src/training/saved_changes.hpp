#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "model/checks.hpp"
#include "truthnet/changes.hpp"
#include "truthnet/network.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

/// The place of a weight among the parameters. `path` stands before the names of its fields.
std::size_t weightAt(const Network& network, double layer, double from, double to, Checks& checks,
                     std::string_view path = "");

/// The place of a bias among the parameters.
std::size_t biasAt(const Network& network, double layer, double unit, Checks& checks,
                   std::string_view path = "");

/// Changes as they come from outside, checked.
std::vector<Change> checkedChanges(std::span<const ChangeSpec> specs, const Network& network,
                                   Checks& checks);

}  // namespace truthnet
