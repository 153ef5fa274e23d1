/** Tests the two compiled modules: that of pages, which only trains, and the whole core, which analyses its runs. */

import { readFile } from 'node:fs/promises';
import type { Row, SavedState, Session, Trainer } from 'truthnet';
import { beforeAll, describe, expect, test } from 'vitest';
import createTrainingModule from '../../build/wasm/truthnet-trainer.mjs';
import { LeanCore, type LeanTrainer, load } from '../../wasm/lean.mjs';
import { RestartableCore } from '../../wasm/restartable.mjs';
import { TUTORIAL } from './load-core.ts';

const ROWS: readonly Row[] = [
  { in: [0, 0], out: [0, 1] },
  { in: [0, 1], out: [1, null] },
  { in: [1, 0], out: [1, 0] },
  { in: [1, 1], out: [0, 1], holdOut: true },
];
const EDITED: readonly Row[] = [{ in: [1, 1], out: [1, 0] }, ...ROWS.slice(1)];
const MIXED: Session = { table: { inputs: ['a', 'b'], outputs: ['x', 'y'], rows: ROWS }, network: { bias: true } };

function bytesOf(module: 'core' | 'trainer'): Promise<Buffer> {
  return readFile(new URL(`../../build/wasm/truthnet-${module}.wasm`, import.meta.url));
}

let lean: LeanCore;
let core: RestartableCore;
beforeAll(async () => {
  core = await RestartableCore.load(await bytesOf('core'));
  lean = await load(await bytesOf('trainer'), (compiled) => new LeanCore(createTrainingModule, compiled));
});

/** Returns all numbers that the analyses of a state consist of. */
function analysisOf(trainer: Trainer, rows: readonly Row[]) {
  const directions = trainer.randomPlane(3);
  return {
    loss: trainer.loss,
    gradients: trainer.gradientRow(),
    traces: rows.map((_, row) => trainer.trace(row)),
    directions,
    losses: trainer.lossesAround({ directions, offsets: [0, 0, 0.5, -1, 1e300, 2] }),
    separability: rows[0]!.out.map((_, output) => trainer.separability(output)),
  };
}

/** Trains a session in both modules, edits its table on the way, and compares them. */
function compare(session: Session, edited: readonly Row[]): void {
  const saved: SavedState = {
    session,
    iteration: 120,
    changes: [{ iteration: 30, kind: 'weight', layer: 0, from: 0, to: 1, value: -2 }],
  };
  const run = lean.prepareTrainer(saved);
  const whole = core.prepareTrainer(saved);
  const asked = core.prepareTrainer({ ...session, table: { ...session.table, rows: edited } });
  for (const trainer of [run, whole] satisfies LeanTrainer[]) {
    trainer.replay();
    trainer.setRows(edited);
    trainer.step(80);
  }
  expect(run.lossHistory()).toEqual(whole.lossHistory());
  expect(run.parameterRow()).toEqual(whole.parameterRow());
  asked.restartAt(run.parameterRow());
  expect(analysisOf(asked, edited)).toEqual(analysisOf(whole, edited));
  // The trainer is used again for later states.
  run.step(10);
  whole.step(10);
  asked.restartAt(run.parameterRow());
  expect(analysisOf(asked, edited)).toEqual(analysisOf(whole, edited));
  for (const trainer of [run, whole, asked]) trainer.delete();
}

describe('The whole core analyses a run of the module that trains, bit for bit,', () => {
  test.each(['gd', 'momentum', 'adam'] as const)('with %s', (optimizer) => {
    for (const batch of ['full', 'row'] as const) {
      for (const loss of ['sse', 'cross_entropy'] as const) {
        compare({ ...MIXED, training: { optimizer, batch, loss, learningRate: 0.05, init: 'uniform11' } }, EDITED);
      }
    }
  });

  test('without biases', () => {
    compare(TUTORIAL, TUTORIAL.table.rows.toReversed());
  });

  test('with weights that are larger than a session may give', () => {
    const explosive: Session = {
      ...TUTORIAL,
      network: { hidden: [8, 8], activation: 'linear' },
      training: { learningRate: 10 },
    };
    compare(explosive, TUTORIAL.table.rows.toReversed());
    const run = core.createTrainer(explosive);
    run.step(1000);
    expect(run.blownUp).toBe(true);
    expect(Math.max(...run.parameterRow().map(Math.abs))).toBeGreaterThan(core.limits().maxParameter);
    run.delete();
  });
});

test('The module that trains has no analyses, and is much smaller', async () => {
  const small = await bytesOf('trainer');
  expect(small.length).toBeLessThan(0.75 * (await bytesOf('core')).length);
  const module = createTrainingModule({ wasmBinary: small });
  expect(module).not.toHaveProperty('survey');
  const trainer = module.createTrainer(TUTORIAL);
  for (const analysis of ['trace', 'separability', 'lossesAround', 'randomPlane', 'restartAt']) {
    expect(trainer).not.toHaveProperty(analysis);
  }
});

test('A trainer restarts only at as many parameters as its network has', () => {
  const trainer = core.prepareTrainer(TUTORIAL);
  expect(() => {
    trainer.restartAt(new Float64Array(3));
  }).toThrow('parameters');
  trainer.delete();
});
