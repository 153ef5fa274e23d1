#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "sessions.hpp"
#include "truthnet/detail/backpropagation.hpp"
#include "truthnet/initialize.hpp"
#include "truthnet/network.hpp"
#include "truthnet/truth_table.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace truthnet::test {

TEST_CASE("Gradients match numerical derivatives for all activations, losses and depths") {
  const auto activation = GENERATE(Activation::sigmoid, Activation::tanh, Activation::relu,
                                   Activation::leakyRelu, Activation::linear);
  const auto loss = GENERATE(Loss::sse, Loss::mse, Loss::halfSse, Loss::crossEntropy);
  const auto bias = GENERATE(false, true);
  const auto hidden = GENERATE(std::vector<std::size_t>{}, std::vector<std::size_t>{5},
                               std::vector<std::size_t>{4, 3}, std::vector<std::size_t>{3, 4, 2});
  INFO(nameOf(activation) << ", " << nameOf(loss) << (bias ? ", biases, " : ", no biases, ")
                          << hidden.size() << " hidden layers");

  Session session = fullAdder();
  session.table.rows[2].out[1].reset();
  session.network = {.hidden = hidden, .activation = activation, .bias = bias};
  const auto table = TruthTable::create(session.table);
  REQUIRE(table);
  auto network = Network::create(session.network, table->inputCount(), table->outputCount());
  REQUIRE(network);

  // Weights of both signs and uneven size, so that no ReLU unit sits at its corner.
  NumpyRandom random(3);
  for (const Layer& layer : network->layers()) {
    for (double& weight : Network::weights(layer, network->parameters())) {
      weight = 2 * random.rand() - 0.9;
    }
    if (!bias) continue;
    for (double& value : Network::biases(layer, network->parameters())) value = random.rand() - 0.4;
  }

  Backpropagation pass(*network, table->trainingRows(), loss);
  std::vector<double> gradients(network->parameters().size());
  pass.feedforward(*network);
  pass.backpropagate(*network, gradients);

  constexpr double h = 1e-6;
  const auto lossAt = [&](double& parameter, double value) {
    const double before = parameter;
    parameter = value;
    const double lossThere = pass.feedforward(*network);
    parameter = before;
    return lossThere;
  };
  const auto checkSlopes = [&](auto part) {
    for (const Layer& layer : network->layers()) {
      const auto parameters = part(layer, network->parameters());
      const auto computed = part(layer, std::span(gradients));
      for (std::size_t i = 0; i < parameters.size(); ++i) {
        const double value = parameters[i];
        const double rise = lossAt(parameters[i], value + h) - lossAt(parameters[i], value - h);
        const double slope = rise / (2 * h);
        CHECK_THAT(computed[i], WithinRel(slope, 1e-6) || WithinAbs(slope, 1e-8));
      }
    }
  };
  checkSlopes(
      [](const Layer& layer, std::span<double> values) { return Network::weights(layer, values); });
  if (bias) {
    checkSlopes([](const Layer& layer, std::span<double> values) {
      return Network::biases(layer, values);
    });
  } else {
    for (const Layer& layer : network->layers()) {
      const auto computed = Network::biases(layer, std::span(gradients));
      CHECK(std::ranges::all_of(computed, [](double gradient) { return gradient == 0; }));
    }
  }
}

}  // namespace truthnet::test
