"""Trains a task in NumPy, as the tutorial does, with any number of layers: the same task, warm-up and
answers as described in competitors/serve.mjs. The seeds of a survey are one more dimension of every
array.

    python3 numpy_job.py task.json
"""

import json
import os
import sys
import time

import numpy as np

WARM_UP_SECONDS = 0.5
SLICES_OF_JOB = 20
ROUND_SECONDS = 0.02


class Network:
    def __init__(self, task):
        self.inputs = np.array(task["inputs"], float)
        self.targets = np.array(task["targets"], float)
        self.learning_rate = task["learningRate"]
        self.bias = task["bias"]
        starts = task["starts"]
        layers = range(len(task["sizes"]) - 1)
        self.start_weights = [np.array([s["weights"][i] for s in starts], float) for i in layers]
        self.start_biases = [np.array([[s["biases"][i]] for s in starts], float) for i in layers]
        if not task["survey"]:
            self.start_weights = [w[0] for w in self.start_weights]
            self.start_biases = [b[0] for b in self.start_biases]
        self.start()

    def start(self):
        self.weights = [w.copy() for w in self.start_weights]
        self.biases = [b.copy() for b in self.start_biases]

    def feedforward(self):
        activations = [self.inputs]
        for w, b in zip(self.weights, self.biases):
            z = activations[-1] @ w
            if self.bias:
                z += b
            activations.append(1 / (1 + np.exp(-z)))
        return activations

    def train(self, iterations):
        """Trains and returns the final losses, one for each seed."""
        for _ in range(iterations):
            a = self.feedforward()
            delta = 2 * (a[-1] - self.targets)
            for i in reversed(range(len(self.weights))):
                delta *= a[i + 1] * (1 - a[i + 1])
                slope_w = a[i].swapaxes(-1, -2) @ delta
                if self.bias:
                    self.biases[i] -= self.learning_rate * delta.sum(axis=-2, keepdims=True)
                if i > 0:
                    delta = delta @ self.weights[i].swapaxes(-1, -2)
                self.weights[i] -= self.learning_rate * slope_w
        return ((self.targets - self.feedforward()[-1]) ** 2).sum(axis=(-2, -1)).reshape(-1).tolist()


def warm_up(network, iterations):
    end = time.perf_counter() + WARM_UP_SECONDS
    slices = 0
    while slices < 3 or time.perf_counter() < end:
        network.train(-(-iterations // SLICES_OF_JOB))
        slices += 1


def run_round(network, task):
    end = time.perf_counter() + ROUND_SECONDS
    milliseconds = []
    while not milliseconds or time.perf_counter() < end:
        network.start()
        before = time.perf_counter()
        losses = network.train(task["iterations"])
        milliseconds.append((time.perf_counter() - before) * 1e3)
    return {"milliseconds": milliseconds, "losses": losses}


def blas():
    """Returns the names of the BLAS libraries that Linux has loaded into this process."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            files = {os.path.basename(line.split()[-1]) for line in maps if "blas" in line}
    except OSError:
        return "some BLAS"
    return ", ".join(sorted(files)) or "no BLAS"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        task = json.load(file)
    network = Network(task)
    warm_up(network, task["iterations"])
    print(json.dumps({"about": f"NumPy {np.__version__}, {blas()}"}), flush=True)
    for line in sys.stdin:
        if line.strip() == "go":
            print(json.dumps(run_round(network, task)), flush=True)


if __name__ == "__main__":
    main()
