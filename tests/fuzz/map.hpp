#pragma once

#include "fuzz.hpp"
#include "truthnet/map.hpp"
#include "truthnet/network.hpp"
#include "truthnet/session.hpp"

namespace truthnet::fuzz {

/// Returns a map of up to 20 points, usually an allowed one, for a network at its start weights.
MapSpec someMap(FuzzedDataProvider& data, const Network& start);

/// Checks that a map is accepted if it is allowed for a session whose network starts as `start`,
/// and that its runs equal those of trainers at the same points.
void checkMap(const Session& session, const Network& start, const MapSpec& spec);

}  // namespace truthnet::fuzz
