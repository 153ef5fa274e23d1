/** Checks the microscope against the core: its formulas add up, and its programs train as the core does. */

import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { createTrainer, type Trainer } from 'truthnet';
import { afterEach, describe, expect, test } from 'vitest';
import { explore } from '../../web/src/features/landscape/worker.ts';
import { CONVENTIONS, conventionsFor, notationOf } from '../../web/src/session/learning/conventions.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { stepsOf } from '../../web/src/session/learning/microscope.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import { completeSession, LOSSES, type Session, type SessionInput } from '../../web/src/session/session.ts';
import { indexOf, sizesOf, valueAt, weightsInto } from '../../web/src/session/weight.ts';
import { formulasOf } from '../../web/src/features/microscope/microscope-formulas.ts';
import { programOf } from '../../web/src/features/microscope/microscope-program.ts';
import { magnified, magnifiedAtOnce } from './magnified.ts';
import { equationsOf } from './tex-value.ts';
import { resultsOf } from '../../web/src/engine/snapshot-assembler.ts';

const SESSIONS: Record<string, SessionInput> = {
  'the tutorial': { table: TUTORIAL_TABLE },
  'two outputs, biases, tanh and linear': {
    table: PRESETS.halfAdder,
    network: { hidden: [3, 2], activation: ['tanh', 'linear', 'sigmoid'], bias: true },
    training: { init: 'uniform11', seed: 4 },
  },
  'a single layer': {
    table: PRESETS.majority,
    network: { hidden: [], bias: true },
    training: { learningRate: 0.1 },
  },
};

let trainer: Trainer | undefined;
afterEach(() => {
  trainer?.delete();
  trainer = undefined;
});

async function trained(input: SessionInput, loss: (typeof LOSSES)[number], iterations: number): Promise<Session> {
  const session = completeSession({ ...input, training: { ...input.training, loss } }, DEFAULTS);
  trainer = await createTrainer(session);
  trainer.step(iterations);
  return session;
}

describe.each(Object.entries(SESSIONS))('In the microscope, %s', (_name, input) => {
  test.each(LOSSES)('has formulas with equal sides, with %s', async (loss) => {
    const session = await trained(input, loss, 3);
    let compared = 0;
    for (const iteration of magnified(trainer!, session)) {
      for (const convention of conventionsFor(loss)) {
        const notation = notationOf(convention, session);
        for (const step of stepsOf(session.network)) {
          for (const { tex } of formulasOf(step, { ...iteration, notation })) {
            for (const { equation, values } of equationsOf(tex)) {
              for (const value of values.slice(1)) {
                expect(value, `${convention}: ${equation}`).toBeCloseTo(values[0]!, 2);
                compared++;
              }
            }
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  test.each(LOSSES)('has rows whose slopes add up to the gradient, with %s', async (loss) => {
    const session = await trained(input, loss, 3);
    const gradients = trainer!.gradients();
    const iterations = magnified(trainer!, session);
    for (const weight of weightsInto(0, 0, session)) {
      const sum = iterations
        .map(({ trace }) => trace.layers[0]!)
        .reduce((total, { contributions, deltas }) => total + (contributions[weight.from]?.[0] ?? deltas[0]!), 0);
      expect(sum).toBeCloseTo(valueAt(gradients, weight), 12);
    }
  });

  test.each(LOSSES)("has numerical slopes equal to the chain rule's, with %s", async (loss) => {
    const session = await trained(input, loss, 3);
    const gradients = trainer!.gradients();
    const sizes = sizesOf(session);
    for (let layer = 0; layer + 1 < sizes.length; layer++) {
      for (const weight of weightsInto(layer, 0, session)) {
        const { by, below, above } = magnifiedAtOnce(trainer!, { rows: [], weight }).nudge;
        const slope = valueAt(gradients, weight);
        expect((above - below) / (2 * by)).toBeCloseTo(slope, 6);
        expect(trainer!.gradientRow()[indexOf(weight, sizes)]).toBe(slope);
      }
    }
  });

  test.each(LOSSES)(
    'has a JavaScript program that trains as the core does, in every notation, with %s',
    async (loss) => {
      const session = await trained(input, loss, 0);
      const before = trainer!.parameters();
      const lossBefore = trainer!.loss;
      trainer!.step(1);
      const after = trainer!.parameters();
      for (const convention of conventionsFor(loss)) {
        const notation = notationOf(convention, session);
        const code = programOf('javascript', session, notation, { kind: 'loss' }).map(({ text }) => text);
        const ran = runIteration(code.join('\n'), session, before, notation.learningRate);
        expect(ran.loss).toBeCloseTo(lossBefore * notation.factor, 12);
        expect(ran.weights.flat(2).map(rounded)).toEqual(after.weights.flat(2).map(rounded));
        if (session.network.bias) expect(ran.biases.flat().map(rounded)).toEqual(after.biases.flat().map(rounded));
      }
    },
  );
});

const rounded = (value: number) => Number(value.toFixed(10)) + 0;

/** Runs a program of one iteration, with the activations and arrays that it uses. */
function runIteration(
  code: string,
  session: Session,
  { weights, biases }: ReturnType<Trainer['parameters']>,
  rate: number,
): { loss: number; weights: number[][][]; biases: number[][] } {
  const sizes = sizesOf(session);
  const layers = sizes.length - 1;
  const declared = sizes.slice(1).map((size, index) => {
    const n = index + 1;
    return `const weights${n} = weights[${index}], biases${n} = biases[${index}];
const delta${n} = [], biasSlopes${n} = Array(${size}).fill(0), ${n === layers ? 'output' : `layer${n}`} = [];
const slopes${n} = Array.from({ length: ${sizes[index]} }, () => Array(${size}).fill(0));`;
  });
  const rows = session.table.rows.map((row) => ({ input: row.in, y: row.out }));
  const context = { weights: structuredClone(weights), biases: structuredClone(biases), rows, rate, loss: 0 };
  runInNewContext(
    `const sigmoid = (z) => 1 / (1 + Math.exp(-z)), sigmoid_slope = (a) => a * (1 - a);
const tanh = Math.tanh, tanh_slope = (a) => 1 - a * a, linear = (z) => z, linear_slope = () => 1;
${declared.join('\n')}
${code}`,
    context,
  );
  return context;
}

test.each([{ optimizer: 'momentum' }, { batch: 'row' }] as const)(
  'The update of %o is not written as plain descent',
  async (training) => {
    const session = await trained({ table: TUTORIAL_TABLE, training }, 'sse', 2);
    const [iteration] = magnified(trainer!, session);
    const update = formulasOf(
      { kind: 'update', layer: 1 },
      { ...iteration!, notation: notationOf('textbook', session) },
    );
    expect(update.map(({ tex }) => tex.includes('leftarrow'))).toEqual([false, false, false, false]);
  },
);

test.each(['numpy', 'cpp', 'javascript'] as const)('Each step of an iteration has its lines in %s', (language) => {
  for (const input of Object.values(SESSIONS)) {
    const session = completeSession(input, DEFAULTS);
    for (const convention of CONVENTIONS) {
      const notation = notationOf(convention, session);
      for (const step of stepsOf(session.network)) {
        const lines = programOf(language, session, notation, step);
        expect(lines.some(({ performsStep }) => performsStep)).toBe(true);
      }
    }
  }
});

test('The C++ program is the network that tests the core, with the formula of each step marked', () => {
  const session = completeSession({ table: TUTORIAL_TABLE }, DEFAULTS);
  const programs = stepsOf(session.network).map((step) =>
    programOf('cpp', session, notationOf('textbook', session), step),
  );
  const file = readFileSync(new URL('../../core/include/truthnet/textbook.hpp', import.meta.url), 'utf8');
  for (const lines of programs) expect(`${lines.map(({ text }) => text).join('\n')}\n`).toBe(file);
  const formulas = [
    'dot(a[l], W[l]) + b[l]',
    'dot(a[l], W[l]) + b[l]',
    'c * xt::square(y - p)',
    '-2 * c * (y - p)',
    'dot(delta[l], xt::transpose(W[l])) * slope(f[l - 1], a[l])',
    'W[l] -= rate[l] * dW(l)',
    'W[l] -= rate[l] * dW(l)',
  ];
  programs.forEach((lines, step) => {
    const marked = lines.filter(({ performsStep }) => performsStep).map(({ text }) => text);
    expect(marked.join('\n')).toContain(formulas[step]);
    for (const other of formulas) if (other !== formulas[step]) expect(marked.join('\n')).not.toContain(other);
  });
});

describe('The landscape', () => {
  const spec = {
    stepReach: 4,
    plane: { kind: 'weights', first: { layer: 0, from: 1, to: 2 }, second: { layer: 1, from: 0, to: 0 } },
    reach: 2,
  } as const;

  test('has the present loss at the start of the line and at the centre of the plane', async () => {
    const session = await trained({ table: TUTORIAL_TABLE, training: { learningRate: 0.5 } }, 'sse', 40);
    const { line, plane } = resultsOf(explore(trainer!, { path: [], learningRate: 0.5 }, spec)).views.landscape!;
    expect(line.losses[0]).toBe(trainer!.loss);
    expect(line.rates.at(-1)).toBe(2);
    expect(plane.losses[(plane.size ** 2 - 1) / 2]).toBe(trainer!.loss);
    // The upper right corner, with both weights set by hand.
    const parameters = trainer!.parameters();
    trainer!.setWeight(0, 1, 2, valueAt(parameters, spec.plane.first) + 2);
    trainer!.setWeight(1, 0, 0, valueAt(parameters, spec.plane.second) + 2);
    expect(plane.losses.at(-1)).toBeCloseTo(trainer!.loss, 12);
    expect(session.training.learningRate).toBe(0.5);
  });

  test('shows the result of the next iteration', async () => {
    await trained({ table: TUTORIAL_TABLE, training: { learningRate: 0.5 } }, 'sse', 40);
    const { line } = resultsOf(explore(trainer!, { path: [], learningRate: 0.5 }, spec)).views.landscape!;
    expect(trainer!.step(1)).toBeCloseTo(line.landing, 12);
  });

  test('projects the path onto the two weights', async () => {
    await trained({ table: TUTORIAL_TABLE }, 'sse', 0);
    const start = trainer!.parameterRow();
    const startOf = trainer!.parameters();
    trainer!.step(100);
    const now = trainer!.parameters();
    const course = { path: [start, trainer!.parameterRow()], learningRate: 1 };
    const { path } = resultsOf(explore(trainer!, course, spec)).views.landscape!.plane;
    const { first, second } = spec.plane;
    expect(path[0]).toBeCloseTo(valueAt(startOf, first) - valueAt(now, first), 12);
    expect(path[1]).toBeCloseTo(valueAt(startOf, second) - valueAt(now, second), 12);
    expect([path[2], path[3]]).toEqual([0, 0]);
  });
});
