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
using simd::Vectors;
using Integers = xsimd::batch<std::int64_t>;

/// The bits of numbers as integers, and back.
inline Integers bitsOf(Batch numbers) { return xsimd::bitwise_cast<std::int64_t>(numbers); }
inline Batch fromBits(Integers bits) { return xsimd::bitwise_cast<double>(bits); }

/// What the formulas below are made of.
struct Constants {
  simd::Constant one = 1;
  simd::Constant half = 0.5;
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
template <std::size_t count>
struct Reduced {
  Vectors<count> k;
  /// 2^k, for k from -1022 to 1023.
  Vectors<count> power;
  Vectors<count> r;
  /// R - 2, for R = r coth(r/2).
  Vectors<count> q;
};

/// 2^k, from k + rounder.
template <std::size_t count>
Vectors<count> powerOfTwo(const Vectors<count>& rounded, const Constants& c) {
  const auto power = [](Batch number, Batch one) {
    return fromBits((bitsOf(number) << 52) + bitsOf(one));
  };
  return forEach(power, rounded, Vectors<count>(c.one));
}

template <std::size_t count>
Reduced<count> reduce(const Vectors<count>& t, const Constants& c) {
  const auto rounded = t * c.log2E + c.rounder;
  const auto k = rounded - c.rounder;
  const auto r = (t - k * c.ln2High) - k * c.ln2Low;
  // Its terms are taken in pairs, which are computed side by side.
  const auto s = r * r;
  const auto s2 = s * s;
  const auto first = c.r2 + s * c.r4;
  const auto second = c.r6 + s * c.r8;
  return {k, powerOfTwo(rounded, c), r, s * (first + s2 * (second + s2 * c.r10))};
}

/// The sigmoid where its result may be too small to be a normal number. Out of the way of the
/// others.
[[gnu::noinline]] inline Batch tinySigmoid(Batch number, const Constants& c) {
  const Vectors<1> x{number};
  const Vectors<1> bounded = -atMost(-atMost(x, c.oneSigmoid), -Vectors<1>(c.zeroSigmoid));
  const auto [k, power, r, q] = reduce(bounded, c);
  // 2^k in two factors, since it may be too small for one.
  const auto rounded = k * c.half + c.rounder;
  const auto rest = k - (rounded - c.rounder) + c.rounder;
  const auto up = (c.two + (q + r)) * powerOfTwo(rounded, c) * powerOfTwo(rest, c);
  return (up / (up + (c.two + (q - r)))).each[0];
}

/// 1 / (1 + e^-x)
template <std::size_t count>
Vectors<count> sigmoid(const Vectors<count>& x, const Constants& c) {
  if (isAnyBelow(c.tinySigmoid, x)) [[unlikely]] {
    return forEach([&](Batch number) { return tinySigmoid(number, c); }, x);
  }
  const auto [k, power, r, q] = reduce(atMost(x, c.oneSigmoid), c);
  const auto up = (c.two + (q + r)) * power;
  return up / (up + (c.two + (q - r)));
}

/// (e^x - e^-x) / (e^x + e^-x)
template <std::size_t count>
Vectors<count> tanh(const Vectors<count>& x, const Constants& c) {
  const Vectors<count> limit = c.oneTanh;
  const auto bounded = -atMost(-atMost(x, limit), limit);
  const auto [k, power, r, q] = reduce(bounded + bounded, c);
  const auto less = power - c.one;
  const auto more = power + c.one;
  // The large parts, 2 (2^k -+ 1), are exact; what is added to them is small.
  return (less + less + (more * r + less * q)) / (more + more + (less * r + more * q));
}

}  // namespace truthnet::vector_math
