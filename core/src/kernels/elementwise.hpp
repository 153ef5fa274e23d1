#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

#include "kernels/simd.hpp"

/// Elementwise loops over arrays, whose elements are independent so that SIMD vectors can process
/// them in any order.
namespace truthnet::elementwise {

using simd::Batch;

/// Returns how many of `size` numbers fill whole vectors.
constexpr std::size_t wholePart(std::size_t size) { return size / Batch::size * Batch::size; }

/// Remainder of an array beyond its whole vectors, padded with zeros to one vector.
class Tail {
 public:
  explicit Tail(std::span<const double> array) {
    std::ranges::copy(array.subspan(wholePart(array.size())), numbers_.begin());
  }

  std::span<double> numbers() { return numbers_; }

  /// Copies the remainder back into the array.
  void copyTo(std::span<double> array) const {
    const auto rest = array.subspan(wholePart(array.size()));
    std::copy_n(numbers_.begin(), rest.size(), rest.begin());
  }

 private:
  std::array<double, Batch::size> numbers_{};
};

/// Computes target[i] = function(source[i]...) over the whole vectors of `target`, which may be one
/// of the sources, `count` vectors at a time. If fewer are left, the last vector is processed
/// repeatedly.
template <std::size_t count, typename Function, typename... Sources>
void transform(std::span<double> target, Function function, const Sources&... sources) {
  using Numbers = simd::Vectors<count>;
  const std::size_t size = wholePart(target.size());
  for (std::size_t i = 0; i < size; i += count * Batch::size) {
    const auto at = [i, size](std::size_t v) {
      return std::min(i + v * Batch::size, size - Batch::size);
    };
    const auto loaded = [at](const auto& source) {
      Numbers numbers;
      for (std::size_t v = 0; v < count; ++v) numbers.each[v] = simd::load(&source[at(v)]);
      return numbers;
    };
    const Numbers result = function(loaded(sources)...);
    for (std::size_t v = 0; v < count; ++v) simd::store(result.each[v], &target[at(v)]);
  }
}

/// Returns the sum of |number|, added in any order: NaN or infinite if one of them is.
[[gnu::noinline]] inline double sumOfMagnitudes(std::span<const double> numbers) {
  constexpr std::size_t kVectors = 4;
  const auto magnitude = [](Batch number) { return xsimd::abs(number); };
  simd::Vectors<kVectors> sums(0.0);
  std::size_t i = 0;
  for (; i + kVectors * Batch::size <= numbers.size(); i += kVectors * Batch::size) {
    sums += simd::forEach(magnitude, simd::load<kVectors>(&numbers[i]));
  }
  double sum = xsimd::reduce_add(simd::sumOfVectors(sums));
  for (; i < numbers.size(); ++i) sum += std::abs(numbers[i]);
  return sum;
}

/// Returns true if all numbers are finite.
inline bool areFinite(std::span<const double> numbers) {
  // The sum of finite numbers may overflow, so check each number before deciding.
  return std::isfinite(sumOfMagnitudes(numbers)) ||
         std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
}

}  // namespace truthnet::elementwise
