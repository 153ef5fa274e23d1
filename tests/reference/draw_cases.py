#!/usr/bin/env python3
"""Random cases for make_reference.py.

    python3 draw_cases.py 60 1 | python3 make_reference.py - > results.json

draws 60 cases; 1 is the seed, which always gives the same ones.  They have
everything that make_reference.py knows.

A result can only be compared to nine digits where a run does not magnify the
rounding of the last one, and says little where nothing was learnt.  So a case
is drawn again until its run is calm, which means that start weights that
differ by a relative 1e-12 give results that differ by less than 1e-10, and
lowers its loss by at least 1 %.
"""
import json
import random
import sys

import numpy as np

from make_reference import ACTIVATIONS, start, train

LOSSES = ["sse", "mse", "half_sse", "cross_entropy"]
OPTIMIZERS = ["gd", "momentum", "adam"]
BATCHES = ["full", "row"]
INITS = ["uniform01", "uniform11", "glorot_uniform", "he_uniform", "given"]
OUTPUTS = list(ACTIVATIONS)
DEPTHS = [0, 1, 2, 3]


def deal(rng, values, count):
    """Each of the values equally often, in random order."""
    cards = (values * count)[:count]
    rng.shuffle(cards)
    return cards


def draw_table(rng):
    inputs, outputs, rows = rng.randint(1, 5), rng.randint(1, 3), rng.randint(2, 20)
    held_out, blank = rng.choice([0, 0.25]), rng.choice([0, 0.1, 0.5])
    table = {
        "inputs": [[rng.randint(0, 1) for _ in range(inputs)] for _ in range(rows)],
        "targets": [[None if rng.random() < blank else rng.randint(0, 1) for _ in range(outputs)]
                    for _ in range(rows)],
        "held_out": [rng.random() < held_out for _ in range(rows)],
    }
    # One row at least has something to teach.
    table["targets"][0][0], table["held_out"][0] = 1, False
    return table


def draw_start(rng, sizes, bias, reach):
    layers = list(zip(sizes, sizes[1:]))
    given = {"weights": [[[rng.uniform(-reach, reach) for _ in range(n)] for _ in range(m)] for m, n in layers]}
    if bias and rng.random() < 0.75:
        given["biases"] = [[rng.uniform(-reach, reach) for _ in range(n)] for _, n in layers]
    return given


def draw(rng, loss, optimizer, batch, init, output, depth):
    case = draw_table(rng)
    case["hidden"] = [rng.randint(1, 8) for _ in range(depth)]
    sizes = [len(case["inputs"][0]), *case["hidden"], len(case["targets"][0])]
    case["activations"] = [*(rng.choice(list(ACTIVATIONS)) for _ in range(depth)), output]
    case.update(seed=rng.randrange(2 ** 32), iterations=rng.randint(30, 120), bias=rng.random() < 0.5, loss=loss,
                optimizer=optimizer, learning_rate=10 ** rng.uniform(-3, -1), init=init, batch=batch)
    if rng.random() < 0.5:
        case["layer_rates"] = [rng.choice([0, 0.5, 1, rng.uniform(0, 4)]) for _ in sizes[1:]]
    if init == "given":
        # Cross-entropy bears outputs that start next to 0 and 1.
        reach = 20 if (loss, output) == ("cross_entropy", "sigmoid") else 2
        case["start"] = draw_start(rng, sizes, case["bias"], reach)
    return case


def numbers(result):
    arrays = [list(result["loss_at"].values()), result["predictions"], *result["weights"], *result["biases"]]
    return np.concatenate([np.ravel(array) for array in arrays])


def is_fair(case):
    with np.errstate(over="ignore", invalid="ignore"):
        result = train(case)
        losses = list(result["loss_at"].values())
        if not losses[-1] <= 0.99 * losses[0]:
            return False
        sizes = [len(case["inputs"][0]), *case["hidden"], len(case["targets"][0])]
        weights, biases = start(case, sizes)
        nudge = np.random.RandomState(0).uniform
        nudged = {"weights": [w * (1 + nudge(-1e-12, 1e-12, w.shape)) for w in weights], "biases": biases}
        expected, actual = numbers(result), numbers(train({**case, "init": "given", "start": nudged}))
    return np.all(np.abs(actual - expected) <= 1e-10 * np.abs(expected) + 1e-15)


def draw_cases(count, seed):
    rng = random.Random(seed)
    decks = [deal(rng, values, count) for values in (LOSSES, OPTIMIZERS, BATCHES, INITS, OUTPUTS, DEPTHS)]
    cases = []
    for number, (loss, optimizer, batch, init, output, depth) in enumerate(zip(*decks)):
        if loss == "cross_entropy" and rng.random() < 0.6:
            output = "sigmoid"
        case = None
        while case is None or not is_fair(case):
            case = draw(rng, loss, optimizer, batch, init, output, depth)
        name = f"drawn with seed {seed}, number {number}: {loss}, {optimizer}, {batch}, {init}"
        cases.append({"name": name, **case})
    return cases


if __name__ == "__main__":
    json.dump(draw_cases(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
    print()
