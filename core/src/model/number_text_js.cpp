#include <emscripten/em_js.h>

#include <array>
#include <string>

#include "truthnet/problem.hpp"

// clang-format off
EM_JS_DEPS(truthnetNumberText, "$stringToUTF8");
EM_JS(void, writeNumber, (double number, char* to, int size), {
  stringToUTF8(String(number), to, size);
});
// clang-format on

namespace truthnet {

std::string numberText(double number) {
  // The longest text is like -1.2345678901234567e-100.
  std::array<char, 32> text;
  writeNumber(number, text.data(), text.size());
  return text.data();
}

}  // namespace truthnet
