// The results of an independent NumPy program, tests/reference/make_reference.py.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sessions.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using nlohmann::json;

namespace truthnet::test {
namespace {

json referenceCases() { return json::parse(std::ifstream(TRUTHNET_REFERENCE_CASES)); }

Session sessionOf(const json& reference) {
  Session session;
  for (std::size_t i = 0; i < reference["inputs"][0].size(); ++i) {
    session.table.inputs.push_back("x" + std::to_string(i));
  }
  for (std::size_t i = 0; i < reference["targets"][0].size(); ++i) {
    session.table.outputs.push_back("y" + std::to_string(i));
  }
  for (std::size_t r = 0; r < reference["inputs"].size(); ++r) {
    RowSpec row;
    row.in = reference["inputs"][r].get<std::vector<double>>();
    for (const double target : reference["targets"][r].get<std::vector<double>>()) {
      row.out.emplace_back(target);
    }
    session.table.rows.push_back(row);
  }
  session.network.hidden = reference["hidden"].get<std::vector<double>>();
  session.network.activation = reference["activations"].get<std::vector<std::string>>();
  session.network.bias = reference["bias"].get<bool>();
  session.training.loss = reference["loss"].get<std::string>();
  session.training.optimizer = reference["optimizer"].get<std::string>();
  session.training.learningRate = reference["learning_rate"].get<double>();
  session.training.init = reference["init"].get<std::string>();
  session.training.seed = reference["seed"].get<double>();
  session.training.iterations = reference["iterations"].get<double>();
  return session;
}

void checkEqual(double actual, const json& expected) {
  const auto figure = expected.get<double>();
  CHECK_THAT(actual, WithinRel(figure, 1e-9) || WithinAbs(figure, 1e-14));
}

}  // namespace

TEST_CASE("Losses, predictions and parameters are NumPy's") {
  for (const json& reference : referenceCases()) {
    INFO(reference["name"]);
    Trainer trainer = trainerOf(sessionOf(reference));
    trainer.step(reference["iterations"].get<std::int64_t>());

    const std::vector<double> losses = lossesOf(trainer);
    for (const auto& [iteration, loss] : reference["loss_at"].items()) {
      INFO("iteration " << iteration);
      checkEqual(losses.at(std::stoul(iteration)), loss);
    }
    const Matrix predictions = trainer.predictions();
    for (std::size_t r = 0; r < predictions.shape(0); ++r) {
      for (std::size_t o = 0; o < predictions.shape(1); ++o) {
        INFO("prediction " << r << ", " << o);
        checkEqual(predictions(r, o), reference["predictions"][r][o]);
      }
    }
    for (std::size_t l = 0; l < trainer.network().layers().size(); ++l) {
      const Matrix weights = trainer.network().weights(l);
      const Vector biases = trainer.network().biases(l);
      for (std::size_t to = 0; to < weights.shape(1); ++to) {
        INFO("layer " << l << ", unit " << to);
        checkEqual(biases(to), reference["biases"][l][to]);
        for (std::size_t from = 0; from < weights.shape(0); ++from) {
          INFO("from " << from);
          checkEqual(weights(from, to), reference["weights"][l][from][to]);
        }
      }
    }
  }
}

}  // namespace truthnet::test
