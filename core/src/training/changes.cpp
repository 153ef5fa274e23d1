#include "truthnet/changes.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace truthnet {
namespace {

void replace(std::vector<PackedRow>& rows, std::size_t row, std::span<const PackedRow> removed,
             std::span<const PackedRow> added) {
  const auto first = rows.begin() + static_cast<std::ptrdiff_t>(row);
  const auto gap = rows.erase(first, first + static_cast<std::ptrdiff_t>(removed.size()));
  rows.insert(gap, added.begin(), added.end());
}

}  // namespace

RowSplice RowSplice::between(std::span<const PackedRow> before, std::span<const PackedRow> after) {
  const auto different = std::ranges::mismatch(before, after).in1;
  const auto row = static_cast<std::size_t>(different - before.begin());
  before = before.subspan(row);
  after = after.subspan(row);
  const auto ends =
      std::ranges::mismatch(before | std::views::reverse, after | std::views::reverse);
  return {row, {before.begin(), ends.in1.base()}, {after.begin(), ends.in2.base()}};
}

void RowSplice::apply(std::vector<PackedRow>& rows) const { replace(rows, row, removed, added); }

void RowSplice::undo(std::vector<PackedRow>& rows) const { replace(rows, row, added, removed); }

void Changes::setLearningRate(std::uint32_t iteration, double rate) {
  rates_.erase(place(iteration));
  if (iteration == 0 || learningRateAt(iteration) != rate) rates_[place(iteration)] = rate;
}

void Changes::setParameter(std::uint32_t iteration, std::size_t parameter, double value) {
  settings_[place(iteration, parameter)] = value;
}

void Changes::setRows(std::uint32_t iteration, std::vector<PackedRow> before,
                      std::span<const PackedRow> after) {
  if (!rows_.empty() && rows_.back().iteration == iteration) {
    rows_.back().rows->undo(before);
    rows_.pop_back();
  }
  auto splice = RowSplice::between(before, after);
  if (splice.removed.empty() && splice.added.empty()) return;
  rows_.push_back({.iteration = iteration, .rows = std::move(splice)});
}

void Changes::dropAfter(std::uint32_t iteration) {
  const std::uint64_t end = place(std::uint64_t{iteration} + 1);
  for (ByPlace* each : {&rates_, &settings_}) each->erase(each->lower_bound(end), each->end());
  while (!rows_.empty() && rows_.back().iteration > iteration) rows_.pop_back();
}

double Changes::learningRateAt(std::uint32_t iteration) const {
  return std::prev(rates_.upper_bound(place(iteration)))->second;
}

bool Changes::repeat(std::uint32_t iteration, std::span<double> parameters) const {
  const auto first = settings_.lower_bound(place(iteration));
  auto setting = first;
  for (; setting != settings_.end() && iterationOf(setting->first) == iteration; ++setting) {
    parameters[static_cast<std::uint32_t>(setting->first)] = setting->second;
  }
  return setting != first;
}

void Changes::moveRows(std::uint32_t from, std::uint32_t to, std::vector<PackedRow>& rows) const {
  const auto present = rowsAfter(from);
  const auto target = rowsAfter(to);
  for (auto change = present; change > target;) (--change)->rows->undo(rows);
  for (auto change = present; change < target; ++change) change->rows->apply(rows);
}

std::vector<Change>::const_iterator Changes::rowsAfter(std::uint32_t iteration) const {
  return std::ranges::upper_bound(rows_, iteration, {}, &Change::iteration);
}

bool Changes::hasEdits(std::uint32_t iteration) const {
  // Learning rates are no edits.
  const auto isEdit = [](const Change& change) { return change.parameter || change.rows; };
  return std::ranges::any_of(between(iteration, iteration), isEdit);
}

std::uint32_t Changes::nextAfter(std::uint32_t iteration) const {
  std::uint32_t next = kNever;
  for (const ByPlace* each : {&rates_, &settings_}) {
    const auto first = each->lower_bound(place(std::uint64_t{iteration} + 1));
    if (first != each->end()) next = std::min(next, iterationOf(first->first));
  }
  if (const auto first = rowsAfter(iteration); first != rows_.end()) {
    next = std::min(next, first->iteration);
  }
  return next;
}

std::vector<Change> Changes::between(std::uint32_t first, std::uint32_t last) const {
  std::vector<Change> changes;
  for (std::uint32_t at = first; at <= last; at = nextAfter(at)) {
    // The learning rate at iteration 0 is that of the start.
    const auto rate = at == 0 ? rates_.end() : rates_.find(place(at));
    if (rate != rates_.end()) changes.push_back({.iteration = at, .value = rate->second});
    const auto rows = std::ranges::lower_bound(rows_, at, {}, &Change::iteration);
    if (rows != rowsAfter(at)) changes.push_back(*rows);
    auto setting = settings_.lower_bound(place(at));
    for (; setting != settings_.end() && iterationOf(setting->first) == at; ++setting) {
      changes.push_back({.iteration = at,
                         .parameter = static_cast<std::uint32_t>(setting->first),
                         .value = setting->second});
    }
  }
  return changes;
}

}  // namespace truthnet
