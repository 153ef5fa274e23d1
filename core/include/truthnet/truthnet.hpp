/// Umbrella header of the core: `#include <truthnet/truthnet.hpp>`.
#pragma once

#include "truthnet/activation.hpp"        // IWYU pragma: export
#include "truthnet/batch.hpp"             // IWYU pragma: export
#include "truthnet/changes.hpp"           // IWYU pragma: export
#include "truthnet/evaluate.hpp"          // IWYU pragma: export
#include "truthnet/init.hpp"              // IWYU pragma: export
#include "truthnet/initialize.hpp"        // IWYU pragma: export
#include "truthnet/landscape.hpp"         // IWYU pragma: export
#include "truthnet/layer.hpp"             // IWYU pragma: export
#include "truthnet/limits.hpp"            // IWYU pragma: export
#include "truthnet/loss.hpp"              // IWYU pragma: export
#include "truthnet/loss_history.hpp"      // IWYU pragma: export
#include "truthnet/map.hpp"               // IWYU pragma: export
#include "truthnet/names.hpp"             // IWYU pragma: export
#include "truthnet/network.hpp"           // IWYU pragma: export
#include "truthnet/optimizer.hpp"         // IWYU pragma: export
#include "truthnet/packed_row.hpp"        // IWYU pragma: export
#include "truthnet/problem.hpp"           // IWYU pragma: export
#include "truthnet/range.hpp"             // IWYU pragma: export
#include "truthnet/separability.hpp"      // IWYU pragma: export
#include "truthnet/session.hpp"           // IWYU pragma: export
#include "truthnet/surface.hpp"           // IWYU pragma: export
#include "truthnet/survey.hpp"            // IWYU pragma: export
#include "truthnet/tensor.hpp"            // IWYU pragma: export
#include "truthnet/textbook.hpp"          // IWYU pragma: export
#include "truthnet/trace.hpp"             // IWYU pragma: export
#include "truthnet/trainer.hpp"           // IWYU pragma: export
#include "truthnet/training_options.hpp"  // IWYU pragma: export
#include "truthnet/truth_table.hpp"       // IWYU pragma: export
