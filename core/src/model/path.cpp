#include "truthnet/detail/path.hpp"

namespace truthnet {

std::string at(std::string_view field, std::size_t index) {
  // std::to_string would bring a table of all pairs of digits into the WebAssembly module.
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + index % 10));
    index /= 10;
  } while (index != 0);
  return std::string(field) + '[' + digits + ']';
}

}  // namespace truthnet
