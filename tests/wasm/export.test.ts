/** Runs exported programs as a user does, and compares their predictions with the core's. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createTrainer } from 'truthnet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cppCode } from '../../web/src/export/cpp.ts';
import { javascriptCode } from '../../web/src/export/javascript.ts';
import { networkJson } from '../../web/src/export/json.ts';
import { numpyCode } from '../../web/src/export/numpy.ts';
import { numpyTraining } from '../../web/src/export/numpy-training.ts';
import type { Trained } from '../../web/src/export/trained.ts';
import { DEFAULTS } from '../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import { type Activation, ACTIVATIONS, completeSession, type SessionInput } from '../../web/src/session/session.ts';
import { findHostCompiler, findPythonWith } from '../../wasm/toolchain/host-tools.mjs';
import { sessions } from '../web/arbitraries.ts';
import { OVERFLOWING } from './training-cases.ts';

const MINUTES = 60_000;
const PLAIN = { encoding: 'utf8', maxBuffer: 2 ** 26 } as const;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'truthnet-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Case {
  readonly name: string;
  readonly trained: Trained;
  readonly predictions: readonly number[];
}

async function train(name: string, input: SessionInput, iterations: number): Promise<Case> {
  const session = completeSession(input, DEFAULTS);
  const trainer = await createTrainer(session);
  trainer.step(iterations);
  const { iteration, loss } = trainer;
  const trained = { session, parameters: trainer.parameters(), iteration, loss };
  const predictions = [...trainer.predictions()];
  trainer.delete();
  return { name, trained, predictions };
}

/**
 * Returns each activation with and without biases, in networks of several depths with several outputs, and some random
 * networks.
 */
async function cases(): Promise<Case[]> {
  const halfAdder: SessionInput['table'] = {
    inputs: ['A', 'B'],
    outputs: ['sum', 'carry'],
    rows: [
      { in: [0, 0], out: [0, 0] },
      { in: [0, 1], out: [1, 0] },
      { in: [1, 0], out: [1, 0] },
      { in: [1, 1], out: [0, 1], holdOut: true },
    ],
  };
  const made = [await train('the tutorial', { table: TUTORIAL_TABLE }, 1500)];
  for (const [index, activation] of ACTIVATIONS.entries()) {
    const training = { learningRate: 0.05, init: 'uniform11', seed: index } as const;
    const shallow = { hidden: [], activation: [activation], bias: true };
    const deep = { hidden: [3, 2, 4], activation, bias: index % 2 === 0 };
    made.push(await train(`${activation} alone`, { table: TUTORIAL_TABLE, network: shallow, training }, 20));
    made.push(await train(`${activation} in depth`, { table: halfAdder, network: deep, training }, 300));
  }
  const drawn = fc.sample(sessions, { seed: 21, numRuns: 6 });
  for (const [index, session] of drawn.entries()) made.push(await train(`drawn ${index}`, session, 5));
  return made;
}

/** Returns the numbers after each arrow except the first, which is between the names. */
function printed(output: string, { trained }: Case): number[] {
  const lines = output.trimEnd().split('\n').slice(-trained.session.table.rows.length);
  lines.forEach((line, row) => {
    const inputs = trained.session.table.rows[row]!.in;
    expect(line.split(' -> ')[0]!.split(' ').map(Number)).toEqual(inputs);
  });
  return lines.flatMap((line) => line.split(' -> ')[1]!.split(' ').map(Number));
}

function expectSame(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(expected[i]!)));
  });
}

const all = await cases();
const named = all.map((each) => [each.name, each] as const);

describe('Exported JavaScript gives the predictions of the core', () => {
  test.each(named)('%s', (_name, each) => {
    const code = javascriptCode(each.trained);
    for (const type of ['module', 'commonjs']) {
      const output = execFileSync(process.execPath, [`--input-type=${type}`, '-'], { ...PLAIN, input: code });
      expectSame(printed(output, each), each.predictions);
    }
  });
});

describe('Exported NumPy code gives the predictions of the core', () => {
  const python = findPythonWith('numpy');
  if (python === undefined) {
    test.skip('(skipped: no Python on this machine has NumPy)');
    return;
  }
  test.each(named)('%s', (_name, each) => {
    // Treats any warning as an error.
    const file = join(folder, 'network.py');
    writeFileSync(file, numpyCode(each.trained));
    const options = { ...PLAIN, env: { ...process.env, PYTHONIOENCODING: 'utf-8' } };
    expectSame(printed(execFileSync(python, ['-B', '-W', 'error', file], options), each), each.predictions);
  });
});

test('The exported NumPy training ends with an error at the overflow that a saturated unit would hide', async ({
  skip,
}) => {
  const python = findPythonWith('numpy');
  if (python === undefined) return skip('no Python on this machine has NumPy');
  const { session } = OVERFLOWING;
  const { stdout, stderr, status } = spawnSync(python, ['-B', '-'], {
    ...PLAIN,
    input: numpyTraining({ session, changes: [] }),
  });
  const trainer = await createTrainer(session);
  trainer.step(20);
  const last = trainer.iteration;
  trainer.delete();
  expect(last).toBe(4);
  expect(Number(stdout.trimEnd().split('\n').at(-1)!.split(' ')[0])).toBeLessThanOrEqual(last);
  expect([status, stderr]).toEqual([1, expect.stringContaining('blown up')]);
});

describe('Exported C++ code compiles without a warning and gives the predictions of the core', () => {
  const compiler = findHostCompiler();
  if (compiler === undefined) {
    test.skip('(skipped: this machine has no C++ compiler)');
    return;
  }
  // Compiling takes long, so only every other network is compiled.
  const some = named.filter((_, index) => index % 2 === 0 || index > 2 * ACTIVATIONS.length);
  test.each(some)(
    '%s',
    (_name, each) => {
      const program = join(folder, 'network');
      writeFileSync(`${program}.cpp`, cppCode(each.trained));
      execFileSync(compiler, ['-std=c++17', '-Wall', '-Wextra', '-Werror', `${program}.cpp`, '-o', program]);
      expectSame(printed(execFileSync(program, PLAIN), each), each.predictions);
    },
    MINUTES,
  );
});

describe('A NaN sum stays NaN in every program', () => {
  // Both hidden units overflow to infinities whose difference is NaN.
  const trained = (activation: Activation): Trained => {
    const table: SessionInput['table'] = { inputs: ['a', 'b'], outputs: ['y'], rows: [{ in: [1, 1], out: [0] }] };
    const session = completeSession({ table, network: { hidden: [2], activation: ['linear', activation] } }, DEFAULTS);
    const weights = [
      [
        [1e308, 1e308],
        [1e308, 1e308],
      ],
      [[1], [-1]],
    ];
    return { session, parameters: { weights, biases: [[], []] }, iteration: 0, loss: 0 };
  };

  test.each(ACTIVATIONS)(
    '%s',
    (activation) => {
      const each = trained(activation);
      const outputs = [execFileSync(process.execPath, ['-'], { ...PLAIN, input: javascriptCode(each) })];
      const python = findPythonWith('numpy');
      if (python) outputs.push(execFileSync(python, ['-W', 'ignore', '-'], { ...PLAIN, input: numpyCode(each) }));
      const compiler = activation === 'relu' || activation === 'step' ? findHostCompiler() : undefined;
      if (compiler) {
        const program = join(folder, 'nan');
        writeFileSync(`${program}.cpp`, cppCode(each));
        execFileSync(compiler, ['-std=c++17', `${program}.cpp`, '-o', program]);
        outputs.push(execFileSync(program, PLAIN));
      }
      for (const output of outputs) expect(output.trimEnd()).toMatch(/-> -?nan$/i);
    },
    MINUTES,
  );
});

test('Exported JSON holds every weight to the last bit', () => {
  for (const { trained } of all) {
    const read = JSON.parse(networkJson(trained)) as { layers: { weights: number[][]; biases?: number[] }[] };
    expect(read.layers.map(({ weights }) => weights)).toEqual(trained.parameters.weights);
    expect(read.layers.map(({ biases }) => biases)).toEqual(
      trained.parameters.biases.map((biases) => (trained.session.network.bias ? biases : undefined)),
    );
  }
});

describe('A name never becomes code', () => {
  const names = [
    ...['"""; raise SystemExit("broken out") #', "'); process.exit(1) //", '\\", exit(1), "', '*/ int x = 1; /*'],
    ...['</script><img src=x>', '\n}\nthrow 1\n', '\u2028throw 1', '\u202egnp.exe', '??/"; #error', '${throw 1}', '\\'],
    ...['\u0000', '\u0085\ud800', '%s%n', '{0}', 'R"(', '👩‍🔬'],
    ...['{{ 7*7 }}', '{% include x %}', '<%= 7*7 %>', '[gallery]', '{{< figure >}}', '\u001b]0;x\u0007'],
  ];
  /** Form in which a program prints a name, without terminal control characters. */
  const shown = (name: string) => name.replaceAll(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
  const rename = (which: number): Trained => {
    const { trained } = all[0]!;
    const chosen = names.slice(3 * which, 3 * which + 3).map((name, i) => name || `x${i}`);
    const inputs = TUTORIAL_TABLE.inputs.map((usual, i) => chosen[i] ?? usual);
    const table = { ...TUTORIAL_TABLE, inputs, outputs: [names[names.length - 1 - which]!] };
    return { ...trained, session: { ...trained.session, table } };
  };
  const expected = () => all[0]!.predictions;
  const numbers = Array.from({ length: Math.ceil(names.length / 3) }, (_, which) => which);

  test.each(numbers)(
    'in any program, names %i',
    (which) => {
      const trained = rename(which);
      const each = { name: '', trained, predictions: expected() };
      const js = execFileSync(process.execPath, ['--input-type=module', '-'], {
        ...PLAIN,
        input: javascriptCode(trained),
      });
      expectSame(printed(js, each), expected());
      expect(js).toContain(shown(trained.session.table.inputs[0]!));
      expect(javascriptCode(trained)).not.toContain('</script');
      const python = findPythonWith('numpy');
      if (python) {
        const options = { ...PLAIN, env: { ...process.env, PYTHONIOENCODING: 'utf-8' }, input: numpyCode(trained) };
        expectSame(printed(execFileSync(python, ['-'], options), each), expected());
      }
      const compiler = findHostCompiler();
      if (compiler) {
        const program = join(folder, 'names');
        writeFileSync(`${program}.cpp`, cppCode(trained));
        execFileSync(compiler, ['-std=c++17', '-Wall', '-Wextra', '-Werror', `${program}.cpp`, '-o', program]);
        const output = execFileSync(program, PLAIN);
        expectSame(printed(output, each), expected());
        expect(output).toContain(shown(trained.session.table.inputs[0]!));
      }
    },
    MINUTES,
  );

  test('in a template, if a program is quoted in a post', () => {
    for (const which of numbers) {
      const { session, ...trained } = rename(which);
      const plain = {
        ...trained,
        session: { ...session, table: { ...session.table, inputs: ['a', 'b', 'c'], outputs: ['y'] } },
      };
      for (const write of [javascriptCode, numpyCode, cppCode, networkJson]) {
        const signs = (text: string) => text.replaceAll(/[^{<[]/g, '');
        expect(signs(write({ ...trained, session }))).toBe(signs(write(plain)));
      }
    }
  });

  test('and no invisible characters remain in a program', () => {
    const trained = rename(2);
    for (const code of [javascriptCode(trained), numpyCode(trained), cppCode(trained)]) {
      expect(code).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
    }
  });
});

test('A program reads like a hand-written one', () => {
  expect(numpyCode(all[0]!.trained).replaceAll(/-?\d+\.\d+/g, '0.5'))
    .toBe(`"""A 3-4-1 network, trained by TruthNet for 1500 iterations.
Its loss, the sum of squared errors, is 0.5."""

import numpy as np

INPUTS = ["X1", "X2", "X3"]
OUTPUTS = ["y"]

# The inputs of the truth table's rows.
ROWS = [
    [0, 0, 1],
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 1],
]

# weights[from unit, to unit] of each layer.
W1 = np.array([
    [0.5, 0.5, 0.5, 0.5],
    [0.5, 0.5, 0.5, 0.5],
    [0.5, 0.5, 0.5, 0.5],
])
W2 = np.array([
    [0.5],
    [0.5],
    [0.5],
    [0.5],
])


def sigmoid(z):
    with np.errstate(over="ignore"):  # 1 / inf is 0
        return 1 / (1 + np.exp(-z))


def predict(rows):
    """Returns one row of outputs for each row of inputs."""
    a = np.array(rows, dtype=float)
    a = sigmoid(a @ W1)
    a = sigmoid(a @ W2)
    return a


if __name__ == "__main__":
    print(*INPUTS, "->", *OUTPUTS)
    for row, prediction in zip(ROWS, predict(ROWS)):
        print(*row, "->", *prediction)
`);
});
