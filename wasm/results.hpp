#pragma once

#include <expected>

#include "js_types.hpp"
#include "to_js.hpp"
#include "truthnet/problem.hpp"

namespace truthnet::js {

/// Converts a result, or the Problem in its place, to JavaScript.
template <typename Result, typename Made>
Result toResult(const std::expected<Made, truthnet::Problem>& made) {
  if (!made) return Result(toJs(made.error()));
  return Result(toJs(*made));
}

/// Converts the refusal of a call without a result to JavaScript; undefined if it succeeded.
template <typename Rejection>
ProblemOrUndefined toJs(const std::expected<void, Rejection>& done) {
  return ProblemOrUndefined(done ? emscripten::val::undefined() : toJs(done.error()));
}

}  // namespace truthnet::js
