#pragma once

#include <cstddef>
#include <type_traits>
#include <xsimd/xsimd.hpp>

/// Loops over arrays whose numbers have nothing to do with one another, so that their order is of
/// no account: whole SIMD vectors first, then the numbers left over, one by one.
namespace truthnet::elementwise {

using Batch = xsimd::batch<double>;

/// Calls `function` for the places of whole batches, then for those of the numbers left over. It
/// gets the place and a value of the type to work with.
template <typename Function>
void overAll(std::size_t size, Function function) {
  std::size_t i = 0;
  for (; i + Batch::size <= size; i += Batch::size) function(i, Batch());
  for (; i < size; ++i) function(i, double());
}

template <typename Real>
Real load(const double* from) {
  if constexpr (std::is_same_v<Real, double>) {
    return *from;
  } else {
    return Real::load_unaligned(from);
  }
}

inline void store(double value, double* to) { *to = value; }
inline void store(Batch value, double* to) { value.store_unaligned(to); }

/// `positive` where x is above 0, else `other`.
inline double choose(double x, double positive, double other) { return x > 0 ? positive : other; }
inline Batch choose(Batch x, Batch positive, Batch other) {
  return xsimd::select(x > Batch(0.0), positive, other);
}

/// The sum of `function` over all places, called as overAll does; it returns a number of the type
/// that it gets.
template <typename Function>
double sumOverAll(std::size_t size, Function function) {
  Batch sums(0.0);
  double rest = 0;
  overAll(size, [&]<typename Real>(std::size_t i, Real real) {
    if constexpr (std::is_same_v<Real, double>) {
      rest += function(i, real);
    } else {
      sums += function(i, real);
    }
  });
  return xsimd::reduce_add(sums) + rest;
}

}  // namespace truthnet::elementwise
