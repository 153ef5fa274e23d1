#include "truthnet/trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "truthnet/init.hpp"
#include "truthnet/limits.hpp"
#include "truthnet/loss.hpp"

namespace truthnet {
namespace {

/// The iterations that are tried at once: enough to make the copy and the check around them cheap.
constexpr std::size_t kSliceLength = 64;

constexpr auto kVersions = std::to_array<std::string_view>({"1"});

bool allFinite(std::span<const double> numbers) {
  return std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
}

}  // namespace

std::expected<Trainer, Problem> Trainer::create(const Session& session) {
  if (session.version != 1) {
    return std::unexpected(notOneOf("version", numberText(session.version), kVersions));
  }
  auto table = TruthTable::create(session.table);
  if (!table) return std::unexpected(std::move(table.error()));
  auto network = Network::create(session.network, table->inputCount(), table->outputCount());
  if (!network) return std::unexpected(std::move(network.error()));
  auto options = TrainingOptions::create(session.training);
  if (!options) return std::unexpected(std::move(options.error()));
  return Trainer(*std::move(table), *std::move(network), *options);
}

Trainer::Trainer(TruthTable table, Network network, const TrainingOptions& options)
    : table_(std::move(table)),
      network_(std::move(network)),
      options_(options),
      backpropagation_(network_, table_.trainingRows(), options.loss),
      gradients_(network_.parameters().size()),
      before_(network_.parameters().size()) {
  reset();
}

void Trainer::reset() {
  initialize(network_, options_.init, options_.seed);
  iteration_ = 0;
  loss_ = backpropagation_.feedforward(network_);
  blownUp_ = false;
  history_.clear();
  history_.add(loss_);
}

double Trainer::step(std::int64_t iterations) {
  std::int64_t left = std::min<std::int64_t>(iterations, kLimits.maxIterations - iteration_);
  if (!trainable()) left = 0;
  while (left > 0 && !blownUp_) {
    const auto slice = std::min<std::int64_t>(left, kSliceLength);
    if (tryToRun(static_cast<std::size_t>(slice))) {
      left -= slice;
    } else {
      // It blows up within this slice: go as far as it can.
      while (tryToRun(1)) continue;
      blownUp_ = true;
    }
  }
  return loss_;
}

bool Trainer::tryToRun(std::size_t iterations) {
  std::ranges::copy(network_.parameters(), before_.begin());
  std::array<double, kSliceLength> buffer;
  const std::span<double> losses = std::span(buffer).first(iterations);
  for (double& loss : losses) {
    backpropagation_.backpropagate(network_, gradients_);
    update(options_.optimizer, options_.learningRate, gradients_, network_.parameters());
    loss = backpropagation_.feedforward(network_);
  }
  // A parameter that has left the finite numbers never returns, so a look at the last ones will do.
  if (!allFinite(losses) || !allFinite(network_.parameters())) {
    std::ranges::copy(before_, network_.parameters().begin());
    backpropagation_.feedforward(network_);
    return false;
  }
  for (const double loss : losses) history_.add(loss);
  iteration_ += static_cast<std::uint32_t>(iterations);
  loss_ = losses.back();
  return true;
}

std::expected<void, Problem> Trainer::setLearningRate(double rate) {
  auto done = options_.setLearningRate(rate);
  if (done) blownUp_ = false;
  return done;
}

Matrix Trainer::predictions() const { return network_.predict(table_.rows().inputs); }

Vector Trainer::rowLosses() const {
  const Rows& rows = table_.rows();
  const Matrix predicted = predictions();
  const std::size_t outputs = table_.outputCount();
  Vector losses = Vector::from_shape({rows.size()});
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto ofRow = [&](const Matrix& values) {
      return std::span(values).subspan(row * outputs, outputs);
    };
    losses(row) =
        totalLoss(options_.loss, {ofRow(rows.targets), ofRow(rows.counts)}, ofRow(predicted));
  }
  return losses;
}

}  // namespace truthnet
