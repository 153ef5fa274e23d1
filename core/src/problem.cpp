#include "truthnet/problem.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>
#include <string>

namespace truthnet {
namespace {

std::string concat(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string join(std::span<const std::string_view> items, std::string_view lastSeparator) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? lastSeparator : ", ";
    text += items[i];
  }
  return text;
}

/// The range as mathematics writes it: [1, 256], (0, 1000], or 3 for a range of one number.
std::string interval(Range range) {
  if (range.min == range.max) return numberText(range.max);
  return concat(
      {range.withoutMin ? "(" : "[", numberText(range.min), ", ", numberText(range.max), "]"});
}

/// The range in words: "from 1 to 256", "greater than 0 and at most 1000".
std::string inWords(Range range) {
  return concat({range.withoutMin ? "greater than " : "from ", numberText(range.min),
                 range.withoutMin ? " and at most " : " to ", numberText(range.max)});
}

std::string withArticle(std::string_view type) {
  const bool startsWithVowel = std::string_view("aeiou").contains(type.front());
  return concat({startsWithVowel ? "an " : "a ", type});
}

/// The sentence is "<field> <complaint>."
Problem problem(ProblemCode code, std::string_view field, std::string_view value,
                std::string_view allowed, std::initializer_list<std::string_view> complaint) {
  return {code, std::string(field), std::string(value), std::string(allowed),
          concat({field, " ", concat(complaint), "."})};
}

/// A number as 0.d₁d₂d₃… · 10^(exponent + 1), with as many digits as every decimal survives.
struct Decimal {
  std::string digits;
  int exponent;
};

constexpr int kDigits = 15;

/// number · 10^power, in steps that a double can take.
double timesPowerOf10(double number, int power) {
  constexpr int maxStep = 22;  // the largest power that is exact
  while (power != 0) {
    const int step = std::clamp(power, -maxStep, maxStep);
    double factor = 1;
    for (int i = 0; i < std::abs(step); ++i) factor *= 10;
    number = step > 0 ? number * factor : number / factor;
    power -= step;
  }
  return number;
}

/// For a finite number above 0.
Decimal decimal(double number) {
  int exponent2 = 0;
  std::frexp(number, &exponent2);
  int exponent =
      static_cast<int>(std::floor((exponent2 - 1) * std::numbers::ln2 / std::numbers::ln10));
  double digits = std::round(timesPowerOf10(number, kDigits - 1 - exponent));
  // That is the exponent or one less; and the rounding may go over a power of ten.
  if (digits >= 1e15) digits = std::round(timesPowerOf10(number, kDigits - 1 - ++exponent));
  return {std::to_string(static_cast<std::int64_t>(digits)), exponent};
}

}  // namespace

Problem missing(std::string_view field, std::string_view type) {
  return problem(ProblemCode::missing, field, "", type,
                 {"is missing; it must be ", withArticle(type)});
}

Problem wrongType(std::string_view field, std::string_view value, std::string_view type) {
  return problem(ProblemCode::wrongType, field, value, type,
                 {"must be ", withArticle(type), ", but is ", value});
}

Problem outOfRange(std::string_view field, double value, Range range) {
  const std::string text = numberText(value);
  return problem(ProblemCode::outOfRange, field, text, interval(range),
                 {"must be ", inWords(range), ", but is ", text});
}

Problem notAnInteger(std::string_view field, double value, Range range) {
  const std::string text = numberText(value);
  return problem(ProblemCode::notAnInteger, field, text, interval(range),
                 {"must be a whole number ", inWords(range), ", but is ", text});
}

Problem notOneOf(std::string_view field, std::string_view value,
                 std::span<const std::string_view> choices) {
  return problem(ProblemCode::notOneOf, field, value, join(choices, ", "),
                 {"must be ", join(choices, " or "), ", but is ", value});
}

Problem wrongLength(std::string_view field, std::size_t length, Range range) {
  const std::string text = std::to_string(length);
  const std::string min = range.min == range.max ? "" : numberText(range.min) + " to ";
  return problem(ProblemCode::wrongLength, field, text, interval(range),
                 {"must have ", min, numberText(range.max), range.max == 1 ? " entry" : " entries",
                  ", but has ", text});
}

Problem emptyName(std::string_view field, std::string_view name) {
  return problem(ProblemCode::emptyName, field, quoted(name), "", {"must be a name, but is blank"});
}

Problem duplicateName(std::string_view field, std::string_view name, std::string_view sameAs) {
  const std::string text = quoted(name);
  return problem(ProblemCode::duplicateName, field, text, "",
                 {"must be a name of its own, but is ", text, " like ", sameAs});
}

Problem tooLong(std::string_view field, std::size_t characters, std::size_t max) {
  const std::string has = std::to_string(characters);
  const std::string allowed = std::to_string(max);
  return problem(ProblemCode::tooLong, field, has, allowed,
                 {"must have at most ", allowed, " characters, but has ", has});
}

std::string numberText(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  if (number == 0) return "0";
  const std::string sign = number < 0 ? "-" : "";
  auto [digits, exponent] = decimal(std::abs(number));
  digits.erase(digits.find_last_not_of('0') + 1);
  // Where JavaScript changes to powers of ten.
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

std::string quoted(std::string_view text) {
  constexpr std::size_t maxBytes = 40;
  if (text.size() <= maxBytes) return concat({"\"", text, "\""});
  std::size_t end = maxBytes;
  // A character of UTF-8 goes on in at most three bytes that begin with the bits 10. Where there
  // are more of them, it is no UTF-8 and may be cut anywhere.
  const auto goesOn = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
  while (end > maxBytes - 4 && goesOn(text[end])) --end;
  return concat({"\"", text.substr(0, end), "…\""});
}

}  // namespace truthnet
