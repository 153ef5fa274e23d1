#include "truthnet/trainer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>

#include "model/checks.hpp"
#include "training/saved_changes.hpp"
#include "truthnet/initialize.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/loss.hpp"

namespace truthnet {
namespace {

/// Iterations tried at once: enough to make the copy and the check around them cheap.
constexpr std::int64_t kSliceLength = 64;
using Losses = std::array<double, kSliceLength>;

/// Multiply-adds that a seek repeats at most, a few milliseconds' worth, while checkpoints are not
/// thinned out.
constexpr std::size_t kWorkBetweenCheckpoints = std::size_t{1} << 21U;

bool allFinite(std::span<const double> numbers) {
  return std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
}

Checkpoint stateOf(const Network& network, const OptimizerState& optimizer,
                   std::uint32_t iteration) {
  const auto parameters = network.parameters();
  return {iteration, {parameters.begin(), parameters.end()}, optimizer};
}

std::size_t bytesOf(const Checkpoint& checkpoint) {
  return sizeof(double) * (checkpoint.parameters.size() + checkpoint.optimizer.first.size() +
                           checkpoint.optimizer.second.size());
}

std::uint32_t spacingFor(const Network& network, std::size_t rows) {
  // Three passes: forward, backward and gradients.
  const std::size_t workOfIteration =
      3 * network.parameters().size() * std::max<std::size_t>(rows, 1);
  const std::size_t iterations =
      std::max<std::size_t>(kWorkBetweenCheckpoints / workOfIteration, 1);
  return static_cast<std::uint32_t>(std::bit_floor(iterations));
}

/// Checked parts of a session. The parameters of `network` are 0 unless the session gives them.
struct Parts {
  TruthTable table;
  Network network;
  TrainingOptions options;
};

std::expected<Parts, Problem> partsOf(const Session& session) {
  auto table = TruthTable::create(session.table);
  if (!table) return std::unexpected(std::move(table.error()));
  auto network = Network::create(session.network, table->inputCount(), table->outputCount());
  if (!network) return std::unexpected(std::move(network.error()));
  auto options = TrainingOptions::create(session.training, network->layers().size());
  if (!options) return std::unexpected(std::move(options.error()));
  if (options->init == Init::given) {
    auto given = initialize(*network, session.training.start);
    if (!given) return std::unexpected(std::move(given.error()));
  }
  return Parts{*std::move(table), *std::move(network), *options};
}

/// Checks the progress of a saved run and returns its changes.
std::expected<std::vector<Change>, Problem> changesOf(const SavedState& saved,
                                                      const Network& network,
                                                      const TruthTable& table) {
  Checks checks;
  checks.number("iteration", saved.iteration, allowed::kIteration);
  auto changes = checkedChanges(saved.changes, network, table.packedRows(), checks);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  return changes;
}

}  // namespace

std::expected<void, Problem> Trainer::check(const SavedState& saved) {
  auto parts = partsOf(saved.session);
  if (!parts) return std::unexpected(std::move(parts.error()));
  auto changes = changesOf(saved, parts->network, parts->table);
  if (!changes) return std::unexpected(std::move(changes.error()));
  return {};
}

std::expected<Trainer, Problem> Trainer::create(const Session& session) {
  auto parts = partsOf(session);
  if (!parts) return std::unexpected(std::move(parts.error()));
  auto& [table, network, options] = *parts;
  if (options.init != Init::given) initialize(network, options.init, options.seed);
  return Trainer(std::move(table), std::move(network), options);
}

std::expected<Trainer, Problem> Trainer::create(const SavedState& saved) {
  auto trainer = create(saved.session);
  if (!trainer) return trainer;
  auto changes = changesOf(saved, trainer->network_, trainer->table_);
  if (!changes) return std::unexpected(std::move(changes.error()));
  std::vector<PackedRow> rows = trainer->table_.packedRows();
  std::vector<PackedRow> firstRows = rows;
  for (const auto& [iteration, parameter, value, splice] : *changes) {
    if (iteration > saved.iteration) continue;
    if (splice) {
      std::vector<PackedRow> before = rows;
      splice->apply(rows);
      if (iteration == 0) {
        firstRows = rows;
      } else {
        trainer->changes_.setRows(iteration, std::move(before), rows);
      }
    } else if (parameter) {
      trainer->changes_.setParameter(iteration, *parameter, value);
    } else {
      trainer->changes_.setLearningRate(iteration, value);
    }
  }
  trainer->savedAt_ = saved.iteration;
  trainer->repeatsTo_ = saved.iteration;
  trainer->useRows(firstRows);
  trainer->begin();
  return trainer;
}

Trainer::Trainer(TruthTable table, Network network, const TrainingOptions& options)
    : table_(std::move(table)),
      network_(std::move(network)),
      options_(options),
      backpropagation_(passes(Batch::full)),
      singleRows_(options.batch == Batch::row ? std::optional(passes(Batch::row)) : std::nullopt),
      optimizer_(options.optimizer, network_.parameters().size()),
      gradients_(network_.parameters().size()),
      before_(stateOf(network_, optimizer_, 0)),
      checkpoints_(bytesOf(before_), spacingFor(network_, table_.trainingRows().size())),
      changes_(options_.learningRate),
      loss_(backpropagation_.feedforward(network_)) {
  checkpoints_.add(before_);
  history_.add(loss_);
}

void Trainer::reset() {
  changes_ = Changes(options_.learningRate);
  repeatsTo_ = 0;
  begin();
}

std::expected<void, Problem> Trainer::restartAt(std::span<const double> parameters) {
  Checks checks;
  checks.length("parameters", parameters.size(), network_.parameters().size());
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  std::ranges::copy(parameters, network_.parameters().begin());
  for (const Layer& layer : network_.layers()) {
    if (network_.hasBiases()) break;
    std::ranges::fill(Network::biases(layer, network_.parameters()), 0);
  }
  *this = Trainer(std::move(table_), std::move(network_), options_);
  return {};
}

void Trainer::begin() {
  checkpoints_.restart();
  load(checkpoints_.before(0));
  history_.clear();
  history_.add(loss_);
  blownUp_ = false;
  makeChanges();
}

bool Trainer::blownUp() const {
  return (blownUp_ || !std::isfinite(loss_)) && iteration_ == lastIteration();
}

std::optional<Obstacle> Trainer::obstacle() const {
  if (!network_.isTrainable()) return Obstacle::stepActivation;
  const bool trains = table_.trainingRows().size() > 0 || iteration_ < repeatsTo_;
  return trains ? std::nullopt : std::optional(Obstacle::noTrainingRows);
}

double Trainer::step(std::int64_t iterations) {
  std::int64_t left = std::min<std::int64_t>(iterations, kLimits.maxIterations - iteration_);
  if (left <= 0 || !trainable()) return loss_;
  dropFuture();
  while (left > 0 && !blownUp() && trainable()) {
    const std::int64_t untilChange = changes_.nextAfter(iteration_) - iteration_;
    const std::int64_t untilSaved = std::int64_t{repeatsTo_} - iteration_;
    const std::int64_t most = untilSaved > 0 ? std::min(left, untilSaved) : left;
    const auto slice =
        std::min({most, kSliceLength, std::int64_t{checkpoints_.left(iteration_)}, untilChange});
    if (tryToRun(static_cast<std::size_t>(slice))) {
      left -= slice;
      if (slice == untilChange) makeChanges();
    } else {
      // It blows up within this slice: run the iterations that still work.
      while (tryToRun(1)) continue;
      blownUp_ = true;
    }
  }
  return loss_;
}

double Trainer::stepUntilRight(std::int64_t iterations, double tolerance) {
  const std::int64_t end =
      iteration_ + std::clamp<std::int64_t>(iterations, 0, kLimits.maxIterations);
  while (iteration_ < end && !isRight(tolerance)) {
    const std::uint32_t before = iteration_;
    step(1);
    if (iteration_ == before) break;
  }
  return loss_;
}

double Trainer::replay() { return step(std::int64_t{savedAt_} - iteration_); }

double Trainer::run() { return step(std::int64_t{options_.iterations} - iteration_); }

bool Trainer::isRight(double tolerance) const {
  const Rows& rows = table_.trainingRows();
  if (rows.size() == 0) return false;
  const Matrix predictions = network_.predict(rows.inputs);
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    const bool counts = rows.counts.data()[i] != 0;
    const double error = std::abs(rows.targets.data()[i] - predictions.data()[i]);
    if (counts && !(error < tolerance)) return false;
  }
  return true;
}

void Trainer::iterate(double learningRate, std::span<double> losses) {
  rates_ = options_.ratesAt(learningRate);
  const bool isDescent = options_.optimizer == Optimizer::gd && options_.batch == Batch::full;
  if (!isDescent || !backpropagation_.descend(network_, rates_, losses)) {
    for (double& loss : losses) loss = iterateOnce();
  }
  loss_ = losses.back();
  iteration_ += static_cast<std::uint32_t>(losses.size());
}

double Trainer::iterateOnce() {
  const auto updateOnce = [&] {
    update(options_.optimizer, network_.layers(), rates_, gradients_, optimizer_,
           network_.parameters());
  };
  if (options_.batch == Batch::full) {
    backpropagation_.backpropagate(network_, gradients_);
    updateOnce();
  } else {
    for (std::size_t row = 0; row < table_.trainingRows().size(); ++row) {
      const bool isFinite = singleRows_->backpropagateRow(network_, row, gradients_);
      if (!isFinite) return std::numeric_limits<double>::quiet_NaN();
      updateOnce();
    }
  }
  return backpropagation_.feedforward(network_);
}

bool Trainer::tryToRun(std::size_t iterations) {
  before_.iteration = iteration_;
  std::ranges::copy(network_.parameters(), before_.parameters.begin());
  before_.optimizer = optimizer_;
  Losses buffer;
  const std::span<double> losses = std::span(buffer).first(iterations);
  iterate(options_.learningRate, losses);
  // A non-finite value never becomes finite again, so checking the last ones is enough.
  if (!allFinite(losses) || !allFinite(network_.parameters()) || !allFinite(optimizer_.first) ||
      !allFinite(optimizer_.second)) {
    restore(before_);
    return false;
  }
  for (const double loss : losses) history_.add(loss);
  if (checkpoints_.belongsAt(iteration_)) {
    checkpoints_.add(stateOf(network_, optimizer_, iteration_));
  }
  return true;
}

double Trainer::seek(std::int64_t iteration) {
  const auto target = std::clamp<std::int64_t>(iteration, 0, kLimits.maxIterations);
  travel(static_cast<std::uint32_t>(std::min<std::int64_t>(target, lastIteration())));
  noteLearningRate();
  return step(target - iteration_);
}

void Trainer::travel(std::uint32_t iteration) {
  const Checkpoint& start = checkpoints_.before(iteration);
  const bool isOnTheWay = start.iteration <= iteration_ && iteration_ <= iteration;
  if (!isOnTheWay) restore(start);
  while (iteration_ < iteration) {
    const double learningRate = changes_.learningRateAt(iteration_);
    const std::uint32_t until = std::min(iteration, changes_.nextAfter(iteration_));
    Losses unused;
    while (iteration_ < until) {
      const std::size_t left = until - iteration_;
      iterate(learningRate, std::span(unused).first(std::min(left, unused.size())));
    }
    repeatEdits();
  }
}

void Trainer::restore(const Checkpoint& checkpoint) {
  load(checkpoint);
  repeatEdits();
}

void Trainer::load(const Checkpoint& checkpoint) {
  iteration_ = checkpoint.iteration;
  std::ranges::copy(checkpoint.parameters, network_.parameters().begin());
  optimizer_ = checkpoint.optimizer;
  loss_ = backpropagation_.feedforward(network_);
}

std::vector<PackedRow> Trainer::rowsAt(std::uint32_t iteration) const {
  std::vector<PackedRow> rows = table_.packedRows();
  changes_.moveRows(tableAt_, iteration, rows);
  return rows;
}

bool Trainer::repeatEdits() {
  const bool haveNewRows = useRows(rowsAt(iteration_));
  const bool areSet = changes_.repeat(iteration_, network_.parameters());
  if (haveNewRows || areSet) loss_ = backpropagation_.feedforward(network_);
  return haveNewRows || areSet;
}

void Trainer::dropLaterChanges() {
  changes_.dropAfter(iteration_);
  repeatsTo_ = std::min(repeatsTo_, iteration_);
}

void Trainer::dropFuture() {
  if (iteration_ == lastIteration()) return;
  const std::uint32_t here = iteration_;
  history_.truncate(here + 1);
  while (history_.size() <= here) {
    travel(history_.size() - 1);
    double loss = 0;
    iterate(changes_.learningRateAt(iteration_), {&loss, 1});
    history_.add(loss);
    repeatEdits();
  }
  checkpoints_.dropAfter(iteration_);
  dropLaterChanges();
  noteLearningRate();
  blownUp_ = false;
}

void Trainer::makeChanges() {
  options_.learningRate = changes_.learningRateAt(iteration_);
  if (repeatEdits()) wasEdited();
}

void Trainer::noteLearningRate() {
  const bool isLast = iteration_ == lastIteration();
  if (!isLast || options_.learningRate == changes_.learningRateAt(iteration_)) return;
  dropLaterChanges();
  changes_.setLearningRate(iteration_, options_.learningRate);
}

std::expected<void, Problem> Trainer::setLearningRate(double rate) {
  auto done = options_.setLearningRate(rate);
  if (done) {
    blownUp_ = false;
    noteLearningRate();
  }
  return done;
}

std::expected<void, Problem> Trainer::setWeight(std::size_t layer, std::size_t from, std::size_t to,
                                                double value) {
  Checks checks;
  const std::size_t parameter = weightAt(network_, layer, from, to, checks);
  checks.number("value", value, allowed::kParameter);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  setParameter(parameter, value);
  return {};
}

std::expected<void, Problem> Trainer::setBias(std::size_t layer, std::size_t unit, double value) {
  Checks checks;
  const std::size_t parameter = biasAt(network_, layer, unit, checks);
  checks.number("value", value, allowed::kParameter);
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  setParameter(parameter, value);
  return {};
}

void Trainer::setParameter(std::size_t parameter, double value) {
  dropFuture();
  dropLaterChanges();
  changes_.setParameter(iteration_, parameter, value);
  network_.parameters()[parameter] = value;
  wasEdited();
}

std::expected<void, Problem> Trainer::setRows(std::span<const RowSpec> rows) {
  auto table = table_.withRows(rows);
  if (!table) return std::unexpected(std::move(table.error()));
  if (table->packedRows() == table_.packedRows()) return {};
  dropFuture();
  dropLaterChanges();
  if (iteration_ > 0) changes_.setRows(iteration_, table_.packedRows(), table->packedRows());
  useRows(table->packedRows());
  if (iteration_ > 0) {
    wasEdited();
  } else {
    begin();
  }
  return {};
}

bool Trainer::useRows(const std::vector<PackedRow>& rows) {
  tableAt_ = iteration_;
  if (rows == table_.packedRows()) return false;
  table_ = table_.withRows(rows);
  backpropagation_ = passes(Batch::full);
  if (singleRows_) singleRows_ = passes(Batch::row);
  checkpoints_.refine(spacingFor(network_, table_.trainingRows().size()));
  return true;
}

void Trainer::wasEdited() {
  loss_ = backpropagation_.feedforward(network_);
  const bool hasEdits = changes_.hasEdits(iteration_);
  history_.setJump(hasEdits ? std::optional(loss_) : std::nullopt);
  blownUp_ = false;
}

Backpropagation Trainer::passes(Batch batch) const {
  return {network_, table_.trainingRows(), options_.loss, batch};
}

std::vector<double> Trainer::gradients() {
  backpropagation_.backpropagate(network_, gradients_);
  return gradients_;
}

std::expected<Trace, Problem> Trainer::trace(std::size_t row) const {
  const Rows& rows = table_.rows();
  Checks checks;
  checks.index("row", row, rows.size());
  if (checks.problem) return std::unexpected(*std::move(checks.problem));
  const auto ofRow = [row](const Matrix& values) {
    return std::span(values).subspan(row * values.shape(1), values.shape(1));
  };
  const auto counts = ofRow(rows.counts);
  const std::size_t cells = table_.trainingRows().cellCount();
  const double weight = table_.trains(row) ? cellWeight(options_.loss, cells) : 0;
  std::vector<double> shares(counts.begin(), counts.end());
  for (double& cell : shares) cell *= weight;
  return truthnet::trace(network_, lossFunction(),
                         {ofRow(rows.inputs), {ofRow(rows.targets), shares}});
}

Matrix Trainer::predictions() const { return network_.predict(table_.rows().inputs); }

Vector Trainer::rowLosses() const {
  const Rows& rows = table_.rows();
  const LossFunction loss = lossFunction();
  const Matrix outputs =
      loss.usesLogits() ? network_.sums(rows.inputs, network_.layers().size() - 1) : predictions();
  const double weight = cellWeight(options_.loss, table_.trainingRows().cellCount());
  Matrix shares = rows.counts;
  for (double& cell : shares) cell *= weight;
  const std::size_t width = table_.outputCount();
  Vector losses = Vector::from_shape({rows.size()});
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto ofRow = [&](const Matrix& values) {
      return std::span(values).subspan(row * width, width);
    };
    losses(row) = loss.ofRow({ofRow(rows.targets), ofRow(shares)}, ofRow(outputs));
  }
  return losses;
}

}  // namespace truthnet
