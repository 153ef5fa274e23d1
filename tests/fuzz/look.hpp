#pragma once

#include "fuzz.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet::fuzz {

/// Asks a trainer for any one thing that changes nothing, and checks the answer.
void look(FuzzedDataProvider& data, Trainer& trainer);

}  // namespace truthnet::fuzz
