#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "fuzz.hpp"
#include "truthnet/detail/checkpoints.hpp"
#include "truthnet/loss_history.hpp"
#include "truthnet/optimizer.hpp"

// Fuzzes the bounded memory of a run, its losses and checkpoints, for any length and any cut,
// against a list of all losses.

namespace truthnet::fuzz {
namespace {

class LongRun {
 public:
  explicit LongRun(FuzzedDataProvider& data)
      : data_(data),
        spacing_(1U << data.ConsumeIntegralInRange(0U, 12U)),
        capacity_(data.ConsumeIntegralInRange<std::size_t>(2, Checkpoints::kMaxCount)),
        checkpoints_(Checkpoints::kMaxBytes / capacity_, spacing_) {
    begin();
  }

  /// Performs any one operation. Returns false if no data or work is left.
  bool use() {
    if (data_.remaining_bytes() == 0 || work_ == 0) return false;
    switch (data_.ConsumeIntegralInRange(0, 7)) {
      case 0:
        history_.clear();
        checkpoints_.restart();
        begin();
        break;
      case 1:
      case 2:
        cut(data_.ConsumeIntegralInRange<std::uint32_t>(1, history_.size()));
        break;
      case 3:
        checkCurve(data_.ConsumeIntegralInRange<std::size_t>(0, 2000));
        break;
      default:
        goOn(data_.ConsumeBool() ? 60'000 : 1000);
    }
    checkLosses();
    checkCheckpoints();
    return true;
  }

 private:
  /// Number of losses that one run may add.
  static constexpr std::uint32_t kWork = 135'000;

  /// Starts a run with the loss of the start weights and a checkpoint there.
  void begin() {
    losses_ = {someLoss()};
    history_.add(losses_.back());
    if (checkpoints_.size() == 0) addCheckpoint(0);
  }

  double someLoss() {
    noise_ = noise_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(noise_ >> 40U);
  }

  void addCheckpoint(std::uint32_t iteration) {
    checkpoints_.add({iteration, {static_cast<double>(iteration)}, {Optimizer::gd, 1}});
  }

  void goOn(std::uint32_t most) {
    noise_ += data_.ConsumeIntegral<std::uint8_t>();
    const auto count = std::min(data_.ConsumeIntegralInRange<std::uint32_t>(1, most), work_);
    work_ -= count;
    for (std::uint32_t i = 0; i < count; ++i) {
      losses_.push_back(someLoss());
      history_.add(losses_.back());
      const std::uint32_t iteration = history_.size() - 1;
      if (checkpoints_.belongsAt(iteration)) addCheckpoint(iteration);
    }
  }

  /// Cuts the run as a step after a seek back does.
  void cut(std::uint32_t size) {
    losses_.resize(size);
    history_.truncate(size);
    expect(history_.size() <= size && size - history_.size() <= history_.stride(),
           "only the bucket that is cut is forgotten");
    for (std::uint32_t i = history_.size(); i < size; ++i) history_.add(losses_[i]);
    checkpoints_.dropAfter(size - 1);
  }

  void checkLosses() const {
    const std::uint32_t stride = history_.stride();
    const Vector kept = history_.losses();
    const std::size_t buckets = (losses_.size() - 1) / LossHistory::kCapacity + 1;
    expect(stride == std::bit_ceil(buckets), "a stride is the smallest power of two that will do");
    expect(history_.size() == losses_.size(), "all losses are counted");
    expect(kept.size() <= LossHistory::kCapacity, "not all losses are kept");
    expect(kept.size() == (losses_.size() - 1) / stride + 1, "one loss of each stride is kept");
    // Check both ends and a sample in between.
    constexpr std::size_t step = 97;
    for (std::size_t i = 0; i < kept.size(); i += i + step < kept.size() ? step : 1) {
      expect(kept(i) == losses_[i * stride], "the losses that are kept are those of the run");
    }
  }

  void checkCurve(std::size_t most) const {
    const auto points = history_.curve(most);
    expect(points.size() <= most, "a curve has no more points than asked for");
    if (most == 0) return;
    expect(points.back().iteration == losses_.size() - 1, "a curve goes to the end");
    expect(most == 1 || points.front().iteration == 0, "a curve begins at the start");
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto [iteration, loss] = points[i];
      expect(i == 0 || points[i - 1].iteration < iteration, "a curve only moves on");
      expect(loss == losses_[iteration], "a curve goes through the losses of the run");
    }
    if (most < 2) return;
    const auto onCurve = std::ranges::minmax(points, {}, &LossHistory::Point::loss);
    const auto [min, max] = std::ranges::minmax(losses_);
    expect(most < 4 || (onCurve.min.loss == min && onCurve.max.loss == max),
           "a curve shows the smallest and the largest loss");
  }

  void checkCheckpoints() {
    const std::uint32_t last = history_.size() - 1;
    expect(checkpoints_.size() <= capacity_, "there are no more checkpoints than places");
    expect(checkpoints_.spacing() >= spacing_ && std::has_single_bit(checkpoints_.spacing()),
           "a spacing only doubles");
    const std::uint32_t iteration = data_.ConsumeIntegralInRange(0U, last);
    const Checkpoint& before = checkpoints_.before(iteration);
    expect(before.iteration <= iteration, "a checkpoint is before what it is for");
    expect(iteration - before.iteration < checkpoints_.spacing(), "a checkpoint is near");
    expect(before.parameters.front() == before.iteration, "a checkpoint is what was put there");
  }

  FuzzedDataProvider& data_;
  std::uint32_t spacing_;
  std::size_t capacity_;
  Checkpoints checkpoints_;
  LossHistory history_;
  /// All losses of the run.
  std::vector<double> losses_;
  std::uint64_t noise_ = 1;
  std::uint32_t work_ = kWork;
};

}  // namespace

void tryInput(FuzzedDataProvider& data) {
  constexpr int most = 12;
  LongRun run(data);
  for (int i = 0; i < most && run.use(); ++i) continue;
}

}  // namespace truthnet::fuzz
