#include "from_js.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "reader.hpp"
#include "truthnet/limits.hpp"

namespace truthnet::js {
namespace {

constexpr Range kFanIn{1, std::max(kLimits.maxInputs, kLimits.maxUnits)};

constexpr auto kVersions = std::to_array<std::string_view>({"1"});

/// Indices that any session allows; the core knows those of its own network.
constexpr Range kAnyLayer{0, kLimits.maxHiddenLayers};
constexpr Range kAnyUnit{0, kFanIn.max - 1};
/// Numbers of rows that any table allows to have, replace or add.
constexpr Range kAnyRow{0, kLimits.maxRows};

}  // namespace

// Found by Reader::read through the FieldReader.

static void readFields(FieldReader& fields, RowSpec& row) {
  fields.required("in", row.in, allowed::kInputs);
  fields.required("out", row.out, allowed::kOutputs, Cell::target);
  fields.optional("holdOut", row.holdOut);
}

static void readFields(FieldReader& fields, TableSpec& table) {
  fields.required("inputs", table.inputs, allowed::kInputs);
  fields.required("outputs", table.outputs, allowed::kOutputs);
  fields.required("rows", table.rows, allowed::kRows);
}

static void readFields(FieldReader& fields, NetworkSpec& network) {
  fields.optional("hidden", network.hidden, allowed::kHiddenLayers, allowed::kUnits);
  fields.optional("activation", network.activation);
  fields.optional("bias", network.bias);
}

static void readFields(FieldReader& fields, StartSpec& start) {
  fields.required("weights", start.weights, kLayers, kFanIn, allowed::kUnits);
  fields.optional("biases", start.biases, kLayers, allowed::kUnits);
}

static void readFields(FieldReader& fields, TrainingSpec& training) {
  fields.optional("loss", training.loss);
  fields.optional("optimizer", training.optimizer);
  fields.optional("batch", training.batch);
  fields.optional("learningRate", training.learningRate);
  fields.optional("layerRates", training.layerRates, kLayers);
  fields.optional("init", training.init);
  fields.optional("start", training.start);
  fields.optional("seed", training.seed, allowed::kSeed);
  fields.optional("iterations", training.iterations, allowed::kIterations);
}

static void readFields(FieldReader& fields, ChangeSpec& change) {
  fields.required("iteration", change.iteration, allowed::kIteration);
  fields.required("kind", change.kind);
  const bool isWeight = change.kind == ChangeKind::weight;
  const bool isBias = change.kind == ChangeKind::bias;
  fields.requiredIf(isWeight || isBias, "layer", change.layer, kAnyLayer);
  fields.requiredIf(isWeight, "from", change.from, kAnyUnit);
  fields.requiredIf(isWeight, "to", change.to, kAnyUnit);
  fields.requiredIf(isBias, "unit", change.unit, kAnyUnit);
  const bool isOfRows = change.kind == ChangeKind::rows;
  fields.requiredIf(isOfRows, "row", change.row, kAnyRow);
  fields.requiredIf(isOfRows, "remove", change.remove, kAnyRow);
  fields.requiredIf(isOfRows, "add", change.add, kAnyRow);
  fields.requiredIf(!isOfRows, "value", change.value);
}

static void readFields(FieldReader& fields, truthnet::Session& session) {
  double version = 1;
  fields.optional("version", version);
  if (version != 1) fields.refuse(notOneOf("version", numberText(version), kVersions));
  fields.required("table", session.table);
  fields.optional("network", session.network);
  fields.optional("training", session.training);
}

static void readFields(FieldReader& fields, truthnet::SavedState& state) {
  if (fields.has("session")) {
    fields.required("session", state.session);
  } else {
    fields.ignored("$schema");
    readFields(fields, state.session);
  }
  fields.optional("iteration", state.iteration, allowed::kIteration);
  fields.optional("changes", state.changes, allowed::kChanges);
  // State of the page, which the core does not use.
  fields.ignored("view");
}

static void readFields(FieldReader& fields, truthnet::SurfaceSpec& surface,
                       std::span<const Layer> layers) {
  const Range inputs = indices(layers.front().fanIn);
  fields.optional("layer", surface.layer, indices(layers.size()));
  fields.optional("x", surface.x, inputs);
  fields.optional("y", surface.y, inputs);
  fields.required("inputs", surface.inputs, allowed::kInputs);
  fields.optional("size", surface.size, allowed::kSurfaceSize);
}

std::expected<truthnet::SavedState, Refusal> savedStateFromJs(const SavedState& state) {
  return fromJs<truthnet::SavedState>("session", state);
}

std::expected<std::vector<RowSpec>, Refusal> rowsFromJs(const RowList& rows) {
  return fromJs<std::vector<RowSpec>>("table.rows", rows, allowed::kRows);
}

std::expected<truthnet::SurfaceSpec, Refusal> surfaceFromJs(const SurfaceSpec& spec,
                                                            const Network& network) {
  return fromJs<truthnet::SurfaceSpec>("surface", spec, network.layers());
}

std::expected<std::vector<double>, Refusal> numbersFromJs(const char* name,
                                                          const NumberList& numbers) {
  return fromJs<std::vector<double>>(name, numbers, kAnyLength);
}

std::expected<std::uint32_t, Refusal> wholeNumberFromJs(const char* name, const Number& number,
                                                        Range range) {
  if (auto read = numberFromJs(name, number); !read)
    return std::unexpected(std::move(read.error()));
  Reader reader;
  std::uint32_t whole = 0;
  reader.read(Field(name, number), whole, range);
  if (reader.refusal) return std::unexpected(*std::move(reader.refusal));
  return whole;
}

std::expected<double, Refusal> numberFromJs(const char* name, const Number& number) {
  if (kindOf(number) == Kind::number) return number.as<double>();
  return std::unexpected(wrongType(name, valueText(number), "number"));
}

}  // namespace truthnet::js
