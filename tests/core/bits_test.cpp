// Checks that the same session gives the same bits everywhere: tests/reference/bits.json has
// fingerprints of some runs, with which this build, Node and every browser are compared. See
// tests/reference/bits.mjs.

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "choices.hpp"
#include "sessions.hpp"

using nlohmann::json;

namespace truthnet::test {
namespace {

Session sessionOf(const json& run) {
  Session session{.table = parity(run["inputs"].get<std::size_t>()), .network = {}, .training = {}};
  session.network.hidden = run["hidden"].get<std::vector<std::size_t>>();
  session.network.activation = choicesOf<Activation>(run["activation"]);
  session.network.bias = run["bias"].get<bool>();
  session.training.loss = choiceOf<Loss>(run["loss"]);
  session.training.optimizer = choiceOf<Optimizer>(run["optimizer"]);
  session.training.batch = choiceOf<Batch>(run["batch"]);
  session.training.init = choiceOf<Init>(run["init"]);
  session.training.learningRate = run["learningRate"].get<double>();
  session.training.seed = run["seed"].get<std::uint32_t>();
  session.training.iterations = run["iterations"].get<std::uint32_t>();
  return session;
}

/// Returns the 64-bit FNV-1a hash over the bytes of the numbers, least significant first:
/// http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t withNumbers(std::uint64_t hash, const std::vector<double>& numbers) {
  for (const double number : numbers) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    for (unsigned shift = 0; shift < 64; shift += 8) {
      hash = (hash ^ ((bits >> shift) & 0xff)) * 0x100000001b3;
    }
  }
  return hash;
}

std::string fingerprintOf(const json& run) {
  Trainer trainer = trainerOf(sessionOf(run));
  trainer.step(run["iterations"].get<std::int64_t>());
  const std::uint64_t losses = withNumbers(0xcbf29ce484222325, lossesOf(trainer));
  std::ostringstream text;
  text << std::hex << std::setfill('0') << std::setw(16)
       << withNumbers(losses, parametersOf(trainer));
  return text.str();
}

}  // namespace

TEST_CASE("Losses and parameters have the bits of the reference") {
  const json runs = json::parse(std::ifstream(TRUTHNET_BITS));
  CHECK(runs.size() >= 10);
  for (const json& run : runs) {
    INFO(run["name"]);
    CHECK(fingerprintOf(run) == run["fingerprint"].get<std::string>());
  }
}

}  // namespace truthnet::test
