#pragma once

#include "truthnet/truth_table.hpp"

namespace truthnet::fuzz {

/// Checks for each output that the neuron computes its targets, or that the proof adds up.
void checkSeparability(const TruthTable& table);

}  // namespace truthnet::fuzz
