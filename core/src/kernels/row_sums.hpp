#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <xsimd/xsimd.hpp>

#include "kernels/simd.hpp"

/// Fixed order of addition. The rounding of a sum depends on the order of its terms, and at a
/// chaotic learning rate one different bit leads to a different run. So every sum over training
/// rows r, of gradients and losses, is
///
///     (r0 + r2 + r4 + ...) + (r1 + r3 + r5 + ...),
///
/// two partial sums, each added from its first row to its last. The order depends on nothing else:
/// not on the vector width, the blocks, the padding rows, or the runs or rows that share a vector.
///
/// Sums over units start with the bias, or with 0, and add one unit after the other; the loss of a
/// row adds its outputs in the same way. Vectors never split these sums.
///
/// Padding rows add 0 to a partial sum. A partial sum starts at +0 and so is never -0, the only
/// number that adding 0 could change.
namespace truthnet {

/// An even and an odd row of one unit side by side, of the same width on every processor. As a sum
/// it holds the two partial sums.
using RowPair = xsimd::make_sized_batch_t<double, 2>;

/// Number of partial sums. Blocks of rows begin with an even row.
inline constexpr std::size_t kHalves = RowPair::size;

inline RowPair loadPair(const double* from) { return RowPair::load_unaligned(from); }
inline void storePair(RowPair pair, double* to) { pair.store_unaligned(to); }

inline double sumOfHalves(RowPair halves) {
#ifdef __wasm__
  return wasm_f64x2_extract_lane(halves, 0) + wasm_f64x2_extract_lane(halves, 1);
#else
  return xsimd::reduce_add(halves);
#endif
}

/// Returns the sum of rows that lie side by side in registers.
template <std::size_t count>
double sumOfRows(const simd::Vectors<count>& rows) {
  if constexpr (std::is_same_v<simd::Batch, RowPair>) {
    return sumOfHalves(simd::sumOfVectors(rows));
  } else {
    std::array<double, count * simd::Batch::size> numbers;
    simd::store(rows, numbers.data());
    RowPair halves = loadPair(numbers.data());
    for (std::size_t r = kHalves; r < numbers.size(); r += kHalves) {
      halves += loadPair(&numbers[r]);
    }
    return sumOfHalves(halves);
  }
}

}  // namespace truthnet
