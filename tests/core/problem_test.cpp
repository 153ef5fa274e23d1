#include "truthnet/problem.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>

namespace truthnet::test {

TEST_CASE("Numbers in sentences look as they do in JavaScript") {
  CHECK(numberText(0) == "0");
  CHECK(numberText(4.5) == "4.5");
  CHECK(numberText(0.1) == "0.1");
  CHECK(numberText(-1) == "-1");
  CHECK(numberText(4294967296) == "4294967296");
  CHECK(numberText(1e300) == "1e+300");
  CHECK(numberText(std::numeric_limits<double>::quiet_NaN()) == "NaN");
  CHECK(numberText(-std::numeric_limits<double>::infinity()) == "-Infinity");
}

TEST_CASE("A text in a sentence is cut between characters, not within one") {
  CHECK(quoted("sigmod") == "\"sigmod\"");
  CHECK(quoted(std::string(100, 'x')) == "\"" + std::string(40, 'x') + "…\"");
  std::string hanzi;
  for (int i = 0; i < 30; ++i) hanzi += "真";  // three bytes each
  CHECK(quoted(hanzi) == "\"" + hanzi.substr(0, 39) + "…\"");
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
