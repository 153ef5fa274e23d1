/** Runs the exported programs that train, and compares the losses that they print with the core's. */

import { execFileSync } from 'node:child_process';
import { createTrainer } from 'truthnet';
import { beforeAll, describe, expect, test } from 'vitest';
import { kerasTraining } from '../../web/src/export/keras.ts';
import { numpyTraining } from '../../web/src/export/numpy-training.ts';
import { pytorchTraining } from '../../web/src/export/pytorch.ts';
import { startWeightsOf } from '../../web/src/export/start-weights.ts';
import { findPythonWith } from '../../wasm/toolchain/host-tools.mjs';
import { OVERFLOWING, TRAINING_CASES, type TrainingCase } from './training-cases.ts';

/** Runs the programs that it reads as a JSON list, and writes for each what it printed and how it ended. */
const RUNNER = `
import contextlib, io, json, sys
results = []
for program in json.load(sys.stdin):
    printed, ended = io.StringIO(), ""
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(program, "program.py", "exec"), {"__name__": "__main__"})
        except SystemExit as end:
            ended = str(end)
    results.append([printed.getvalue(), ended])
json.dump(results, sys.stdout)
`;

const MINUTES = 120_000;

type Printed = readonly [output: string, ended: string];

function runAll(python: string, programs: readonly string[]): Printed[] {
  const options = { input: JSON.stringify(programs), encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  return JSON.parse(execFileSync(python, ['-B', '-c', RUNNER], options)) as Printed[];
}

/** Returns the core's losses, before the changes of each iteration. */
async function lossesOf({ session, changes }: TrainingCase): Promise<Float64Array> {
  const trainer = await createTrainer({ ...session, changes: [...changes], iteration: session.training.iterations });
  const losses = trainer.lossHistory();
  trainer.delete();
  return losses;
}

test('The start weights of a program are those of the core, bit for bit', async () => {
  for (const { session } of TRAINING_CASES) {
    const trainer = await createTrainer(session);
    const { weights, biases } = trainer.parameters();
    trainer.delete();
    const start = startWeightsOf(session);
    expect(start.weights).toEqual(weights);
    if (session.network.bias) expect(start.biases).toEqual(biases);
  }
});

describe.each([
  // NumPy's exp may differ from the core's in the last bit, which a chaotic run amplifies.
  { name: 'NumPy', module: 'numpy', write: numpyTraining, digits: 9 },
  { name: 'PyTorch', module: 'torch', write: pytorchTraining, digits: 12 },
  { name: 'Keras', module: 'keras', write: kerasTraining, digits: 12 },
] as const)('An exported $name program prints the losses of the core to $digits digits', (framework) => {
  const { name, module, write, digits } = framework;
  const python = findPythonWith(module);
  if (python === undefined) {
    test.skip(`(skipped: no Python on this machine has ${name})`);
    return;
  }
  let printed: readonly Printed[] = [];
  beforeAll(() => {
    printed = runAll(python, [...TRAINING_CASES, OVERFLOWING].map(write));
  }, MINUTES);

  test.each(TRAINING_CASES.map((each, index) => [each.name, each, index] as const))(
    '%s',
    async (_name, each, index) => {
      const losses = await lossesOf(each);
      const lines = printed[index]![0].trimEnd().split('\n');
      expect(lines.length).toBeGreaterThan(3);
      expect(lines.at(-1)!.split(' ')[0]).toBe(String(each.session.training.iterations));
      for (const line of lines) {
        const [iteration, loss] = line.split(' ').map(Number) as [number, number];
        const expected = losses[iteration]!;
        expect(Math.abs(loss - expected), line).toBeLessThanOrEqual(Number(`1e-${digits}`) * Math.abs(expected));
      }
    },
  );

  test('and ends where a sum overflows, even if ReLU would hide it', async () => {
    const [output, ended] = printed.at(-1)!;
    expect(ended).toContain('blown up');
    const trainer = await createTrainer(OVERFLOWING.session);
    trainer.step(20);
    expect(Number(output.trimEnd().split('\n').at(-1)!.split(' ')[0])).toBeLessThanOrEqual(trainer.iteration);
    trainer.delete();
  });
});
