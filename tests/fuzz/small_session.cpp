#include "small_session.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "truthnet/activation.hpp"
#include "truthnet/batch.hpp"
#include "truthnet/init.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/optimizer.hpp"

namespace truthnet::fuzz {
namespace {

/// Returns a number of units, usually a small one.
std::size_t someUnits(FuzzedDataProvider& data) {
  return data.ConsumeIntegralInRange<std::size_t>(1,
                                                  data.ConsumeIntegralInRange(0, 7) == 0 ? 40 : 6);
}

bool isOne(unsigned bits, std::size_t bit) { return (bits >> bit & 1U) != 0; }

RowSpec someRow(FuzzedDataProvider& data, const TableSpec& table) {
  RowSpec row;
  const unsigned inputs = data.ConsumeIntegral<std::uint16_t>();
  const unsigned targets = data.ConsumeIntegral<std::uint8_t>();
  // Most targets count.
  const unsigned cares = data.ConsumeBool() ? ~0U : data.ConsumeIntegral<std::uint8_t>();
  for (std::size_t i = 0; i < table.inputs.size(); ++i) row.in.push_back(isOne(inputs, i));
  for (std::size_t o = 0; o < table.outputs.size(); ++o) {
    row.out.push_back(isOne(cares, o) ? std::optional(isOne(targets, o)) : std::nullopt);
  }
  row.holdOut = isOne(inputs, 15) && isOne(inputs, 14);
  return row;
}

TableSpec someTable(FuzzedDataProvider& data) {
  TableSpec table;
  table.inputs.resize(data.ConsumeIntegralInRange<std::size_t>(1, data.ConsumeBool() ? 3 : 10));
  table.outputs.resize(data.ConsumeIntegralInRange<std::size_t>(1, data.ConsumeBool() ? 2 : 8));
  for (auto* names : {&table.inputs, &table.outputs}) {
    for (std::string& name : *names) {
      name = (names == &table.inputs ? "x" : "y") + std::to_string(&name - names->data());
    }
  }
  table.rows = someRows(data, table);
  return table;
}

StartSpec someStart(FuzzedDataProvider& data, const Session& session) {
  const double scale = data.PickValueInArray({0.01, 1.0, 1e4, 1e9 / 128});
  const auto someParameter = [&] { return scale * data.ConsumeIntegral<std::int8_t>(); };
  StartSpec start;
  start.biases.emplace();
  std::size_t fanIn = session.table.inputs.size();
  const auto addLayer = [&](std::size_t units) {
    auto& weights = start.weights.emplace_back(fanIn, std::vector<double>(units));
    for (auto& fromUnit : weights) std::ranges::generate(fromUnit, someParameter);
    auto& biases = start.biases->emplace_back(units);
    if (session.network.bias) std::ranges::generate(biases, someParameter);
    fanIn = units;
  };
  for (const std::size_t units : session.network.hidden) addLayer(units);
  addLayer(session.table.outputs.size());
  return start;
}

}  // namespace

std::vector<RowSpec> someRows(FuzzedDataProvider& data, const TableSpec& table) {
  std::vector<RowSpec> rows(data.ConsumeIntegralInRange<std::size_t>(1, 12));
  for (RowSpec& row : rows) row = someRow(data, table);
  // Repeat the rows to fill more than one block.
  const std::size_t some = rows.size();
  const std::size_t times = data.ConsumeIntegralInRange(0, 7) == 0 ? 9 : 1;
  for (std::size_t i = some; i < times * some; ++i) rows.push_back(rows[i % some]);
  return rows;
}

double someLearningRate(FuzzedDataProvider& data) {
  if (data.ConsumeBool()) return data.ConsumeFloatingPointInRange<double>(1e-3, 2);
  return data.ConsumeFloatingPointInRange<double>(std::numeric_limits<double>::denorm_min(), 1000);
}

double someLayerRate(FuzzedDataProvider& data) {
  return data.ConsumeBool() ? data.ConsumeIntegralInRange(0, 3)
                            : data.ConsumeFloatingPointInRange<double>(0, 1000);
}

Session smallSession(FuzzedDataProvider& data) {
  Session session;
  session.table = someTable(data);
  session.network.hidden.resize(data.ConsumeIntegralInRange<std::size_t>(0, 3));
  std::vector<Activation> activations;
  for (std::size_t& units : session.network.hidden) {
    units = someUnits(data);
    activations.push_back(anyOf<Activation>(data));
  }
  activations.push_back(anyOf<Activation>(data));
  session.network.activation = std::move(activations);
  session.network.bias = data.ConsumeBool();
  session.training.loss = anyOf<Loss>(data);
  session.training.optimizer = anyOf<Optimizer>(data);
  session.training.batch = anyOf<Batch>(data);
  session.training.learningRate = someLearningRate(data);
  session.training.init = anyOf<Init>(data);
  session.training.seed = data.ConsumeIntegral<std::uint32_t>();
  session.training.iterations = data.ConsumeIntegralInRange(1U, 40U);
  if (session.training.init == Init::given) session.training.start = someStart(data, session);
  if (data.ConsumeIntegralInRange(0, 3) == 0) {
    auto& rates = session.training.layerRates.emplace(session.network.hidden.size() + 1);
    for (double& rate : rates) rate = someLayerRate(data);
  }
  return session;
}

}  // namespace truthnet::fuzz
