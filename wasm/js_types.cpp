#include "js_types.hpp"

#include <emscripten/bind.h>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

#include "truthnet/activation.hpp"
#include "truthnet/init.hpp"
#include "truthnet/loss.hpp"
#include "truthnet/map.hpp"
#include "truthnet/names.hpp"
#include "truthnet/optimizer.hpp"
#include "truthnet/problem.hpp"
#include "truthnet/trainer.hpp"
#include "truthnet/training_options.hpp"

namespace truthnet::js {
namespace {

/// A text that is concatenated at compile time.
class TypeText {
 public:
  constexpr TypeText(std::initializer_list<std::string_view> parts) {
    for (const std::string_view part : parts) {
      for (const char character : part) characters_.at(size_++) = character;
    }
  }

  // Implicit, so that texts can be built from texts.
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr operator std::string_view() const { return {characters_.data(), size_}; }
  constexpr const char* data() const { return characters_.data(); }

 private:
  // Longest text plus a terminating zero.
  std::array<char, 2000> characters_{};
  std::size_t size_ = 0;
};

/// Returns the names of an enum as a TypeScript union: 'sigmoid' | 'tanh' | ...
template <typename Enum>
constexpr TypeText unionOf() {
  TypeText type({});
  for (const std::string_view name : kNamesOf<Enum>) {
    type = TypeText({type, std::string_view(type).empty() ? "" : " | ", "'", name, "'"});
  }
  return type;
}

/// The codes of the core and of the conversions from JavaScript.
constexpr TypeText kProblemCodeType({unionOf<ProblemCode>(), " | 'wrongType' | 'unknownField'"});
constexpr TypeText kActivationType = unionOf<Activation>();
constexpr TypeText kObstacleType({unionOf<Obstacle>(), " | undefined"});

constexpr TypeText field(std::string_view name, std::string_view mark, std::string_view type) {
  return TypeText({"    readonly ", name, mark, ": ", type, ";\n"});
}

constexpr std::string_view kStartType =
    "{ readonly weights: readonly (readonly (readonly number[])[])[]; "
    "readonly biases?: readonly (readonly number[])[] }";

/// Returns the type of the training options. `mark` is "?" if they are optional.
constexpr TypeText trainingType(std::string_view mark) {
  return TypeText({"{\n", field("loss", mark, unionOf<Loss>()),
                   field("optimizer", mark, unionOf<Optimizer>()),
                   field("batch", mark, unionOf<Batch>()), field("learningRate", mark, "number"),
                   field("layerRates", "?", "readonly number[]"),
                   field("init", mark, unionOf<Init>()), field("start", "?", kStartType),
                   field("seed", mark, "number"), field("iterations", mark, "number"), "  }"});
}

constexpr TypeText kDefaultsType({R"({
  readonly network: {
    readonly hidden: readonly number[];
    readonly activation: readonly ()",
                                  kActivationType, R"()[];
    readonly bias: boolean;
  };
  readonly training: )",
                                  trainingType(""), ";\n}"});

/// The training options in which the session of a point may differ.
constexpr TypeText kVariedType({"{\n", field("learningRate", "", "number"),
                                field("layerRates", "?", "readonly number[]"),
                                field("init", "", unionOf<Init>()), field("start", "?", kStartType),
                                field("seed", "", "number"), "} | Problem"});

constexpr std::string_view kRowsType = R"(readonly {
      readonly in: readonly (0 | 1)[];
      readonly out: readonly (0 | 1 | null)[];
      readonly holdOut?: boolean;
    }[])";

constexpr TypeText kSessionType({R"({
  readonly version?: 1;
  readonly table: {
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
    readonly rows: )",
                                 kRowsType, R"(;
  };
  readonly network?: {
    readonly hidden?: readonly number[];
    readonly activation?: )",
                                 kActivationType, " | readonly (", kActivationType, R"()[];
    readonly bias?: boolean;
  };
  readonly training?: )",
                                 trainingType("?"), R"(;
  readonly iteration?: number;
  readonly changes?: readonly object[];
  readonly view?: object;
})"});

constexpr TypeText kMapType(
    {"{ readonly axes: readonly { readonly kind: ", unionOf<MapAxisKind>(),
     "; readonly layer?: number; readonly index?: number }[]; "
     "readonly points: Float64Array | readonly number[]; readonly tolerance?: number }"});

/// Registers a type. Only the build that generates the TypeScript types keeps its text.
template <typename Type>
void registerType([[maybe_unused]] const char* text) {
#ifdef TRUTHNET_TYPE_TEXTS
  emscripten::register_type<Type>(text);
#else
  emscripten::register_type<Type>("");
#endif
}

}  // namespace

void registerTypes() {
  registerType<Text>("string");
  registerType<Code>(kProblemCodeType.data());
  registerType<SavedState>(kSessionType.data());
  // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): a literal, which ends in 0.
  registerType<RowList>(kRowsType.data());
  registerType<SurfaceSpec>(
      "{ readonly layer?: number; readonly x?: number; readonly y?: number; "
      "readonly inputs: readonly number[]; readonly size?: number }");
  registerType<Number>("number");
  registerType<TrainerOrProblem>("Trainer | Problem");
  registerType<NumbersOrProblem>("Float64Array | Problem");
  registerType<ProblemOrUndefined>("Problem | undefined");
  registerType<ObstacleOrUndefined>(kObstacleType.data());
  registerType<Numbers>("Float64Array");
  registerType<NumberList>("Float64Array | readonly number[]");
  registerType<Indices>("number[]");
}

void registerAnalysisTypes() {
  registerType<Defaults>(kDefaultsType.data());
  registerType<LandscapeSpec>(
      "{ readonly directions: Float64Array | readonly number[]; "
      "readonly offsets: Float64Array | readonly number[] }");
  registerType<SurveySpec>(
      "{ readonly firstSeed?: number; readonly count?: number; readonly tolerance?: number }");
  registerType<MapSpec>(kMapType.data());
  registerType<TraceOrProblem>(
      "{ readonly loss: number; readonly layers: { readonly sums: number[]; "
      "readonly activations: number[]; readonly slopes: number[]; readonly errors: number[]; "
      "readonly deltas: number[]; readonly contributions: number[][] }[] } | Problem");
  registerType<SeparabilityOrProblem>(
      "{ readonly separable: true; readonly weights: number[]; readonly threshold: number } | "
      "{ readonly separable: false; readonly firing: { readonly row: number; readonly times: "
      "number }[]; readonly resting: { readonly row: number; readonly times: number }[] } | "
      "Problem");
  registerType<SurveyOrProblem>(
      "{ readonly losses: Float64Array; readonly rightSince: Float64Array } | Problem");
  registerType<MapOrProblem>(
      "{ readonly losses: Float64Array; readonly rightSince: Float64Array; "
      "readonly outcomes: Uint8Array } | Problem");
  registerType<TrainingOrProblem>(kVariedType.data());
}

}  // namespace truthnet::js
