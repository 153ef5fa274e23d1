#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstddef>
#include <cstdint>

#include "sessions.hpp"
#include "truthnet/initialize.hpp"

namespace truthnet::test {

TEST_CASE("A seed draws the same numbers as in NumPy") {
  struct Drawn {
    std::uint32_t seed;
    std::array<double, 5> numbers;
  };
  // numpy.random.seed(seed); numpy.random.rand(5)
  const auto drawn = GENERATE(Drawn{0,
                                    {0.5488135039273248, 0.7151893663724195, 0.6027633760716439,
                                     0.5448831829968969, 0.4236547993389047}},
                              Drawn{1,
                                    {0.417022004702574, 0.7203244934421581, 0.00011437481734488664,
                                     0.30233257263183977, 0.14675589081711304}},
                              Drawn{42,
                                    {0.3745401188473625, 0.9507143064099162, 0.7319939418114051,
                                     0.5986584841970366, 0.15601864044243652}},
                              Drawn{2018,
                                    {0.8823493117539459, 0.10432773786047767, 0.9070093335163405,
                                     0.3063988986063515, 0.446408872427422}},
                              Drawn{4294967295,
                                    {0.0976320289940138, 0.9123828453026218, 0.78903530185164,
                                     0.7800035981134678, 0.01793967398674523}});
  INFO("seed " << drawn.seed);
  NumpyRandom random(drawn.seed);
  for (const double number : drawn.numbers) CHECK(random.rand() == number);
}

TEST_CASE("The thousandth number of a seed is the same as in NumPy") {
  NumpyRandom random(7);
  for (int i = 0; i < 999; ++i) random.rand();
  CHECK(random.rand() == 0.016448753231374513);
}

TEST_CASE("Start weights are drawn layer by layer and row by row, and biases start at 0") {
  Session session = tutorial();
  session.network.hidden = {2};
  session.network.bias = true;
  session.training.seed = 7;
  const Trainer trainer = trainerOf(session);
  NumpyRandom random(7);
  for (std::size_t l = 0; l < 2; ++l) {
    for (const double weight : trainer.network().weights(l)) CHECK(weight == random.rand());
    for (const double bias : trainer.network().biases(l)) CHECK(bias == 0);
  }
}

TEST_CASE("Different seeds give different start weights") {
  Session session = tutorial();
  const Trainer first = trainerOf(session);
  session.training.seed = 2;
  CHECK(parametersOf(trainerOf(session)) != parametersOf(first));
}

}  // namespace truthnet::test
