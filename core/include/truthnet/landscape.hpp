#pragma once

#include <expected>
#include <vector>

#include "truthnet/network.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/trainer.hpp"

namespace truthnet {

/// Where to look at the loss around the present parameters θ: point i is at
/// θ + Σ_k offsets(i, k) · direction k. Any numbers will do; how many there are is checked later.
struct LandscapeSpec {
  /// One or two of them: (directions, parameters), row-major, laid out like the parameters.
  std::vector<double> directions;
  /// (points, directions), row-major.
  std::vector<double> offsets;
};

/// The loss over the rows that train at each point: (points). At an offset of 0 it is
/// trainer.loss(), to the last bit. Where it is too large for a number, it is infinite or NaN.
std::expected<std::vector<double>, Problem> lossesAround(const Trainer& trainer,
                                                         const LandscapeSpec& spec);

/// Two directions drawn at random with `seed`, (2, parameters), that are orthogonal in each layer
/// and there as long as the layer's own parameters, so that a step of 1 along them means as much in
/// every layer: the normalization of Li, Xu, Taylor, Studer and Goldstein (2018), "Visualizing the
/// loss landscape of neural nets", by layers. A layer whose parameters are all 0 gets length 1, one
/// with a single parameter no second direction. Without biases, theirs are 0.
std::expected<std::vector<double>, Problem> randomPlane(const Network& network, double seed);

}  // namespace truthnet
