#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <type_traits>
#include <xsimd/xsimd.hpp>

/// SIMD vectors for the loops of the core: xsimd's, with replacements where xsimd compiles to slow
/// WebAssembly.
namespace truthnet::simd {

using Batch = xsimd::batch<double>;

inline Batch load(const double* from) { return Batch::load_unaligned(from); }
inline void store(Batch numbers, double* to) { numbers.store_unaligned(to); }

/// Several vectors in registers. Each operation is applied to all of them before the next one, so
/// that they share its constants and none waits for another's result.
template <std::size_t count>
struct Vectors {
  std::array<Batch, count> each;

  Vectors() = default;
  explicit Vectors(Batch inAll) { each.fill(inAll); }

  friend Vectors operator-(const Vectors& a) {
    return forEach([](Batch x) { return -x; }, a);
  }
  friend Vectors operator+(const Vectors& a, const Vectors& b) {
    return forEach([](Batch x, Batch y) { return x + y; }, a, b);
  }
  friend Vectors operator-(const Vectors& a, const Vectors& b) {
    return forEach([](Batch x, Batch y) { return x - y; }, a, b);
  }
  friend Vectors operator*(const Vectors& a, const Vectors& b) {
    return forEach([](Batch x, Batch y) { return x * y; }, a, b);
  }
  friend Vectors operator/(const Vectors& a, const Vectors& b) {
    return forEach([](Batch x, Batch y) { return x / y; }, a, b);
  }
  friend Vectors& operator+=(Vectors& sums, const Vectors& more) { return sums = sums + more; }
};

/// Returns function(vector...) for each vector.
template <typename Function, std::size_t count, std::same_as<Vectors<count>>... More>
Vectors<count> forEach(Function function, const Vectors<count>& first, const More&... more) {
  Vectors<count> result;
  for (std::size_t v = 0; v < count; ++v) result.each[v] = function(first.each[v], more.each[v]...);
  return result;
}

/// Loads vectors that are contiguous in memory.
template <std::size_t count>
Vectors<count> load(const double* from) {
  Vectors<count> vectors;
  for (std::size_t v = 0; v < count; ++v) vectors.each[v] = load(from + v * Batch::size);
  return vectors;
}

template <std::size_t count>
void store(const Vectors<count>& vectors, double* to) {
  for (std::size_t v = 0; v < count; ++v) store(vectors.each[v], to + v * Batch::size);
}

/// Returns the square root of each number.
template <std::size_t count>
Vectors<count> sqrt(const Vectors<count>& x) {
  return forEach([](Batch number) { return xsimd::sqrt(number); }, x);
}

/// Loads one number or several vectors, for loops that are the same for both.
template <typename Numbers>
Numbers loadAs(const double* from) {
  if constexpr (std::is_same_v<Numbers, double>) {
    return *from;
  } else {
    return load<sizeof(Numbers) / sizeof(Batch)>(from);
  }
}
inline void store(double number, double* to) { *to = number; }

/// Computes sums += weight · values.
template <std::size_t count>
void addScaled(double weight, const Vectors<count>& values, Vectors<count>& sums) {
  sums += Vectors<count>(weight) * values;
}

/// Returns the sum of the vectors, lane by lane.
template <std::size_t count>
Batch sumOfVectors(const Vectors<count>& vectors) {
  Batch sum = vectors.each[0];
  for (std::size_t v = 1; v < count; ++v) sum += vectors.each[v];
  return sum;
}

/// Returns min(x, high). NaN stays NaN.
template <std::size_t count>
Vectors<count> atMost(const Vectors<count>& x, const std::type_identity_t<Vectors<count>>& high) {
  // A comparison with NaN fails, so the operand order decides which one the instruction returns.
#ifdef __wasm__
  return forEach([](Batch a, Batch b) { return xsimd::min(a, b); }, x, high);
#else
  return forEach([](Batch a, Batch b) { return xsimd::min(b, a); }, x, high);
#endif
}

/// Returns max(x, low). NaN stays NaN.
template <std::size_t count>
Vectors<count> atLeast(const Vectors<count>& x, const std::type_identity_t<Vectors<count>>& low) {
#ifdef __wasm__
  return forEach([](Batch a, Batch b) { return xsimd::max(a, b); }, x, low);
#else
  return forEach([](Batch a, Batch b) { return xsimd::max(b, a); }, x, low);
#endif
}

/// Rounds to the nearest integer, ties to even.
template <std::size_t count>
Vectors<count> nearest(const Vectors<count>& x) {
#ifdef __wasm__
  return forEach([](Batch number) { return Batch(wasm_f64x2_nearest(number)); }, x);
#else
  return forEach([](Batch number) { return xsimd::nearbyint(number); }, x);
#endif
}

/// Returns true if the magnitude of any number exceeds `limit`.
template <std::size_t count>
bool isAnyBeyond(const std::type_identity_t<Vectors<count>>& limit, const Vectors<count>& x) {
  auto beyond = xsimd::abs(x.each[0]) > limit.each[0];
  for (std::size_t v = 1; v < count; ++v) beyond = beyond | (xsimd::abs(x.each[v]) > limit.each[v]);
  return xsimd::any(beyond);
}

/// Returns `positive` where x > 0, else `other`.
template <std::size_t count>
Vectors<count> choose(const Vectors<count>& x, const Vectors<count>& positive,
                      const Vectors<count>& other) {
  const auto chosen = [](Batch number, Batch a, Batch b) {
    return xsimd::select(number > Batch(0.0), a, b);
  };
  return forEach(chosen, x, positive, other);
}

/// Returns `numbers`, but 0 where `shares` is 0, even if the number is infinite or NaN.
template <std::size_t count>
Vectors<count> whereShared(const Vectors<count>& shares, const Vectors<count>& numbers) {
  const auto masked = [](Batch share, Batch number) {
    return xsimd::select(share == Batch(0.0), Batch(0.0), number);
  };
  return forEach(masked, shares, numbers);
}

/// A constant in all lanes, ready to load.
class Constant {
 public:
  // Implicit in both directions to keep formulas readable.
  // NOLINTBEGIN(google-explicit-constructor)
  constexpr Constant(double number) { lanes_.fill(number); }
  template <std::size_t count>
  operator Vectors<count>() const {
    return Vectors<count>(load(lanes_.data()));
  }
  // NOLINTEND(google-explicit-constructor)

 private:
  std::array<double, Batch::size> lanes_{};
};

/// Returns the same constants, but hides from the compiler that they never change. V8 rebuilds a
/// constant from an integer at every use in a loop; loading it from memory is one instruction,
/// which makes job J1 of the benchmark 10 % faster in Node 20, and the module 4.5 kB smaller.
template <typename Constants>
const Constants& inMemory(const Constants& constants) {
  const Constants* address = &constants;
#ifdef __wasm__
  asm("" : "+r"(address));
#endif
  return *address;
}

}  // namespace truthnet::simd
