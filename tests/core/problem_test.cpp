#include "truthnet/problem.hpp"

#include <array>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <string_view>

namespace truthnet::test {

TEST_CASE("Numbers in messages are formatted as in JavaScript") {
  CHECK(numberText(0) == "0");
  CHECK(numberText(4.5) == "4.5");
  CHECK(numberText(0.1) == "0.1");
  CHECK(numberText(-1) == "-1");
  CHECK(numberText(4294967296) == "4294967296");
  CHECK(numberText(1e300) == "1e+300");
  CHECK(numberText(-1.5e-300) == "-1.5e-300");
  CHECK(numberText(5e-324) == "5e-324");
  CHECK(numberText(0.000001) == "0.000001");
  CHECK(numberText(0.00000012) == "1.2e-7");
  CHECK(numberText(123456.789) == "123456.789");
  CHECK(numberText(1e15) == "1000000000000000");
  CHECK(numberText(1e20) == "100000000000000000000");
  CHECK(numberText(1e21) == "1e+21");
  CHECK(numberText(0.1 + 0.2) == "0.30000000000000004");
  CHECK(numberText(1000.0000000000001) == "1000.0000000000001");
  CHECK(numberText(1.0000000000000002) == "1.0000000000000002");
  CHECK(numberText(9007199254740992) == "9007199254740992");
  CHECK(numberText(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
  CHECK(numberText(std::numeric_limits<double>::quiet_NaN()) == "NaN");
  CHECK(numberText(-std::numeric_limits<double>::infinity()) == "-Infinity");
}

TEST_CASE("A number is formatted with the fewest digits that read back as the same number") {
  std::mt19937_64 random(7);
  std::array<char, 32> buffer{};
  for (int i = 0; i < 3000; ++i) {
    // Any size, near an integer, or a power of two, below which doubles are denser.
    double number = std::abs(std::bit_cast<double>(random()));
    if (i % 3 == 1) number = std::nextafter(static_cast<double>(random() % 2000), 1e9);
    if (i % 3 == 2) number = std::ldexp(1.0, static_cast<int>(random() % 2098) - 1074);
    if (!std::isfinite(number)) continue;
    const std::string text = numberText(number);
    INFO(text);
    CHECK(std::strtod(text.c_str(), nullptr) == number);
    const auto digitsOf = [](std::string_view written) {
      std::string digits;
      for (const char each : written.substr(0, written.find('e'))) {
        if (each != '.' && (each != '0' || !digits.empty())) digits += each;
      }
      return digits.substr(0, digits.find_last_not_of('0') + 1);
    };
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                   std::chars_format::scientific);
    CHECK(digitsOf(text) == digitsOf({buffer.data(), end.ptr}));
  }
}

TEST_CASE("A long text in a message is cut between characters") {
  CHECK(quoted("sigmod") == "\"sigmod\"");
  CHECK(quoted(std::string(100, 'x')) == "\"" + std::string(40, 'x') + "…\"");
  std::string hanzi;
  for (int i = 0; i < 30; ++i) hanzi += "真";  // three bytes each
  CHECK(quoted(hanzi) == "\"" + hanzi.substr(0, 39) + "…\"");
}

TEST_CASE("A long text that is not valid UTF-8 is cut as well") {
  const std::string cut = quoted(std::string(100, '\x80'));
  CHECK(cut.starts_with("\"\x80"));
  CHECK(cut.ends_with("\x80…\""));
  CHECK(cut.size() <= quoted(std::string(100, 'x')).size());
}

TEST_CASE("The error for an unknown field names the known ones") {
  constexpr auto known = std::to_array<std::string_view>({"seed", "learningRate", "holdOut"});
  const Problem problem = unknownField("training", "lerningRate", known);
  CHECK(problem.field == "training.lerningRate");
  CHECK(problem.value == "\"lerningRate\"");
  CHECK(problem.allowed == "seed, learningRate, holdOut");
  CHECK(unknownField("", "sed", known).field == "sed");
  CHECK(unknownField("training", std::string(1'000'000, 'x'), known).field.size() < 100);
}

}  // namespace truthnet::test
