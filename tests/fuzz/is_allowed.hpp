#pragma once

#include <cstddef>
#include <vector>

#include "truthnet/session.hpp"

// Independent definition of the allowed sessions: the core must accept these and no others.

namespace truthnet::fuzz {

bool isAllowed(const TableSpec& table);
bool isAllowed(const NetworkSpec& network);
/// Checks all but the start parameters, for a network of `layers` layers after the input.
bool isAllowed(const TrainingSpec& training, std::size_t layers);
bool isAllowed(const Session& session);

/// Returns the layer sizes of an allowed network, inputs first.
std::vector<std::size_t> sizesOf(const Session& session);

}  // namespace truthnet::fuzz
