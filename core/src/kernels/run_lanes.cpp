#include "kernels/run_lanes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <xsimd/xsimd.hpp>

#include "kernels/row_sums.hpp"
#include "kernels/shallow_network.hpp"
#include "kernels/simd.hpp"
#include "training/update.hpp"

namespace truthnet {
namespace {

using simd::store;

/// Vectors of runs: enough to hide the latency of a sigmoid, few enough for the registers.
constexpr std::size_t kVectors = 4;
constexpr std::size_t kWidth = kVectors * simd::Batch::size;

/// Rows processed at once, an even number: enough to make calls cheap, few enough for the cache.
constexpr std::size_t kBlockRows = 8;

/// One value of each run, in registers.
using Lanes = simd::Vectors<kVectors>;

Lanes load(const double* from) { return simd::load<kVectors>(from); }

Lanes product(const double* a, const double* b) { return load(a) * load(b); }

/// Adds `ofRow(r)`, with r counted from the block's first row, to a sum over the rows of all
/// blocks. The last block stores the result in `sum`; until then the partial sums are in `halves`,
/// (kHalves, kWidth).
template <typename Block, typename OfRow>
void sumOverRows(const Block& block, double* halves, double* sum, OfRow ofRow) {
  std::array<Lanes, kHalves> sums;
  for (std::size_t half = 0; half < kHalves; ++half) {
    sums[half] = block.isFirst ? Lanes(0.0) : load(halves + half * kWidth);
    for (std::size_t r = half; r < block.rows; r += kHalves) sums[half] += ofRow(r);
  }
  if (block.isLast) {
    simd::store(sums[0] + sums[1], sum);
  } else {
    for (std::size_t half = 0; half < kHalves; ++half) store(sums[half], halves + half * kWidth);
  }
}

/// Broadcasts each number to all lanes and pads with rows of zeros up to `rowCount`.
std::vector<double> inAllLanes(const Matrix& numbers, std::size_t rowCount) {
  std::vector<double> lanes;
  lanes.reserve(rowCount * numbers.shape(1) * kWidth);
  for (const double number : numbers) lanes.insert(lanes.end(), kWidth, number);
  lanes.resize(rowCount * numbers.shape(1) * kWidth);
  return lanes;
}

/// Returns true if two lists of equally many numbers have the same bits.
bool haveSameBits(std::span<const double> a, std::span<const double> b) {
  const auto bitsOf = [](double number) { return std::bit_cast<std::uint64_t>(number); };
  return std::ranges::equal(a, b, {}, bitsOf, bitsOf);
}

}  // namespace

const std::size_t RunLanes::kRuns = kWidth;

RunLanes::RunLanes(const Network& network, const Rows& rows, const TrainingOptions& options)
    : layers_(network.layers().begin(), network.layers().end()),
      hasBiases_(network.hasBiases()),
      loss_(options.loss, layers_.back().activation),
      kind_(options.optimizer),
      isShallow_(kernels::isShallow(layers_) && rows.size() <= kernels::kRowsTogether &&
                 options.optimizer == Optimizer::gd && !loss_.usesLogits()),
      rowCount_(isShallow_ ? kernels::kRowsTogether : rows.size()),
      inputs_(inAllLanes(rows.inputs, rowCount_)),
      targets_(inAllLanes(rows.targets, rowCount_)),
      shares_(inAllLanes(rows.counts, rowCount_)),
      parameters_(network.parameters().size() * kWidth),
      rates_(layers_.size() * kWidth),
      gradients_(parameters_.size()),
      gradientHalves_(kHalves * parameters_.size()),
      lossHalves_(kHalves * kWidth),
      optimizer_(options.optimizer, parameters_.size()),
      losses_(kWidth),
      errors_(kWidth),
      zeros_(kWidth),
      before_(parameters_.size() + optimizer_.first.size()),
      sums_(kBlockRows * layers_.back().fanOut * kWidth),
      cellLosses_(sums_.size()) {
  const double weight = cellWeight(options.loss, rows.cellCount());
  for (double& cell : shares_) cell *= weight;
  for (const Layer& layer : layers_) {
    activations_.emplace_back(kBlockRows * layer.fanOut * kWidth);
    deltas_.emplace_back(kBlockRows * layer.fanOut * kWidth);
  }
}

void RunLanes::set(std::size_t run, std::span<const double> parameters,
                   std::span<const double> rates) {
  for (std::size_t p = 0; p < parameters.size(); ++p) parameters_[p * kWidth + run] = parameters[p];
  for (std::size_t l = 0; l < layers_.size(); ++l) rates_[l * kWidth + run] = rates[l];
}

void RunLanes::begin() {
  optimizer_ = OptimizerState(kind_, parameters_.size());
  feedforwardAndBack();
}

void RunLanes::iterate() {
  if (isShallow_) {
    kernels::descendTogether({.hidden = layers_[0],
                              .output = layers_[1],
                              .parameters = parameters_.data(),
                              .hasBiases = hasBiases_,
                              .rates = rates_.data(),
                              .inputs = inputs_.data(),
                              .targets = targets_.data(),
                              .shares = shares_.data(),
                              .activations = activations_[0].data(),
                              .exponents = deltas_[0].data(),
                              .predictions = activations_[1].data()},
                             kWidth, losses_.data(), errors_.data());
    return;
  }
  update();
  feedforwardAndBack();
}

bool RunLanes::iterateToRest() {
  if (kind_ == Optimizer::adam) {
    // Its bias correction changes with each iteration.
    iterate();
    return false;
  }
  const std::size_t size = parameters_.size();
  std::ranges::copy(parameters_, before_.begin());
  std::ranges::copy(optimizer_.first, before_.begin() + static_cast<std::ptrdiff_t>(size));
  iterate();
  const std::span before = before_;
  return haveSameBits(parameters_, before.first(size)) &&
         haveSameBits(optimizer_.first, before.subspan(size));
}

void RunLanes::feedforwardAndBack() {
  for (std::size_t row = 0; row < rowCount_; row += kBlockRows) {
    const std::size_t rows = std::min(kBlockRows, rowCount_ - row);
    const Block block{row, rows, row == 0, row + rows == rowCount_};
    feedforward(block);
    score(block);
    backpropagate(block);
  }
}

[[gnu::noinline]] void RunLanes::feedforward(Block block) {
  // 0 · z is 0 for every finite z and NaN otherwise.
  Lanes zeros = block.isFirst ? Lanes(0.0) : load(zeros_.data());
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const auto& [fanIn, fanOut, activation, weightsAt, biasesAt] = layers_[l];
    const auto in = inputOf(l, block);
    const auto out = std::span(activations_[l]).first(block.rows * fanOut * kWidth);
    for (std::size_t u = 0; u < fanOut; ++u) {
      for (std::size_t r = 0; r < block.rows; ++r) {
        Lanes weighted = load(&parameters_[(biasesAt + u) * kWidth]);
        for (std::size_t k = 0; k < fanIn; ++k) {
          weighted += product(&parameters_[(weightsAt + k * fanOut + u) * kWidth],
                              &in[(r * fanIn + k) * kWidth]);
        }
        simd::addScaled(0, weighted, zeros);
        store(weighted, &out[(r * fanOut + u) * kWidth]);
      }
    }
    if (l + 1 == layers_.size() && loss_.usesLogits()) std::ranges::copy(out, sums_.begin());
    activate(activation, out);
  }
  store(zeros, zeros_.data());
}

[[gnu::noinline]] void RunLanes::score(Block block) {
  const Cells cells = cellsOf(block);
  const std::size_t outputs = layers_.back().fanOut;
  loss_.each(cells, outputsOf(block), std::span(cellLosses_).first(cells.targets.size()));
  sumOverRows(block, lossHalves_.data(), losses_.data(), [&](std::size_t r) {
    Lanes sum(0.0);
    for (std::size_t u = 0; u < outputs; ++u) sum += load(&cellLosses_[(r * outputs + u) * kWidth]);
    return sum;
  });
  if (block.isLast) store(load(losses_.data()) + load(zeros_.data()), losses_.data());

  Lanes errors = block.isFirst ? Lanes(0.0) : load(errors_.data());
  const auto largest = [](simd::Batch error, simd::Batch difference) {
    return xsimd::max(error, xsimd::abs(difference));
  };
  for (std::size_t i = 0; i < cells.targets.size(); i += kWidth) {
    if (cells.shares[i] == 0) continue;
    const Lanes differences = load(&cells.targets[i]) - load(&activations_.back()[i]);
    errors = simd::forEach(largest, errors, differences);
  }
  store(errors, errors_.data());
}

[[gnu::noinline]] void RunLanes::backpropagate(Block block) {
  const Cells cells = cellsOf(block);
  loss_.deltas(cells, outputsOf(block), std::span(deltas_.back()).first(cells.targets.size()));
  for (std::size_t l = layers_.size(); l-- > 0;) {
    const auto& [fanIn, fanOut, activation, weightsAt, biasesAt] = layers_[l];
    const auto in = inputOf(l, block);
    const std::vector<double>& deltas = deltas_[l];
    const auto addGradient = [&](std::size_t parameter, auto ofRow) {
      sumOverRows(block, &gradientHalves_[kHalves * parameter * kWidth],
                  &gradients_[parameter * kWidth], ofRow);
    };
    for (std::size_t u = 0; u < fanOut; ++u) {
      const auto deltaOf = [&](std::size_t r) { return &deltas[(r * fanOut + u) * kWidth]; };
      for (std::size_t k = 0; k < fanIn; ++k) {
        addGradient(weightsAt + k * fanOut + u, [&](std::size_t r) {
          return product(&in[(r * fanIn + k) * kWidth], deltaOf(r));
        });
      }
      if (!hasBiases_) continue;
      addGradient(biasesAt + u, [&](std::size_t r) { return load(deltaOf(r)); });
    }
    if (l == 0) continue;
    std::vector<double>& back = deltas_[l - 1];
    for (std::size_t r = 0; r < block.rows; ++r) {
      for (std::size_t k = 0; k < fanIn; ++k) {
        Lanes sums(0.0);
        for (std::size_t u = 0; u < fanOut; ++u) {
          sums += product(&parameters_[(weightsAt + k * fanOut + u) * kWidth],
                          &deltas[(r * fanOut + u) * kWidth]);
        }
        store(sums, &back[(r * fanIn + k) * kWidth]);
      }
    }
    multiplyBySlope(layers_[l - 1].activation, in, std::span(back).first(in.size()));
  }
}

void RunLanes::update() {
  updateEach<Lanes>(kind_, layers_, rates_.data(), gradients_.data(), optimizer_,
                    parameters_.data());
}

bool RunLanes::isFinite(std::size_t run) const {
  const auto isFiniteIn = [run](const std::vector<double>& numbers) {
    for (std::size_t i = run; i < numbers.size(); i += kWidth) {
      if (!std::isfinite(numbers[i])) return false;
    }
    return true;
  };
  return isFiniteIn(parameters_) && isFiniteIn(optimizer_.first) && isFiniteIn(optimizer_.second);
}

std::span<const double> RunLanes::inputOf(std::size_t layer, Block block) const {
  const std::size_t size = layers_[layer].fanIn * kWidth;
  if (layer > 0) return std::span(activations_[layer - 1]).first(block.rows * size);
  return std::span(inputs_).subspan(block.firstRow * size, block.rows * size);
}

std::span<const double> RunLanes::outputsOf(Block block) const {
  const auto& outputs = loss_.usesLogits() ? sums_ : activations_.back();
  return std::span(outputs).first(block.rows * layers_.back().fanOut * kWidth);
}

Cells RunLanes::cellsOf(Block block) const {
  const std::size_t size = layers_.back().fanOut * kWidth;
  return {std::span(targets_).subspan(block.firstRow * size, block.rows * size),
          std::span(shares_).subspan(block.firstRow * size, block.rows * size)};
}

}  // namespace truthnet
