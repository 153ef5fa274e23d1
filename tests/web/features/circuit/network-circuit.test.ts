import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRows } from '../../../../web/src/features/circuit/checked-rows.ts';
import { networkCircuit } from '../../../../web/src/features/circuit/network-circuit.ts';
import { outputsOf, signalsOf } from '../../../../web/src/features/circuit/netlist.ts';
import { breaksOf } from '../../../../web/src/features/circuit/row-check.ts';
import {
  activate,
  combinationsOf,
  RANGE_KINDS,
  type RangeKind,
  type Rounding,
  roundNetwork,
  sumAt,
} from '../../../../web/src/features/circuit/rounding.ts';
import { PRESETS } from '../../../../web/src/session/presets/presets.ts';
import { ACTIVATIONS, type Network, type Table, type Target } from '../../../../web/src/session/session.ts';
import { addCombination, countingOrder } from '../../../../web/src/session/table.ts';
import type { Parameters } from '../../../../web/src/session/weight.ts';
import { finish } from './finish.ts';

const tableOf = (inputs: number, outputs: number, numbers: readonly number[]): Table => ({
  inputs: Array.from({ length: inputs }, (_, input) => `x${input}`),
  outputs: Array.from({ length: outputs }, (_, output) => `y${output}`),
  rows: numbers.map((number) => ({ in: countingOrder(number, inputs), out: Array.from({ length: outputs }, () => 0) })),
});

interface Case {
  readonly table: Table;
  readonly network: Network;
  readonly parameters: Parameters;
}

const weights = fc.oneof(fc.constantFrom(0, 1, -1, 0.5), fc.double({ min: -8, max: 8, noNaN: true }));
const cases: fc.Arbitrary<Case> = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant(14)), { maxLength: 3 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .chain(([inputs, hidden, outputs]) => {
    const sizes = [inputs, ...hidden, outputs];
    const layers = sizes.slice(1);
    const list = <T>(length: number, item: fc.Arbitrary<T>) => fc.array(item, { minLength: length, maxLength: length });
    return fc.record({
      table: fc
        .uniqueArray(fc.nat(2 ** inputs - 1), { minLength: 1 })
        .map((numbers) => tableOf(inputs, outputs, numbers)),
      network: fc
        .tuple(...layers.map(() => fc.constantFrom(...ACTIVATIONS)))
        .map((activation): Network => ({ hidden, activation, bias: true })),
      parameters: fc.record({
        weights: fc.tuple(...layers.map((to, layer) => list(sizes[layer]!, list(to, weights)))),
        biases: fc.tuple(...layers.map((to) => list(to, weights))),
      }),
    });
  });

const roundingOf = ({ table, network, parameters }: Case, all: boolean, kind: RangeKind = 'activation') =>
  finish(roundNetwork(network, parameters, combinationsOf(table, all), kind));
/** Returns the circuit, which is small enough to be built. */
const circuitOf = (rounding: Rounding, outputs: readonly number[]) => {
  const { circuit, merged } = finish(networkCircuit(rounding, outputs));
  return { circuit: circuit!, merged };
};
const allOutputs = (table: Table) => table.outputs.map((_, output) => output);

/** An XOR network of OR and NAND, with a third unit like the first and one that is always on. */
const XOR: Case = {
  table: PRESETS.xor,
  network: { hidden: [4], activation: ['sigmoid', 'sigmoid'], bias: true },
  parameters: {
    weights: [
      [
        [20, -20, 18, 0],
        [20, -20, 18, 0],
      ],
      [[20], [20], [1], [-1]],
    ],
    biases: [[-10, 30, -9, 5], [-30]],
  },
};

describe('The circuit of a network', () => {
  test('computes what the rounded network computes, whatever its activations', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), fc.constantFrom(...RANGE_KINDS), (given, all, kind) => {
        const rounding = roundingOf(given, all, kind);
        const { circuit } = circuitOf(rounding, allOutputs(given.table));
        const last = rounding.layers.at(-1)!;
        rounding.combinations.forEach((inputs, combination) => {
          const expected = last.bits.subarray(combination * last.units, (combination + 1) * last.units);
          expect(outputsOf(circuit, signalsOf(circuit, inputs))).toEqual([...expected]);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('has only gates that an output reads, each after those that it reads', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { circuit } = circuitOf(roundingOf(given, true), allOutputs(given.table));
        const read = new Set([
          ...circuit.outputs.flatMap((output) => (typeof output === 'number' ? [] : [output.signal])),
          ...circuit.gates.flatMap(({ pins }) => pins.map(({ signal }) => signal)),
        ]);
        circuit.gates.forEach(({ pins }, index) => {
          expect(read).toContain(circuit.inputs + index);
          for (const { signal } of pins) expect(signal).toBeLessThan(circuit.inputs + index);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('merges units that are equal or constant, and leaves out those that nothing needs', () => {
    const { circuit, merged } = circuitOf(roundingOf(XOR, true), [0]);
    expect(circuit.gates.map(({ kind }) => kind)).toEqual(['or', 'nand', 'and']);
    expect(merged).toEqual([
      { layer: 1, unit: 2, kind: 'same', as: { layer: 1, unit: 0 } },
      { layer: 1, unit: 3, kind: 'constant', value: 1 },
    ]);
  });

  test('without hidden layers is a gate for each output', () => {
    const majority: Case = {
      table: PRESETS.majority,
      network: { hidden: [], activation: ['sigmoid'], bias: true },
      parameters: { weights: [[[2], [2], [2]]], biases: [[-3]] },
    };
    const { circuit } = circuitOf(roundingOf(majority, true), [0]);
    expect(circuit.gates).toEqual([
      {
        kind: 'atLeast',
        count: 2,
        pins: [0, 1, 2].map((signal) => ({ signal, negated: false })),
        unit: { layer: 1, unit: 0 },
      },
    ]);
  });

  test('may have any value for combinations that no row has', () => {
    const { inputs, outputs, rows } = PRESETS.xor;
    const few: Case = { ...XOR, table: { inputs, outputs, rows: rows.slice(0, 3) } };
    const built = (all: boolean) => circuitOf(roundingOf(few, all), [0]).circuit;
    expect(built(false).gates.map(({ kind }) => kind)).toEqual(['or']);
    expect(built(true).gates.map(({ kind }) => kind)).toEqual(['or', 'nand', 'and']);
  });

  test('is not built beyond a limit of gates', () => {
    // With weights of all sizes, each gate is a long sum of products.
    const weight = (from: number, to: number) => Math.sin(17 * from + 5 * to * to + 1);
    const layer = (units: number, next: number) =>
      Array.from({ length: units }, (_, from) => Array.from({ length: next }, (_unit, to) => weight(from, to)));
    const given: Case = {
      table: tableOf(10, 8, [0]),
      network: { hidden: [12], activation: ['sigmoid', 'sigmoid'], bias: true },
      parameters: {
        weights: [layer(10, 12), layer(12, 8)],
        biases: [Array.from({ length: 12 }, () => 0), Array.from({ length: 8 }, () => 0)],
      },
    };
    const { circuit } = finish(networkCircuit(roundingOf(given, true), allOutputs(given.table)));
    expect(circuit).toBeUndefined();
  });

  test('reads signals in the order of the table, whichever units stand for them', () => {
    // h1 is X2, and h2 is X1.
    const swapped: Case = {
      table: PRESETS.and,
      network: { hidden: [2], activation: ['sigmoid', 'sigmoid'], bias: true },
      parameters: {
        weights: [
          [
            [0, 20],
            [20, 0],
          ],
          [[20], [20]],
        ],
        biases: [[-10, -10], [-30]],
      },
    };
    const [gate] = circuitOf(roundingOf(swapped, true), [0]).circuit.gates;
    expect(gate).toMatchObject({ kind: 'and', pins: [{ signal: 0 }, { signal: 1 }] });
  });

  test('counts rows with equal inputs once', () => {
    const twice = addCombination(PRESETS.xor, [0, 1]);
    expect(combinationsOf(twice, false)).toEqual(combinationsOf(PRESETS.xor, false));
  });
});

describe('A row that rounding breaks', () => {
  test('is explained by units whose own values bring the network’s answer back', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...RANGE_KINDS), (given, kind) => {
        const rounding = roundingOf(given, true, kind);
        const { layers, network, parameters } = rounding;
        const last = layers.at(-1)!;
        rounding.combinations.forEach((_, combination) => {
          allOutputs(given.table).forEach((output) => {
            const index = combination * last.units + output;
            const isOn = last.values[index]! > 0.5;
            const [first] = breaksOf(rounding, combination, output);
            expect(first !== undefined).toBe(isOn !== (last.bits[index] === 1));
            if (!first) return;
            const before = layers.at(-2)!;
            const sumWith = (own: (unit: number) => number | undefined) =>
              Array.from({ length: before.units }, (_unit, unit) => {
                const at = combination * before.units + unit;
                const end = (before.bits[at] === 1 ? before.high : before.low)[unit]!;
                return (own(unit) ?? end) * parameters.weights.at(-1)![unit]![output]!;
              }).reduce((sum, each) => sum + each, parameters.biases.at(-1)![output]!);
            const activation = network.activation.at(-1)!;
            const restored = sumWith((unit) => first.causes.find((cause) => cause.unit === unit)?.value);
            // A sum at the threshold itself may fall to either side, depending on the order of addition.
            const isClear = Math.abs(restored - sumAt(activation, 0.5)) > 1e-9;
            if (isClear) expect(activate(activation, restored) > 0.5).toBe(isOn);
            const [cause] = first.causes;
            if (cause?.needs) {
              const atBound = sumWith((unit) => (unit === cause.unit ? cause.needs!.value : undefined));
              expect(atBound).toBeCloseTo(sumAt(activation, 0.5), 6);
            }
          });
        });
      }),
      { numRuns: 200 },
    );
  });

  test('names the unit, its value, the value taken for it, and the value that the output needs', () => {
    // y is 1 where h is above 0.4; h is 0.45 for the input 1, which rounds to 0.
    const given: Case = {
      table: tableOf(1, 1, [0, 1]),
      network: { hidden: [1], activation: ['sigmoid', 'sigmoid'], bias: true },
      parameters: { weights: [[[10 + Math.log(0.45 / 0.55)]], [[10]]], biases: [[-10], [-4]] },
    };
    const rounding = roundingOf(given, true);
    expect(breaksOf(rounding, 0, 0)).toEqual([]);
    const [found, ...more] = breaksOf(rounding, 1, 0);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ layer: 2, unit: 0, bit: 0, causes: [{ layer: 1, unit: 0, taken: 0, bit: 0 }] });
    expect(found!.causes[0]!.value).toBeCloseTo(0.45, 10);
    expect(found!.causes[0]!.needs!.side).toBe('above');
    expect(found!.causes[0]!.needs!.value).toBeCloseTo(0.4, 10);
    const verdictFor = (target: Target) => {
      const rows = given.table.rows.map((row) => ({ ...row, out: [target] }));
      const { verdict, differsFreely } = checkRows({
        rounding,
        input: { table: { ...given.table, rows }, outputs: [0] },
      })[1]!;
      return [verdict, differsFreely];
    };
    expect(verdictFor(1)).toEqual(['breaks', false]);
    // A don't-care target leaves nothing to break.
    expect(verdictFor(null)).toEqual(['right', true]);
  });

  test('tells a unit in the middle of its range, which counts as 0, from one below it', () => {
    // Without biases, every hidden unit is in the middle where all inputs are 0.
    const given: Case = {
      table: tableOf(1, 1, [0, 1]),
      network: { hidden: [1], activation: ['sigmoid', 'sigmoid'], bias: true },
      parameters: { weights: [[[8]], [[10]]], biases: [[0], [-4]] },
    };
    const causesAt = (bias: number) =>
      breaksOf(roundingOf({ ...given, parameters: { ...given.parameters, biases: [[bias], [-4]] } }, true), 0, 0)
        .flatMap(({ causes }) => causes)
        .map(({ taken, isMiddle }) => ({ taken, isMiddle }));
    expect(causesAt(0)).toEqual([{ taken: 0, isMiddle: true }]);
    expect(causesAt(-0.01)).toEqual([{ taken: 0, isMiddle: false }]);
  });

  test('can follow from a unit of a layer before that rounding turns over', () => {
    const given: Case = {
      table: tableOf(1, 1, [0, 1]),
      network: { hidden: [1, 1], activation: ['sigmoid', 'sigmoid', 'sigmoid'], bias: true },
      parameters: {
        weights: [[[10 + Math.log(0.45 / 0.55)]], [[100]], [[20]]],
        biases: [[-10], [-40], [-10]],
      },
    };
    const chain = breaksOf(roundingOf(given, true), 1, 0);
    expect(chain.map(({ layer, unit }) => [layer, unit])).toEqual([
      [3, 0],
      [2, 0],
    ]);
  });
});

test('A prediction of exactly 0.5 is right for no target, and counts as 0 in the circuit', () => {
  // Without a bias, NOT cannot be more than undecided for the input 0.
  const not: Case = {
    table: tableOf(1, 1, [0, 1]),
    network: { hidden: [], activation: ['sigmoid'], bias: false },
    parameters: { weights: [[[-5]]], biases: [[0]] },
  };
  const verdictsFor = (target: Target) => {
    const table = {
      ...not.table,
      rows: not.table.rows.map((row) => (row.in[0] === 0 ? { ...row, out: [target] } : row)),
    };
    const rows = checkRows({ rounding: roundingOf(not, true), input: { table, outputs: [0] } });
    return rows.map(({ bits, isUndecided, verdict }) => [bits[0], isUndecided, verdict]);
  };
  const right = [0, false, 'right'];
  expect(verdictsFor(1)).toEqual([[0, true, 'wrong'], right]);
  expect(verdictsFor(0)).toEqual([[0, true, 'wrong'], right]);
  expect(verdictsFor(null)).toEqual([[0, true, 'right'], right]);
});

describe('A unit’s range', () => {
  test('is that of a bounded activation, or goes from the least to the greatest value', () => {
    const given: Case = {
      table: tableOf(1, 1, [0, 1]),
      network: { hidden: [1], activation: ['sigmoid', 'linear'], bias: true },
      parameters: { weights: [[[2]], [[1]]], biases: [[0], [0]] },
    };
    const top = activate('sigmoid', 2);
    expect(roundingOf(given, true, 'activation').layers[1]).toMatchObject({
      low: Float64Array.of(0),
      high: Float64Array.of(1),
      threshold: Float64Array.of(0.5),
    });
    expect(roundingOf(given, true, 'seen').layers[1]).toMatchObject({
      low: Float64Array.of(0.5),
      high: Float64Array.of(top),
      threshold: Float64Array.of((0.5 + top) / 2),
    });
  });
});
