#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "js_types.hpp"
#include "refusal.hpp"
#include "truthnet/changes.hpp"
#include "truthnet/loss_history.hpp"
#include "truthnet/map.hpp"
#include "truthnet/network.hpp"
#include "truthnet/packed_row.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/separability.hpp"
#include "truthnet/session.hpp"
#include "truthnet/survey.hpp"
#include "truthnet/trace.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet::js {

// Conversions to JavaScript. All values are copied, because a view of the module's memory becomes
// invalid when the memory grows.

/// Converts to a value_object Problem.
emscripten::val toJs(const Refusal& refusal);
emscripten::val toJs(const truthnet::Problem& problem);
ObstacleOrUndefined toJs(std::optional<Obstacle> obstacle);
Numbers toJs(std::span<const double> numbers);
Indices toJs(const std::vector<std::size_t>& indices);
emscripten::val toJs(const Trace& trace);
emscripten::val toJs(const Separability& separability);
emscripten::val toJs(const Survey& survey);
emscripten::val toJs(const Map& map);
/// Converts the options that a map's axes change.
emscripten::val toJs(const TrainingSpec& training);
/// Flattens rows of a table to (rows, inputs + outputs + 1): the inputs, the targets, NaN for
/// "don't care", and 1 for a row that is held out or 0.
Numbers toJs(const std::vector<PackedRow>& rows, const Network& network);
/// Flattens changes to five numbers each: iteration, value, layer, from, to. For a bias, from is
/// NaN and to is the unit; for a learning rate, the last three are NaN. A change of rows has its
/// iteration, the number of added rows, -1, the first row and the number of removed rows, then the
/// added rows.
Numbers toJs(const std::vector<Change>& changes, const Network& network);

/// Flattens a curve: iteration, loss, iteration, loss, ...
Numbers toJs(const std::vector<LossHistory::Point>& curve);

/// Returns the default options of a session.
Defaults defaults();

}  // namespace truthnet::js
