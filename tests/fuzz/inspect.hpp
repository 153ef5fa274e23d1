#pragma once

#include "fuzz.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet::fuzz {

/// Calls any one read-only function of a trainer and checks the result.
void inspect(FuzzedDataProvider& data, Trainer& trainer);

}  // namespace truthnet::fuzz
