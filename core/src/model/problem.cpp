#include "truthnet/problem.hpp"

namespace truthnet {

Problem missing(std::string_view field, std::string_view type) {
  return {ProblemCode::missing, std::string(field), {}, std::string(type)};
}

Problem outOfRange(std::string_view field, double value, Range range) {
  return {ProblemCode::outOfRange, std::string(field), value, range};
}

Problem notAnInteger(std::string_view field, double value, Range range) {
  return {ProblemCode::notAnInteger, std::string(field), value, range};
}

Problem notOneOf(std::string_view field, double value, double allowed) {
  return {ProblemCode::notOneOf, std::string(field), value, allowed};
}

Problem notOneOf(std::string_view field, bool value) {
  return {ProblemCode::notOneOf, std::string(field), value, !value};
}

Problem wrongLength(std::string_view field, std::size_t length, Range range) {
  return {ProblemCode::wrongLength, std::string(field), static_cast<double>(length), range};
}

Problem emptyName(std::string_view field, std::string_view name) {
  return {ProblemCode::emptyName, std::string(field), std::string(name), {}};
}

Problem duplicateName(std::string_view field, std::string_view name, std::string_view sameAs) {
  return {ProblemCode::duplicateName, std::string(field), std::string(name), std::string(sameAs)};
}

Problem tooLong(std::string_view field, std::size_t characters, std::size_t max) {
  return {ProblemCode::tooLong, std::string(field), static_cast<double>(characters),
          static_cast<double>(max)};
}

}  // namespace truthnet
