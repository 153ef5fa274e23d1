#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <xsimd/xsimd.hpp>

#include "kernels/simd.hpp"

/// The one order of addition. Rounding makes a sum depend on the order of its terms, and a run at a
/// chaotic learning rate is another run after one other bit. So every sum over the rows r that
/// train, of gradients as of losses, is
///
///     (r0 + r2 + r4 + ...) + (r1 + r3 + r5 + ...),
///
/// two halves, each added from its first row to its last. The order depends on nothing else: not on
/// the width of a vector, not on the blocks that rows are cut into, not on the rows that pad a
/// block, and not on the runs or rows that share a vector.
///
/// Sums over units start with the bias, or with 0 where there is none, and add one unit after the
/// other; the loss of a row adds its outputs in the same way. Vectors never cut through them.
///
/// Rows that pad a block add 0 to a half. A half starts at +0 and so is never -0, which is the only
/// number that adding a 0 could change.
namespace truthnet {

/// Two rows of one unit side by side, as wide on every processor: the even row and the odd one. As
/// a sum it holds the two halves.
using RowPair = xsimd::make_sized_batch_t<double, 2>;

/// Blocks of rows begin with an even one.
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

/// The sum of rows that lie side by side in registers.
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
