#include "any_session.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "truthnet/activation.hpp"
#include "truthnet/batch.hpp"
#include "truthnet/init.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/optimizer.hpp"

namespace truthnet::fuzz {
namespace {

std::string anyText(FuzzedDataProvider& data) { return data.ConsumeRandomLengthString(150); }

std::vector<double> anyNumbers(FuzzedDataProvider& data, std::size_t most) {
  std::vector<double> numbers(data.ConsumeIntegralInRange<std::size_t>(0, most));
  for (double& number : numbers) number = anyNumber(data);
  return numbers;
}

std::vector<std::string> names(std::string_view first, std::size_t count) {
  std::vector<std::string> names;
  names.reserve(count);
  for (std::size_t i = 0; i < count; ++i) names.push_back(std::string(first) + std::to_string(i));
  return names;
}

/// Returns an allowed session with a few inputs and rows.
Session allowedSession(FuzzedDataProvider& data) {
  Session session;
  session.table.inputs = names("x", data.ConsumeIntegralInRange<std::size_t>(1, 10));
  session.table.outputs = names("y", data.ConsumeIntegralInRange<std::size_t>(1, 8));
  session.table.rows.resize(data.ConsumeIntegralInRange<std::size_t>(1, 8));
  for (RowSpec& row : session.table.rows) {
    for (std::size_t i = 0; i < session.table.inputs.size(); ++i) {
      row.in.push_back(data.ConsumeBool());
    }
    for (std::size_t o = 0; o < session.table.outputs.size(); ++o) {
      const int target = data.ConsumeIntegralInRange(0, 2);
      row.out.push_back(target < 2 ? std::optional(target == 1) : std::nullopt);
    }
    row.holdOut = data.ConsumeBool();
  }
  return session;
}

/// Returns start parameters, of the right shape if the session's network has one.
StartSpec someStart(FuzzedDataProvider& data, const Session& session) {
  StartSpec start;
  std::vector<std::size_t> sizes = session.network.hidden;
  for (std::size_t& size : sizes) size = size >= 1 && size <= 8 ? size : 1;
  sizes.insert(sizes.begin(), session.table.inputs.size());
  sizes.push_back(session.table.outputs.size());
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    const std::vector<double> ofUnit(sizes[l + 1], anyNumber(data));
    start.weights.emplace_back(sizes[l], ofUnit);
  }
  if (!data.ConsumeBool()) return start;
  start.biases.emplace();
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    start.biases->emplace_back(sizes[l + 1], data.ConsumeBool() ? anyNumber(data) : 0);
  }
  return start;
}

/// Returns any element of a list, or null if it is empty.
template <typename Element>
Element* anyElement(FuzzedDataProvider& data, std::vector<Element>& elements) {
  if (elements.empty()) return nullptr;
  return &elements[data.ConsumeIntegralInRange<std::size_t>(0, elements.size() - 1)];
}

void changeTable(FuzzedDataProvider& data, TableSpec& table) {
  auto& columns = data.ConsumeBool() ? table.inputs : table.outputs;
  switch (data.ConsumeIntegralInRange(0, 4)) {
    case 0:
      columns.resize(data.ConsumeIntegralInRange<std::size_t>(0, 12), anyText(data));
      break;
    case 1:
      if (std::string* name = anyElement(data, columns)) *name = anyText(data);
      break;
    case 2:
      table.rows.resize(data.ConsumeIntegralInRange<std::size_t>(0, 1100),
                        table.rows.empty() ? RowSpec() : table.rows.front());
      break;
    case 3:
      if (RowSpec* row = anyElement(data, table.rows)) {
        row->in.resize(data.ConsumeIntegralInRange<std::size_t>(0, 12), data.ConsumeBool());
      }
      break;
    default:
      if (RowSpec* row = anyElement(data, table.rows)) {
        row->out.resize(data.ConsumeIntegralInRange<std::size_t>(0, 10), data.ConsumeBool());
      }
  }
}

void changeNetwork(FuzzedDataProvider& data, NetworkSpec& network) {
  switch (data.ConsumeIntegralInRange(0, 3)) {
    case 0:
      network.hidden.resize(data.ConsumeIntegralInRange<std::size_t>(0, 8));
      for (std::size_t& units : network.hidden) units = anyWhole<std::size_t>(data);
      break;
    case 1:
      network.activation = anyOf<Activation>(data);
      break;
    case 2: {
      std::vector<Activation> each(data.ConsumeIntegralInRange<std::size_t>(0, 8));
      for (Activation& activation : each) activation = anyOf<Activation>(data);
      network.activation = std::move(each);
      break;
    }
    default:
      network.bias = data.ConsumeBool();
  }
}

void changeStart(FuzzedDataProvider& data, StartSpec& start) {
  if (data.ConsumeBool()) {
    auto* layer = anyElement(data, start.weights);
    auto* unit = layer == nullptr ? nullptr : anyElement(data, *layer);
    if (unit != nullptr) *unit = anyNumbers(data, 8);
    if (data.ConsumeBool()) start.weights.resize(data.ConsumeIntegralInRange<std::size_t>(0, 8));
  } else if (start.biases) {
    if (auto* layer = anyElement(data, *start.biases)) *layer = anyNumbers(data, 8);
    if (data.ConsumeBool()) start.biases->resize(data.ConsumeIntegralInRange<std::size_t>(0, 8));
  }
}

void changeTraining(FuzzedDataProvider& data, Session& session) {
  TrainingSpec& training = session.training;
  switch (data.ConsumeIntegralInRange(0, 9)) {
    case 0:
      training.loss = anyOf<Loss>(data);
      break;
    case 1:
      training.optimizer = anyOf<Optimizer>(data);
      break;
    case 2:
      training.batch = anyOf<Batch>(data);
      break;
    case 3:
      training.learningRate = anyNumber(data);
      break;
    case 4:
      training.init = anyOf<Init>(data);
      break;
    case 5:
      training.seed = anyWhole<std::uint32_t>(data);
      break;
    case 6:
      training.iterations = anyWhole<std::uint32_t>(data);
      break;
    case 7:
      training.layerRates = anyNumbers(data, 8);
      if (data.ConsumeBool()) training.layerRates->resize(session.network.hidden.size() + 1, 1);
      break;
    case 8:
      training.init = Init::given;
      training.start = someStart(data, session);
      break;
    default:
      if (training.start) changeStart(data, *training.start);
  }
}

}  // namespace

Session anySession(FuzzedDataProvider& data) {
  Session session = allowedSession(data);
  for (int changes = 0; changes < 20 && data.remaining_bytes() > 0; ++changes) {
    switch (data.ConsumeIntegralInRange(0, 2)) {
      case 0:
        changeTable(data, session.table);
        break;
      case 1:
        changeNetwork(data, session.network);
        break;
      default:
        changeTraining(data, session);
    }
  }
  return session;
}

}  // namespace truthnet::fuzz
