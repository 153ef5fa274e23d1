#pragma once

#include <array>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <charconv>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "truthnet/problem.hpp"
#include "truthnet/session.hpp"
#include "truthnet/trainer.hpp"

// Sessions that several tests start from.

namespace truthnet::test {

/// Returns the tutorial's table with default options.
inline Session tutorial() {
  Session session;
  session.table.inputs = {"X1", "X2", "X3"};
  session.table.outputs = {"y"};
  session.table.rows = {{{0, 0, 1}, {0}}, {{0, 1, 1}, {1}}, {{1, 0, 1}, {1}}, {{1, 1, 1}, {0}}};
  return session;
}

/// Returns the table of a Boolean function: `targetOf(row)` is the target of the row whose inputs
/// are the bits of `row`, first input highest.
template <typename Function>
TableSpec tableOf(std::size_t inputs, const Function& targetOf) {
  TableSpec table;
  for (std::size_t i = 0; i < inputs; ++i) table.inputs.push_back("x" + std::to_string(i));
  table.outputs = {"y"};
  for (std::size_t row = 0; row < (std::size_t{1} << inputs); ++row) {
    RowSpec spec;
    for (std::size_t i = inputs; i-- > 0;) spec.in.push_back((row >> i & 1U) != 0);
    spec.out = {targetOf(row) != 0};
    table.rows.push_back(spec);
  }
  return table;
}

/// Returns the table of the parity function: target 1 for an odd number of ones.
inline TableSpec parity(std::size_t inputs) {
  return tableOf(inputs, [](std::size_t row) { return std::popcount(row) % 2; });
}

/// Returns all eight rows of a full adder, with two outputs.
inline Session fullAdder() {
  Session session;
  session.table.inputs = {"a", "b", "carry in"};
  session.table.outputs = {"sum", "carry out"};
  for (int a = 0; a < 2; ++a) {
    for (int b = 0; b < 2; ++b) {
      for (int c = 0; c < 2; ++c) {
        const int sum = a + b + c;
        session.table.rows.push_back({{a != 0, b != 0, c != 0}, {sum % 2 != 0, sum / 2 != 0}});
      }
    }
  }
  return session;
}

/// Formats one fact of a problem: 300, false, X1, [1, 256].
struct FactText {
  std::string operator()(std::monostate /*none*/) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(double number) const {
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    return {text.data(), end.ptr};
  }
  std::string operator()(Range range) const {
    if (range.min == range.max) return (*this)(range.max);
    return (range.withoutMin ? "(" : "[") + (*this)(range.min) + ", " + (*this)(range.max) + "]";
  }
};

/// Returns the four facts of a problem in one line.
inline std::string factsOf(const Problem& problem) {
  return std::string(nameOf(problem.code)) + ": " + problem.field + " = " +
         std::visit(FactText{}, problem.value) + ", allowed " +
         std::visit(FactText{}, problem.allowed);
}

inline Trainer trainerOf(const Session& session) {
  auto trainer = Trainer::create(session);
  INFO((trainer ? "" : factsOf(trainer.error())));
  REQUIRE(trainer);
  return *std::move(trainer);
}

/// Returns all weights and biases.
inline std::vector<double> parametersOf(const Trainer& trainer) {
  const auto parameters = trainer.network().parameters();
  return {parameters.begin(), parameters.end()};
}

inline std::vector<double> lossesOf(const Trainer& trainer) {
  const Vector losses = trainer.lossHistory().losses();
  return {losses.begin(), losses.end()};
}

inline std::vector<double> predictionsOf(const Trainer& trainer) {
  const Matrix predictions = trainer.predictions();
  return {predictions.begin(), predictions.end()};
}

/// Returns a session with linear units and such large steps that the loss explodes within a few
/// iterations.
inline Session explosive(Session session = tutorial()) {
  session.network.activation = Activation::linear;
  session.network.hidden = {8, 8};
  session.training.learningRate = 10;
  return session;
}

}  // namespace truthnet::test
