#pragma once

#include "fuzz.hpp"
#include "truthnet/session.hpp"

namespace truthnet::fuzz {

/// An allowed session, mostly of a small network and a few rows.
Session smallSession(FuzzedDataProvider& data);

/// An allowed learning rate, mostly one that teaches something.
double someLearningRate(FuzzedDataProvider& data);

}  // namespace truthnet::fuzz
