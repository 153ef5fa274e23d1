#pragma once

#include <cstdint>
#include <expected>
#include <vector>

#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet {

/// A set of points around the current parameters θ at which to compute the loss: point i is θ + Σ_k
/// offsets(i, k) · direction k. Values are not restricted; lossesAround checks the sizes.
struct LandscapeSpec {
  /// One or two directions: (directions, parameters), row-major, in the layout of
  /// Network::parameters().
  std::vector<double> directions;
  /// Offsets along each direction: (points, directions), row-major.
  std::vector<double> offsets;
};

/// Returns the loss over the training rows at each point: (points). At offset 0 it equals
/// trainer.loss() bit for bit. If the loss overflows, it is infinite or NaN. Returns a Problem if a
/// size is wrong.
std::expected<std::vector<double>, Problem> lossesAround(const Trainer& trainer,
                                                         const LandscapeSpec& spec);

/// Returns two random directions drawn with `seed`: (2, parameters). In each layer they are
/// orthogonal and as long as the layer's own parameter vector, so that a step of 1 has a comparable
/// effect in every layer: layer-wise normalization after Li, Xu, Taylor, Studer and Goldstein
/// (2018), "Visualizing the loss landscape of neural nets". A layer whose parameters are all 0 gets
/// length 1; a layer with a single parameter has no second direction (0). Without biases, the bias
/// components are 0.
std::vector<double> randomPlane(const Network& network, std::uint32_t seed);

}  // namespace truthnet
