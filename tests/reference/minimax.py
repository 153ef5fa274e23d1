#!/usr/bin/env python3
"""Computes the constants of core/src/kernels/vector_math.hpp, and checks those in it.

    python3 tests/reference/minimax.py

They are ln 2 in two parts, and the polynomial in s = r² without a constant
that is closest to r coth(r/2) - 2 for |r| <= (ln 2)/2.  The Remez exchange
finds it on a grid of s: among all polynomials, the closest one has errors of
equal size and alternating sign at one place more than it has coefficients.
See J.-M. Muller, Elementary Functions, chapter 3.
"""
import re
import sys
from decimal import Decimal, getcontext
from pathlib import Path

HEADER = Path(__file__).parents[2] / "core/src/kernels/vector_math.hpp"

getcontext().prec = 40
LN2 = Decimal(2).ln()
TERMS = 5
# The interval is a little wider than that of r, which is rounded.
END = (LN2 / 2 * (1 + Decimal("1e-9"))) ** 2
GRID = [END * i / 2000 for i in range(1, 2001)]


def target(s):
    r = s.sqrt()
    e = r.exp()
    return r * (e + 1) / (e - 1) - 2


TARGETS = [target(s) for s in GRID]


def errors(coefficients):
    """Errors of the polynomial c[0] s + c[1] s² + ... on the grid."""
    return [
        value - sum(c * s ** (j + 1) for j, c in enumerate(coefficients))
        for s, value in zip(GRID, TARGETS)
    ]


def solve(rows):
    """Gauss elimination; each row ends with its right side."""
    rows = [list(row) for row in rows]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(size):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i])]
    return [row[-1] for row in rows]


def extrema(curve):
    """Places of the largest value between each two changes of sign."""
    places = [0]
    for i, value in enumerate(curve):
        if (value > 0) != (curve[places[-1]] > 0):
            places.append(i)
        elif abs(value) > abs(curve[places[-1]]):
            places[-1] = i
    return places


def minimax():
    """Coefficients of the closest polynomial."""
    places = [len(GRID) * (k + 1) ** 2 // (TERMS + 1) ** 2 - 1 for k in range(TERMS + 1)]
    while True:
        # The last unknown is the size of the errors.
        *coefficients, _ = solve(
            [GRID[i] ** (j + 1) for j in range(TERMS)] + [Decimal((-1) ** k), TARGETS[i]]
            for k, i in enumerate(places)
        )
        moved = extrema(errors(coefficients))
        if moved == places:
            return coefficients
        places = moved


def constants():
    # k times a number of 42 bits is exact for |k| < 2^11.
    high = float(int(LN2 * 2**42)) / 2**42
    names = [f"r{2 * (j + 1)}" for j in range(TERMS)]
    coefficients = dict(zip(names, map(float, minimax())))
    return {"ln2High": high, "ln2Low": float(LN2 - Decimal(high)), **coefficients}


def main():
    header = HEADER.read_text(encoding="utf-8")
    written = dict(re.findall(r"simd::Constant (\w+) = (-?0x\S+);", header))
    computed = constants()
    for name, value in computed.items():
        print(f"{name:8} {value.hex():24} in the header {written[name]}")
    wrong = [name for name, value in computed.items() if float.fromhex(written[name]) != value]
    if wrong:
        sys.exit(f"Other values in the header: {', '.join(wrong)}")


main()
