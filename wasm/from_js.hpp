#pragma once

#include <expected>

#include "js_types.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"

namespace truthnet::js {

/// Reads a session from whatever JavaScript handed over. A value of the wrong type, and a missing
/// one that has no default, is a problem; whether the values themselves are allowed, the core
/// decides. Fields that a session does not have are ignored.
std::expected<truthnet::Session, truthnet::Problem> sessionFromJs(const Session& session);

/// The same for a learning rate by itself.
std::expected<double, truthnet::Problem> learningRateFromJs(const LearningRate& rate);

}  // namespace truthnet::js
