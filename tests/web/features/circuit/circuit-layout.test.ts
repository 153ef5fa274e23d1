import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Layout, layOut, type Point } from '../../../../web/src/features/circuit/circuit-layout.ts';
import { gateShape } from '../../../../web/src/features/circuit/gate-shapes.ts';
import { type Circuit, type Gate, GATE_KINDS, type Pin } from '../../../../web/src/features/circuit/netlist.ts';

/** Circuits in which no gate reads a signal twice. */
const circuits: fc.Arbitrary<Circuit> = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.array(
      fc.record({
        kind: fc.constantFrom(...GATE_KINDS),
        signals: fc.array(fc.nat(1000), { minLength: 1, maxLength: 6 }),
        negated: fc.boolean(),
      }),
      { maxLength: 25 },
    ),
    fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 }),
  )
  .map(([inputs, list, outputs]) => {
    const gates = list.map(({ kind, signals, negated }, index): Gate => {
      const read = [...new Set(signals.map((signal) => signal % (inputs + index)))];
      const pins = read.map((signal): Pin => ({ signal, negated }));
      return { kind, pins: kind === 'not' ? pins.slice(0, 1) : pins };
    });
    const ends = outputs.map((signal): Pin | 1 =>
      signal % 5 === 0 ? 1 : { signal: signal % (inputs + gates.length), negated: false },
    );
    return { inputs, gates, outputs: ends };
  });

const linesOf = ({ wires }: Layout) =>
  wires.flatMap(({ signal, lines }) => lines.map(([from, to]) => ({ signal, from, to })));

/** Returns the length that two straight lines share. */
function shared(one: { from: Point; to: Point }, other: { from: Point; to: Point }): number {
  for (const [along, across] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const isOnOneLine = [one.to, other.from, other.to].every((point) => Math.abs(point[across] - one.from[across]) < 1);
    if (!isOnOneLine) continue;
    const low = Math.max(Math.min(one.from[along], one.to[along]), Math.min(other.from[along], other.to[along]));
    const high = Math.min(Math.max(one.from[along], one.to[along]), Math.max(other.from[along], other.to[along]));
    if (high > low) return high - low;
  }
  return 0;
}

describe('The layout of a circuit', () => {
  const laid = (claim: (layout: Layout, circuit: Circuit) => void) => {
    fc.assert(
      fc.property(circuits, (circuit) => {
        claim(layOut(circuit, { inputs: 30, outputs: 30 }), circuit);
      }),
      { numRuns: 100 },
    );
  };

  test('has inputs and outputs in the order of the table, from top to bottom', () => {
    laid(({ inputs, outputs }) => {
      for (const ends of [inputs, outputs]) {
        const downwards = [...ends].sort((one, other) => one.end[1] - other.end[1]).map(({ index }) => index);
        expect(downwards).toEqual([...downwards].sort((one, other) => one - other));
      }
    });
  });

  test('has right angles only, and no wire over a stretch of another', () => {
    laid((layout) => {
      const lines = linesOf(layout);
      for (const [index, one] of lines.entries()) {
        expect(one.from[0] === one.to[0] || one.from[1] === one.to[1]).toBe(true);
        for (const other of lines.slice(index + 1)) {
          if (other.signal !== one.signal) expect(shared(one, other)).toBe(0);
        }
      }
    });
  });

  test('connects each pin and each output with its signal', () => {
    laid((layout, circuit) => {
      const ends = new Map(layout.wires.map(({ signal, lines }) => [signal, lines.flat().map(String)]));
      for (const { pins } of layout.gates) {
        for (const { pin, end } of pins) expect(ends.get(pin.signal)).toContain(String(end));
      }
      for (const { index, end } of layout.outputs) {
        const output = circuit.outputs[index]!;
        if (typeof output !== 'number') expect(ends.get(output.signal)).toContain(String(end));
      }
    });
  });

  test('keeps gates apart, inside the drawing, and off the wires of others', () => {
    laid(({ gates, width, height, ...rest }, circuit) => {
      const boxes = gates.map(({ index, x, y }) => {
        const shape = gateShape(circuit.gates[index]!);
        return { left: x, right: x + shape.width, top: y, bottom: y + shape.height };
      });
      for (const [index, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(width);
        expect(box.bottom).toBeLessThanOrEqual(height);
        for (const other of boxes.slice(index + 1)) {
          const isApart =
            box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
          expect(isApart).toBe(true);
        }
        for (const { from, to } of linesOf({ gates, width, height, ...rest })) {
          const [low, high] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
          const isThrough =
            low < box.left && high > box.right && from[1] > box.top && from[1] < box.bottom && from[1] === to[1];
          expect(isThrough).toBe(false);
        }
      }
    });
  });

  test('marks branches with a dot, and nothing else', () => {
    // x0 goes to both gates, x1 to one.
    const circuit: Circuit = {
      inputs: 2,
      gates: [
        { kind: 'and', pins: [0, 1].map((signal) => ({ signal, negated: false })) },
        { kind: 'not', pins: [{ signal: 0, negated: false }] },
      ],
      outputs: [2, 3].map((signal) => ({ signal, negated: false })),
    };
    const { wires } = layOut(circuit, { inputs: 20, outputs: 20 });
    expect(wires.map(({ signal, dots }) => [signal, dots.length])).toEqual(
      expect.arrayContaining([
        [0, 1],
        [1, 0],
      ]),
    );
  });

  test('leaves out inputs that nothing reads', () => {
    const circuit: Circuit = { inputs: 3, gates: [], outputs: [{ signal: 1, negated: false }, 1] };
    const layout = layOut(circuit, { inputs: 20, outputs: 20 });
    expect(layout.inputs.map(({ index }) => index)).toEqual([1]);
    expect(layout.outputs.map(({ index }) => index)).toEqual([0, 1]);
  });
});
