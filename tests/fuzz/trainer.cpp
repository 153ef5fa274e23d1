#include "truthnet/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "fuzz.hpp"
#include "inspect.hpp"
#include "map.hpp"
#include "separability.hpp"
#include "small_session.hpp"
#include "truthnet/map.hpp"
#include "truthnet/network.hpp"
#include "truthnet/session.hpp"
#include "truthnet/survey.hpp"

// Fuzzes the trainer of a small session with any sequence of operations, and checks the guarantees
// of the headers after each.

namespace truthnet::fuzz {
namespace {

void expectSame(const Trainer& trainer, const Trainer& other, std::string_view claim) {
  expect(trainer.iteration() == other.iteration(), claim);
  expect(sameBits(trainer.loss(), other.loss()), claim);
  expect(sameBits(trainer.network().parameters(), other.network().parameters()), claim);
}

/// A trainer in use and its expected state.
class Usage {
 public:
  Usage(Session session, FuzzedDataProvider& data)
      : data_(data),
        session_(std::move(session)),
        trainer_(*Trainer::create(session_)),
        start_(trainer_),
        costOfIteration_(costOf(trainer_)) {
    checkState();
    checkIdleRows();
    checkSeparability(trainer_.table());
  }

  /// Performs any one operation. Returns false if no data or work is left.
  bool use() {
    if (data_.remaining_bytes() == 0 || work_ == 0) return false;
    switch (data_.ConsumeIntegralInRange(0, 16)) {
      case 0:
      case 1:
        step();
        break;
      case 2:
      case 3:
        seek();
        break;
      case 4:
        keep();
        break;
      case 5:
        setLearningRate();
        break;
      case 6:
        setWeight();
        break;
      case 7:
        setBias();
        break;
      case 8:
        reset();
        break;
      case 9:
        stepUntilRight();
        break;
      case 10:
        checkSurvey();
        break;
      case 11:
        checkReplay();
        break;
      case 12:
        setRows();
        break;
      case 13:
        checkMap();
        break;
      default:
        inspect();
    }
    checkState();
    return true;
  }

 private:
  /// Fixed cost of an iteration, in multiply-adds, for any size of network.
  static constexpr std::size_t kOverhead = 1000;
  /// Maximum cost of all iterations of one usage, in multiply-adds.
  static constexpr std::size_t kWork = 3'000'000;
  static constexpr std::size_t kMostKept = 6;

  /// Returns the cost of an iteration, in multiply-adds.
  static std::size_t costOf(const Trainer& trainer) {
    return kOverhead + 3 * trainer.network().parameters().size() * trainer.table().rows().size();
  }

  /// Returns `asked` iterations, or fewer if the remaining work does not allow them.
  std::int64_t iterations(std::int64_t asked) {
    const std::size_t most = work_ / costOfIteration_;
    const std::size_t some =
        std::min(static_cast<std::size_t>(std::max<std::int64_t>(asked, 0)), most);
    work_ -= some < most ? some * costOfIteration_ : work_;
    return static_cast<std::int64_t>(some);
  }

  std::int64_t someIterations() {
    return iterations(data_.ConsumeIntegralInRange(0, data_.ConsumeBool() ? 5 : 300));
  }

  /// Discards the kept states after the current iteration, which training is about to replace.
  void dropFuture() { kept_.erase(kept_.upper_bound(trainer_.iteration()), kept_.end()); }

  void step() {
    const std::int64_t count = someIterations();
    const bool wasBlownUp = trainer_.blownUp();
    const std::uint32_t before = trainer_.iteration();
    const std::uint32_t last = trainer_.lastIteration();
    const bool goesOn = count > 0 && trainer_.trainable();
    if (goesOn) dropFuture();
    Trainer apart = trainer_;
    const double loss = trainer_.step(count);
    expect(sameBits(loss, trainer_.loss()), "step returns the loss");
    expect(trainer_.iteration() <= before + count, "a step is no longer than asked for");
    expect(!wasBlownUp || trainer_.iteration() == before, "a run that has blown up stands still");
    expect(trainer_.iteration() == before + (goesOn ? count : 0) || trainer_.blownUp(),
           "a step is as long as asked for, unless the run blows up");
    expect(trainer_.lastIteration() == (goesOn ? trainer_.iteration() : last),
           "a step drops what came after, and nothing else does");
    const auto first = data_.ConsumeIntegralInRange<std::int64_t>(0, count);
    apart.step(first);
    apart.step(count - first);
    expectSame(trainer_, apart, "two steps are as one");
    expect(apart.blownUp() == trainer_.blownUp(), "two steps blow up as one");
  }

  void stepUntilRight() {
    const std::int64_t count = someIterations();
    const double tolerance = data_.ConsumeBool() ? 0.5 : anyNumber(data_);
    if (!trainer_.isRight(tolerance) && count > 0 && trainer_.trainable()) dropFuture();
    const std::uint32_t before = trainer_.iteration();
    trainer_.stepUntilRight(count, tolerance);
    expect(trainer_.isRight(tolerance) || trainer_.iteration() == before + count ||
               trainer_.blownUp() || !trainer_.trainable(),
           "training ends when the table is right, or when it must");
  }

  void seek() {
    const std::int64_t last = trainer_.lastIteration();
    const auto to = data_.ConsumeIntegralInRange<std::int64_t>(-1, last + 10);
    // The run is also repeated to its end, and all of this may happen twice.
    if (iterations(2 * (last + 1)) == 0) return;
    if (to <= last) {
      travel(to);
      return;
    }
    Trainer apart = trainer_;
    trainer_.seek(to);
    apart.seek(last);
    apart.step(to - last);
    expectSame(trainer_, apart, "a seek beyond the last iteration is a step from there");
  }

  void travel(std::int64_t to) {
    const bool wasBlownUp = hasBlownUp();
    const std::uint32_t last = trainer_.lastIteration();
    const auto losses = trainer_.lossHistory().losses();
    const double loss = trainer_.seek(to);
    expect(trainer_.iteration() == std::max<std::int64_t>(to, 0), "a seek gets where it should");
    expect(trainer_.lastIteration() == last, "a seek leaves the run whole");
    expect(sameBits(trainer_.lossHistory().losses(), losses),
           "a seek leaves the losses as they are");
    expect(sameBits(loss, lossHere()), "the loss is what it was then");
    expect(hasBlownUp() == wasBlownUp, "a seek changes nothing about how the run ends");
    const auto kept = kept_.find(trainer_.iteration());
    if (kept == kept_.end()) return;
    expectSame(trainer_, kept->second, "a seek shows what was there, to the last bit");
    // The optimizer's state must be restored as well.
    Trainer then = kept->second;
    Trainer now = trainer_;
    expect(then.setLearningRate(now.options().learningRate).has_value(), "its rate is taken");
    expect(now.setLearningRate(now.options().learningRate).has_value(), "its rate is taken");
    const std::int64_t count = iterations(data_.ConsumeIntegralInRange(0, 5));
    then.step(count);
    now.step(count);
    expectSame(now, then, "training goes on from a seek as it did from there");
  }

  /// Returns true if the run has blown up at its end.
  bool hasBlownUp() const {
    Trainer end = trainer_;
    end.seek(end.lastIteration());
    return end.blownUp();
  }

  void keep() {
    if (kept_.size() < kMostKept) kept_.insert_or_assign(trainer_.iteration(), trainer_);
  }

  void reset() {
    const auto rows = trainer_.table().packedRows();
    trainer_.reset();
    kept_.clear();
    expect(trainer_.iteration() == 0 &&
               sameBits(trainer_.network().parameters(), start_.network().parameters()),
           "a reset goes back to the start weights");
    expect(trainer_.table().packedRows() == rows, "a reset keeps the table");
    expect(trainer_.lastIteration() == 0 && !trainer_.blownUp(), "a reset forgets the run");
  }

  void setLearningRate() {
    const double rate = data_.ConsumeBool() ? someLearningRate(data_) : anyNumber(data_);
    const bool isAllowed = rate > 0 && rate <= 1000;
    checkAnswer(trainer_.setLearningRate(rate), isAllowed);
    expect(!isAllowed || trainer_.options().learningRate == rate, "a learning rate is set");
  }

  void setWeight() {
    const auto layers = trainer_.network().layers();
    const std::size_t layer = someIndex(data_, layers.size());
    const bool isLayer = layer < layers.size();
    const Layer& shape = layers[isLayer ? layer : 0];
    const std::size_t from = someIndex(data_, shape.fanIn);
    const std::size_t to = someIndex(data_, shape.fanOut);
    const double value = anyNumber(data_);
    const bool isAllowed =
        isLayer && from < shape.fanIn && to < shape.fanOut && value >= -1e9 && value <= 1e9;
    checkAnswer(trainer_.setWeight(layer, from, to, value), isAllowed);
    if (isAllowed) hasBeenSet(shape.weightsAt + from * shape.fanOut + to, value);
  }

  void setBias() {
    const auto layers = trainer_.network().layers();
    const std::size_t layer = someIndex(data_, layers.size());
    const bool isLayer = layer < layers.size();
    const Layer& shape = layers[isLayer ? layer : 0];
    const std::size_t unit = someIndex(data_, shape.fanOut);
    const double value = anyNumber(data_);
    const bool isAllowed = trainer_.network().hasBiases() && isLayer && unit < shape.fanOut &&
                           value >= -1e9 && value <= 1e9;
    checkAnswer(trainer_.setBias(layer, unit, value), isAllowed);
    if (isAllowed) hasBeenSet(shape.biasesAt + unit, value);
  }

  void hasBeenSet(std::size_t parameter, double value) {
    dropFuture();
    kept_.erase(trainer_.iteration());
    expect(trainer_.network().parameters()[parameter] == value, "a parameter is set");
    expect(trainer_.lastIteration() == trainer_.iteration(), "it drops what came after");
  }

  void setRows() {
    std::vector<RowSpec> rows = someRows(data_, session_.table);
    if (data_.ConsumeBool()) {
      // A small edit of the present table.
      std::vector<RowSpec> present = unpacked(trainer_.table().packedRows());
      const std::size_t at = someIndex(data_, present.size()) % present.size();
      present[at] = rows.front();
      rows = std::move(present);
    }
    const bool isAllowed = data_.ConsumeIntegralInRange(0, 15) != 0;
    if (!isAllowed) rows.back().in.push_back(false);
    const bool changes = isAllowed && packed(rows) != trainer_.table().packedRows();
    const auto parameters = trainer_.network().parameters();
    const std::vector<double> before(parameters.begin(), parameters.end());
    const std::uint32_t last = trainer_.lastIteration();
    checkAnswer(trainer_.setRows(rows), isAllowed);
    expect(sameBits(trainer_.network().parameters(), before), "an edit keeps the parameters");
    expect(trainer_.lastIteration() == (changes ? trainer_.iteration() : last),
           "an edit drops what came after");
    if (!changes) return;
    dropFuture();
    kept_.erase(trainer_.iteration());
    if (trainer_.iteration() == 0) kept_.clear();
    expect(trainer_.table().packedRows() == packed(rows), "rows are set");
    costOfIteration_ = std::max(costOfIteration_, costOf(trainer_));
  }

  static std::vector<PackedRow> packed(const std::vector<RowSpec>& rows) {
    return {rows.begin(), rows.end()};
  }

  std::vector<RowSpec> unpacked(const std::vector<PackedRow>& rows) const {
    std::vector<RowSpec> specs;
    specs.reserve(rows.size());
    for (const PackedRow row : rows) {
      specs.push_back(row.unpacked(session_.table.inputs.size(), session_.table.outputs.size()));
    }
    return specs;
  }

  /// Returns the loss after the edits at this iteration, as the history has it.
  double lossHere() const {
    const auto& jumps = trainer_.lossHistory().jumps();
    const auto jump =
        std::ranges::find(jumps, trainer_.iteration(), &LossHistory::Point::iteration);
    if (jump != jumps.end()) return jump->loss;
    return trainer_.lossHistory().losses()(trainer_.iteration());
  }

  /// Performs a read-only operation and checks that nothing changes.
  void inspect() {
    // The weights may be too large for the rows of an edited table.
    if (!std::isfinite(trainer_.loss())) return;
    const Trainer before = trainer_;
    fuzz::inspect(data_, trainer_);
    expectSame(trainer_, before, "an inspection changes nothing");
    expect(trainer_.lastIteration() == before.lastIteration(), "an inspection changes nothing");
  }

  void checkState() const {
    expect(trainer_.iteration() <= trainer_.lastIteration(), "an iteration is of the run");
    expect(trainer_.lossHistory().size() == trainer_.lastIteration() + 1, "each has its loss");
    expect(!trainer_.blownUp() || trainer_.iteration() == trainer_.lastIteration(),
           "a run blows up at its end");
    expect(trainer_.obstacle() != Obstacle::stepActivation || trainer_.lastIteration() == 0,
           "what cannot be trained is not trained");
    expect(std::isfinite(trainer_.loss()) || trainer_.blownUp(), "the loss is finite");
    expect(isFinite(trainer_.lossHistory().losses()), "the losses of the curve are finite");
    expect(isFinite(trainer_.network().parameters()), "the parameters are finite");
    expect(sameBits(lossHere(), trainer_.loss()), "the loss is the curve's");
    if (trainer_.network().hasBiases()) return;
    for (const Layer& layer : trainer_.network().layers()) {
      const auto biases = Network::biases(layer, trainer_.network().parameters());
      expect(std::ranges::all_of(biases, [](double bias) { return bias == 0; }),
             "a network without biases has none");
    }
  }

  /// Checks that rows that do not train have no effect, at any position and with any targets.
  void checkIdleRows() {
    if (trainer_.table().trainingRows().size() == 0) return;
    Session without = session_;
    without.table.rows.clear();
    for (std::size_t row = 0; row < session_.table.rows.size(); ++row) {
      if (trainer_.table().trains(row)) without.table.rows.push_back(session_.table.rows[row]);
    }
    const std::int64_t count = iterations(3);
    Trainer with = trainer_;
    with.step(count);
    auto other = Trainer::create(without);
    expect(other.has_value(), "a table without its idle rows is a table");
    other->step(count);
    expectSame(with, *other, "rows that do not train change nothing");
    checkIdleOutputs(with);
  }

  /// Checks that the weights to an output without targets never change.
  void checkIdleOutputs(const Trainer& trained) const {
    const Rows& rows = trained.table().trainingRows();
    const std::size_t last = trained.network().layers().size() - 1;
    for (std::size_t o = 0; o < trained.table().outputCount(); ++o) {
      bool counts = false;
      for (std::size_t row = 0; row < rows.size(); ++row) {
        counts = counts || rows.counts(row, o) != 0;
      }
      if (counts) continue;
      const Matrix weights = trained.network().weights(last);
      const Matrix startWeights = start_.network().weights(last);
      for (std::size_t from = 0; from < weights.shape(0); ++from) {
        expect(weights(from, o) == startWeights(from, o), "don't care changes no weight");
      }
    }
  }

  /// Checks that the run repeats exactly from its session and changes.
  void checkReplay() {
    const std::uint32_t last = trainer_.lastIteration();
    if (iterations(2 * (std::int64_t{last} + 1)) == 0) return;
    SavedState saved{.session = session_, .iteration = last, .changes = {}};
    saved.session.training.learningRate = trainer_.firstLearningRate();
    saved.session.table.rows = unpacked(trainer_.rowsAt(0));
    for (const auto& [iteration, parameter, value, rows] : trainer_.changes()) {
      ChangeSpec change;
      change.iteration = iteration;
      change.value = value;
      const auto layers = trainer_.network().layers();
      for (std::size_t l = 0; l < layers.size() && parameter; ++l) {
        if (*parameter < layers[l].weightsAt) break;
        const std::size_t at = *parameter - layers[l].weightsAt;
        const bool isBias = *parameter >= layers[l].biasesAt;
        change.kind = isBias ? ChangeKind::bias : ChangeKind::weight;
        change.layer = l;
        change.from = at / layers[l].fanOut;
        change.to = at % layers[l].fanOut;
        change.unit = change.to;
      }
      if (rows) {
        change.kind = ChangeKind::rows;
        change.row = rows->row;
        change.remove = rows->removed.size();
        change.add = unpacked(rows->added);
      }
      saved.changes.push_back(change);
    }
    auto again = Trainer::create(saved);
    expect(again.has_value(), "a run can be repeated");
    again->replay();
    Trainer end = trainer_;
    end.seek(last);
    expectSame(*again, end, "a repeated run ends in the same state");
    expect(sameBits(again->lossHistory().losses(), end.lossHistory().losses()),
           "a repeated run has the same losses");
    expect(again->table().packedRows() == end.table().packedRows(), "a repeated run has its rows");
  }

  void checkSurvey() {
    SurveySpec spec;
    spec.count = data_.ConsumeBool() ? data_.ConsumeIntegralInRange(1U, 20U)
                                     : anyWhole<std::uint32_t>(data_);
    spec.firstSeed = anyWhole<std::uint32_t>(data_);
    spec.tolerance = data_.ConsumeBool() ? 0.5 : anyNumber(data_);
    const bool isAllowed = spec.count >= 1 && spec.count <= 10'000 &&
                           spec.firstSeed <= 4'294'967'296 - spec.count && spec.tolerance > 0 &&
                           spec.tolerance <= 1;
    const std::uint32_t most = session_.training.iterations;
    if (isAllowed) {
      if (spec.count > 20) return;
      // The cost of the survey and of as many trainers.
      const auto asked = std::int64_t{2} * spec.count * most;
      if (iterations(asked) < asked) return;
    }
    const auto found = survey(session_, spec);
    checkAnswer(found, isAllowed);
    if (!found) return;
    expect(found->losses.size() == spec.count, "each seed has a loss");
    expect(isFinite(found->losses), "the losses of a survey are finite");
    expect(found->rightSince.size() == found->losses.size(), "each seed has its iteration");
    for (const double since : found->rightSince) {
      expect(std::isnan(since) || isWhole(since, 0, most), "an iteration is one of the run");
    }
    for (std::size_t i = 0; i < found->losses.size(); ++i) {
      Session alone = session_;
      alone.training.seed = spec.firstSeed + static_cast<std::uint32_t>(i);
      Trainer trainer = *Trainer::create(alone);
      trainer.step(most);
      expect(sameBits(found->losses[i], trainer.loss()), "a survey's run is a trainer's");
      expect(std::isnan(found->rightSince[i]) != trainer.isRight(spec.tolerance),
             "a survey's run is right where a trainer's is");
    }
  }

  void checkMap() {
    const MapSpec spec = someMap(data_, start_.network());
    // The cost of the map and of as many trainers; a point has two numbers.
    const auto asked = static_cast<std::int64_t>(spec.points.size()) * session_.training.iterations;
    if (iterations(asked) < asked) return;
    fuzz::checkMap(session_, start_.network(), spec);
  }

  FuzzedDataProvider& data_;
  Session session_;
  Trainer trainer_;
  /// The trainer before its first use.
  Trainer start_;
  /// States of the run at some of its iterations.
  std::map<std::uint32_t, Trainer> kept_;
  std::size_t costOfIteration_;
  std::size_t work_ = kWork;
};

}  // namespace

void tryInput(FuzzedDataProvider& data) {
  constexpr int most = 200;
  Usage usage(smallSession(data), data);
  for (int i = 0; i < most && usage.use(); ++i) continue;
}

}  // namespace truthnet::fuzz
