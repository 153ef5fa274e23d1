#pragma once

#include <cstdint>
#include <expected>
#include <vector>

#include "js_types.hpp"
#include "refusal.hpp"
#include "truthnet/network.hpp"
#include "truthnet/range.hpp"
#include "truthnet/session.hpp"
#include "truthnet/surface.hpp"

namespace truthnet::js {

// Conversions from JavaScript. They check what the types of the core cannot express: kinds of
// values, whole numbers, names of choices. The core checks ranges and lengths. Missing fields keep
// their defaults; unknown fields are problems.

/// Reads a session, alone or with the progress of its run: either next to the session's own fields,
/// or around the session in a field `session`.
std::expected<truthnet::SavedState, Refusal> savedStateFromJs(const SavedState& state);
/// Reads the rows of a table.
std::expected<std::vector<RowSpec>, Refusal> rowsFromJs(const RowList& rows);
/// Reads the numbers of a Float64Array or an array.
std::expected<std::vector<double>, Refusal> numbersFromJs(const char* name,
                                                          const NumberList& numbers);
std::expected<truthnet::SurfaceSpec, Refusal> surfaceFromJs(const SurfaceSpec& spec,
                                                            const Network& network);

/// Reads an integer. `name` is its field name in a problem.
std::expected<std::uint32_t, Refusal> wholeNumberFromJs(const char* name, const Number& number,
                                                        Range range);
/// Reads a number.
std::expected<double, Refusal> numberFromJs(const char* name, const Number& number);

}  // namespace truthnet::js
