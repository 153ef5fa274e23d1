#include "is_allowed.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fuzz.hpp"
#include "truthnet/activation.hpp"
#include "truthnet/batch.hpp"
#include "truthnet/init.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/optimizer.hpp"

namespace truthnet::fuzz {
namespace {

bool isBit(double number) { return number == 0 || number == 1; }

template <typename Enum>
bool isNameOf(std::string_view name) {
  return named<Enum>(name).has_value();
}

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
    return row.in.size() == table.inputs.size() && row.out.size() == table.outputs.size() &&
           std::ranges::all_of(row.in, isBit) &&
           std::ranges::all_of(row.out, [](auto target) { return isBit(target.value_or(0)); });
  });
}

bool isAllowed(const NetworkSpec& network) {
  if (network.hidden.size() > 6) return false;
  if (!std::ranges::all_of(network.hidden, [](double units) { return isWhole(units, 1, 256); })) {
    return false;
  }
  if (const auto* one = std::get_if<std::string>(&network.activation)) {
    return isNameOf<Activation>(*one);
  }
  const auto& each = std::get<std::vector<std::string>>(network.activation);
  return each.size() == network.hidden.size() + 1 &&
         std::ranges::all_of(each, isNameOf<Activation>);
}

std::vector<std::size_t> sizesOf(const Session& session) {
  std::vector<std::size_t> sizes = {session.table.inputs.size()};
  for (const double units : session.network.hidden) {
    sizes.push_back(static_cast<std::size_t>(units));
  }
  sizes.push_back(session.table.outputs.size());
  return sizes;
}

bool isAllowed(const TrainingSpec& training) {
  return isNameOf<Loss>(training.loss) && isNameOf<Optimizer>(training.optimizer) &&
         isNameOf<Batch>(training.batch) && isNameOf<Init>(training.init) &&
         training.learningRate > 0 && training.learningRate <= 1000 &&
         isWhole(training.seed, 0, 4294967295) && isWhole(training.iterations, 1, 1e9);
}

bool isAllowed(const Session& session) {
  return session.version == 1 && isAllowed(session.table) && isAllowed(session.network) &&
         isAllowed(session.training) &&
         (session.training.init != "given" || isAllowed(session.training.start, session));
}

}  // namespace truthnet::fuzz
