// Trains a task with TruthNet's core without WebAssembly: the same task, warm-up and answers as
// described in competitors/serve.mjs.
//
//     truthnet-bench task.txt

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "truthnet/init.hpp"
#include "truthnet/names.hpp"
#include "truthnet/session.hpp"
#include "truthnet/survey.hpp"
#include "truthnet/trainer.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr Milliseconds kWarmUpTime{500};
constexpr Milliseconds kRoundTime{20};
constexpr std::int64_t kSlicesOfJob = 20;

struct Task {
  truthnet::Session session;
  std::int64_t iterations = 0;
  bool isSurvey = false;
  std::vector<std::uint32_t> seeds;
};

template <typename Number>
std::vector<Number> readNumbers(std::istream& in, std::size_t count) {
  std::vector<Number> numbers(count);
  for (Number& number : numbers) in >> number;
  return numbers;
}

/// Reads a task written by jobs.mjs: names, each followed by its numbers.
Task readTask(std::istream& in) {
  std::string name;
  std::size_t count = 0;

  Task task;
  auto& [table, network, training] = task.session;
  in >> name >> count;
  const auto sizes = readNumbers<std::size_t>(in, count);
  network.hidden.assign(sizes.begin() + 1, sizes.end() - 1);
  std::string init;
  in >> name >> network.bias >> name >> init >> name >> training.learningRate >> name >>
      task.iterations >> name >> task.isSurvey;
  training.init = truthnet::named<truthnet::Init>(init).value();
  in >> name >> count;
  task.seeds = readNumbers<std::uint32_t>(in, count);
  training.iterations = static_cast<std::uint32_t>(task.iterations);
  training.seed = task.seeds.front();

  const std::size_t inputs = sizes.front();
  const std::size_t outputs = sizes.back();
  for (std::size_t i = 0; i < inputs; ++i) table.inputs.push_back("X" + std::to_string(i));
  for (std::size_t i = 0; i < outputs; ++i) table.outputs.push_back("y" + std::to_string(i));
  in >> name >> count;
  for (std::size_t r = 0; r < count; ++r) {
    truthnet::RowSpec row;
    for (const int input : readNumbers<int>(in, inputs)) row.in.push_back(input == 1);
    for (const int target : readNumbers<int>(in, outputs)) row.out.emplace_back(target == 1);
    table.rows.push_back(std::move(row));
  }
  return task;
}

truthnet::Trainer makeTrainer(const truthnet::Session& session) {
  auto trainer = truthnet::Trainer::create(session);
  if (trainer) return *std::move(trainer);
  std::cerr << truthnet::nameOf(trainer.error().code) << ": " << trainer.error().field << '\n';
  std::exit(1);
}

void warmUp(truthnet::Trainer& trainer, std::int64_t iterations) {
  const std::int64_t slice = (iterations + kSlicesOfJob - 1) / kSlicesOfJob;
  const auto end = Clock::now() + kWarmUpTime;
  for (std::int64_t slices = 0; slices < 3 || Clock::now() < end; ++slices) {
    if (slices % kSlicesOfJob == 0) trainer.reset();
    trainer.step(slice);
  }
}

std::vector<double> survey(const Task& task) {
  const auto count = static_cast<std::uint32_t>(task.seeds.size());
  return truthnet::survey(task.session, {.firstSeed = task.seeds.front(), .count = count})->losses;
}

struct Round {
  std::vector<double> milliseconds;
  std::vector<double> losses;
};

Round runRound(truthnet::Trainer& trainer, const Task& task) {
  Round round;
  const auto end = Clock::now() + kRoundTime;
  do {
    if (!task.isSurvey) trainer.reset();
    const auto before = Clock::now();
    if (task.isSurvey) {
      round.losses = survey(task);
    } else {
      round.losses = {trainer.step(task.iterations)};
    }
    round.milliseconds.push_back(Milliseconds(Clock::now() - before).count());
  } while (Clock::now() < end);
  return round;
}

void print(const std::vector<double>& numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i) std::cout << (i == 0 ? "[" : ",") << numbers[i];
  std::cout << ']';
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "");
  const Task task = readTask(file);
  truthnet::Trainer trainer = makeTrainer(task.session);
  warmUp(trainer, task.iterations);
  std::cout.precision(std::numeric_limits<double>::max_digits10);
  std::cout << R"({"about":")" << __VERSION__ << "\"}\n" << std::flush;
  for (std::string line; std::getline(std::cin, line);) {
    if (line != "go") continue;
    const Round round = runRound(trainer, task);
    std::cout << R"({"milliseconds":)";
    print(round.milliseconds);
    std::cout << R"(,"losses":)";
    print(round.losses);
    std::cout << '}' << '\n' << std::flush;
  }
}
