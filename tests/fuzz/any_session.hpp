#pragma once

#include "fuzz.hpp"
#include "truthnet/session.hpp"

namespace truthnet::fuzz {

/// A session in which anything may be wrong: an allowed one, changed here and there.
Session anySession(FuzzedDataProvider& data);

}  // namespace truthnet::fuzz
