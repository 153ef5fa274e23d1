#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <string>

#include "truthnet/problem.hpp"

// std::to_chars gives the same text but would add tables of 110 kB to the WebAssembly module.

namespace truthnet {
namespace {

/// A non-negative integer with room for every intermediate value below, fewer than 1200 bits.
class BigNumber {
 public:
  explicit BigNumber(std::uint64_t number) {
    limbs_[0] = static_cast<std::uint32_t>(number);
    limbs_[1] = static_cast<std::uint32_t>(number >> 32U);
  }

  BigNumber& operator*=(std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (std::uint32_t& limb : limbs_) {
      carry += std::uint64_t{limb} * factor;
      limb = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    return *this;
  }

  void multiplyByPower(std::uint32_t base, int exponent) {
    for (int i = 0; i < exponent; ++i) *this *= base;
  }

  friend BigNumber operator+(BigNumber a, const BigNumber& b) {
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < kLimbs; ++i) {
      carry += std::uint64_t{a.limbs_[i]} + b.limbs_[i];
      a.limbs_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    return a;
  }

  /// Subtracts a number that is not larger.
  BigNumber& operator-=(const BigNumber& other) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < kLimbs; ++i) {
      const std::uint64_t less = other.limbs_[i] + borrow;
      borrow = limbs_[i] < less ? 1 : 0;
      limbs_[i] -= static_cast<std::uint32_t>(less);
    }
    return *this;
  }

  friend std::strong_ordering operator<=>(const BigNumber& a, const BigNumber& b) {
    for (std::size_t i = kLimbs; i-- > 0;) {
      if (a.limbs_[i] != b.limbs_[i]) return a.limbs_[i] <=> b.limbs_[i];
    }
    return std::strong_ordering::equal;
  }

 private:
  static constexpr std::size_t kLimbs = 38;

  /// Limbs, least significant first.
  std::array<std::uint32_t, kLimbs> limbs_{};
};

/// A number written as d₁.d₂d₃… · 10^exponent.
struct Decimal {
  std::string digits;
  int exponent;
};

/// Returns the decimal with the fewest digits that reads back as the finite `number` above 0; among
/// these the nearest, or the even one of two: Burger and Dybvig, "Printing Floating-Point Numbers
/// Quickly and Accurately", 1996.
Decimal shortest(double number) {
  constexpr int mantissaBits = 53;
  constexpr int smallestExponent = -1074;
  int exponent2 = 0;
  const double fraction = std::frexp(number, &exponent2);
  const int power = std::max(exponent2 - mantissaBits, smallestExponent);
  const auto mantissa = static_cast<std::uint64_t>(std::ldexp(fraction, exponent2 - power));
  const bool isEven = mantissa % 2 == 0;
  // Below a power of two, doubles are twice as dense.
  const bool isCloserBelow =
      mantissa == std::uint64_t{1} << (mantissaBits - 1) && power > smallestExponent;
  const std::uint32_t scale = isCloserBelow ? 2 : 1;

  // The number is rest / unit. A decimal reads back as the number if it is closer than half the gap
  // to each neighbour, or exactly half with an even mantissa.
  BigNumber rest(mantissa * 2 * scale);
  BigNumber unit(std::uint64_t{2} * scale);
  BigNumber halfGapBelow(1);
  BigNumber halfGapAbove(scale);
  for (BigNumber* each : {&rest, &halfGapBelow, &halfGapAbove}) each->multiplyByPower(2, power);
  unit.multiplyByPower(2, -power);
  const auto isLow = [&] { return isEven ? rest <= halfGapBelow : rest < halfGapBelow; };
  const auto isHigh = [&] {
    const BigNumber above = rest + halfGapAbove;
    return isEven ? above >= unit : above > unit;
  };

  // An estimate that is at most one too small.
  int exponent =
      static_cast<int>(std::floor((exponent2 - 1) * std::numbers::ln2 / std::numbers::ln10));
  unit.multiplyByPower(10, exponent);
  for (BigNumber* each : {&rest, &halfGapBelow, &halfGapAbove}) {
    each->multiplyByPower(10, -exponent);
  }
  for (; isHigh(); ++exponent) unit *= 10;

  std::string digits;
  for (bool isDone = false; !isDone;) {
    for (BigNumber* each : {&rest, &halfGapBelow, &halfGapAbove}) *each *= 10;
    char digit = '0';
    for (; rest >= unit; ++digit) rest -= unit;
    const bool mayGoDown = isLow();
    const bool mayGoUp = isHigh();
    const auto half = rest + rest <=> unit;
    const bool isNearerAbove = half > 0 || (half == 0 && digit % 2 == 1);  // '0' is even
    if (mayGoUp && (!mayGoDown || isNearerAbove)) ++digit;
    digits += digit;
    isDone = mayGoDown || mayGoUp;
  }
  return {digits, exponent - 1};
}

}  // namespace

std::string numberText(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  if (number == 0) return "0";
  const std::string sign = number < 0 ? "-" : "";
  const auto [digits, exponent] = shortest(std::abs(number));
  // Thresholds at which JavaScript switches to exponential notation.
  if (exponent < -6 || exponent > 20) {
    const std::string fraction = digits.size() > 1 ? "." + digits.substr(1) : "";
    return sign + digits[0] + fraction + (exponent < 0 ? "e" : "e+") + std::to_string(exponent);
  }
  const auto zeros = [](int count) { return std::string(static_cast<std::size_t>(count), '0'); };
  if (exponent < 0) return sign + "0." + zeros(-exponent - 1) + digits;
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return sign + digits + std::string(whole - digits.size(), '0');
  return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

}  // namespace truthnet
