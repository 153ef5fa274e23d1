#include "truthnet/optimizer.hpp"

#include <cmath>

namespace truthnet {
namespace {

constexpr double kMomentum = 0.9;

// The exact constants of the NumPy reference; 1 - 0.9 is not exactly 0.1.
constexpr double kBeta1 = 0.9;
constexpr double kOneMinusBeta1 = 0.1;
constexpr double kBeta2 = 0.999;
constexpr double kOneMinusBeta2 = 0.001;
constexpr double kEpsilon = 1e-8;

void updateByGradientDescent(double learningRate, std::span<const double> gradients,
                             std::span<double> parameters) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    parameters[i] -= learningRate * gradients[i];
  }
}

void updateByMomentum(double learningRate, std::span<const double> gradients, OptimizerState& state,
                      std::span<double> parameters) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    double& velocity = state.first[i];
    velocity = kMomentum * velocity + gradients[i];
    parameters[i] -= learningRate * velocity;
  }
}

void updateByAdam(double learningRate, std::span<const double> gradients, OptimizerState& state,
                  std::span<double> parameters) {
  // Bias correction: both means start at 0.
  const double correction1 = 1 - (state.missingOfFirst *= kBeta1);
  const double correction2 = 1 - (state.missingOfSecond *= kBeta2);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const double g = gradients[i];
    double& mean = state.first[i];
    double& meanOfSquares = state.second[i];
    mean = kBeta1 * mean + kOneMinusBeta1 * g;
    meanOfSquares = kBeta2 * meanOfSquares + kOneMinusBeta2 * g * g;
    const double m = mean / correction1;
    const double v = meanOfSquares / correction2;
    parameters[i] -= learningRate * m / (std::sqrt(v) + kEpsilon);
  }
}

}  // namespace

OptimizerState::OptimizerState(Optimizer optimizer, std::size_t parameters)
    : first(optimizer == Optimizer::gd ? 0 : parameters),
      second(optimizer == Optimizer::adam ? parameters : 0) {}

void update(Optimizer optimizer, double learningRate, std::span<const double> gradients,
            OptimizerState& state, std::span<double> parameters) {
  switch (optimizer) {
    case Optimizer::gd:
      return updateByGradientDescent(learningRate, gradients, parameters);
    case Optimizer::momentum:
      return updateByMomentum(learningRate, gradients, state, parameters);
    case Optimizer::adam:
      return updateByAdam(learningRate, gradients, state, parameters);
  }
}

}  // namespace truthnet
