#include "to_js.hpp"

#include <emscripten/bind.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "truthnet/names.hpp"
#include "truthnet/network.hpp"
#include "truthnet/session.hpp"
#include "truthnet/tensor.hpp"

namespace truthnet::js {
namespace {

using emscripten::val;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Stands in the place of a layer in a change of rows.
constexpr double kRowsMark = -1;

// A single function for all keys: val::set would be instantiated for each length of a literal.
void put(val& object, const char* key, const val& value) { object.set(key, value); }

void push(const val& array, const val& value) { array.call<void>("push", value); }

val text(std::string_view utf8) { return val(std::string(utf8)); }

val plainArray(std::span<const double> numbers) {
  return val::array(numbers.begin(), numbers.end());
}

/// Converts a row-major matrix to an array of arrays of `columns` numbers.
val rowsOf(std::span<const double> matrix, std::size_t columns) {
  val rows = val::array();
  for (std::size_t at = 0; at < matrix.size(); at += columns) {
    push(rows, plainArray(matrix.subspan(at, columns)));
  }
  return rows;
}

void append(std::vector<double>& numbers, const std::vector<PackedRow>& rows,
            const Network& network) {
  const auto layers = network.layers();
  for (const PackedRow row : rows) {
    for (std::size_t i = 0; i < layers.front().fanIn; ++i) numbers.push_back(row.input(i) ? 1 : 0);
    for (std::size_t o = 0; o < layers.back().fanOut; ++o) {
      const auto target = row.target(o);
      numbers.push_back(target ? static_cast<double>(*target) : kNone);
    }
    numbers.push_back(row.isHeldOut() ? 1 : 0);
  }
}

val toJs(const StartSpec& start) {
  const val weights = val::array();
  for (const auto& layer : start.weights) {
    const val from = val::array();
    for (const auto& units : layer) push(from, plainArray(units));
    push(weights, from);
  }
  val result = val::object();
  put(result, "weights", weights);
  if (start.biases) {
    const val biases = val::array();
    for (const auto& units : *start.biases) push(biases, plainArray(units));
    put(result, "biases", biases);
  }
  return result;
}

val weightedRows(const std::vector<WeightedRow>& weighted) {
  val rows = val::array();
  for (const auto& [row, times] : weighted) {
    val each = val::object();
    put(each, "row", val(static_cast<double>(row)));
    put(each, "times", val(static_cast<double>(times)));
    push(rows, each);
  }
  return rows;
}

}  // namespace

val toJs(const Refusal& refusal) {
  return val(Problem{Code(text(refusal.code)), Text(text(refusal.field)), Text(text(refusal.value)),
                     Text(text(refusal.allowed))});
}

val toJs(const truthnet::Problem& problem) { return toJs(refusalOf(problem)); }

ObstacleOrUndefined toJs(std::optional<Obstacle> obstacle) {
  return ObstacleOrUndefined(obstacle ? text(nameOf(*obstacle)) : val::undefined());
}

Numbers toJs(std::span<const double> numbers) {
  const val view(emscripten::typed_memory_view(numbers.size(), numbers.data()));
  return Numbers(view.call<val>("slice"));
}

Indices toJs(const std::vector<std::size_t>& indices) {
  return Indices(val::array(indices.begin(), indices.end()));
}

val toJs(const Trace& trace) {
  const val layers = val::array();
  for (const LayerTrace& traced : trace.layers) {
    val layer = val::object();
    put(layer, "sums", plainArray(traced.sums));
    put(layer, "activations", plainArray(traced.activations));
    put(layer, "slopes", plainArray(traced.slopes));
    put(layer, "errors", plainArray(traced.errors));
    put(layer, "deltas", plainArray(traced.deltas));
    put(layer, "contributions", rowsOf(traced.contributions, traced.deltas.size()));
    push(layers, layer);
  }
  val result = val::object();
  put(result, "loss", val(trace.loss));
  put(result, "layers", layers);
  return result;
}

val toJs(const Separability& separability) {
  val result = val::object();
  put(result, "separable", val(separability.separable));
  if (separability.separable) {
    put(result, "weights", plainArray(separability.weights));
    put(result, "threshold", val(separability.threshold));
  } else {
    put(result, "firing", weightedRows(separability.firing));
    put(result, "resting", weightedRows(separability.resting));
  }
  return result;
}

val toJs(const Survey& survey) {
  val result = val::object();
  put(result, "losses", toJs(std::span(survey.losses)));
  put(result, "rightSince", toJs(std::span(survey.rightSince)));
  return result;
}

val toJs(const Map& map) {
  val result = val::object();
  put(result, "losses", toJs(std::span(map.losses)));
  put(result, "rightSince", toJs(std::span(map.rightSince)));
  const auto* outcomes = reinterpret_cast<const std::uint8_t*>(map.outcomes.data());
  const val view(emscripten::typed_memory_view(map.outcomes.size(), outcomes));
  put(result, "outcomes", view.call<val>("slice"));
  return result;
}

val toJs(const TrainingSpec& training) {
  val result = val::object();
  put(result, "learningRate", val(training.learningRate));
  if (training.layerRates) put(result, "layerRates", plainArray(*training.layerRates));
  put(result, "init", text(nameOf(training.init)));
  if (training.start) put(result, "start", toJs(*training.start));
  put(result, "seed", val(training.seed));
  return result;
}

Numbers toJs(const std::vector<PackedRow>& rows, const Network& network) {
  std::vector<double> numbers;
  append(numbers, rows, network);
  return toJs(std::span<const double>(numbers));
}

Numbers toJs(const std::vector<Change>& changes, const Network& network) {
  const auto layers = network.layers();
  std::vector<double> numbers;
  for (const auto& [iteration, parameter, setting, rows] : changes) {
    double value = setting;
    double index = kNone;
    double from = kNone;
    double to = kNone;
    for (std::size_t l = 0; l < layers.size() && parameter && *parameter >= layers[l].weightsAt;
         ++l) {
      const std::size_t inLayer = *parameter - layers[l].weightsAt;
      const bool isWeight = *parameter < layers[l].biasesAt;
      index = static_cast<double>(l);
      const std::size_t fromUnit = inLayer / layers[l].fanOut;
      from = isWeight ? static_cast<double>(fromUnit) : kNone;
      to = static_cast<double>(inLayer % layers[l].fanOut);
    }
    if (rows) {
      value = static_cast<double>(rows->added.size());
      index = kRowsMark;
      from = static_cast<double>(rows->row);
      to = static_cast<double>(rows->removed.size());
    }
    for (const double number : {static_cast<double>(iteration), value, index, from, to}) {
      numbers.push_back(number);
    }
    if (rows) append(numbers, rows->added, network);
  }
  return toJs(std::span<const double>(numbers));
}

Numbers toJs(const std::vector<LossHistory::Point>& curve) {
  std::vector<double> interleaved;
  for (const auto& [iteration, loss] : curve) {
    interleaved.push_back(iteration);
    interleaved.push_back(loss);
  }
  return toJs(std::span<const double>(interleaved));
}

Defaults defaults() {
  const NetworkSpec network;
  const val activation = val::array();
  for (const Layer& layer : Network::create(network, 1, 1)->layers()) {
    push(activation, text(nameOf(layer.activation)));
  }
  val networkOptions = val::object();
  put(networkOptions, "hidden", val::array(network.hidden.begin(), network.hidden.end()));
  put(networkOptions, "activation", activation);
  put(networkOptions, "bias", val(network.bias));

  const TrainingSpec training;
  val trainingOptions = val::object();
  put(trainingOptions, "loss", text(nameOf(training.loss)));
  put(trainingOptions, "optimizer", text(nameOf(training.optimizer)));
  put(trainingOptions, "batch", text(nameOf(training.batch)));
  put(trainingOptions, "learningRate", val(training.learningRate));
  put(trainingOptions, "init", text(nameOf(training.init)));
  put(trainingOptions, "seed", val(training.seed));
  put(trainingOptions, "iterations", val(training.iterations));

  val options = val::object();
  put(options, "network", networkOptions);
  put(options, "training", trainingOptions);
  return Defaults(options);
}

}  // namespace truthnet::js
