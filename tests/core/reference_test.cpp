// Compares training with an independent NumPy program, tests/reference/make_reference.py: its
// results in the repository, and those of cases that tests/reference/draw_cases.py draws when the
// tests are built.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_container_properties.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "choices.hpp"
#include "sessions.hpp"
#include "truthnet/activation.hpp"
#include "truthnet/batch.hpp"
#include "truthnet/init.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/optimizer.hpp"

using Catch::Matchers::IsEmpty;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using nlohmann::json;

namespace truthnet::test {
namespace {

/// Path of the drawn results; missing if no Python has NumPy.
constexpr std::string_view kDrawnResults = TRUTHNET_DRAWN_RESULTS;

json parsed(std::string_view path) { return json::parse(std::ifstream(std::string(path))); }

StartSpec startOf(const json& start) {
  StartSpec spec;
  spec.weights = start["weights"].get<decltype(spec.weights)>();
  if (start.contains("biases")) {
    spec.biases = start["biases"].get<std::vector<std::vector<double>>>();
  }
  return spec;
}

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
    for (const json& input : reference["inputs"][r]) row.in.push_back(input == 1);
    for (const json& target : reference["targets"][r]) {
      row.out.push_back(target.is_null() ? std::nullopt : std::optional(target == 1));
    }
    if (reference.contains("held_out")) row.holdOut = reference["held_out"][r].get<bool>();
    session.table.rows.push_back(row);
  }
  session.network.hidden = reference["hidden"].get<std::vector<std::size_t>>();
  session.network.activation = choicesOf<Activation>(reference["activations"]);
  session.network.bias = reference["bias"].get<bool>();
  session.training.loss = choiceOf<Loss>(reference["loss"]);
  session.training.optimizer = choiceOf<Optimizer>(reference["optimizer"]);
  if (reference.contains("batch")) session.training.batch = choiceOf<Batch>(reference["batch"]);
  session.training.learningRate = reference["learning_rate"].get<double>();
  if (reference.contains("layer_rates")) {
    session.training.layerRates = reference["layer_rates"].get<std::vector<double>>();
  }
  session.training.init = choiceOf<Init>(reference["init"]);
  if (reference.contains("start")) session.training.start = startOf(reference["start"]);
  session.training.seed = reference["seed"].get<std::uint32_t>();
  session.training.iterations = reference["iterations"].get<std::uint32_t>();
  return session;
}

void checkEqual(double actual, const json& expected) {
  const auto figure = expected.get<double>();
  CHECK_THAT(actual, WithinRel(figure, 1e-9) || WithinAbs(figure, 1e-14));
}

void checkEqual(const Trainer& trainer, const json& reference) {
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

void trainAndCheck(const json& references) {
  for (const json& reference : references) {
    INFO(reference["name"]);
    Trainer trainer = trainerOf(sessionOf(reference));
    trainer.step(reference["iterations"].get<std::int64_t>());
    checkEqual(trainer, reference);
  }
}

/// Returns the names of an enum that no case uses in `field`, a name or a list of names.
template <typename Enum>
std::set<std::string_view> missingIn(const json& references, const char* field) {
  std::set<std::string_view> missing(kNamesOf<Enum>.begin(), kNamesOf<Enum>.end());
  for (const json& reference : references) {
    const json names = reference[field].flatten();
    for (const json& name : names) missing.erase(name.get<std::string>());
  }
  return missing;
}

}  // namespace

TEST_CASE("Losses, predictions and parameters match NumPy's for the cases in the repository") {
  trainAndCheck(parsed(TRUTHNET_REFERENCE_RESULTS));
}

TEST_CASE("Losses, predictions and parameters match NumPy's for random cases") {
  if (!std::filesystem::exists(kDrawnResults)) SKIP("No Python on this machine has NumPy.");
  const json references = parsed(kDrawnResults);
  CHECK(references.size() >= 60);
  CHECK_THAT(missingIn<Loss>(references, "loss"), IsEmpty());
  CHECK_THAT(missingIn<Optimizer>(references, "optimizer"), IsEmpty());
  CHECK_THAT(missingIn<Batch>(references, "batch"), IsEmpty());
  CHECK_THAT(missingIn<Init>(references, "init"), IsEmpty());
  // A network with a step activation cannot be trained.
  CHECK(missingIn<Activation>(references, "activations") == std::set<std::string_view>{"step"});
  trainAndCheck(references);
}

}  // namespace truthnet::test
