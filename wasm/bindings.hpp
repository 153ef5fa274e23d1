#pragma once

#include <emscripten/bind.h>

#include "truthnet/trainer.hpp"

namespace truthnet::js {

/// Binds everything but the analyses, and returns the class of trainers to add them to.
emscripten::class_<Trainer> bindTraining();

}  // namespace truthnet::js
