/** Checks every equation in the microscope, for any table and any batch mode. */

import fc from 'fast-check';
import { createTrainer, type Trainer } from 'truthnet';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { RowTrace } from '../../web/src/engine/protocol.ts';
import { conventionsFor, notationOf } from '../../web/src/session/learning/conventions.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { stepsOf } from '../../web/src/session/learning/microscope.ts';
import {
  ACTIVATIONS,
  BATCHES,
  completeSession,
  type Loss,
  LOSSES,
  type Session,
  type Table,
} from '../../web/src/session/session.ts';
import { sizesOf, valueAt, type Weight, weightsInto } from '../../web/src/session/weight.ts';
import { formulasOf, type Iteration, slopeStory } from '../../web/src/features/microscope/microscope-formulas.ts';
import { tables } from '../web/arbitraries.ts';
import { expectClose } from './expect-close.ts';
import { magnified } from './magnified.ts';
import { equationsOf } from './tex-value.ts';

/** Formats numbers with all digits, so that the two sides do not differ by rounding. */
vi.mock(import('../../web/src/i18n/numbers.ts'), async (original) => ({ ...(await original()), significant: String }));

/** Number of rows that are followed through the network. */
const FOLLOWED = 3;

/** Table with two outputs, a don't care target, a held-out row, and more rows than are written out. */
const FULL_TABLE: Table = {
  inputs: ['a', 'b', 'c', 'd'],
  outputs: ['x', 'y'],
  rows: Array.from({ length: 16 }, (_, n) => ({
    in: [8, 4, 2, 1].map((bit) => (n & bit ? 1 : 0)),
    out: [n % 3 === 0 ? 1 : 0, n === 1 ? null : n % 2 ? 1 : 0],
    ...(n === 2 && { holdOut: true }),
  })),
};

const trained = ACTIVATIONS.filter((activation) => activation !== 'step');

/** Returns sessions with few units, so that all of their formulas are written out. */
function sessionsWith(loss: Loss, batch: (typeof BATCHES)[number]): fc.Arbitrary<Session> {
  return fc
    .record({
      table: fc.oneof({ weight: 1, arbitrary: fc.constant(FULL_TABLE) }, { weight: 4, arbitrary: tables }),
      hidden: fc.constantFrom([], [2], [3, 2]),
      before: fc.constantFrom(...trained),
      output: fc.constantFrom('sigmoid' as const, ...trained),
      bias: fc.boolean(),
      seed: fc.nat(1000),
    })
    .map(({ table, hidden, before, output, bias, seed }) =>
      completeSession(
        {
          table,
          network: { hidden, activation: [...hidden.map(() => before), output], bias },
          training: { loss, batch, seed, init: 'uniform11', learningRate: 0.05 },
        },
        DEFAULTS,
      ),
    );
}

let trainer: Trainer | undefined;
afterEach(() => {
  trainer?.delete();
  trainer = undefined;
});

/** Returns the microscope's data of a session after a few iterations. */
async function shownOf(session: Session): Promise<Omit<Iteration, 'notation'>[]> {
  trainer?.delete();
  trainer = await createTrainer(session);
  trainer.step(3);
  return magnified(trainer, session, session.table.rows.length - 1);
}

/** Returns true if no prediction is clamped by the cross-entropy, because formulas do not show the bound. */
function hasLogarithms({ training }: Session, traces: readonly RowTrace[]): boolean {
  const predictions = traces.flatMap(({ layers }) => layers.at(-1)!.activations);
  return training.loss !== 'cross_entropy' || predictions.every((prediction) => prediction > 0 && prediction < 1);
}

function allWeights(session: Session): Weight[] {
  return sizesOf(session)
    .slice(1)
    .flatMap((size, layer) => Array.from({ length: size }, (_, to) => weightsInto(layer, to, session)).flat());
}

/** Compares the sides of each equation. Returns the number of comparisons. */
function compareSides(tex: string, about: string): number {
  expect(tex, about).not.toMatch(/infty|NaN|undefined/);
  let compared = 0;
  for (const { equation, values } of equationsOf(tex)) {
    const [first = 0, ...others] = values;
    for (const value of others) {
      // The tolerance is for very small numbers, which are written with three digits.
      const apart = Math.abs(value - first);
      expect(apart <= 0.01 * Math.abs(first) + 1e-5, `${about}: ${equation}`).toBe(true);
      compared++;
    }
  }
  return compared;
}

describe.each(BATCHES)('With batch %s', (batch) => {
  test.each(LOSSES)(
    'all formulas have equal sides, with %s',
    async (loss) => {
      let compared = 0;
      for (const session of fc.sample(sessionsWith(loss, batch), { seed: 31, numRuns: 8 })) {
        const shown = await shownOf(session);
        const traces = shown.map(({ trace }) => trace);
        if (!hasLogarithms(session, traces)) continue;
        for (const convention of conventionsFor(loss)) {
          const notation = notationOf(convention, session);
          for (const iteration of [...shown.slice(0, FOLLOWED), shown.at(-1)!]) {
            for (const step of stepsOf(session.network)) {
              for (const { tex } of formulasOf(step, { ...iteration, notation })) {
                compared += compareSides(tex, `${convention}, ${step.kind}`);
              }
            }
          }
          for (const weight of allWeights(session)) {
            const story = slopeStory({ ...shown[0]!, notation }, weight, traces);
            for (const tex of [...story.rows.map((row) => row.tex), story.sum]) {
              compared += compareSides(tex, `${convention}, the slope of ${JSON.stringify(weight)}`);
            }
          }
        }
      }
      expect(compared).toBeGreaterThan(1000);
    },
    60_000,
  );

  test.each(LOSSES)('the rows add up to the loss and to each slope, with %s', async (loss) => {
    for (const session of fc.sample(sessionsWith(loss, batch), { seed: 32, numRuns: 30 })) {
      await shownOf(session);
      const gradients = trainer!.gradients();
      const losses = trainer!.rowLosses();
      const traces = session.table.rows.map((_, row) => trainer!.trace(row));
      const sumOf = (partOf: (trace: (typeof traces)[number]) => number) =>
        traces.reduce((sum, trace) => sum + partOf(trace), 0);
      expectClose([sumOf((trace) => trace.loss)], [trainer!.loss]);
      traces.forEach((trace, row) => {
        expectClose([trace.loss], [session.table.rows[row]!.holdOut ? 0 : losses[row]!]);
      });
      for (const weight of allWeights(session)) {
        const { layer, from, to } = weight;
        const slope = sumOf(({ layers }) => layers[layer]!.contributions[from]?.[to] ?? layers[layer]!.deltas[to]!);
        expectClose([slope], [valueAt(gradients, weight)]);
      }
    }
  });
});
