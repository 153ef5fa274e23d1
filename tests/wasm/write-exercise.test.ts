/** Compares the solutions of "Write backpropagation" with the core: gradients, predictions and whole loss curves. */

import { createTrainer } from 'truthnet';
import { describe, expect, test } from 'vitest';
import { startScope, trainingRows, withBias } from '../../web/src/features/write/exercise-network.ts';
import { LearnerTraining } from '../../web/src/features/write/learner-training.ts';
import { LineChecker } from '../../web/src/features/write/line-check.ts';
import { LINE, type LineId, programLines, SOLUTION } from '../../web/src/features/write/program-lines.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import { completeSession, type Session, type SessionInput } from '../../web/src/session/session.ts';

const HELD_OUT = {
  ...PRESETS.majority,
  rows: PRESETS.majority.rows.with(2, { ...PRESETS.majority.rows[2]!, holdOut: true }),
};

const NETWORKS: Readonly<Record<string, SessionInput>> = {
  "the tutorial's": { table: TUTORIAL_TABLE },
  'one with biases': { table: PRESETS.xor, network: { bias: true }, training: { seed: 3 } },
  'one with three outputs': { table: PRESETS.comparator, network: { hidden: [6] }, training: { learningRate: 0.25 } },
  'one with a held-out row': { table: HELD_OUT, network: { hidden: [2], bias: true }, training: { init: 'uniform11' } },
};

async function coreOf(session: Session) {
  const trainer = await createTrainer(session);
  const { outputs } = session.table;
  const predictions = trainer
    .predictions()
    .filter((_, cell) => !session.table.rows[Math.floor(cell / outputs.length)]!.holdOut);
  const start = { parameters: trainer.parameters(), gradients: trainer.gradients(), predictions };
  trainer.step(session.training.iterations);
  const losses = trainer.lossHistory();
  trainer.delete();
  return { ...start, losses };
}

describe.each(Object.entries(NETWORKS))('In %s network', (_name, input) => {
  const session = completeSession(input, DEFAULTS);
  const lines = programLines(session.network.bias);

  test('the right formulas have the numbers of the core', async () => {
    const { parameters, gradients, predictions } = await coreOf(session);
    const start = startScope(session.table.rows, parameters, session.network.bias);
    const checker = new LineChecker(start, { gradients, predictions });
    for (const line of lines) {
      const verdict = checker.check(line, LINE[line].solution);
      expect(verdict.kind, line).toBe('right');
      if (verdict.kind !== 'right') continue;
      const { own, right } = verdict.numbers;
      own.forEach((value, i) => {
        expect(Math.abs(value - right[i]!)).toBeLessThan(1e-12);
      });
    }
  });

  test('the loss curve of the right formulas lies on that of the core', async () => {
    const { parameters, losses } = await coreOf(session);
    const start = startScope(session.table.rows, parameters, session.network.bias);
    const program = Object.fromEntries(lines.map((line) => [line, SOLUTION[line]])) as Record<LineId, never>;
    const { learningRate, iterations } = session.training;
    const training = new LearnerTraining(start, program, learningRate, iterations);
    while (!training.isDone) training.advance(100);
    expect(training.losses).toHaveLength(losses.length);
    training.losses.forEach((loss, iteration) => {
      expect(Math.abs(loss - losses[iteration]!)).toBeLessThan(1e-9);
    });
  });
});

test('A network is used with and without biases from the same weights', async () => {
  const session = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
  const biased = await coreOf(withBias(session, true));
  expect(biased.parameters.weights).toEqual((await coreOf(session)).parameters.weights);
  const given = withBias(
    {
      ...withBias(session, true),
      training: {
        ...session.training,
        init: 'given',
        start: { weights: biased.parameters.weights, biases: [[1, 2, 3, 4], [5]] },
      },
    },
    false,
  );
  expect(given.training.start).toEqual({ weights: biased.parameters.weights });
  expect((await coreOf(given)).parameters.weights).toEqual(biased.parameters.weights);
  expect(trainingRows(HELD_OUT.rows)).toHaveLength(7);
});
