/** Tests the diagnoses of real runs that make no progress. */

import { createTrainer } from 'truthnet';
import { describe, expect, test } from 'vitest';
import { type Diagnosis, diagnose, unitOf, withFix } from '../../web/src/session/learning/diagnosis.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import { completeSession, type Session, type SessionInput } from '../../web/src/session/session.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { trainerEvidence } from './trainer-evidence.ts';

const complete = (input: Partial<SessionInput>): Session =>
  completeSession({ table: TUTORIAL_TABLE, ...input }, DEFAULTS);

/** Returns the diagnoses after each ten iterations. */
async function diagnoses(session: Session, iterations: number): Promise<(Diagnosis | undefined)[]> {
  const trainer = await createTrainer(session);
  const made = [];
  for (let iteration = 0; iteration < iterations; iteration += 10) {
    trainer.step(10);
    const evidence = trainerEvidence(trainer, session);
    made.push(diagnose(session, evidence, 0.5));
  }
  trainer.delete();
  return made;
}

async function diagnosisAfter(session: Session, iterations: number): Promise<Diagnosis | undefined> {
  return (await diagnoses(session, iterations)).at(-1);
}

async function lossAfter(session: Session, iterations: number): Promise<number> {
  const trainer = await createTrainer(session);
  const loss = trainer.step(iterations);
  trainer.delete();
  return loss;
}

describe('A diagnosis', () => {
  test('is not made for runs that go well', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const all = await diagnoses(complete({ training: { seed } }), 1500);
      expect(all.filter(Boolean), `seed ${seed}`).toEqual([]);
    }
  });

  test('reports overflowing weights, and a learning rate that avoids it', async () => {
    const session = complete({
      table: PRESETS.xor,
      network: { activation: 'linear' },
      training: { learningRate: 10 },
    });
    const found = await diagnosisAfter(session, 500);
    expect(found).toMatchObject({ kind: 'blownUp', learningRate: 10, fix: { kind: 'learningRate', restart: true } });
    expect(withFix(session, found!.fix).training.learningRate).toBeLessThan(10);
  });

  test('reports a loss that oscillates because the steps are too large, and its range', async () => {
    const session = complete({ training: { learningRate: 2 } });
    const found = (await diagnoses(session, 600)).find((each) => each?.kind === 'jumping');
    if (found?.kind !== 'jumping') throw new Error('no jumps were found');
    expect(found.to).toBeGreaterThan(found.from * 1.02);
    expect(found.fix).toEqual({ kind: 'learningRate', value: 0.5, restart: false });
  });

  test('names contradicting rows once no network could do better, and holds one of them out', async () => {
    const rows = [...TUTORIAL_TABLE.rows, { in: [0, 0, 1], out: [1] } as const];
    const session = complete({ table: { ...TUTORIAL_TABLE, rows } });
    const found = await diagnosisAfter(session, 1500);
    expect(found).toMatchObject({ kind: 'contradiction', rows: [0, 4], lowest: 0.5, fix: { rows: [4] } });
    expect(await lossAfter(withFix(session, found!.fix), 1500)).toBeLessThan(0.01);
  });

  test('names a dead unit, and revives it', async () => {
    const session = complete({
      table: PRESETS.xor,
      network: { hidden: [2], activation: ['relu', 'sigmoid'], bias: true },
      training: {
        learningRate: 0.1,
        init: 'given',
        start: {
          weights: [
            [
              [-1, 1],
              [-1, 1],
            ],
            [[1], [1]],
          ],
          biases: [[0, 0], [0]],
        },
      },
    });
    const found = await diagnosisAfter(session, 600);
    expect(found).toMatchObject({ kind: 'dead', layer: 0, unit: 0 });
    expect(unitOf(found)).toEqual({ layer: 0, unit: 0 });
    expect(withFix(session, found!.fix).network.activation).toEqual(['leaky_relu', 'sigmoid']);
  });

  test('names a saturated unit, and restarts without saturation', async () => {
    const session = complete({ network: { hidden: [256] }, training: { learningRate: 0.1 } });
    const found = await diagnosisAfter(session, 600);
    expect(found).toMatchObject({
      kind: 'saturated',
      layer: 1,
      unit: 0,
      fix: { kind: 'init', init: 'glorot_uniform' },
    });
    const unsaturated = withFix(session, found!.fix);
    expect((await diagnosisAfter(unsaturated, 600))?.kind).not.toBe('saturated');
    expect(await lossAfter(unsaturated, 600)).toBeLessThan(await lossAfter(session, 600));
  });

  test('reports an excessive learning rate as the cause of a saturated unit', async () => {
    const session = complete({ training: { learningRate: 20 } });
    const found = await diagnosisAfter(session, 1500);
    expect(found).toMatchObject({ kind: 'saturated', fix: { kind: 'learningRate', value: 1, restart: true } });
    expect(await lossAfter(withFix(session, found!.fix), 1500)).toBeLessThan(0.01);
  });

  test('names identical units, and restarts with different ones', async () => {
    const start = {
      weights: [
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        [[0], [0]],
      ],
    };
    const session = complete({ network: { hidden: [2] }, training: { init: 'given', start } });
    const found = await diagnosisAfter(session, 600);
    expect(found).toMatchObject({ kind: 'twins', layer: 0, unit: 0, other: 1 });
    const { training } = withFix(session, found!.fix);
    expect(training.init).not.toBe('given');
    expect(training).not.toHaveProperty('start');
  });

  test('reports that lines alone cannot separate the rows, and adds a bend', async () => {
    const single = complete({ network: { hidden: [] } });
    const found = await diagnosisAfter(single, 600);
    expect(found).toMatchObject({ kind: 'straight', layers: 0 });
    expect(await lossAfter(withFix(single, found!.fix), 1500)).toBeLessThan(0.01);

    const linear = complete({ network: { activation: ['linear', 'sigmoid'] } });
    const bent = await diagnosisAfter(linear, 600);
    expect(bent).toMatchObject({ kind: 'straight', layers: 1 });
    expect(withFix(linear, bent!.fix).network.activation).toEqual(['sigmoid', 'sigmoid']);
  });

  test('suggests more units in place of a single one', async () => {
    const session = complete({ network: { hidden: [1] } });
    const found = await diagnosisAfter(session, 600);
    expect(found).toMatchObject({ kind: 'narrow', fix: { kind: 'units', layer: 0, units: 3 } });
    expect(await lossAfter(withFix(session, found!.fix), 1500)).toBeLessThan(0.01);
  });

  test('ignores the time before a change of the run', async () => {
    const session = complete({});
    const trainer = await createTrainer(session);
    trainer.step(1500);
    trainer.setWeight(1, 0, 0, -20);
    const changes = [{ iteration: 1500, kind: 'weight', layer: 1, from: 0, to: 0, value: -20 }] as const;
    for (let step = 0; step < 60; step++) {
      const evidence = { ...trainerEvidence(trainer, session), changes };
      expect(diagnose(session, evidence, 0.5)?.kind, `iteration ${trainer.iteration}`).not.toBe('plateau');
      trainer.step(5);
    }
    trainer.delete();
  });

  test.each(['xor', 'halfAdder'] as const)(
    'reports that one unit cannot learn %s, by the proof that no line can',
    async (preset) => {
      for (const hidden of [[1], [1, 1]]) {
        const session = complete({ table: PRESETS[preset], network: { hidden, bias: true } });
        const found = await diagnosisAfter(session, 1500);
        expect(found).toMatchObject({ kind: 'narrow', fix: { kind: 'units', layer: 0 } });
      }
    },
  );

  test.each([0.01, 0.1, 1])('does not report so if one unit can, at learning rate %d', async (learningRate) => {
    for (const table of [PRESETS.and, PRESETS.or]) {
      const session = complete({ table, network: { hidden: [1], bias: true }, training: { learningRate } });
      const all = await diagnoses(session, 1500);
      expect(all.some((each) => each?.kind === 'narrow')).toBe(false);
    }
  });

  test('suggests a smaller learning rate at 1000', async () => {
    for (const table of [TUTORIAL_TABLE, PRESETS.xor]) {
      const found = await diagnosisAfter(complete({ table, training: { learningRate: 1000 } }), 1500);
      expect(found?.fix).toEqual({ kind: 'learningRate', value: 1, restart: true });
    }
  });

  test('suggests a larger learning rate for tiny steps', async () => {
    const found = await diagnosisAfter(complete({ training: { learningRate: 0.01 } }), 600);
    expect(found?.fix).toEqual({ kind: 'learningRate', value: 1, restart: false });
  });
});
