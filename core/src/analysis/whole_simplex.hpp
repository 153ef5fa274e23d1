#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>
#include <xtensor/xtensor.hpp>

namespace truthnet {

using WholeMatrix = xt::xtensor<std::int64_t, 2>;

/// What became of a search for x >= 0 with A x = b. All numbers are over the same denominator,
/// which is above 0.
struct WholeSolution {
  bool feasible;
  /// Where there is such an x, one with no more parts above 0 than A has rows: (columns of A).
  std::vector<std::int64_t> x;
  /// Where there is none, a y with y A <= 0 and y b > 0, which shows it (Farkas' lemma): (rows).
  std::vector<std::int64_t> y;
  std::int64_t denominator;
};

/// Searches for x >= 0 with A x = b, exactly, by the first phase of the simplex method with Bland's
/// rule, which ends on every input, and integer pivoting (Edmonds 1967): every entry of the tableau
/// is the determinant of a part of (A | b), so that all of them are whole numbers.
///
/// A and b hold only -1, 0 and 1, and A has at most 12 rows, with b >= 0. Then no determinant is
/// beyond 12^6 (Hadamard's bound), no entry of the objective beyond 12 times that, and no product
/// of two of them anywhere near 2^63.
WholeSolution solveInWholeNumbers(const WholeMatrix& a, const std::vector<std::int64_t>& b);

}  // namespace truthnet
