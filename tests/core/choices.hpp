#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "truthnet/names.hpp"

// Reads choices from JSON by their names.

namespace truthnet::test {

template <typename Choice>
Choice choiceOf(const nlohmann::json& name) {
  return named<Choice>(name.get<std::string>()).value();
}

template <typename Choice>
std::vector<Choice> choicesOf(const nlohmann::json& names) {
  std::vector<Choice> choices;
  for (const nlohmann::json& name : names) choices.push_back(choiceOf<Choice>(name));
  return choices;
}

}  // namespace truthnet::test
