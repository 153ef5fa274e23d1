/** Holds each diagnosis of a grid of runs against the core: what it claims of the run, and that its fix does better. */

import { type Core, loadCore, type Trainer } from 'truthnet';
import { beforeAll, expect, test } from 'vitest';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { type Diagnosis, diagnose, type Fix, withFix } from '../../web/src/session/learning/diagnosis.ts';
import { drawsOneLine } from '../../web/src/session/network.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import { completeSession, type Row, type Session, type Table, type Target } from '../../web/src/session/session.ts';
import { countingOrder, setHoldOut } from '../../web/src/session/table.ts';
import { trainerEvidence } from './trainer-evidence.ts';

const ITERATIONS = 1500;
const TOLERANCE = 0.5;

/** Returns the function of two inputs whose targets are the bits of a number, starting with the lowest. */
function functionOfTwo(number: number): Table {
  const rows = [0, 1, 2, 3].map((row): Row => {
    return { in: countingOrder(row, 2), out: [((number >> row) & 1) as Target] };
  });
  return { inputs: ['a', 'b'], outputs: ['y'], rows };
}

const { xor, parity3, parity4, majority, halfAdder } = PRESETS;

const TABLES: Record<string, Table> = {
  ...Object.fromEntries(Array.from({ length: 16 }, (_, number) => [`function ${number}`, functionOfTwo(number)])),
  parity3,
  parity4,
  majority,
  halfAdder,
  tutorial: TUTORIAL_TABLE,
  'contradicting rows': { ...xor, rows: [...xor.rows, { in: [0, 1], out: [0] }] },
  'a row held out': setHoldOut(parity3, 5, true),
  "don't care": { ...xor, rows: xor.rows.map((row, index) => (index === 2 ? { ...row, out: [null] } : row)) },
};

const HIDDEN = [[], [1], [2], [4], [8, 8]];
const ACTIVATIONS = ['sigmoid', 'tanh', 'relu'] as const;
const RATES = [0.01, 0.1, 1, 10, 100, 1000];
const OPTIMIZERS = ['gd', 'momentum', 'adam'] as const;

/** Step through the grid between tested sessions; no dimension of the grid is a multiple of it. */
const STRIDE = 23;

/** Returns the tested sessions, each with its own seed. */
function sessions(): [string, Session][] {
  const networks = HIDDEN.flatMap((hidden) => ACTIVATIONS.map((activation) => ({ hidden, activation })));
  const trainings = RATES.flatMap((learningRate) => OPTIMIZERS.map((optimizer) => ({ learningRate, optimizer })));
  return Object.entries(TABLES)
    .flatMap(([name, table]) => networks.map((network) => ({ name, table, network })))
    .flatMap((each) => trainings.map((training) => ({ ...each, training })))
    .flatMap(({ name, table, network: { hidden, activation }, training }, seed): [string, Session][] => {
      if (seed % STRIDE !== 0) return [];
      const bias = seed % 2 === 0;
      const title = `${name}, [${hidden.join()}] ${activation}, ${bias ? 'biases' : 'no biases'}, ${training.optimizer} at ${training.learningRate}, seed ${seed}`;
      const network = { hidden, activation: [...hidden.map(() => activation), 'sigmoid' as const], bias };
      return [[title, completeSession({ table, network, training: { ...training, seed } }, DEFAULTS)]];
    });
}

let core: Core;
beforeAll(async () => {
  core = await loadCore();
});

function diagnosisOf(trainer: Trainer, session: Session): Diagnosis | undefined {
  return diagnose(session, trainerEvidence(trainer, session), TOLERANCE);
}

function separabilityOf(trainer: Trainer, { table }: Session) {
  return table.outputs.map((_, output) => trainer.separability(output));
}

/** Returns true if a proof shows that these weights cannot get every row right. */
function isImpossible(trainer: Trainer, session: Session): boolean {
  const isParted = separabilityOf(trainer, session).every(({ separable }) => separable);
  return !isParted && trainer.contradictions().length === 0 && drawsOneLine(session.network);
}

/** Returns the claim of a diagnosis that the run contradicts. */
function falseFinding(found: Diagnosis, trainer: Trainer, session: Session): string | undefined {
  const losses = trainer.lossHistory();
  switch (found.kind) {
    case 'straight':
    case 'narrow':
      return isImpossible(trainer, session) ? undefined : 'a line parts the rows';
    case 'unbiased': {
      const others = core.createTrainer({ ...session, training: { ...session.training, seed: 1, init: 'uniform11' } });
      const predictions = [trainer, others].map((each) => each.predictions()[found.row * session.table.outputs.length]);
      others.delete();
      return predictions.every((prediction) => prediction === found.prediction)
        ? undefined
        : `it is ${predictions.join()}`;
    }
    case 'plateau': {
      const window = losses.slice(-found.iterations - 1);
      const fall = (window[0]! - window.at(-1)!) / window[0]!;
      const moved = (Math.max(...window) - Math.min(...window)) / window[0]!;
      return Math.abs(Math.max(0, fall) - found.share) < 1e-12 && moved < 0.02
        ? undefined
        : `fell ${fall}, moved ${moved}`;
    }
    case 'contradiction':
      return String(trainer.contradictions()) === String(found.rows) && trainer.loss >= found.lowest
        ? undefined
        : 'not these';
    case 'rising':
      return trainer.loss > losses.at(-found.iterations - 1)! ? undefined : 'it does not rise';
    case 'blownUp':
    case 'jumping':
    case 'dead':
    case 'saturated':
    case 'twins':
      return undefined;
  }
}

/** Yields the lowest final loss of 20 seeds, with these start weights or with those of Glorot and Bengio. */
function* lowestLosses(session: Session): Generator<number> {
  for (const init of [session.training.init, 'glorot_uniform'] as const) {
    const { losses } = core.survey(
      { ...session, training: { ...session.training, init } },
      { firstSeed: 0, count: 20, tolerance: TOLERANCE },
    );
    yield Math.min(...losses.filter(Number.isFinite));
  }
}

/** Returns true if the fix ends with a loss at least 1 % below the run's. */
function isBetter(fix: Fix, trainer: Trainer, session: Session): boolean {
  const enough = 0.99 * trainer.loss;
  if (fix.kind === 'learningRate' && !fix.restart) {
    trainer.setLearningRate(fix.value);
    return trainer.step(ITERATIONS) < enough || trainer.isRight(TOLERANCE);
  }
  return Array.from(lowestLosses(withFix(session, fix))).some((loss) => loss < enough);
}

test('Every diagnosis in a grid of runs is true, and its fix lowers the loss', () => {
  const wrong: string[] = [];
  const kinds = new Set<string>();
  for (const [title, session] of sessions()) {
    const trainer = core.createTrainer(session);
    trainer.step(ITERATIONS);
    const found = diagnosisOf(trainer, session);
    const complain = (what: string) => wrong.push(`${title}: ${found?.kind ?? 'nothing'}, ${what}`);
    if (trainer.isRight(TOLERANCE)) {
      if (found) complain('though every row is right');
    } else if (found) {
      kinds.add(found.kind);
      const claim = falseFinding(found, trainer, session);
      if (claim) complain(claim);
      if (!isBetter(found.fix, trainer, session)) complain(`no better by ${JSON.stringify(found.fix)}`);
    } else if (isImpossible(trainer, session)) {
      complain('though no line parts the rows');
    }
    trainer.delete();
  }
  expect(wrong).toEqual([]);
  expect(kinds.size).toBeGreaterThan(7);
});
