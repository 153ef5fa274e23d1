/**
 * Compares the core with an independent NumPy program, tests/reference/make_reference.py: the cases in the repository,
 * and those that tests/reference/draw_cases.py draws here. Runs that are changed on the way are those of
 * tests/reference/make_edited.py.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTrainer, type SavedState, TruthNetError } from 'truthnet';
import { describe, expect, test } from 'vitest';
import { findPythonWith } from '../../wasm/toolchain/host-tools.mjs';
import { expectClose } from './expect-close.ts';
import type { Session } from './load-core.ts';

type Training = Required<NonNullable<Session['training']>>;

interface Reference extends Pick<Training, 'loss' | 'optimizer' | 'init' | 'seed' | 'iterations'> {
  readonly name: string;
  readonly inputs: (0 | 1)[][];
  readonly targets: (0 | 1 | null)[][];
  readonly held_out?: boolean[];
  readonly hidden: number[];
  readonly activations: Extract<NonNullable<Session['network']>['activation'], readonly unknown[]>;
  readonly bias: boolean;
  readonly batch?: Training['batch'];
  readonly learning_rate: number;
  readonly layer_rates?: number[];
  readonly start?: Training['start'];

  readonly loss_at: Readonly<Record<string, number>>;
  readonly predictions: number[][];
  readonly weights: number[][][];
  readonly biases: number[][];
}

/** A run with changes. `losses` are those before the changes at an iteration, `jumps` the iterations and losses after. */
interface EditedRun extends Pick<Reference, 'predictions' | 'weights' | 'biases'> {
  readonly state: { readonly training: Training } & SavedState;
  readonly losses: number[];
  readonly jumps: [iteration: number, loss: number][];
}

const DRAWN = 60;
const SEED = 2;
const TO_BUFFER = { maxBuffer: 2 ** 26, encoding: 'utf8' } as const;

const fileOf = (name: string): string => fileURLToPath(new URL(`../reference/${name}`, import.meta.url));

const committed = JSON.parse(readFileSync(fileOf('numpy-cases.json'), 'utf8')) as Reference[];

const edited = JSON.parse(readFileSync(fileOf('edited-cases.json'), 'utf8')) as EditedRun[];

/** Draws cases and trains them in NumPy. */
function draw(python: string): Reference[] {
  const cases = execFileSync(python, ['-B', fileOf('draw_cases.py'), `${DRAWN}`, `${SEED}`], TO_BUFFER);
  const results = execFileSync(python, ['-B', fileOf('make_reference.py'), '-'], { ...TO_BUFFER, input: cases });
  return JSON.parse(results) as Reference[];
}

function sessionOf(reference: Reference): Session {
  const { inputs, targets, hidden, activations, bias, loss, optimizer, init, seed, iterations } = reference;
  const { held_out: heldOut, batch, start, learning_rate: learningRate, layer_rates: layerRates } = reference;
  return {
    table: {
      inputs: inputs[0]!.map((_, i) => `x${i}`),
      outputs: targets[0]!.map((_, i) => `y${i}`),
      rows: inputs.map((row, r) => ({ in: row, out: targets[r]!, holdOut: heldOut?.[r] ?? false })),
    },
    network: { hidden, activation: activations, bias },
    training: {
      ...{ loss, optimizer, init, seed, iterations, learningRate },
      ...(batch && { batch }),
      ...(start && { start }),
      ...(layerRates && { layerRates }),
    },
  };
}

/** Repeats a run with changes, and compares it with NumPy's. */
async function expectSameRun({ state, losses, jumps, ...last }: EditedRun): Promise<void> {
  const trainer = await createTrainer(state);
  expectClose([...trainer.lossHistory()], losses);
  const { iterations, losses: after } = trainer.lossJumps();
  expect([...iterations]).toEqual(jumps.map(([iteration]) => iteration));
  expectClose(
    [...after],
    jumps.map(([, loss]) => loss),
  );
  expectClose([...trainer.predictions()], last.predictions.flat());
  const { weights, biases } = trainer.parameters();
  expectClose(weights.flat(2), last.weights.flat(2));
  expectClose(biases.flat(), last.biases.flat());
  trainer.delete();
}

async function expectSameAs(reference: Reference): Promise<void> {
  const trainer = await createTrainer(sessionOf(reference));
  trainer.step(reference.iterations);
  const losses = trainer.lossHistory();
  const iterations = Object.keys(reference.loss_at).map(Number);
  expectClose(
    iterations.map((iteration) => losses[iteration]!),
    Object.values(reference.loss_at),
  );
  expectClose([...trainer.predictions()], reference.predictions.flat());
  const { weights, biases } = trainer.parameters();
  expectClose(weights.flat(2), reference.weights.flat(2));
  expectClose(biases.flat(), reference.biases.flat());
  trainer.delete();
}

/** Returns the values that the core allows in an option, from its error for another one. */
async function allowedIn(part: 'network' | 'training', option: string): Promise<string[]> {
  const { table } = sessionOf(committed[0]!);
  try {
    (await createTrainer({ table, [part]: { [option]: '' } })).delete();
  } catch (error) {
    if (error instanceof TruthNetError) return error.problem.allowed.split(', ').sort();
  }
  return [];
}

const named = (references: readonly Reference[]) => references.map((reference) => [reference.name, reference] as const);

describe('The core in WebAssembly', () => {
  test.each(named(committed))('agrees with NumPy: %s', (_name, reference) => expectSameAs(reference));

  test.each(
    edited.map(
      (run) =>
        [`${run.state.training.optimizer}, ${run.state.training.batch}, ${run.state.training.loss}`, run] as const,
    ),
  )('agrees with NumPy on a run with changes of rows, weights and rates: %s', (_name, run) => expectSameRun(run));

  const python = findPythonWith('numpy');
  if (python === undefined) {
    test.skip('agrees with NumPy in cases drawn at random (skipped: no Python on this machine has NumPy)');
    return;
  }
  const drawn = draw(python);

  test('is tested with the changed runs that make_edited.py writes', () => {
    const written = JSON.parse(execFileSync(python, ['-B', fileOf('make_edited.py')], TO_BUFFER)) as EditedRun[];
    expect(written.map(({ state }) => state)).toEqual(edited.map(({ state }) => state));
    written.forEach(({ losses }, i) => {
      expectClose(losses, edited[i]!.losses);
    });
  });

  test('is tested with every value of every option', async () => {
    expect(drawn).toHaveLength(DRAWN);
    for (const option of ['loss', 'optimizer', 'batch', 'init'] as const) {
      const values = new Set(drawn.map((reference) => reference[option]!));
      expect([...values].sort()).toEqual(await allowedIn('training', option));
    }
    // A step activation has no slope to train with.
    const activations = new Set([...drawn.flatMap((reference) => reference.activations), 'step']);
    expect([...activations].sort()).toEqual(await allowedIn('network', 'activation'));
  });

  test.each(named(drawn))('agrees with NumPy: %s', (_name, reference) => expectSameAs(reference));
});
