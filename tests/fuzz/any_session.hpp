#pragma once

#include "fuzz.hpp"
#include "truthnet/session.hpp"

namespace truthnet::fuzz {

/// Returns a session that may be invalid: an allowed one with random changes.
Session anySession(FuzzedDataProvider& data);

}  // namespace truthnet::fuzz
