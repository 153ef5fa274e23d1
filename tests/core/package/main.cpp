#include <iostream>
#include <truthnet/truthnet.hpp>

/// Trains XOR and prints the loss.
int main() {
  truthnet::Session session;
  session.table.inputs = {"a", "b"};
  session.table.outputs = {"y"};
  session.table.rows = {
      {.in = {0, 0}, .out = {0}},
      {.in = {0, 1}, .out = {1}},
      {.in = {1, 0}, .out = {1}},
      {.in = {1, 1}, .out = {0}},
  };
  session.network.bias = true;
  auto trainer = truthnet::Trainer::create(session);
  if (!trainer) {
    std::cerr << trainer.error().field << ": " << truthnet::nameOf(trainer.error().code) << '\n';
    return 1;
  }
  const double loss = trainer->step(1500);
  std::cout << "loss " << loss << '\n';
  return loss < 0.05 && trainer->isRight(0.25) ? 0 : 1;
}
