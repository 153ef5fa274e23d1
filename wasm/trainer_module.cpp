// Bindings of the module with which a page trains and draws.

#include "bindings.hpp"

namespace truthnet::js {
namespace {

EMSCRIPTEN_BINDINGS(truthnet) { bindTraining(); }

}  // namespace
}  // namespace truthnet::js
