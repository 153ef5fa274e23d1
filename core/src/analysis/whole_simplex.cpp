#include "analysis/whole_simplex.hpp"

#include <optional>

namespace truthnet {
namespace {

/// Tableau of the first phase: one column per column of A and one artificial variable per row,
/// which form the first basis; to the right b, at the bottom the reduced costs of the objective,
/// the sum of the artificials.
class Tableau {
 public:
  Tableau(const WholeMatrix& a, const std::vector<std::int64_t>& b)
      : rows_(a.shape(0)), columns_(a.shape(1)), entries_({rows_ + 1, columns_ + rows_ + 1}, 0) {
    for (std::size_t i = 0; i < rows_; ++i) {
      for (std::size_t j = 0; j < columns_; ++j) {
        entries_(i, j) = a(i, j);
        entries_(rows_, j) -= a(i, j);
      }
      entries_(i, columns_ + i) = 1;
      entries_(i, side()) = b[i];
      entries_(rows_, side()) -= b[i];
      basis_.push_back(columns_ + i);
    }
  }

  /// Returns the first column that decreases the objective (Bland's rule).
  std::optional<std::size_t> entering() const {
    for (std::size_t j = 0; j < side(); ++j) {
      if (entries_(rows_, j) < 0) return j;
    }
    return std::nullopt;
  }

  /// Returns the row that limits the column most; among ties the one with the lowest basic column.
  std::size_t leaving(std::size_t column) const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (entries_(i, column) <= 0) continue;
      if (!best || isLower(i, *best, column)) best = i;
    }
    // The objective is bounded below by 0, so every column that decreases it has a limiting row.
    return *best;
  }

  void pivot(std::size_t row, std::size_t column) {
    const std::int64_t by = entries_(row, column);
    for (std::size_t i = 0; i <= rows_; ++i) {
      if (i == row) continue;
      const std::int64_t share = entries_(i, column);
      for (std::size_t j = 0; j <= side(); ++j) {
        entries_(i, j) = (entries_(i, j) * by - share * entries_(row, j)) / denominator_;
      }
    }
    denominator_ = by;
    basis_[row] = column;
  }

  WholeSolution solution() const {
    WholeSolution result{entries_(rows_, side()) == 0, {}, {}, denominator_};
    if (result.feasible) {
      result.x.assign(columns_, 0);
      for (std::size_t i = 0; i < rows_; ++i) {
        if (basis_[i] < columns_) result.x[basis_[i]] = entries_(i, side());
      }
    } else {
      // An artificial variable has cost 1; its reduced cost is 1 - y.
      for (std::size_t i = 0; i < rows_; ++i) {
        result.y.push_back(denominator_ - entries_(rows_, columns_ + i));
      }
    }
    return result;
  }

 private:
  /// Column of b.
  std::size_t side() const { return columns_ + rows_; }

  bool isLower(std::size_t row, std::size_t other, std::size_t column) const {
    const std::int64_t difference = entries_(row, side()) * entries_(other, column) -
                                    entries_(other, side()) * entries_(row, column);
    return difference < 0 || (difference == 0 && basis_[row] < basis_[other]);
  }

  std::size_t rows_;
  std::size_t columns_;
  WholeMatrix entries_;
  /// Basic column of each row.
  std::vector<std::size_t> basis_;
  std::int64_t denominator_ = 1;
};

}  // namespace

WholeSolution solveInWholeNumbers(const WholeMatrix& a, const std::vector<std::int64_t>& b) {
  Tableau tableau(a, b);
  while (const auto column = tableau.entering()) tableau.pivot(tableau.leaving(*column), *column);
  return tableau.solution();
}

}  // namespace truthnet
