#include "truthnet/loss_history.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace truthnet::test {
namespace {

/// Returns a falling loss with small waves.
double lossAt(std::uint32_t iteration) {
  return 1 / (1 + 0.01 * iteration) + 1e-3 * std::sin(iteration);
}

LossHistory historyOf(std::uint32_t size) {
  LossHistory history;
  for (std::uint32_t i = 0; i < size; ++i) history.add(lossAt(i));
  return history;
}

void checkSame(const LossHistory& history, const LossHistory& expected) {
  CHECK(history.size() == expected.size());
  CHECK(history.stride() == expected.stride());
  CHECK(std::ranges::equal(history.losses(), expected.losses()));
  const auto same = [](const LossHistory::Point& a, const LossHistory::Point& b) {
    return a.iteration == b.iteration && a.loss == b.loss;
  };
  CHECK(std::ranges::equal(history.curve(200'000), expected.curve(200'000), same));
}

bool holds(const std::vector<LossHistory::Point>& points, std::uint32_t iteration, double loss) {
  return std::ranges::any_of(points, [&](const LossHistory::Point& point) {
    return point.iteration == iteration && point.loss == loss;
  });
}

}  // namespace

TEST_CASE("A run of up to 65,536 losses keeps every loss") {
  const auto size = GENERATE(1U, 2U, 1501U, static_cast<std::uint32_t>(LossHistory::kCapacity));
  const LossHistory history = historyOf(size);
  const Vector losses = history.losses();
  REQUIRE(losses.size() == size);
  CHECK(history.stride() == 1);
  for (std::uint32_t i = 0; i < size; ++i) REQUIRE(losses(i) == lossAt(i));
}

TEST_CASE("A long run keeps the losses of every stride-th iteration") {
  const auto [size, stride] = GENERATE(std::pair{65'537U, 2U}, std::pair{131'072U, 2U},
                                       std::pair{131'073U, 4U}, std::pair{1'000'000U, 16U});
  const LossHistory history = historyOf(size);
  CHECK(history.stride() == stride);
  const Vector losses = history.losses();
  CHECK(losses.size() <= LossHistory::kCapacity);
  REQUIRE(losses.size() == (size - 1) / stride + 1);
  for (std::uint32_t i = 0; i < losses.size(); ++i) REQUIRE(losses(i) == lossAt(i * stride));
}

TEST_CASE("The curve of a million iterations shows every single spike") {
  LossHistory history;
  const std::map<std::uint32_t, double> spikes = {{333'333, -9}, {777'777, 9}};
  for (std::uint32_t i = 0; i < 1'000'000; ++i) {
    const auto spike = spikes.find(i);
    history.add(spike == spikes.end() ? lossAt(i) : spike->second);
  }
  const auto points = history.curve(200);
  CHECK(holds(points, 777'777, 9));
  CHECK(holds(points, 333'333, -9));
}

TEST_CASE("A curve starts at the first loss, ends at the last, and its iterations increase") {
  const auto size = GENERATE(1U, 2U, 3U, 100U, 1501U, 70'000U, 300'001U);
  const auto maxPoints = GENERATE(as<std::size_t>(), 2, 3, 4, 5, 17, 2000, 1'000'000'000);
  INFO(size << " losses, " << maxPoints << " points");
  const LossHistory history = historyOf(size);
  const auto points = history.curve(maxPoints);
  REQUIRE(!points.empty());
  CHECK(points.size() <= maxPoints);
  CHECK(points.front().iteration == 0);
  CHECK(points.front().loss == lossAt(0));
  CHECK(points.back().iteration == size - 1);
  CHECK(points.back().loss == lossAt(size - 1));
  for (std::size_t i = 1; i < points.size(); ++i) {
    REQUIRE(points[i - 1].iteration < points[i].iteration);
  }
  for (const auto& [iteration, loss] : points) REQUIRE(loss == lossAt(iteration));
}

TEST_CASE("A curve with room for all losses contains all of them") {
  const LossHistory history = historyOf(1501);
  CHECK(history.curve(1501).size() == 1501);
  CHECK(history.curve(5000).size() == 1501);
}

TEST_CASE("A curve of one point is the last loss; a curve of none is empty") {
  const LossHistory history = historyOf(10);
  REQUIRE(history.curve(1).size() == 1);
  CHECK(history.curve(1)[0].iteration == 9);
  CHECK(history.curve(0).empty());
}

TEST_CASE("Each column of a curve shows its smallest and its largest loss") {
  const LossHistory history = historyOf(10'000);
  constexpr std::size_t columns = 10;
  const auto points = history.curve(2 * columns + 2);
  for (std::uint32_t column = 0; column < columns; ++column) {
    std::array<double, 1000> losses{};
    for (std::uint32_t i = 0; i < losses.size(); ++i) losses.at(i) = lossAt(1000 * column + i);
    const auto [min, max] = std::ranges::minmax_element(losses);
    CHECK(holds(points, 1000 * column + static_cast<std::uint32_t>(min - losses.begin()), *min));
    CHECK(holds(points, 1000 * column + static_cast<std::uint32_t>(max - losses.begin()), *max));
  }
}

TEST_CASE("A truncated history equals that of a run that never went further") {
  const auto [long_, size] = GENERATE(
      std::pair{1'000'000U, 101U}, std::pair{1'000'000U, 65'536U}, std::pair{1'000'000U, 65'537U},
      std::pair{1'000'000U, 400'003U}, std::pair{300'000U, 299'999U}, std::pair{140'000U, 1U});
  INFO(long_ << " losses, cut to " << size);
  LossHistory history;
  for (std::uint32_t i = 0; i < long_; ++i) history.add(i % 1001 == 0 ? 9 + lossAt(i) : lossAt(i));
  history.truncate(size);
  LossHistory fresh;
  for (std::uint32_t i = 0; i < size; ++i) {
    const double loss = i % 1001 == 0 ? 9 + lossAt(i) : lossAt(i);
    fresh.add(loss);
    if (i >= history.size()) history.add(loss);
  }
  const std::uint32_t last = size + 70'000;
  for (std::uint32_t i = size; i <= last; ++i) {
    checkSame(history, fresh);
    // Both must also continue in the same way.
    for (const std::uint32_t end = std::min(i + 30'000, last); i < end; ++i) {
      history.add(lossAt(i));
      fresh.add(lossAt(i));
    }
  }
}

TEST_CASE("A jump keeps the loss before it and can be replaced, removed and cut off") {
  const auto size = GENERATE(1U, 100U, 70'000U, 70'001U, 200'003U);
  LossHistory history = historyOf(size);
  history.setJump(1e9);
  history.setJump(-1e9);
  CHECK(history.jumps().size() == 1);
  CHECK(holds(history.jumps(), size - 1, -1e9));
  checkSame(history, historyOf(size));
  history.setJump(std::nullopt);
  CHECK(history.jumps().empty());
  history.setJump(2);
  history.add(lossAt(size));
  history.setJump(3);
  history.truncate(size);
  CHECK(history.jumps().size() == 1);
  CHECK(holds(history.jumps(), size - 1, 2));
  history.clear();
  CHECK(history.jumps().empty());
}

TEST_CASE("A cleared history starts from scratch") {
  LossHistory history = historyOf(70'000);
  history.clear();
  CHECK(history.size() == 0);
  CHECK(history.curve(10).empty());
  history.add(0.5);
  CHECK(history.stride() == 1);
  CHECK(history.losses().size() == 1);
}

}  // namespace truthnet::test
