#include <cstddef>
#include <cstdint>

#include "fuzz.hpp"

// libFuzzer's entry point, which must have this name.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider data(bytes, size);
  truthnet::fuzz::tryInput(data);
  return 0;
}
