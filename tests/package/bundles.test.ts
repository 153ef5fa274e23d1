/** Tests the package with bundlers in their default configuration: each bundle trains to NumPy's loss. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import numpyCases from '../reference/numpy-cases.json' with { type: 'json' };
import { Scratch } from './scratch.ts';

const numpyLoss = numpyCases.find(({ name }) => name === 'tutorial network, seed 1')!.loss_at['1500'];

let scratch: Scratch;
beforeAll(async () => {
  scratch = await Scratch.make();
});
afterAll(() => scratch.remove());

/** Returns a program that trains the tutorial and prints the loss, or the name of the error. */
const program = (entry: string, options = '') => `
  import { createTrainer } from '${entry}';
  console.log('imported');
  const rows = [[0, 0, 1, 0], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 0]].map(([a, b, c, y]) => ({ in: [a, b, c], out: [y] }));
  createTrainer({ table: { inputs: ['X1', 'X2', 'X3'], outputs: ['y'], rows } }${options}).then(
    (trainer) => console.log(trainer.step(1500)),
    (error) => console.log(error.name, error.message),
  );`;

/** Returns the output of importing a bundle. */
async function printed(bundle: string): Promise<string> {
  const { stdout, stderr } = await scratch.run('node', [bundle]);
  expect(stderr).toBe('');
  const [imported, ...rest] = stdout.split('\n');
  expect(imported).toBe('imported');
  return rest.join('\n');
}

test.each(['esm', 'iife', 'cjs'] as const)('A bundle for browsers by esbuild, as %s', async (format) => {
  await scratch.write('app.js', program('truthnet'));
  const outfile = `esbuild/${format}/app.${format === 'esm' ? 'mjs' : 'cjs'}`;
  await build({ entryPoints: ['app.js'], bundle: true, format, outfile, absWorkingDir: scratch.folder });
  expect(Number(await printed(outfile))).toBeCloseTo(numpyLoss, 12);
});

test.each(['es', 'iife'] as const)("A bundle with Rollup's rules, as %s", async (format) => {
  await scratch.write('app.js', program('truthnet'));
  const file = `rolldown/${format}/app.${format === 'es' ? 'mjs' : 'cjs'}`;
  const bundle = await rolldown({ input: join(scratch.folder, 'app.js'), platform: 'browser' });
  await bundle.write({ file: join(scratch.folder, file), format });
  expect(Number(await printed(file))).toBeCloseTo(numpyLoss, 12);
});

test.each(['esm', 'cjs'] as const)(
  'A bundle for Node, as %s, needs truthnet/inline, which it names',
  async (format) => {
    const outputs = ['truthnet', 'truthnet/inline'].map(async (entry) => {
      const name = entry.replace('/', '-');
      await scratch.write(`${name}.js`, program(entry));
      const outfile = `node/${format}/${name}.${format === 'esm' ? 'mjs' : 'cjs'}`;
      const options = { bundle: true, format, outfile, platform: 'node', logLevel: 'error' } as const;
      await build({ ...options, entryPoints: [`${name}.js`], absWorkingDir: scratch.folder });
      return printed(outfile);
    });
    const [bare, inline] = await Promise.all(outputs);
    expect(bare).toMatch(/^LoadError The core could not be loaded from .*truthnet\/inline/);
    expect(Number(inline)).toBeCloseTo(numpyLoss, 12);
  },
);

test('An application that passes the address of the core needs no inlined core', async () => {
  const wasm = join(scratch.folder, 'node_modules/truthnet/build/wasm/truthnet-core.wasm');
  await scratch.write('named.js', program('truthnet', `, { wasm: ${JSON.stringify(`file://${wasm}`)} }`));
  const outfile = 'node/named.cjs';
  const options = { bundle: true, format: 'cjs', platform: 'node', outfile, logLevel: 'error' } as const;
  await build({ ...options, entryPoints: ['named.js'], absWorkingDir: scratch.folder });
  expect(Number(await printed(outfile))).toBeCloseTo(numpyLoss, 12);
});

test('Plain modules need neither a bundler nor an import map', async () => {
  await scratch.write('plain.mjs', program('./node_modules/truthnet/wasm/inline.mjs'));
  expect(Number(await printed('plain.mjs'))).toBeCloseTo(numpyLoss, 12);
  const { stdout } = await scratch.run('grep', ['-rlE', `from ?["'\`]#`, 'node_modules/truthnet']);
  expect(stdout).toBe('');
});

test('webpack bundles the element without a warning, because import.meta occurs only inside URLs', async () => {
  const folder = join(scratch.folder, 'node_modules/truthnet/build/package');
  const { stdout } = await scratch.run('grep', ['-rlE', 'import\\.meta|modulepreload', folder]);
  expect(stdout).toBe('');
});

test('Parcel, which ignores "exports", finds every entry by "main" and "alias"', async () => {
  const text = await readFile(join(scratch.folder, 'node_modules/truthnet/package.json'), 'utf8');
  const { alias, exports, main } = JSON.parse(text) as {
    alias: Record<string, string>;
    exports: Record<string, string | { default: string }>;
    main: string;
  };
  const modules = Object.entries(exports).flatMap(([entry, to]) =>
    typeof to === 'string' ? [] : [[entry, to.default]],
  );
  expect({ '.': main, ...alias }).toEqual(Object.fromEntries(modules));
});
