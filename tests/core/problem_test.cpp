#include "truthnet/problem.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <random>
#include <string>

namespace truthnet::test {

TEST_CASE("Numbers in sentences look as they do in JavaScript") {
  CHECK(numberText(0) == "0");
  CHECK(numberText(4.5) == "4.5");
  CHECK(numberText(0.1) == "0.1");
  CHECK(numberText(-1) == "-1");
  CHECK(numberText(4294967296) == "4294967296");
  CHECK(numberText(1e300) == "1e+300");
  CHECK(numberText(-1.5e-300) == "-1.5e-300");
  CHECK(numberText(5e-324) == "4.94065645841247e-324");
  CHECK(numberText(0.000001) == "0.000001");
  CHECK(numberText(0.00000012) == "1.2e-7");
  CHECK(numberText(123456.789) == "123456.789");
  CHECK(numberText(1e15) == "1000000000000000");
  CHECK(numberText(1e20) == "100000000000000000000");
  CHECK(numberText(1e21) == "1e+21");
  CHECK(numberText(0.1 + 0.2) == "0.3");
  CHECK(numberText(9.9999999999999995) == "10");
  CHECK(numberText(std::numeric_limits<double>::quiet_NaN()) == "NaN");
  CHECK(numberText(-std::numeric_limits<double>::infinity()) == "-Infinity");
}

TEST_CASE("A number of up to 15 digits can be read back from its text") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    // 15 digits times a power of ten.
    const auto digits = std::to_string(random() % 1'000'000'000'000'000);
    const auto exponent = std::to_string(static_cast<int>(random() % 100) - 60);
    std::string decimal = digits;
    decimal += "e";
    decimal += exponent;
    const double number = std::stod(decimal);
    INFO(decimal);
    CHECK(std::stod(numberText(number)) == number);
  }
}

TEST_CASE("A text in a sentence is cut between characters, not within one") {
  CHECK(quoted("sigmod") == "\"sigmod\"");
  CHECK(quoted(std::string(100, 'x')) == "\"" + std::string(40, 'x') + "…\"");
  std::string hanzi;
  for (int i = 0; i < 30; ++i) hanzi += "真";  // three bytes each
  CHECK(quoted(hanzi) == "\"" + hanzi.substr(0, 39) + "…\"");
}

TEST_CASE("A text in a sentence that is no UTF-8 is cut, too") {
  const std::string cut = quoted(std::string(100, '\x80'));
  CHECK(cut.starts_with("\"\x80"));
  CHECK(cut.ends_with("\x80…\""));
  CHECK(cut.size() <= quoted(std::string(100, 'x')).size());
}

TEST_CASE("A missing field is named with the type it must have") {
  const Problem problem = missing("table", "object");
  CHECK(problem.code == ProblemCode::missing);
  CHECK(problem.sentence == "table is missing; it must be an object.");
}

TEST_CASE("A value of another type is named with the type it must have") {
  const Problem problem = wrongType("network.bias", "\"yes\"", "boolean");
  CHECK(problem.value == "\"yes\"");
  CHECK(problem.allowed == "boolean");
  CHECK(problem.sentence == "network.bias must be a boolean, but is \"yes\".");
}

}  // namespace truthnet::test
