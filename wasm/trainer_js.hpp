#pragma once

#include "js_types.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet::js {

// The trainer as JavaScript calls it: see truthnet/trainer.hpp for what each function does.

TrainerOrProblem createTrainer(const Session& session);

/// A fraction is cut off; nothing, or anything that is no number, is 0 iterations.
double step(Trainer& trainer, double iterations);
ProblemOrUndefined setLearningRate(Trainer& trainer, const LearningRate& rate);

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
Parameters parameters(const Trainer& trainer);

}  // namespace truthnet::js
