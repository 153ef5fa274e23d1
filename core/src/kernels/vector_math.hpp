#pragma once

#include <cstdint>
#include <numbers>
#include <xsimd/xsimd.hpp>

#include "kernels/simd.hpp"

/// The sigmoid and the hyperbolic tangent of SIMD vectors.
///
/// Both use one quotient. With R = r coth(r/2), an even function of r that a short polynomial
/// approximates,
///
///     e^r = (R + r) / (R - r),   and for t = k ln 2 + r with |r| <= (ln 2)/2
///     e^t = 2^k (R + r) / (R - r).
///
/// Inserted into 1 / (1 + e^-x) and (e^2x - 1) / (e^2x + 1), this costs one division. The results
/// are within 3 ulp of the exact ones for every x and do not depend on the vector width.
namespace truthnet::vector_math {

using simd::Batch;
using simd::Vectors;
using Integers = xsimd::batch<std::int64_t>;

/// Reinterprets the bits of numbers as integers, and back.
inline Integers bitsOf(Batch numbers) { return xsimd::bitwise_cast<std::int64_t>(numbers); }
inline Batch fromBits(Integers bits) { return xsimd::bitwise_cast<double>(bits); }

/// Constants of the formulas below.
struct Constants {
  simd::Constant one = 1;
  simd::Constant half = 0.5;
  simd::Constant two = 2;
  simd::Constant log2E = std::numbers::log2e;
  // tests/reference/minimax.py computes the two parts of ln 2 and the polynomial.
  // ln 2 in two parts; k times the first is exact.
  // NOLINTNEXTLINE(modernize-use-std-numbers)
  simd::Constant ln2High = 0x1.62e42fefa3800p-1;
  simd::Constant ln2Low = 0x1.ef35793c76730p-45;
  /// 2^52 + 2^51: adding it to an integer leaves the integer in the lowest bits.
  simd::Constant rounder = 0x1.8p52;
  // Minimax polynomial in r² for r coth(r/2) - 2 (Remez exchange), within 2e-18 for
  // |r| <= (ln 2)/2. The Taylor coefficients would be 1/6, -1/360, 1/15120, ...
  simd::Constant r2 = 0x1.555555555553ep-3;
  simd::Constant r4 = -0x1.6c16c16bebdc9p-9;
  simd::Constant r6 = 0x1.1566aaf2758fap-14;
  simd::Constant r8 = -0x1.bbd41cab3259fp-20;
  simd::Constant r10 = 0x1.6376be59bb7e0p-25;
  // Limits of k: up to the first, the sigmoid and its intermediate values are normal numbers.
  // Beyond -lastPower it is 0, and from onePower on it is 1, to the last bit.
  simd::Constant normalPower = 1020;
  simd::Constant lastPower = 1080;
  simd::Constant onePower = 60;
  /// An input whose tanh is 1 to the last bit.
  simd::Constant oneTanh = 20;
};

inline constexpr Constants kConstants;

/// A number t reduced to k ln 2 + r, for an integer k and |r| <= (ln 2)/2.
template <std::size_t count>
struct Reduced {
  Vectors<count> k;
  Vectors<count> r;
};

template <std::size_t count>
Reduced<count> reduce(const Vectors<count>& t, const Constants& c) {
  const auto k = nearest(t * c.log2E);
  return {k, (t - k * c.ln2High) - k * c.ln2Low};
}

/// Returns R - 2 for R = r coth(r/2), by the polynomial.
template <std::size_t count>
Vectors<count> rCothMinus2(const Vectors<count>& r, const Constants& c) {
  // The powers are computed next to the sums to keep the dependency chain short.
  const auto s = r * r;
  const auto s2 = s * s;
  const auto first = c.r2 + s * c.r4;
  const auto second = c.r6 + s * c.r8 + s2 * c.r10;
  return s * first + s * s2 * second;
}

/// Returns numbers · 2^k for integer k, if numbers and result are normal: adds k to the exponent
/// bits.
template <std::size_t count>
Vectors<count> timesPowerOfTwo(const Vectors<count>& numbers, const Vectors<count>& k,
                               const Constants& c) {
  const auto scaled = [](Batch number, Batch inLowestBits) {
    return fromBits(bitsOf(number) + (bitsOf(inLowestBits) << 52));
  };
  return forEach(scaled, numbers, k + c.rounder);
}

/// Computes the sigmoid of a reduced number far from 0, where it may be subnormal. Kept out of
/// line, off the fast path.
[[gnu::noinline]] inline Batch farSigmoid(Batch k, Batch r, const Constants& c) {
  const Vectors<1> last = c.lastPower;
  const Vectors<1> power = -atMost(-atMost(Vectors<1>(k), c.onePower), last);
  // Beyond the last power the result is 0 or 1 and r is meaningless, for infinite x even NaN.
  const Vectors<1> rest(xsimd::select(xsimd::abs(k) > last.each[0], Batch(0.0), r));
  const auto q = rCothMinus2(rest, c);
  // 2^k in two factors, because one could underflow.
  const auto half = nearest(power * c.half);
  const auto up = timesPowerOfTwo(c.two + (q + rest), half, c) *
                  timesPowerOfTwo(Vectors<1>(c.one), power - half, c);
  return (up / (up + (c.two + (q - rest)))).each[0];
}

/// Computes 1 / (1 + e^-x) for a reduced x.
template <std::size_t count>
Vectors<count> sigmoid(const Reduced<count>& x, const Constants& c) {
  const auto& [k, r] = x;
  if (isAnyBeyond(c.normalPower, k)) [[unlikely]] {
    return forEach([&c](Batch power, Batch rest) { return farSigmoid(power, rest, c); }, k, r);
  }
  const auto q = rCothMinus2(r, c);
  const auto up = timesPowerOfTwo(c.two + (q + r), k, c);
  return up / (up + (c.two + (q - r)));
}

/// Computes 1 / (1 + e^-x).
template <std::size_t count>
Vectors<count> sigmoid(const Vectors<count>& x, const Constants& c) {
  return sigmoid(reduce(x, c), c);
}

/// Computes (e^x - e^-x) / (e^x + e^-x).
template <std::size_t count>
Vectors<count> tanh(const Vectors<count>& x, const Constants& c) {
  const Vectors<count> limit = c.oneTanh;
  const auto bounded = -atMost(-atMost(x, limit), limit);
  const auto [k, r] = reduce(bounded + bounded, c);
  const auto q = rCothMinus2(r, c);
  const auto power = timesPowerOfTwo(Vectors<count>(c.one), k, c);
  const auto less = power - c.one;
  const auto more = power + c.one;
  // The large parts, 2 (2^k -+ 1), are exact; the terms added to them are small.
  return (less + less + (more * r + less * q)) / (more + more + (less * r + more * q));
}

}  // namespace truthnet::vector_math
