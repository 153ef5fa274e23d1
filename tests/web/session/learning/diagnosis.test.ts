/** Tests diagnoses from made-up evidence; tests/wasm/diagnosis.test.ts takes it from real runs. */

import { describe, expect, test } from 'vitest';
import { en } from '../../../../web/src/i18n/en.ts';
import { lazyTexts } from '../../lazy-texts.ts';
import { zh } from '../../../../web/src/i18n/zh.ts';
import { DEFAULTS } from '../../../../web/src/session/defaults.ts';
import { type Diagnosis, diagnose, type Evidence, withFix } from '../../../../web/src/session/learning/diagnosis.ts';
import { PRESETS } from '../../../../web/src/session/presets/presets.ts';
import {
  type Bit,
  completeSession,
  type Row,
  type SessionInput,
  type Table,
} from '../../../../web/src/session/session.ts';
import { countingOrder } from '../../../../web/src/session/table.ts';

/** Returns a run whose loss has stalled and which gets no row right. */
function stuck(input: SessionInput, evidence: Partial<Evidence> = {}, tolerance = 0.5): Diagnosis | undefined {
  const session = completeSession(input, DEFAULTS);
  const { loss = 1 } = evidence;
  const made: Evidence = {
    iteration: 1000,
    loss,
    curve: Float64Array.from(Array.from({ length: 1001 }, (_, iteration) => [iteration, loss]).flat()),
    predictions: new Float64Array(input.table.rows.length * input.table.outputs.length).fill(NaN),
    parameters: { weights: session.network.hidden.map(unlike), biases: [] },
    steepest: [],
    contradictions: [],
    blownUp: false,
    ...evidence,
  };
  return diagnose(session, made, tolerance);
}

/** Returns weights from one input to units, no two of which are twins. */
function unlike(units: number): number[][] {
  return [Array.from({ length: units }, (_, unit) => unit + 1)];
}

/** Returns every combination of the inputs, with the targets of one output. */
function tableOf(targets: string): Table {
  const width = Math.log2(targets.length);
  const rows = Array.from(targets, (target, row): Row => {
    return { in: countingOrder(row, width), out: [Number(target) as Bit] };
  });
  return { inputs: Array.from({ length: width }, (_, input) => `x${input}`), outputs: ['y'], rows };
}

const AND = tableOf('0001');
const NOT = tableOf('10');

describe('Contradicting rows', () => {
  const row = (bits: string, target: Bit, holdOut = false): Row => ({
    in: Array.from(bits, (bit) => Number(bit) as Bit),
    out: [target],
    ...(holdOut && { holdOut }),
  });
  const held = (rows: readonly Row[], contradictions: readonly number[]) =>
    stuck({ table: { inputs: ['a', 'b'], outputs: ['y'], rows } }, { loss: 0.5, contradictions });

  test('are reported if they train, and one of them stays in training', () => {
    expect(held([row('00', 1, true), row('00', 0), row('00', 1)], [1, 2])).toMatchObject({
      kind: 'contradiction',
      rows: [1, 2],
      fix: { kind: 'holdOut', rows: [2] },
    });
  });

  test('are held out except for one', () => {
    const rows = [row('00', 1, true), row('00', 0), row('00', 0), row('11', 0), row('11', 1)];
    expect(held(rows, [3, 4])).toMatchObject({ rows: [3, 4], fix: { rows: [4] } });
  });
});

describe('A network without a bend', () => {
  const network = { hidden: [], bias: true };

  const line = (...outputs: boolean[]) => ({ views: { separability: outputs.map((separable) => ({ separable })) } });

  test("is diagnosed only once it is known that no line separates an output's rows", () => {
    expect(stuck({ table: PRESETS.halfAdder, network }, line(false, true))?.kind).toBe('straight');
    const linear = { hidden: [4], activation: 'linear' } as const;
    expect(stuck({ table: PRESETS.halfAdder, network: linear }, line(false, true))?.kind).toBe('straight');
    expect(stuck({ table: PRESETS.halfAdder, network }, line(true, true))?.kind).toBe('plateau');
    expect(stuck({ table: PRESETS.halfAdder, network })?.kind).toBe('plateau');
  });

  test('is not the cause if rows contradict each other', () => {
    const both: Table = { ...AND, rows: [...AND.rows, { in: [0, 1], out: [1] }] };
    expect(stuck({ table: both, network }, { ...line(false), contradictions: [1, 4] })?.kind).not.toBe('straight');
  });

  test.each([
    ['AND', AND, { hidden: [] }],
    ['NOT', NOT, { hidden: [] }],
    ['AND, after a linear layer', AND, { hidden: [4], activation: ['linear', 'sigmoid'] }],
  ] as const)('gets the missing biases for %s', (_name, table, bare) => {
    const found = stuck({ table, network: bare }, line(true));
    expect(found).toEqual({ kind: 'unbiased', row: 0, prediction: 0.5, fix: { kind: 'bias' } });
    const session = completeSession({ table, network: bare }, DEFAULTS);
    expect(withFix(session, found!.fix).network).toEqual({ ...session.network, bias: true });
    expect(stuck({ table, network: { ...bare, bias: true } }, line(true))?.kind).toBe('plateau');
    for (const messages of [en, zh]) {
      const { finding, fix } = lazyTexts(messages).diagnosis;
      expect(finding(found!, () => '').headline).not.toBe('');
      expect(fix(found!.fix, messages)).not.toBe('');
    }
  });

  test('gets a bend if a line separates the rows but a linear output is not close enough', () => {
    const linear = (hidden: number[]) =>
      stuck(
        { table: AND, network: { hidden, activation: 'linear' }, training: { learningRate: 0.1 } },
        { ...line(true), predictions: Float64Array.of(0, 1 / 3, 1 / 3, 2 / 3) },
        0.2,
      );
    expect(linear([])).toMatchObject({ kind: 'plateau', fix: { kind: 'hiddenLayer', units: 4 } });
    expect(linear([4])).toMatchObject({
      kind: 'plateau',
      fix: { kind: 'activation', layer: 0, activation: 'sigmoid' },
    });
  });
});

describe('A saturated output unit', () => {
  const table: Table = {
    inputs: ['a', 'b'],
    outputs: ['one', 'xor'],
    rows: PRESETS.xor.rows.map((row) => ({ ...row, out: [1, ...row.out] })),
  };
  const after = (one: number) =>
    stuck(
      { table, network: { hidden: [2], bias: true } },
      {
        predictions: Float64Array.of(one, 0.01, one, 0.99, one, 0.5, one, 0.5),
        steepest: [Float64Array.of(0.2, 0.2), Float64Array.of(0.004, 0.25)],
      },
    );

  test('is named if a row is wrong', () => {
    expect(after(0.004)).toMatchObject({ kind: 'saturated', layer: 1, unit: 0 });
  });

  test('is not reported if every row is right', () => {
    expect(after(0.996)).toMatchObject({ kind: 'plateau', fix: { kind: 'units' } });
  });
});

describe('A learning rate that is much too large is corrected', () => {
  const table = PRESETS.xor;
  const fast = { learningRate: 100 };
  const slow = { kind: 'learningRate', value: 1, restart: true };

  test('before dead units get a leak', () => {
    const network = { hidden: [2], activation: ['relu', 'sigmoid'], bias: true } as const;
    const dead = { steepest: [Float64Array.of(0, 1), Float64Array.of(0.2)] };
    expect(stuck({ table, network, training: { learningRate: 0.1 } }, dead)).toMatchObject({
      kind: 'dead',
      fix: { activation: 'leaky_relu', isOutput: false },
    });
    expect(stuck({ table, network, training: fast }, dead)).toMatchObject({
      kind: 'dead',
      fix: { ...slow, value: 0.1 },
    });
  });

  test('before twins get another seed', () => {
    const network = { hidden: [2], bias: true };
    const twins = { parameters: { weights: [[[1, 1]]], biases: [[0, 0]] } };
    expect(stuck({ table, network }, twins)).toMatchObject({ kind: 'twins', fix: { kind: 'seed' } });
    expect(stuck({ table, network, training: fast }, twins)).toMatchObject({ kind: 'twins', fix: slow });
  });
});

test('A dead output is reported as the output', () => {
  const network = { hidden: [2], activation: ['sigmoid', 'relu'] } as const;
  const dead = stuck({ table: PRESETS.xor, network }, { steepest: [Float64Array.of(0.2, 0.2), Float64Array.of(0)] });
  expect(lazyTexts(en).diagnosis.fix(dead!.fix, en)).toBe('Use leaky ReLU in the output layer');
  expect(lazyTexts(zh).diagnosis.fix(dead!.fix, zh)).toContain('输出层');
});
