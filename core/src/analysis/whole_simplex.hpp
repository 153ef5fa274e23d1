#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>
#include <xtensor/xtensor.hpp>

namespace truthnet {

using WholeMatrix = xt::xtensor<std::int64_t, 2>;

/// Result of a search for x >= 0 with A x = b. All numbers share one denominator, which is above 0.
struct WholeSolution {
  bool feasible;
  /// If feasible: a basic solution, with at most as many nonzero components as A has rows: (columns
  /// of A).
  std::vector<std::int64_t> x;
  /// If infeasible: a certificate y with y A <= 0 and y b > 0 (Farkas' lemma): (rows).
  std::vector<std::int64_t> y;
  std::int64_t denominator;
};

/// Searches for x >= 0 with A x = b, exactly, by the first phase of the simplex method with Bland's
/// rule, which terminates on every input, and integer pivoting (Edmonds 1967): every entry of the
/// tableau is a subdeterminant of (A | b), hence an integer.
///
/// A and b must contain only -1, 0 and 1, and A at most 12 rows, with b >= 0. Then no determinant
/// exceeds 12^6 (Hadamard's bound), no entry of the objective 12 times that, and no product of two
/// of them comes near 2^63.
WholeSolution solveInWholeNumbers(const WholeMatrix& a, const std::vector<std::int64_t>& b);

}  // namespace truthnet
