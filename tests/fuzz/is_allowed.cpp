#include "is_allowed.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "truthnet/activation.hpp"
#include "truthnet/init.hpp"

namespace truthnet::fuzz {
namespace {

bool isName(std::string_view name) {
  const auto isSpace = [](char c) { return std::string_view(" \t\n\v\f\r").contains(c); };
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) >> 6U) != 2; };
  // A UTF-8 character has one leading byte and at most four bytes.
  return !std::ranges::all_of(name, isSpace) && std::ranges::count_if(name, begins) <= 32 &&
         name.size() <= 4UL * 32;
}

bool areParameters(const std::vector<double>& numbers, std::size_t count) {
  return numbers.size() == count &&
         std::ranges::all_of(numbers, [](double n) { return n >= -1e9 && n <= 1e9; });
}

bool isAllowed(const std::optional<StartSpec>& start, const Session& session) {
  const auto sizes = sizesOf(session);
  if (!start || start->weights.size() != sizes.size() - 1) return false;
  if (start->biases && start->biases->size() != sizes.size() - 1) return false;
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    const auto fits = [&](const auto& ofUnit) { return areParameters(ofUnit, sizes[l + 1]); };
    if (start->weights[l].size() != sizes[l]) return false;
    if (!std::ranges::all_of(start->weights[l], fits)) return false;
    if (!start->biases) continue;
    if (!fits((*start->biases)[l])) return false;
    const bool areZero =
        std::ranges::all_of((*start->biases)[l], [](double bias) { return bias == 0; });
    if (!session.network.bias && !areZero) return false;
  }
  return true;
}

}  // namespace

bool isAllowed(const TableSpec& table) {
  std::vector<std::string> names = table.inputs;
  names.insert(names.end(), table.outputs.begin(), table.outputs.end());
  if (!std::ranges::all_of(names, isName)) return false;
  std::ranges::sort(names);
  if (std::ranges::adjacent_find(names) != names.end()) return false;
  if (table.inputs.empty() || table.inputs.size() > 10) return false;
  if (table.outputs.empty() || table.outputs.size() > 8) return false;
  if (table.rows.empty() || table.rows.size() > 1024) return false;
  return std::ranges::all_of(table.rows, [&](const RowSpec& row) {
    return row.in.size() == table.inputs.size() && row.out.size() == table.outputs.size();
  });
}

bool isAllowed(const NetworkSpec& network) {
  if (network.hidden.size() > 6) return false;
  const auto fits = [](std::size_t units) { return units >= 1 && units <= 256; };
  if (!std::ranges::all_of(network.hidden, fits)) return false;
  const auto* each = std::get_if<std::vector<Activation>>(&network.activation);
  return each == nullptr || each->size() == network.hidden.size() + 1;
}

std::vector<std::size_t> sizesOf(const Session& session) {
  std::vector<std::size_t> sizes = {session.table.inputs.size()};
  sizes.insert(sizes.end(), session.network.hidden.begin(), session.network.hidden.end());
  sizes.push_back(session.table.outputs.size());
  return sizes;
}

bool isAllowed(const TrainingSpec& training, std::size_t layers) {
  const auto isRate = [](double rate) { return rate >= 0 && rate <= 1000; };
  const auto& rates = training.layerRates;
  if (rates && (rates->size() != layers || !std::ranges::all_of(*rates, isRate))) return false;
  return training.learningRate > 0 && training.learningRate <= 1000 && training.iterations >= 1 &&
         training.iterations <= 1'000'000'000;
}

bool isAllowed(const Session& session) {
  return isAllowed(session.table) && isAllowed(session.network) &&
         isAllowed(session.training, session.network.hidden.size() + 1) &&
         (session.training.init != Init::given || isAllowed(session.training.start, session));
}

}  // namespace truthnet::fuzz
