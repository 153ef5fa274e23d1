/** Sessions and changes that exported training programs are tested with: each setting, and each kind of change. */

import fc from 'fast-check';
import { type Change, rowsEdit } from '../../web/src/session/changes.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import {
  ACTIVATIONS,
  BATCHES,
  completeSession,
  INITS,
  LOSSES,
  OPTIMIZERS,
  type Row,
  type Session,
  type SessionInput,
} from '../../web/src/session/session.ts';

export interface TrainingCase {
  readonly name: string;
  readonly session: Session;
  readonly changes: readonly Change[];
}

/** A table with targets that don't matter and a row that is held out. */
const PARTIAL: SessionInput['table'] = {
  inputs: ['a', 'b'],
  outputs: ['y', 'z'],
  rows: [
    { in: [0, 0], out: [0, 1] },
    { in: [0, 1], out: [1, null] },
    { in: [1, 0], out: [null, 1] },
    { in: [1, 0], out: [null, null] },
    { in: [1, 1], out: [0, 0], holdOut: true },
  ],
};

function caseOf(name: string, input: SessionInput, changes: readonly Change[] = []): TrainingCase {
  return { name, session: completeSession(input, DEFAULTS), changes };
}

function* settings(): Generator<TrainingCase> {
  yield caseOf('the tutorial', { table: TUTORIAL_TABLE });
  for (const loss of LOSSES) {
    for (const optimizer of OPTIMIZERS) {
      for (const batch of BATCHES) {
        yield caseOf(`${loss}, ${optimizer}, ${batch}`, {
          table: PARTIAL,
          network: { hidden: [3, 2], activation: ['tanh', 'leaky_relu', 'sigmoid'], bias: batch === 'full' },
          training: { loss, optimizer, batch, learningRate: 0.05, init: 'he_uniform', seed: 3, iterations: 60 },
        });
      }
    }
  }
  for (const activation of ACTIVATIONS.filter((name) => name !== 'step')) {
    for (const loss of ['mse', 'cross_entropy'] as const) {
      yield caseOf(`${activation} with ${loss}`, {
        table: PRESETS.halfAdder,
        network: { hidden: [3], activation, bias: true },
        training: { loss, learningRate: 0.02, init: 'uniform11', seed: 4, iterations: 40 },
      });
    }
  }
  for (const init of INITS.filter((name) => name !== 'given')) {
    const training = { init, seed: 4_294_967_295, learningRate: 0.1, iterations: 20 };
    yield caseOf(`drawn by ${init}`, { table: TUTORIAL_TABLE, network: { hidden: [] }, training });
  }
  for (const activation of ACTIVATIONS.filter((name) => name !== 'step')) {
    yield caseOf(`${activation} with cross_entropy, from given weights`, {
      table: TUTORIAL_TABLE,
      network: { hidden: [2], activation, bias: true },
      training: {
        loss: 'cross_entropy',
        learningRate: 0.02,
        iterations: 40,
        init: 'given',
        start: {
          weights: [
            [
              [0.4, 0.1],
              [0.2, 0.5],
              [0.1, 0.1],
            ],
            [[0.3], [0.2]],
          ],
          biases: [[0.1, 0.05], [0.2]],
        },
      },
    });
  }
  const weights = [
    [
      [0.4, -1e-7],
      [0.2, 5],
      [-0, 0.1],
    ],
    [[0.3], [0.2]],
  ];
  for (const biases of [undefined, [[0.1, 0.05], [0.2]]]) {
    yield caseOf(`given weights and ${biases ? 'biases' : 'no biases'}`, {
      table: TUTORIAL_TABLE,
      network: { hidden: [2], bias: true },
      training: { init: 'given', start: { weights, ...(biases && { biases }) }, iterations: 40 },
    });
  }
}

function* rates(): Generator<TrainingCase> {
  for (const optimizer of OPTIMIZERS) {
    const training = { optimizer, learningRate: 0.3, layerRates: [2, 0.1], iterations: 60 };
    const later: Change = { iteration: 30, kind: 'learningRate', value: 0.05 };
    yield caseOf(`layer rates and a new rate, ${optimizer}`, { table: PARTIAL, network: { hidden: [3] }, training }, [
      later,
    ]);
    yield caseOf(`layer rates, ${optimizer}`, {
      table: PARTIAL,
      network: { hidden: [3], bias: optimizer !== 'gd' },
      training,
    });
    const network = { hidden: [3], bias: true };
    yield caseOf(`a new rate, ${optimizer}`, { table: PARTIAL, network, training: { optimizer, iterations: 60 } }, [
      later,
      { ...later, iteration: 40, value: 0.4 },
    ]);
  }
}

function* edits(): Generator<TrainingCase> {
  yield caseOf('new parameters', { table: TUTORIAL_TABLE, network: { bias: true }, training: { iterations: 300 } }, [
    { iteration: 100, kind: 'learningRate', value: 0.25 },
    { iteration: 150, kind: 'weight', layer: 0, from: 2, to: 1, value: -1.5 },
    { iteration: 150, kind: 'bias', layer: 1, unit: 0, value: 0.5 },
  ]);
  const rows = fc.array(
    fc.record({
      in: fc.constantFrom(...TUTORIAL_TABLE.rows.map((row) => row.in)),
      out: fc.constantFrom<Row['out'][]>([0], [1], [null]),
      holdOut: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const [first] = TUTORIAL_TABLE.rows;
  for (const loss of LOSSES) {
    for (const batch of BATCHES) {
      const optimizer = batch === 'full' ? 'momentum' : 'adam';
      const tables = [
        ...fc.sample(rows, { seed: 11, numRuns: 5 }),
        [{ ...first!, holdOut: true }],
        TUTORIAL_TABLE.rows,
      ];
      let before = TUTORIAL_TABLE.rows;
      const changes = tables.flatMap((table, i): Change[] => {
        const edit = rowsEdit(before, table);
        before = table;
        const iteration = 5 + 7 * i;
        return [
          ...(edit ? [{ iteration, ...edit }] : []),
          { iteration: iteration + 2, kind: 'learningRate', value: 0.1 + 0.1 * i },
          { iteration: iteration + 3, kind: 'weight', layer: 0, from: i % 3, to: 1, value: i / 4 },
        ];
      });
      const training = { loss, batch, optimizer, learningRate: 0.05, iterations: 60 } as const;
      yield caseOf(`edited tables, ${loss}, ${batch}`, { table: TUTORIAL_TABLE, training }, changes);
    }
  }
  const heldOut = TUTORIAL_TABLE.rows.map((row) => ({ ...row, holdOut: true }));
  yield caseOf('no row that trains', {
    table: { ...TUTORIAL_TABLE, rows: heldOut },
    training: { loss: 'mse', iterations: 5 },
  });
}

export const TRAINING_CASES: readonly TrainingCase[] = [...settings(), ...rates(), ...edits()];

/** A run that overflows after iteration 4, in a sum that ReLU would hide. */
export const OVERFLOWING: TrainingCase = caseOf('an overflow', {
  table: TUTORIAL_TABLE,
  network: { hidden: [4], activation: ['linear', 'relu'] },
  training: { learningRate: 3, init: 'uniform11', seed: 1, iterations: 20 },
});
