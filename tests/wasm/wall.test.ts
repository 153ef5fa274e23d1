/** Compares the networks of a wall with trainers of the same seeds, bit by bit. */

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { RestartableCore } from '../../wasm/restartable.mjs';
import type { WallFrame, WallOrder } from '../../web/src/engine/protocol.ts';
import { beginWall } from '../../web/src/features/wall/worker.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { completeSession, type Session } from '../../web/src/session/session.ts';
import { TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';

const TOLERANCE = 0.5;
const SESSION = completeSession({ table: TUTORIAL_TABLE, training: { iterations: 1000 } }, DEFAULTS);
/** A learning rate at which one differing bit changes the run. */
const CHAOTIC = completeSession(
  { table: TUTORIAL_TABLE, network: { bias: true }, training: { iterations: 200, learningRate: 10 } },
  DEFAULTS,
);
/** A network that overflows for some seeds. */
const OVERFLOWING = completeSession(
  {
    table: TUTORIAL_TABLE,
    network: { hidden: [4], activation: ['relu', 'linear'] },
    training: { iterations: 100, learningRate: 0.4 },
  },
  DEFAULTS,
);

let core: RestartableCore;
beforeAll(async () => {
  core = await RestartableCore.load(await readFile(new URL('../../build/wasm/truthnet-core.wasm', import.meta.url)));
});

/** Trains a wall in short slices up to its last iteration, and returns all its frames. */
function framesOf(order: WallOrder): WallFrame[] {
  const wall = beginWall(order, (session) => core.prepareTrainer(session));
  const frames = [wall.advance(0, 0)];
  const { iterations } = order.session.training;
  const points = Math.ceil(iterations / order.stride) + 1;
  const noted = () => frames.reduce((sum, { losses }) => sum + losses.length, 0) / order.count;
  while (noted() < points) frames.push(wall.advance(Math.ceil(iterations / 3) * frames.length, 1));
  return frames;
}

function withSeed(session: Session, seed: number): Session {
  return { ...session, training: { ...session.training, seed } };
}

/** Returns the iteration from which every row is right until the end, found by looking at each; NaN if one is wrong. */
function rightSinceOf(session: Session): number {
  const trainer = core.createTrainer(session);
  let since = trainer.isRight(TOLERANCE) ? 0 : NaN;
  for (let i = 1; i <= session.training.iterations; i++) {
    trainer.step(1);
    if (!trainer.isRight(TOLERANCE)) since = NaN;
    else if (Number.isNaN(since)) since = trainer.iteration;
  }
  trainer.delete();
  return since;
}

describe.each([
  ['the tutorial’s network', SESSION],
  ['a chaotic network', CHAOTIC],
  ['a network that overflows', OVERFLOWING],
])('The wall of %s', (_name, session) => {
  const order: WallOrder = { session, firstSeed: 3, count: 20, tolerance: TOLERANCE, stride: 7 };

  test('has the losses of the trainers of its seeds, and what they predict', () => {
    const frames = framesOf(order);
    const losses = frames.flatMap((frame) => [...frame.losses]);
    const last = frames.at(-1)!;
    const { iterations } = session.training;
    for (let i = 0; i < order.count; i++) {
      const trainer = core.createTrainer(withSeed(session, order.firstSeed + i));
      const own = losses.filter((_, at) => at % order.count === i);
      own.forEach((loss, point) => {
        trainer.step(Math.min(point * order.stride, iterations) - trainer.iteration);
        expect(loss).toBe(trainer.blownUp ? Infinity : trainer.loss);
      });
      expect(last.rightSince[i]).toBe(rightSinceOf(withSeed(session, order.firstSeed + i)));
      expect([...last.maps.subarray(4 * i, 4 * i + 4)]).toEqual(
        Array.from(trainer.predictions(), (value) => Math.round(255 * Math.max(0, Math.min(1, value)))),
      );
      trainer.delete();
    }
  });
});

test('A wall knows since when all rows are right, as a survey does', () => {
  const seeds = { firstSeed: 0, count: 100, tolerance: TOLERANCE };
  const { rightSince } = framesOf({ session: SESSION, stride: 7, ...seeds }).at(-1)!;
  expect([...rightSince]).toEqual([...core.survey(SESSION, seeds).rightSince]);
});

describe('The maps of a wall', () => {
  test('are the surfaces of all outputs', () => {
    const map = { x: 0, y: 1, inputs: [0, 0, 1], size: 5 };
    const order: WallOrder = { session: SESSION, firstSeed: 1, count: 2, tolerance: TOLERANCE, stride: 100, map };
    const { maps } = framesOf(order).at(-1)!;
    const trainer = core.createTrainer(withSeed(SESSION, 2));
    trainer.run();
    const surface = trainer.surface({ layer: 1, ...map });
    expect([...maps.subarray(25)]).toEqual(Array.from(surface, (value) => Math.round(255 * value)));
  });

  test('of rows begin with all rows of the first output', () => {
    const table = {
      inputs: ['a'],
      outputs: ['same', 'not'],
      rows: [
        { in: [0], out: [0, 1] },
        { in: [1], out: [1, 0] },
      ],
    } satisfies Session['table'];
    const session = completeSession({ table, training: { iterations: 10 } }, DEFAULTS);
    const { maps } = framesOf({ session, firstSeed: 0, count: 1, tolerance: TOLERANCE, stride: 5 }).at(-1)!;
    const trainer = core.createTrainer(withSeed(session, 0));
    trainer.run();
    const [same0, not0, same1, not1] = Array.from(trainer.predictions(), (value) => Math.round(255 * value));
    expect([...maps]).toEqual([same0, same1, not0, not1]);
  });
});
