#pragma once

#include "truthnet/truth_table.hpp"

namespace truthnet::fuzz {

/// The neuron of each output does what the table asks, or the proof that none can adds up.
void checkSeparability(const TruthTable& table);

}  // namespace truthnet::fuzz
