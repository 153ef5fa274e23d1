#include "truthnet/problem.hpp"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <string>
#include <vector>

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

/// Formats a range in mathematical notation: [1, 256], (0, 1000], or 3 for a range of one number.
std::string interval(Range range) {
  if (range.min == range.max) return numberText(range.max);
  return concat(
      {range.withoutMin ? "(" : "[", numberText(range.min), ", ", numberText(range.max), "]"});
}

/// Formats a range in words: "from 1 to 256", "greater than 0 and at most 1000".
std::string inWords(Range range) {
  return concat({range.withoutMin ? "greater than " : "from ", numberText(range.min),
                 range.withoutMin ? " and at most " : " to ", numberText(range.max)});
}

std::string withArticle(std::string_view type) {
  const bool startsWithVowel = std::string_view("aeiou").contains(type.front());
  return concat({startsWithVowel ? "an " : "a ", type});
}

/// Returns the edit distance of two names, ignoring case: deletions, insertions, replacements and
/// swaps of neighbouring letters (Damerau-Levenshtein, optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
  const auto lower = [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  };
  const auto same = [&](std::size_t i, std::size_t j) { return lower(a[i]) == lower(b[j]); };
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> distances((a.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& {
    return distances[i * width + j];
  };
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        at(i, j) = i + j;
        continue;
      }
      const std::size_t replaced = at(i - 1, j - 1) + (same(i - 1, j - 1) ? 0 : 1);
      at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, replaced});
      const bool swapped = i > 1 && j > 1 && same(i - 1, j - 2) && same(i - 2, j - 1);
      if (swapped) at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
    }
  }
  return at(a.size(), b.size());
}

/// Returns the known name that was probably meant: the edit distance is at most a third of its
/// length.
std::string_view nearest(std::string_view name, std::span<const std::string_view> known) {
  std::string_view best;
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (const std::string_view each : known) {
    const std::size_t most = std::max<std::size_t>(each.size() / 3, 1);
    if (name.size() > each.size() + most) continue;
    const std::size_t far = distance(name, each);
    if (far > most || far >= least) continue;
    best = each;
    least = far;
  }
  return best;
}

/// Builds a problem whose sentence is "<field> <complaint>."
Problem problem(ProblemCode code, std::string_view field, std::string_view value,
                std::string_view allowed, std::initializer_list<std::string_view> complaint) {
  return {code, std::string(field), std::string(value), std::string(allowed),
          concat({field, " ", concat(complaint), "."})};
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

Problem unknownField(std::string_view object, std::string_view name,
                     std::span<const std::string_view> known) {
  const std::string text = quoted(name);
  const std::string shown = text.substr(1, text.size() - 2);
  const std::string field = object.empty() ? shown : concat({object, ".", shown});
  const std::string_view meant = nearest(name, known);
  if (meant.empty()) {
    return problem(ProblemCode::unknownField, field, text, join(known, ", "),
                   {"is unknown; known are ", join(known, " and ")});
  }
  Problem found =
      problem(ProblemCode::unknownField, field, text, meant, {"is unknown; did you mean ", meant});
  found.sentence.back() = '?';
  return found;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t maxBytes = 40;
  if (text.size() <= maxBytes) return concat({"\"", text, "\""});
  std::size_t end = maxBytes;
  // A UTF-8 character has at most three continuation bytes, which begin with the bits 10. More of
  // them are not valid UTF-8, and the cut may be anywhere.
  const auto goesOn = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
  while (end > maxBytes - 4 && goesOn(text[end])) --end;
  return concat({"\"", text.substr(0, end), "…\""});
}

}  // namespace truthnet
