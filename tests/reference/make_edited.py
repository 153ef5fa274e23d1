#!/usr/bin/env python3
"""Independent NumPy reference for runs that are changed on the way.

Trains saved states: sessions with an iteration and changes of the learning
rate, of weights and biases, and of rows of the table.  Writes each with what
an exact implementation must reproduce: "losses" after every iteration,
before the changes at it; "jumps", the losses after changes of weights, biases
or rows, unless the rows are the same; the final predictions, weights and biases.

    python3 make_edited.py > edited-cases.json        (needs NumPy >= 1.17)

The conventions are those of make_reference.py.  A change at iteration k comes
after the update k and before the next.  One of rows replaces `remove` rows
from `row` on by those of `add`; parameters and the optimizer's state stay.
"""
import json
import random
import sys

import numpy as np

from make_reference import Optimizer, forward, loss_and_gradients, start


def arrays(rows):
    """Inputs, targets and counts of the rows that train, and the inputs of all."""
    x = np.array([row["in"] for row in rows], float)
    y = np.array([[np.nan if t is None else t for t in row["out"]] for row in rows], float)
    counts = np.where(np.isnan(y), 0.0, 1.0)
    trains = counts.any(axis=1) & ~np.array([row.get("holdOut", False) for row in rows])
    return (x[trains], np.nan_to_num(y)[trains], counts[trains]), x


def train(state):
    table, network, training = state["table"], state["network"], state["training"]
    rows = list(table["rows"])
    case = dict(activations=network["activation"], bias=network["bias"], loss=training["loss"], init=training["init"],
                seed=training["seed"], optimizer=training["optimizer"], learning_rate=training["learningRate"])
    if "layerRates" in training:
        case["layer_rates"] = training["layerRates"]
    weights, biases = start(case, [len(table["inputs"]), *network["hidden"], len(table["outputs"])])
    optimizer = Optimizer(case, weights, biases)
    losses, jumps = [], []
    for iteration in range(state["iteration"] + 1):
        all_rows, x = arrays(rows)
        losses.append(loss_and_gradients(case, *all_rows, weights, biases)[0])
        edited = False
        for change in state["changes"]:
            if change["iteration"] != iteration:
                continue
            if change["kind"] == "learningRate":
                optimizer.lr = change["value"]
            elif change["kind"] == "weight":
                weights[change["layer"]][change["from"], change["to"]] = change["value"]
                edited = True
            elif change["kind"] == "bias":
                biases[change["layer"]][change["unit"]] = change["value"]
                edited = True
            else:
                before = list(rows)
                rows[change["row"]:change["row"] + change["remove"]] = change["add"]
                edited = edited or rows != before
        all_rows, x = arrays(rows)
        if edited:
            jumps.append([iteration, loss_and_gradients(case, *all_rows, weights, biases)[0]])
        if iteration == state["iteration"]:
            break
        batches = [all_rows]
        if training["batch"] == "row":
            batches = [[part[r:r + 1] for part in all_rows] for r in range(len(all_rows[0]))]
        for batch in batches:
            optimizer.update(loss_and_gradients(case, *batch, weights, biases)[1])
    return {
        "state": state,
        "losses": losses,
        "jumps": jumps,
        "predictions": forward(x, weights, biases, case["activations"])[0][-1].tolist(),
        "weights": [w.tolist() for w in weights],
        "biases": [b.tolist() for b in biases],
    }


def draw_row(rng, inputs, outputs):
    row = {"in": [rng.randint(0, 1) for _ in range(inputs)], "out": [rng.choice([0, 1, 0, 1, None]) for _ in range(outputs)]}
    return {**row, "holdOut": True} if rng.random() < 0.2 else row


def draw_changes(rng, state, count):
    """Changes at rising iterations; afterwards the table has from 1 to 8 rows."""
    table, network = state["table"], state["network"]
    inputs, outputs = len(table["inputs"]), len(table["outputs"])
    size, changes = len(table["rows"]), []
    for iteration in sorted(rng.sample(range(1, state["iteration"]), count)):
        kind = rng.choice(["rows", "rows", "rows", "learningRate", "weight", "bias" if network["bias"] else "weight"])
        change = {"iteration": iteration, "kind": kind}
        if kind == "rows":
            row = rng.randint(0, size)
            remove = rng.randint(0, min(2, size - row))
            added = rng.randint(1 if size == remove else 0, min(2, 8 - size + remove))
            size += added - remove
            change.update(row=row, remove=remove, add=[draw_row(rng, inputs, outputs) for _ in range(added)])
        elif kind == "learningRate":
            change.update(value=draw_rate(rng))
        elif kind == "weight":
            change.update(layer=0, **{"from": rng.randrange(inputs)}, to=rng.randrange(network["hidden"][0]))
            change.update(value=rng.uniform(-1, 1))
        else:
            change.update(layer=0, unit=rng.randrange(network["hidden"][0]), value=rng.uniform(-1, 1))
        changes.append(change)
    return changes


def draw_rate(rng):
    return rng.uniform(0.01, 0.1)


def draw_state(seed, optimizer, batch, loss, **others):
    rng = random.Random(seed)
    bias = seed % 2 == 0
    state = {
        "table": {"inputs": ["a", "b", "c"], "outputs": ["y", "z"], "rows": [draw_row(rng, 3, 2) for _ in range(5)]},
        "network": {"hidden": [4, 3], "activation": ["tanh", "sigmoid", "sigmoid"], "bias": bias},
        "training": {"loss": loss, "optimizer": optimizer, "batch": batch, "learningRate": draw_rate(rng),
                     "init": "uniform11", "seed": seed, **others},
        "iteration": 60,
    }
    return {**state, "changes": draw_changes(rng, state, 16)}


CASES = [(1, "gd", "full", "sse"), (2, "gd", "row", "half_sse"), (3, "momentum", "full", "mse"),
         (4, "momentum", "row", "cross_entropy"), (5, "adam", "full", "cross_entropy"), (6, "adam", "row", "mse")]
RATED = draw_state(7, "momentum", "full", "sse", layerRates=[0.5, 2, 1])

if __name__ == "__main__":
    json.dump([train(state) for state in [*(draw_state(*each) for each in CASES), RATED]], sys.stdout, indent=1)
    print()
