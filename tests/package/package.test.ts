import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumOptions } from '../../wasm/toolchain/browser.mjs';
import numpyCases from '../reference/numpy-cases.json' with { type: 'json' };
import { Scratch } from './scratch.ts';

const TUTORIAL_CSV = 'X1,X2,X3,y\n0,0,1,0\n0,1,1,1\n1,0,1,1\n1,1,1,0\n';
const numpyLoss = numpyCases.find(({ name }) => name === 'tutorial network, seed 1')!.loss_at['1500'];

let scratch: Scratch;
beforeAll(async () => {
  scratch = await Scratch.make();
});
afterAll(() => scratch.remove());

test('The package trains in Node without a build', async () => {
  await scratch.write(
    'train.mjs',
    `import { createTrainer, TruthNetError } from 'truthnet';
     const rows = [[0, 0, 1, 0], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 0]].map(([a, b, c, y]) => ({ in: [a, b, c], out: [y] }));
     const trainer = await createTrainer({ table: { inputs: ['X1', 'X2', 'X3'], outputs: ['y'], rows } });
     console.log(trainer.step(1500));
     await createTrainer({ table: { inputs: [], outputs: [], rows: [] } }).catch((error) => console.log(error instanceof TruthNetError));`,
  );
  const { stdout, code } = await scratch.run('node', ['train.mjs']);
  const [loss, refused] = stdout.trim().split('\n');
  expect(Number(loss)).toBeCloseTo(numpyLoss, 12);
  expect([refused, code]).toEqual(['true', 0]);
});

test('The element can be imported in Node without a document, for server-side rendering', async () => {
  await scratch.write(
    'render.mjs',
    `import { TruthNet } from 'truthnet/element';
     console.log({} instanceof TruthNet);
     new TruthNet();`,
  );
  const { stdout, stderr, code } = await scratch.run('node', ['render.mjs']);
  expect([stdout, code]).toEqual(['false\n', 1]);
  expect(stderr).toContain('A <truth-net> element can only be created in a browser.');
});

test('In Node with a document, the element reports that it is not registered, and the remedy', async () => {
  await scratch.write('simulated.mjs', `globalThis.document = {}; await import('truthnet/element');`);
  const { stderr, code } = await scratch.run('node', ['simulated.mjs']);
  expect(code).toBe(0);
  expect(stderr).toContain('truthnet/element: <truth-net> is not registered in Node');
});

test('The package contains the manifest of the element at the documented path', async () => {
  const folder = join(scratch.folder, 'node_modules/truthnet');
  const { customElements } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const manifest = JSON.parse(await readFile(join(folder, customElements!), 'utf8')) as { modules: { path: string }[] };
  const [module] = manifest.modules;
  expect(await readFile(join(folder, module!.path), 'utf8')).toContain('truth-net');
});

test('The package has no dependencies, and names the packages inside it with their licences', async () => {
  const folder = join(scratch.folder, 'node_modules/truthnet');
  const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, object>;
  expect(dependencies).toBeUndefined();
  expect([peerDependencies, peerDependenciesMeta]).toEqual([
    { '@angular/core': '>=19', react: '>=19' },
    { '@angular/core': { optional: true }, react: { optional: true } },
  ]);
  const licences = await readFile(join(folder, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const name of ['lit', 'd3-array', 'temml', 'xtensor', 'xsimd', 'LLVM', 'Emscripten', 'musl']) {
    expect(licences).toMatch(new RegExp(`={100}\\n${name}(?: [\\d.]+)? \\(`));
  }
  expect(licences).toContain('Copyright (c) 2017 Google LLC');
  expect(licences).toContain('Sylvain Corlay and Wolf Vollprecht');
});

describe('Strict TypeScript', () => {
  const SOURCE = `
    import { createTrainer, type Session } from 'truthnet';
    import { TruthNet, type Progress, type TruthNetElement } from 'truthnet/element';
    import schema from 'truthnet/session.schema.json' with { type: 'json' };

    const session: Session = { table: { inputs: ['a'], outputs: ['y'], rows: [{ in: [0], out: [1] }] } };
    const loss: number = (await createTrainer(session)).step(10);
    const element: TruthNetElement = document.createElement('truth-net');
    element.addEventListener('done', ({ detail }) => { const progress: Progress = detail; console.log(progress.loss, detail.ending, loss); });
    element.session = '#table=a:y/0,1';
    const made: TruthNetElement = new TruthNet();
    console.log(made.progress?.iteration, schema.title);
    // @ts-expect-error: there is no such event
    element.addEventListener('done', (event: MouseEvent) => event.button);
    // @ts-expect-error: a table is needed
    void createTrainer({ network: { hidden: [3] } });`;

  /** Names of all types that the core returns, for a program without a document. */
  const CORE = `
    import { createTrainer, loadCore } from 'truthnet';
    import type { Limits, Parameters, Separability, Session, Survey, SurveySpec, Trace } from 'truthnet';

    const session: Session = { table: { inputs: ['a'], outputs: ['y'], rows: [{ in: [0], out: [1] }] } };
    const trainer = await createTrainer(session);
    export const parameters: Parameters = trainer.parameters();
    export const trace: Trace = trainer.trace(0);
    export const separability: Separability = trainer.separability(0);
    const core = await loadCore();
    export const limits: Limits = core.limits();
    const spec: SurveySpec = { count: 3 };
    export const survey: Survey = core.survey(session, spec);`;

  test.each([
    ['nodenext', ['es2023', 'dom'], SOURCE],
    ['bundler', ['es2023', 'dom'], SOURCE],
    ['nodenext', ['es2022'], CORE],
  ])('finds fitting types, resolving as %s does, with %j', async (resolution, lib, source) => {
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
    await scratch.write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: 'es2022',
          module,
          moduleResolution: resolution,
          resolveJsonModule: true,
          lib,
          types: [],
        },
        files: ['use.ts'],
      }),
    );
    await scratch.write('use.ts', source);
    expect(await scratch.tool('tsc', ['--project', 'tsconfig.json'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

test('A Vite app bundles the package, and both the core and the element train in a browser', async () => {
  await scratch.write(
    'app/index.html',
    '<!doctype html><script type="module" src="./app.js"></script><truth-net panels="run table"></truth-net>',
  );
  await scratch.write(
    'app/app.js',
    `import { createTrainer } from 'truthnet';
     import 'truthnet/element';
     const element = document.querySelector('truth-net');
     const session = { table: { inputs: ['a', 'b'], outputs: ['y'], rows: [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]].map(([a, b, y]) => ({ in: [a, b], out: [y] })) }, network: { bias: true } };
     const trainer = await createTrainer(session);
     await element.setSession(session);
     const { loss } = await element.train(400);
     document.title = JSON.stringify([trainer.step(400), loss]);`,
  );
  await build({ configFile: false, logLevel: 'error', root: join(scratch.folder, 'app'), base: './' });

  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://app/').pathname.replace(/\/$/, '/index.html');
    readFile(join(scratch.folder, 'app/dist', name)).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const browser = await chromium.launch(chromiumOptions());
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => document.title.startsWith('['), undefined, { timeout: 80_000 });
    const [core, element] = JSON.parse(await page.title()) as [number, number];
    expect(core).toBeLessThan(1);
    expect(element).toBe(core);
  } finally {
    await browser.close();
    server.close();
  }
});

describe('npx truthnet', () => {
  const truthnet = (args: readonly string[], input = '') => scratch.run('node_modules/.bin/truthnet', args, input);

  test('trains a table to the loss that NumPy finds', async () => {
    await scratch.write('table.csv', TUTORIAL_CSV);
    const { code, stdout, stderr } = await truthnet([
      'train',
      'table.csv',
      '--hidden',
      '4',
      '--seed',
      '1',
      '--format',
      'json',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const { loss, iteration, predictions } = JSON.parse(stdout) as {
      loss: number;
      iteration: number;
      predictions: number[][];
    };
    expect(iteration).toBe(1500);
    expect(loss).toBeCloseTo(numpyLoss, 12);
    expect(predictions.map(([y]) => Math.round(y!))).toEqual([0, 1, 1, 0]);
  });

  test('reads standard input and reports its result', async () => {
    const { code, stdout } = await truthnet(['train', '-'], TUTORIAL_CSV);
    expect(code).toBe(0);
    expect(stdout).toContain('3-4-1 network, without biases, seed 1');
    expect(stdout).toContain('4 of 4 rows right');
  });

  test('succeeds after the reader of its output has closed', async () => {
    const line = '{ sleep 0.5; node_modules/.bin/truthnet --help; echo $? >&2; } | true';
    expect(await scratch.run('sh', ['-c', line])).toEqual({ code: 0, stdout: '', stderr: '0\n' });
  });

  describe.skipIf(!existsSync('/dev/full'))('with no space left to write,', () => {
    const shell = (line: string) => scratch.run('sh', ['-c', `node_modules/.bin/truthnet ${line}`], TUTORIAL_CSV);

    test.each(['--help', '--version', 'train -', 'train - --strict --format csv'])(
      '%s reports the error',
      async (line) => {
        const { code, stderr } = await shell(`${line} >/dev/full`);
        expect(stderr).toMatch(/^truthnet: Cannot write to standard output: ENOSPC[^\n]*\n$/);
        expect(code).toBe(3);
      },
    );

    test.each([
      ['train nothing.csv 2>/dev/full', 3],
      ['train 2>/dev/full', 2],
      ['train - >/dev/full 2>/dev/full', 3],
      ['train - 2>/dev/full', 0],
    ])('%s ends with exit code %i', async (line, code) => {
      expect((await shell(line)).code).toBe(code);
    });
  });
});

test('publint and Are the Types Wrong find nothing', async () => {
  const publint = await scratch.tool('publint', ['run', '--strict', scratch.tarball]);
  expect(publint.stdout).toContain('All good!');
  const attw = await scratch.tool('attw', [
    scratch.tarball,
    ...['--profile', 'esm-only', '--format', 'ascii', '--no-emoji'],
    ...['--exclude-entrypoints', './core.wasm', './session.schema.json', './custom-elements.json'],
  ]);
  expect(attw.stdout.match(/node16 \(from ESM\): OK \(ESM\)/g)).toHaveLength(9);
  expect(attw.code).toBe(0);
});
