#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "js_types.hpp"
#include "truthnet/changes.hpp"
#include "truthnet/loss_history.hpp"
#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/separability.hpp"
#include "truthnet/survey.hpp"
#include "truthnet/trace.hpp"

namespace truthnet::js {

// Everything leaves by copy, since a view of the module's memory goes stale when the memory grows.

/// A Problem.
emscripten::val toJs(const truthnet::Problem& problem);
Numbers toJs(std::span<const double> numbers);
Indices toJs(const std::vector<std::size_t>& indices);
emscripten::val toJs(const Trace& trace);
emscripten::val toJs(const Separability& separability);
emscripten::val toJs(const Survey& survey);
/// One after the other: iteration, value, and layer, from and to of a weight or layer, NaN and unit
/// of a bias; all three are NaN for a learning rate.
Numbers toJs(const std::vector<Change>& changes, const Network& network);

/// iteration, loss, iteration, loss, ...
Numbers toJs(const std::vector<LossHistory::Point>& curve);

/// The options of a session that states none.
Defaults defaults();

}  // namespace truthnet::js
