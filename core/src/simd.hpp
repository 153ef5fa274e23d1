#pragma once

#include <array>
#include <cstddef>
#include <xsimd/xsimd.hpp>

/// SIMD vectors as the loops here use them: xsimd's, but for the few things for which its way
/// through WebAssembly is a long one.
namespace truthnet::simd {

using Batch = xsimd::batch<double>;

inline Batch load(const double* from) { return Batch::load_unaligned(from); }
inline void store(Batch numbers, double* to) { numbers.store_unaligned(to); }

/// Several vectors that stand side by side in memory, in registers.
template <std::size_t count>
using Vectors = std::array<Batch, count>;

template <std::size_t count>
Vectors<count> load(const double* from) {
  Vectors<count> vectors;
  for (std::size_t v = 0; v < count; ++v) vectors[v] = load(from + v * Batch::size);
  return vectors;
}

template <std::size_t count>
void store(const Vectors<count>& vectors, double* to) {
  for (std::size_t v = 0; v < count; ++v) store(vectors[v], to + v * Batch::size);
}

/// sums += weight · values
template <std::size_t count>
void addScaled(double weight, const Vectors<count>& values, Vectors<count>& sums) {
  const Batch w(weight);
  for (std::size_t v = 0; v < count; ++v) sums[v] += w * values[v];
}

inline double sumOfLanes(Batch numbers) {
#ifdef __wasm__
  return wasm_f64x2_extract_lane(numbers, 0) + wasm_f64x2_extract_lane(numbers, 1);
#else
  return xsimd::reduce_add(numbers);
#endif
}

/// x, or `high` where that is less. NaN stays NaN.
inline Batch atMost(Batch x, Batch high) {
  // Whatever comparison fails because of NaN, one instruction has the right operand to return.
#ifdef __wasm__
  return xsimd::min(x, high);
#else
  return xsimd::min(high, x);
#endif
}

/// `positive` where x is above 0, else `other`.
inline Batch choose(Batch x, Batch positive, Batch other) {
  return xsimd::select(x > Batch(0.0), positive, other);
}

/// A constant in all lanes, ready to load.
class Constant {
 public:
  // Implicit in both directions, so that formulas can be read.
  // NOLINTBEGIN(google-explicit-constructor)
  constexpr Constant(double number) { lanes_.fill(number); }
  operator Batch() const { return load(lanes_.data()); }
  // NOLINTEND(google-explicit-constructor)

 private:
  std::array<double, Batch::size> lanes_{};
};

/// The same constants, of which the compiler does not know that they never change. V8 builds a
/// constant anew from an integer wherever a loop uses it; from memory it is one instruction.
template <typename Constants>
const Constants& inMemory(const Constants& constants) {
  const Constants* address = &constants;
#ifdef __wasm__
  asm("" : "+r"(address));
#endif
  return *address;
}

}  // namespace truthnet::simd
