#include "truthnet/packed_row.hpp"

#include "truthnet/limits.hpp"
#include "truthnet/session.hpp"

namespace truthnet {

PackedRow::PackedRow(const RowSpec& row) {
  static_assert(kLimits.maxInputs <= kCares && kLimits.maxOutputs <= kTargets - kCares &&
                kLimits.maxOutputs <= kHoldOut - kTargets);
  for (std::size_t i = 0; i < row.in.size(); ++i) set(i, row.in[i]);
  for (std::size_t o = 0; o < row.out.size(); ++o) {
    set(kCares + o, row.out[o].has_value());
    set(kTargets + o, row.out[o].value_or(false));
  }
  set(kHoldOut, row.holdOut);
}

RowSpec PackedRow::unpacked(std::size_t inputs, std::size_t outputs) const {
  RowSpec row;
  for (std::size_t i = 0; i < inputs; ++i) row.in.push_back(input(i));
  for (std::size_t o = 0; o < outputs; ++o) row.out.push_back(target(o));
  row.holdOut = isHeldOut();
  return row;
}

}  // namespace truthnet
