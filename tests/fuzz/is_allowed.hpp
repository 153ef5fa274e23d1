#pragma once

#include <cstddef>
#include <vector>

#include "truthnet/session.hpp"

// What a session may ask for, written down a second time: the core takes that and nothing else.

namespace truthnet::fuzz {

bool isAllowed(const TableSpec& table);
bool isAllowed(const NetworkSpec& network);
/// All but the start parameters, which depend on the network.
bool isAllowed(const TrainingSpec& training);
bool isAllowed(const Session& session);

/// The sizes of all layers of an allowed network, the input's first.
std::vector<std::size_t> sizesOf(const Session& session);

}  // namespace truthnet::fuzz
