/** Compares the runs of a map with a trainer's, bit by bit, as a page opens them: from the plain session of a point. */

import { beforeAll, describe, expect, test } from 'vitest';
import { readSavedState } from '../../web/src/session/check.ts';
import type { Core, MapAxis } from '../../wasm/core.mjs';
import { loadCore, type Session } from '../../wasm/truthnet.mjs';
import { TUTORIAL } from './load-core.ts';

const POINTS = 24;

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

const HALF_ADDER: Session['table'] = {
  inputs: ['a', 'b'],
  outputs: ['sum', 'carry'],
  rows: [
    { in: [0, 0], out: [0, 0] },
    { in: [0, 1], out: [1, null] },
    { in: [1, 0], out: [1, 0], holdOut: true },
    { in: [1, 1], out: [0, 1] },
  ],
};

const CONFIGURATIONS: Record<string, Session> = {
  'the tutorial': { ...TUTORIAL, training: { iterations: 300 } },
  'XOR with biases, where one bit changes the run': {
    table: { ...HALF_ADDER, outputs: ['y'], rows: HALF_ADDER.rows.map((row) => ({ in: row.in, out: [row.out[0]!] })) },
    network: { bias: true },
    training: { learningRate: 10, iterations: 300 },
  },
  'two outputs, momentum and a rate for each layer': {
    table: HALF_ADDER,
    network: { hidden: [4, 3], activation: ['tanh', 'leaky_relu', 'sigmoid'], bias: true },
    training: { optimizer: 'momentum', layerRates: [1, 0.5, 2], learningRate: 0.1, iterations: 60 },
  },
  'Adam and cross-entropy': {
    table: HALF_ADDER,
    network: { bias: true },
    training: { optimizer: 'adam', loss: 'cross_entropy', init: 'he_uniform', iterations: 60 },
  },
  'one row at a time': { ...TUTORIAL, training: { batch: 'row', iterations: 60 } },
};

/** Returns a value along an axis for a number between 0 and 1. */
function valueAt({ kind }: MapAxis, share: number): number {
  switch (kind) {
    case 'learningRate':
      return 10 ** (4 * share - 2);
    case 'layerRate':
      return 5 * share;
    case 'scale':
    case 'parameter':
      return 8 * share - 4;
    case 'seed':
      return Math.floor(1000 * share);
  }
}

const AXES: readonly [MapAxis, MapAxis][] = [
  [{ kind: 'learningRate' }, { kind: 'scale' }],
  [{ kind: 'parameter', index: 1 }, { kind: 'seed' }],
  [
    { kind: 'layerRate', layer: 1 },
    { kind: 'layerRate', layer: 0 },
  ],
];

describe.each(Object.entries(CONFIGURATIONS))('A point of a map is a run: %s', (_name, session) => {
  test.each(AXES)('along %o and %o', (x, y) => {
    const axes = [x, y];
    const points = Float64Array.from({ length: 2 * POINTS }, (_, i) =>
      valueAt(axes[i % 2]!, (i * 0.618_033_988_7 + 0.1) % 1),
    );
    const { losses, rightSince, outcomes } = core.map(session, { axes, points });
    for (let i = 0; i < POINTS; i++) {
      const there = core.sessionAt(session, axes, points[2 * i]!, points[2 * i + 1]!);
      // Links and files hold the same session.
      const read = readSavedState(JSON.parse(JSON.stringify(there)));
      const trainer = core.createTrainer('savedState' in read ? read.savedState.session : there);
      expect(read).toHaveProperty('savedState');
      trainer.step(session.training!.iterations);
      expect(losses[i]).toBe(trainer.loss);
      expect(outcomes[i]).toBe(trainer.blownUp ? 2 : trainer.isRight(0.5) ? 0 : 1);
      expect(rightSince[i]).toSatisfy((since: number) => Number.isNaN(since) !== trainer.isRight(0.5));
      trainer.delete();
    }
  });
});

test('The session of a point keeps what the axes do not change', () => {
  const session: Session = { ...TUTORIAL, network: { bias: true }, training: { loss: 'mse', layerRates: [2, 3] } };
  const there = core.sessionAt(session, [{ kind: 'learningRate' }, { kind: 'layerRate', layer: 0 }], 0.5, 4);
  expect(there).toMatchObject({ ...session, training: { loss: 'mse', learningRate: 0.5, layerRates: [4, 3] } });
  expect(there.training).not.toHaveProperty('start');
});

test('Invalid maps are refused with the field, the value and the allowed ones', () => {
  const axes: [MapAxis, MapAxis] = [{ kind: 'seed' }, { kind: 'layerRate', layer: 7 }];
  const refusal = (call: () => unknown) => {
    try {
      call();
    } catch (error) {
      return (error as { problem: object }).problem;
    }
    return undefined;
  };
  expect(refusal(() => core.map(TUTORIAL, { axes, points: [1, 1] }))).toMatchObject({
    code: 'outOfRange',
    field: 'axes[1].layer',
    value: '7',
    allowed: '[0, 6]',
  });
  axes[1] = { kind: 'scale' };
  expect(refusal(() => core.map(TUTORIAL, { axes, points: [1.5, 1] }))).toMatchObject({
    code: 'notAnInteger',
    field: 'points[0]',
  });
  expect(refusal(() => core.map(TUTORIAL, { axes, points: [1, 1], stopEarly: true } as never))).toMatchObject({
    code: 'unknownField',
    field: 'stopEarly',
  });
  expect(refusal(() => core.sessionAt(TUTORIAL, [axes[0], axes[0]], 1, 2))).toMatchObject({ code: 'duplicateName' });
});
