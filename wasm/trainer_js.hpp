#pragma once

#include "js_types.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet::js {

// JavaScript interface of the trainer; truthnet/trainer.hpp documents each function.

ProblemOrUndefined check(const SavedState& state);

/// Creates a trainer at the start weights; Trainer::replay goes to the saved iteration.
TrainerOrProblem createTrainer(const SavedState& state);

ObstacleOrUndefined obstacle(const Trainer& trainer);

/// Truncates a fraction; a missing or non-numeric value counts as 0 iterations.
double step(Trainer& trainer, double iterations);
double stepUntilRight(Trainer& trainer, double iterations, double tolerance);
/// Converts `iteration` in the same way.
double seek(Trainer& trainer, double iteration);
ProblemOrUndefined setLearningRate(Trainer& trainer, const Number& rate);
ProblemOrUndefined setWeight(Trainer& trainer, const Number& layer, const Number& from,
                             const Number& to, const Number& value);
ProblemOrUndefined setBias(Trainer& trainer, const Number& layer, const Number& unit,
                           const Number& value);
ProblemOrUndefined setRows(Trainer& trainer, const RowList& rows);

/// Returns loss[0] to loss[iteration] for at most LossHistory::kCapacity losses; beyond that, the
/// loss of every lossStride-th iteration.
Numbers lossHistory(const Trainer& trainer);
std::uint32_t lossStride(const Trainer& trainer);
/// Returns LossHistory::curve flattened: iteration, loss, iteration, loss, ...
Numbers lossCurve(const Trainer& trainer, double maxPoints);
/// Returns the losses after edits, flattened in the same way.
Numbers lossJumps(const Trainer& trainer);
/// Returns the rows at an iteration of the run as (rows, inputs + outputs + 1), row-major; see
/// toJs() of them.
Numbers rows(const Trainer& trainer, double iteration);
/// Returns (rows, outputs), row-major.
Numbers predictions(const Trainer& trainer);
/// Returns (rows).
Numbers rowLosses(const Trainer& trainer);
Indices contradictions(const Trainer& trainer);
/// Returns the layer sizes, from the inputs to the outputs.
Numbers layerSizes(const Trainer& trainer);
/// Returns all parameters in one array, layer by layer: the weights of a layer, (fan in, fan out)
/// and row-major, then its biases.
Numbers parameters(const Trainer& trainer);
/// Returns ∂loss/∂parameter, in the layout of parameters().
Numbers gradients(Trainer& trainer);
/// Returns (rows, units), row-major, for any rows of inputs: (rows, inputs), row-major.
NumbersOrProblem evaluate(const Trainer& trainer, const Number& layer, const NumberList& inputs);
/// Returns (units, size, size), row-major.
NumbersOrProblem surface(const Trainer& trainer, const SurfaceSpec& spec);
Numbers changes(const Trainer& trainer, double first);

}  // namespace truthnet::js
