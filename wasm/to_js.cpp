#include "to_js.hpp"

#include <emscripten/bind.h>

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

template <typename JsType>
JsType text(std::string_view utf8) {
  return JsType(val(std::string(utf8)));
}

val plainArray(std::span<const double> numbers) {
  return val::array(numbers.begin(), numbers.end());
}

/// A matrix, row-major, as an array of arrays of `columns` numbers.
val rowsOf(std::span<const double> matrix, std::size_t columns) {
  val rows = val::array();
  for (std::size_t at = 0; at < matrix.size(); at += columns) {
    rows.call<void>("push", plainArray(matrix.subspan(at, columns)));
  }
  return rows;
}

val takenRows(const std::vector<Taken>& taken) {
  val rows = val::array();
  for (const auto& [row, times] : taken) {
    val each = val::object();
    each.set("row", row);
    each.set("times", static_cast<double>(times));
    rows.call<void>("push", each);
  }
  return rows;
}

}  // namespace

Problem toJs(const truthnet::Problem& problem) {
  return {text<Code>(nameOf(problem.code)), text<Text>(problem.field), text<Text>(problem.value),
          text<Text>(problem.allowed), text<Text>(problem.sentence)};
}

Numbers toJs(std::span<const double> numbers) {
  const val view(emscripten::typed_memory_view(numbers.size(), numbers.data()));
  return Numbers(view.call<val>("slice"));
}

Indices toJs(const std::vector<std::size_t>& indices) {
  return Indices(val::array(indices.begin(), indices.end()));
}

TraceOrProblem toJs(const Trace& trace) {
  const val layers = val::array();
  for (const LayerTrace& traced : trace.layers) {
    val layer = val::object();
    layer.set("sums", plainArray(traced.sums));
    layer.set("activations", plainArray(traced.activations));
    layer.set("slopes", plainArray(traced.slopes));
    layer.set("errors", plainArray(traced.errors));
    layer.set("deltas", plainArray(traced.deltas));
    layer.set("contributions", rowsOf(traced.contributions, traced.deltas.size()));
    layers.call<void>("push", layer);
  }
  val result = val::object();
  result.set("loss", trace.loss);
  result.set("layers", layers);
  return TraceOrProblem(result);
}

SeparabilityOrProblem toJs(const Separability& separability) {
  val result = val::object();
  result.set("separable", separability.separable);
  if (separability.separable) {
    result.set("weights", plainArray(separability.weights));
    result.set("threshold", separability.threshold);
  } else {
    result.set("firing", takenRows(separability.firing));
    result.set("resting", takenRows(separability.resting));
  }
  return SeparabilityOrProblem(result);
}

SurveyOrProblem toJs(const Survey& survey) {
  val result = val::object();
  result.set("losses", toJs(std::span(survey.losses)));
  result.set("rightSince", toJs(std::span(survey.rightSince)));
  return SurveyOrProblem(result);
}

Numbers toJs(const std::vector<Change>& changes, const Network& network) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const auto layers = network.layers();
  std::vector<double> numbers;
  for (const auto& [iteration, parameter, value] : changes) {
    double index = none;
    double from = none;
    double to = none;
    for (std::size_t l = 0; l < layers.size() && parameter && *parameter >= layers[l].weightsAt;
         ++l) {
      const std::size_t inLayer = *parameter - layers[l].weightsAt;
      const bool isWeight = *parameter < layers[l].biasesAt;
      index = static_cast<double>(l);
      const std::size_t fromUnit = inLayer / layers[l].fanOut;
      from = isWeight ? static_cast<double>(fromUnit) : none;
      to = static_cast<double>(inLayer % layers[l].fanOut);
    }
    numbers.insert(numbers.end(), {static_cast<double>(iteration), value, index, from, to});
  }
  return toJs(std::span<const double>(numbers));
}

Numbers toJs(const std::vector<LossHistory::Point>& curve) {
  std::vector<double> interleaved;
  interleaved.reserve(2 * curve.size());
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
    activation.call<void>("push", text<Text>(nameOf(layer.activation)));
  }
  val networkOptions = val::object();
  networkOptions.set("hidden", plainArray(network.hidden));
  networkOptions.set("activation", activation);
  networkOptions.set("bias", network.bias);

  const TrainingSpec training;
  val trainingOptions = val::object();
  trainingOptions.set("loss", training.loss);
  trainingOptions.set("optimizer", training.optimizer);
  trainingOptions.set("batch", training.batch);
  trainingOptions.set("learningRate", training.learningRate);
  trainingOptions.set("init", training.init);
  trainingOptions.set("seed", training.seed);
  trainingOptions.set("iterations", training.iterations);

  val options = val::object();
  options.set("network", networkOptions);
  options.set("training", trainingOptions);
  return Defaults(options);
}

}  // namespace truthnet::js
