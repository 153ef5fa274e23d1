#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "js_types.hpp"
#include "truthnet/loss_history.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/separability.hpp"
#include "truthnet/survey.hpp"
#include "truthnet/trace.hpp"

namespace truthnet::js {

// Everything leaves by copy, since a view of the module's memory goes stale when the memory grows.

Problem toJs(const truthnet::Problem& problem);
Numbers toJs(std::span<const double> numbers);
Indices toJs(const std::vector<std::size_t>& indices);
TraceOrProblem toJs(const Trace& trace);
SeparabilityOrProblem toJs(const Separability& separability);
SurveyOrProblem toJs(const Survey& survey);

/// iteration, loss, iteration, loss, ...
Numbers toJs(const std::vector<LossHistory::Point>& curve);

/// The options of a session that states none.
Defaults defaults();

}  // namespace truthnet::js
