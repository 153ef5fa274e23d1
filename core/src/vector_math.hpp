#pragma once

#include <cstdint>
#include <numbers>
#include <xsimd/xsimd.hpp>

#include "simd.hpp"

/// The sigmoid and the hyperbolic tangent, for SIMD vectors of numbers.
///
/// Both come from one quotient. With R = r coth(r/2), an even function of r that a short polynomial
/// gives,
///
///     e^r = (R + r) / (R - r),   and for t = k ln 2 + r with |r| <= (ln 2)/2
///     e^t = 2^k (R + r) / (R - r).
///
/// Put into 1 / (1 + e^-x) and (e^2x - 1) / (e^2x + 1), that costs one division. The results are
/// within 3 ulp of the exact ones for every x, and do not depend on how wide a vector is.
namespace truthnet::vector_math {

using simd::Batch;
using Integers = xsimd::batch<std::int64_t>;

/// The bits of numbers as integers, and back.
inline Integers bitsOf(Batch numbers) { return xsimd::bitwise_cast<std::int64_t>(numbers); }
inline Batch fromBits(Integers bits) { return xsimd::bitwise_cast<double>(bits); }

/// What the formulas below are made of.
struct Constants {
  simd::Constant one = 1;
  simd::Constant two = 2;
  simd::Constant log2E = std::numbers::log2e;
  // ln 2 in two parts; k times the first is exact.
  // NOLINTNEXTLINE(modernize-use-std-numbers)
  simd::Constant ln2High = 0x1.62e42fefa3800p-1;
  simd::Constant ln2Low = 0x1.ef35793c76730p-45;
  /// 2^52 + 2^51: a number added to it is rounded to a whole one, which stands in its lowest bits.
  simd::Constant rounder = 0x1.8p52;
  // r coth(r/2) - 2 as a polynomial of r², the nearest one of its degree (by Remez's exchange):
  // within 2e-18 for |r| <= (ln 2)/2. Without that, the first would be 1/6, -1/360, 1/15120, ...
  simd::Constant r2 = 0x1.555555555553ep-3;
  simd::Constant r4 = -0x1.6c16c16bebdc9p-9;
  simd::Constant r6 = 0x1.1566aaf2758fap-14;
  simd::Constant r8 = -0x1.bbd41cab3259fp-20;
  simd::Constant r10 = 0x1.6376be59bb7e0p-25;
  // Below the first, a sigmoid may be no normal number; below the second it is 0 and beyond the
  // third 1, to the last bit. So is a tanh beyond the fourth.
  simd::Constant tinySigmoid = -708;
  simd::Constant zeroSigmoid = -746;
  simd::Constant oneSigmoid = 40;
  simd::Constant oneTanh = 20;
};

inline constexpr Constants kConstants;

/// A number t as k ln 2 + r, for |k| < 2^51.
struct Reduced {
  Batch k;
  /// 2^k, for k from -1022 to 1023.
  Batch power;
  Batch r;
  /// R - 2, for R = r coth(r/2).
  Batch q;
};

/// 2^k, from k + rounder.
inline Batch powerOfTwo(Batch rounded, const Constants& c) {
  return fromBits((bitsOf(rounded) << 52) + bitsOf(c.one));
}

inline Reduced reduce(Batch t, const Constants& c) {
  const Batch rounded = t * c.log2E + c.rounder;
  const Batch k = rounded - c.rounder;
  const Batch r = (t - k * c.ln2High) - k * c.ln2Low;
  // Its terms are taken in pairs, which are computed side by side.
  const Batch s = r * r;
  const Batch s2 = s * s;
  const Batch first = c.r2 + s * c.r4;
  const Batch second = c.r6 + s * c.r8;
  return {k, powerOfTwo(rounded, c), r, s * (first + s2 * (second + s2 * c.r10))};
}

/// The sigmoid where its result may be too small to be a normal number. Out of the way of the
/// others.
[[gnu::noinline]] inline Batch tinySigmoid(Batch x, const Constants& c) {
  const Batch bounded = -simd::atMost(-simd::atMost(x, c.oneSigmoid), -Batch(c.zeroSigmoid));
  const auto [k, power, r, q] = reduce(bounded, c);
  // 2^k in two factors, since it may be too small for one.
  const Batch rounded = k * Batch(0.5) + c.rounder;
  const Batch rest = k - (rounded - c.rounder) + c.rounder;
  const Batch up = (c.two + (q + r)) * powerOfTwo(rounded, c) * powerOfTwo(rest, c);
  return up / (up + (c.two + (q - r)));
}

/// 1 / (1 + e^-x)
inline Batch sigmoid(Batch x, const Constants& c) {
  if (xsimd::any(x < c.tinySigmoid)) [[unlikely]] {
    return tinySigmoid(x, c);
  }
  const auto [k, power, r, q] = reduce(simd::atMost(x, c.oneSigmoid), c);
  const Batch up = (c.two + (q + r)) * power;
  return up / (up + (c.two + (q - r)));
}

/// (e^x - e^-x) / (e^x + e^-x)
inline Batch tanh(Batch x, const Constants& c) {
  const Batch bounded = -simd::atMost(-simd::atMost(x, c.oneTanh), c.oneTanh);
  const auto [k, power, r, q] = reduce(bounded + bounded, c);
  const Batch less = power - c.one;
  const Batch more = power + c.one;
  // The large parts, 2 (2^k -+ 1), are exact; what is added to them is small.
  return (less + less + (more * r + less * q)) / (more + more + (less * r + more * q));
}

}  // namespace truthnet::vector_math
