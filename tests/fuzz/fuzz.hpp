#pragma once

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "truthnet/names.hpp"
#include "truthnet/problem.hpp"

// Helpers shared by the fuzz targets. Each target defines its own tryInput().

namespace truthnet::fuzz {

/// Runs one input through a target.
void tryInput(FuzzedDataProvider& data);

/// Aborts the program, which libFuzzer reports as a crash, unless `claim` holds.
inline void expect(bool holds, std::string_view claim) {
  if (holds) return;
  std::cerr << "It does not hold that " << claim << ".\n";
  std::abort();
}

/// Returns true if two numbers have the same bits; all NaNs are equal.
inline bool sameBits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}

inline bool sameBits(std::span<const double> a, std::span<const double> b) {
  return std::ranges::equal(a, b, [](double x, double y) { return sameBits(x, y); });
}

inline bool isFinite(std::span<const double> numbers) {
  return std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
}

inline bool isWhole(double number, double min, double max) {
  return number >= min && number <= max && std::floor(number) == number;
}

/// Returns a number of any kind: a small integer, an edge case, one between 0 and 1, or any bits.
inline double anyNumber(FuzzedDataProvider& data) {
  using Limits = std::numeric_limits<double>;
  static constexpr auto kEdges = std::to_array<double>({-0.0,
                                                        0.5,
                                                        1e-300,
                                                        1000,
                                                        1000.5,
                                                        1023,
                                                        1024,
                                                        1025,
                                                        1e9,
                                                        -1e9,
                                                        1e9 + 1,
                                                        4294967295,
                                                        4294967296,
                                                        0x1p53,
                                                        1e300,
                                                        -1e300,
                                                        Limits::denorm_min(),
                                                        Limits::max(),
                                                        Limits::infinity(),
                                                        -Limits::infinity(),
                                                        Limits::quiet_NaN()});
  switch (data.ConsumeIntegralInRange(0, 3)) {
    case 0:
      return data.ConsumeIntegralInRange(-2, 300);
    case 1:
      return data.PickValueInArray(kEdges);
    case 2:
      return data.ConsumeProbability<double>();
    default:
      return std::bit_cast<double>(data.ConsumeIntegral<std::uint64_t>());
  }
}

/// Returns an integer of any size, often one next to a limit.
template <std::unsigned_integral Whole>
Whole anyWhole(FuzzedDataProvider& data) {
  static constexpr auto kEdges =
      std::to_array<Whole>({0, 1, 256, 257, 1024, 1025, 1'000'000'000, 1'000'000'001, 4'294'967'295,
                            std::numeric_limits<Whole>::max()});
  switch (data.ConsumeIntegralInRange(0, 2)) {
    case 0:
      return data.ConsumeIntegralInRange<Whole>(0, 300);
    case 1:
      return data.PickValueInArray(kEdges);
    default:
      return data.ConsumeIntegral<Whole>();
  }
}

/// Returns an index below `count`, or sometimes any integer.
inline std::size_t someIndex(FuzzedDataProvider& data, std::size_t count) {
  if (data.ConsumeIntegralInRange(0, 7) == 0) return anyWhole<std::size_t>(data);
  return data.ConsumeIntegralInRange<std::size_t>(0, count - 1);
}

/// Returns any of the choices of `Enum`.
template <typename Enum>
Enum anyOf(FuzzedDataProvider& data) {
  return static_cast<Enum>(data.ConsumeIntegralInRange<std::size_t>(0, kNamesOf<Enum>.size() - 1));
}

/// Checks that a problem has a known code and the path of a field.
inline void checkProblem(const Problem& problem) {
  constexpr std::size_t longest = 200;
  expect(static_cast<std::size_t>(problem.code) < kNamesOf<ProblemCode>.size(), "a code is known");
  expect(!problem.field.empty(), "a problem has a field");
  expect(problem.field.size() <= longest, "a path is short");
}

/// Checks that allowed input is accepted, and that other input is rejected with a problem.
template <typename Answer>
void checkAnswer(const Answer& answer, bool isAllowed) {
  if (answer) return expect(isAllowed, "what is not allowed is refused");
  expect(!isAllowed, "what is allowed is done: " + answer.error().field);
  checkProblem(answer.error());
}

}  // namespace truthnet::fuzz
