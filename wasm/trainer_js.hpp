#pragma once

#include "js_types.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet::js {

// The trainer as JavaScript calls it: see truthnet/trainer.hpp for what each function does.

/// Stands at the start weights; Trainer::replay brings it to where its state was saved.
TrainerOrProblem createTrainer(const SavedState& state);

/// A fraction is cut off; nothing, or anything that is no number, is 0 iterations.
double step(Trainer& trainer, double iterations);
double stepUntilRight(Trainer& trainer, double iterations, double tolerance);
/// The same holds for an iteration.
double seek(Trainer& trainer, double iteration);
ProblemOrUndefined setLearningRate(Trainer& trainer, const Number& rate);
ProblemOrUndefined setWeight(Trainer& trainer, const Number& layer, const Number& from,
                             const Number& to, const Number& value);
ProblemOrUndefined setBias(Trainer& trainer, const Number& layer, const Number& unit,
                           const Number& value);

/// loss[0] to loss[iteration], as long as no more than LossHistory::kCapacity; after that, the loss
/// of every lossStride-th iteration.
Numbers lossHistory(const Trainer& trainer);
std::uint32_t lossStride(const Trainer& trainer);
/// LossHistory::curve as iteration, loss, iteration, loss, ...
Numbers lossCurve(const Trainer& trainer, double maxPoints);
/// (rows, outputs), row-major.
Numbers predictions(const Trainer& trainer);
/// (rows).
Numbers rowLosses(const Trainer& trainer);
Indices contradictions(const Trainer& trainer);
/// The numbers of units, from the inputs to the outputs.
Numbers layerSizes(const Trainer& trainer);
/// All in one row, layer by layer: the weights of a layer, (fan in, fan out) and row-major, and
/// then its biases.
Numbers parameters(const Trainer& trainer);
/// ∂loss/∂parameter, arranged like the parameters.
Numbers gradients(Trainer& trainer);
TraceOrProblem trace(const Trainer& trainer, const Number& row);
/// (rows, units), row-major, of any rows of inputs: (rows, inputs), row-major.
NumbersOrProblem evaluate(const Trainer& trainer, const Number& layer, const NumberList& inputs);
/// (units, size, size), row-major.
NumbersOrProblem surface(const Trainer& trainer, const SurfaceSpec& spec);
SeparabilityOrProblem separability(const Trainer& trainer, const Number& output);
/// (points).
NumbersOrProblem lossesAround(const Trainer& trainer, const LandscapeSpec& spec);
/// (2, parameters), row-major, arranged like the parameters.
NumbersOrProblem randomPlane(const Trainer& trainer, const Number& seed);

Numbers changes(const Trainer& trainer);

SurveyOrProblem survey(const SavedState& state, const SurveySpec& spec);

}  // namespace truthnet::js
