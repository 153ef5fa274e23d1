#pragma once

#include <bit>
#include <cstdint>
#include <xsimd/xsimd.hpp>

/// The sigmoid and the hyperbolic tangent, for an xsimd batch of doubles or for one double.
///
/// Both come from one quotient. With R = r coth(r/2), an even function of r that a short series
/// gives,
///
///     e^r = (R + r) / (R - r),   and for t = k ln 2 + r with |r| <= (ln 2)/2
///     e^t = 2^k (R + r) / (R - r).
///
/// Put into 1 / (1 + e^-x) and (e^2x - 1) / (e^2x + 1), that costs one division. The results are
/// within 3 ulp of the exact ones for every x. A lane goes through the same operations as a double
/// alone, so that they do not depend on how wide a vector is.
namespace truthnet::vector_math {

/// The bits of a number as an integer, and back.
inline std::int64_t bitsOf(double number) { return std::bit_cast<std::int64_t>(number); }
inline double fromBits(std::int64_t bits) { return std::bit_cast<double>(bits); }

template <typename Arch>
xsimd::batch<std::int64_t, Arch> bitsOf(xsimd::batch<double, Arch> numbers) {
  return xsimd::bitwise_cast<std::int64_t>(numbers);
}

template <typename Arch>
xsimd::batch<double, Arch> fromBits(xsimd::batch<std::int64_t, Arch> bits) {
  return xsimd::bitwise_cast<double>(bits);
}

/// x, or `high` where that is less. NaN stays NaN.
inline double atMost(double x, double high) { return high < x ? high : x; }

template <typename Arch>
xsimd::batch<double, Arch> atMost(xsimd::batch<double, Arch> x, double high) {
  const xsimd::batch<double, Arch> bound(high);
  return xsimd::select(bound < x, bound, x);
}

/// x, or the nearer end of [low, high] where it lies outside. NaN stays NaN.
template <typename Real>
Real clamp(Real x, double low, double high) {
  return -atMost(-atMost(x, high), -low);
}

inline bool anyBelow(double x, double low) { return x < low; }

template <typename Arch>
bool anyBelow(xsimd::batch<double, Arch> x, double low) {
  return xsimd::any(x < xsimd::batch<double, Arch>(low));
}

/// 2^52 + 2^51: a number added to it is rounded to a whole one, which stands in its lowest bits.
inline constexpr double kRounder = 0x1.8p52;

/// The whole number nearest to x, for |x| < 2^51.
template <typename Real>
Real rounded(Real x) {
  return (x + Real(kRounder)) - Real(kRounder);
}

/// 2^n for a whole n from -1022 to 1023.
template <typename Real>
Real powerOfTwo(Real n) {
  return fromBits((bitsOf(n + Real(kRounder)) << 52) + bitsOf(Real(1.0)));
}

/// A number t as k ln 2 + r.
template <typename Real>
struct Reduced {
  Real k;
  Real r;
  /// R - 2, for R = r coth(r/2).
  Real q;
};

template <typename Real>
Reduced<Real> reduce(Real t) {
  constexpr double kLog2E = 0x1.71547652b82fep0;
  // ln 2 in two parts; k times the first is exact.
  constexpr double kLn2High = 0x1.62e42fefa3800p-1;
  constexpr double kLn2Low = 0x1.ef35793c76730p-45;
  const Real k = rounded(t * Real(kLog2E));
  const Real r = (t - k * Real(kLn2High)) - k * Real(kLn2Low);
  // r coth(r/2) is the sum of 2 B[2n] r^2n / (2n)!, with the Bernoulli numbers B. Its terms are
  // taken in pairs, which are computed side by side.
  const Real s = r * r;
  const Real s2 = s * s;
  const Real first = Real(1.0 / 6) + s * Real(-1.0 / 360);
  const Real second = Real(1.0 / 15'120) + s * Real(-1.0 / 604'800);
  const Real third = Real(1.0 / 23'950'080) + s * Real(-691.0 / 653'837'184'000);
  return {k, r, s * (first + s2 * (second + s2 * third))};
}

/// The sigmoid where its result may be too small to be a normal number.
template <typename Real>
Real tinySigmoid(Real x) {
  // Below -746 it is 0 to the last bit.
  const auto [k, r, q] = reduce(clamp(x, -746.0, 40.0));
  // 2^k in two factors, since it may be too small for one.
  const Real half = rounded(k * Real(0.5));
  const Real up = (Real(2.0) + (q + r)) * powerOfTwo(half) * powerOfTwo(k - half);
  return up / (up + (Real(2.0) + (q - r)));
}

/// 1 / (1 + e^-x)
template <typename Real>
Real sigmoid(Real x) {
  if (anyBelow(x, -708.0)) [[unlikely]] {
    return tinySigmoid(x);
  }
  // Beyond 40 it is 1 to the last bit.
  const auto [k, r, q] = reduce(atMost(x, 40.0));
  const Real up = (Real(2.0) + (q + r)) * powerOfTwo(k);
  return up / (up + (Real(2.0) + (q - r)));
}

/// (e^x - e^-x) / (e^x + e^-x)
template <typename Real>
Real tanh(Real x) {
  // Beyond 20 it is 1 to the last bit.
  const Real bounded = clamp(x, -20.0, 20.0);
  const auto [k, r, q] = reduce(bounded + bounded);
  const Real power = powerOfTwo(k);
  const Real less = power - Real(1.0);
  const Real more = power + Real(1.0);
  // The large parts, 2 (2^k -+ 1), are exact; what is added to them is small.
  return (less + less + (more * r + less * q)) / (more + more + (less * r + more * q));
}

}  // namespace truthnet::vector_math
