#pragma once

#include <vector>

#include "fuzz.hpp"
#include "truthnet/session.hpp"

namespace truthnet::fuzz {

/// Returns an allowed session, usually with a small network and a few rows.
Session smallSession(FuzzedDataProvider& data);

/// Returns the rows of an allowed table with the columns of `table`.
std::vector<RowSpec> someRows(FuzzedDataProvider& data, const TableSpec& table);

/// Returns an allowed learning rate, usually one at which training makes progress.
double someLearningRate(FuzzedDataProvider& data);

/// Returns an allowed factor on the learning rate of a layer, often 0 or 1.
double someLayerRate(FuzzedDataProvider& data);

}  // namespace truthnet::fuzz
