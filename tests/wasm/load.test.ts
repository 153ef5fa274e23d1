/** Tests loading the core, and its recovery after its memory is used up. */

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Core, LoadError, MemoryError, TruthNetError } from '../../wasm/core.mjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TUTORIAL } from './load-core.ts';

const file = new URL('../../build/wasm/truthnet-core.wasm', import.meta.url);
const bytes = await readFile(file);
const compiled = await WebAssembly.compile(bytes);

afterEach(() => vi.restoreAllMocks());

describe('The core loads from', () => {
  test.each([
    ['a URL of a file', file],
    // Bundlers for Node create such objects: not an instance of URL, but with all of its parts.
    ['something like a URL', { href: file.href, toString: () => file.href }],
    ['an address as text', file.href],
    ['bytes', bytes],
    ['an ArrayBuffer', bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)],
    ['a module', compiled],
  ])('%s', async (_, wasm) => {
    const core = await Core.load({ wasm });
    expect(core.createTrainer(TUTORIAL).step(1500)).toBeCloseTo(0.003356, 6);
  });

  test('a bare module, as before', async () => {
    expect((await Core.load(compiled)).limits().maxInputs).toBe(10);
  });

  test('a server with any content type', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/core.wasm') response.writeHead(200, { 'content-type': 'text/plain' }).end(bytes);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const folder = `http://localhost:${(server.address() as AddressInfo).port}`;
    try {
      expect((await Core.load({ wasm: `${folder}/core.wasm` })).limits().maxInputs).toBe(10);
      const failure = Core.load({ wasm: new URL(`${folder}/none.wasm`) });
      await expect(failure).rejects.toThrow(`could not be loaded from ${folder}/none.wasm: Error: HTTP 404`);
    } finally {
      server.close();
    }
  });
});

describe('Anything but the core is rejected at once:', () => {
  const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  test.each([
    ['a file that is not there', new URL('none.wasm', file), 'ENOENT'],
    ['no address', 'nowhere', 'nowhere'],
    ['a page in its place', new TextEncoder().encode('<!doctype html>'), 'magic'],
    ['another module', new WebAssembly.Module(empty), 'TypeError'],
    ['nothing', undefined as unknown as object, 'buffer source'],
  ])('%s', async (_, wasm, reason) => {
    const error: unknown = await Core.load({ wasm }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LoadError);
    expect(error).toBeInstanceOf(TruthNetError);
    expect(error).toMatchObject({ name: 'LoadError', problem: { code: 'missing', field: 'wasm' } });
    expect((error as Error).message).toContain(reason);
    expect((error as Error).message).toContain('truthnet/inline');
  });

  test('a module that the platform fails to instantiate', async () => {
    vi.spyOn(WebAssembly, 'Instance').mockImplementation(function () {
      throw new RangeError('could not allocate memory');
    });
    await expect(Core.load({ wasm: compiled })).rejects.toThrow('RangeError: could not allocate memory');
  });
});

describe('After the memory is used up,', () => {
  const LARGE = { ...TUTORIAL, network: { hidden: [256, 256, 256, 256] } };

  async function exhausted() {
    // The module logs its abort.
    vi.spyOn(console, 'error').mockReturnValue();
    const core = await Core.load({ wasm: compiled });
    const trainer = core.createTrainer(LARGE);
    const other = core.createTrainer(TUTORIAL);
    other.step(64);
    let memory: WeakRef<WebAssembly.Memory> | undefined;
    WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory) {
      memory = new WeakRef(this);
      throw new RangeError('no more');
    };
    return { core, trainer, other, memoryOf: () => memory?.deref() };
  }

  const grow = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'grow')!;
  afterEach(() => {
    Object.defineProperty(WebAssembly.Memory.prototype, 'grow', grow);
  });

  /** Repeats a call until it throws. */
  function errorOf(call: () => unknown): unknown {
    try {
      for (;;) call();
    } catch (error) {
      return error;
    }
  }

  test.each([
    ['a trainer that is made', ({ core }) => core.createTrainer(LARGE)],
    ['training', ({ trainer }) => trainer.step(64)],
    ['a survey', ({ core }) => core.survey(LARGE, { count: 64 })],
    ['a look', ({ trainer }) => trainer.surface({ inputs: [0, 0, 0], size: 64, layer: 3 })],
  ] satisfies [string, (of: Awaited<ReturnType<typeof exhausted>>) => unknown][])(
    '%s throws, all trainers are invalid, and the next one trains',
    async (_, call) => {
      const of = await exhausted();
      const error = errorOf(() => call(of));
      expect(error).toBeInstanceOf(MemoryError);
      expect(error).toBeInstanceOf(TruthNetError);
      for (const use of [
        () => of.trainer.step(1),
        () => of.other.iteration,
        () => of.other.lastIteration,
        () => of.other.predictions(),
        () => {
          of.other.setWeight(0, 0, 0, 1);
        },
      ]) {
        expect(use).toThrow(MemoryError);
      }
      // Deleting in a `finally` must not hide the error.
      of.other.delete();
      Object.defineProperty(WebAssembly.Memory.prototype, 'grow', grow);
      expect(of.core.createTrainer(TUTORIAL).step(1500)).toBeCloseTo(0.003356, 6);
      expect(() => of.other.iteration).toThrow(MemoryError);
    },
  );

  test('the core repeats its answers that need no trainer', async () => {
    const { core, trainer } = await exhausted();
    errorOf(() => trainer.step(64));
    expect(core.limits().maxInputs).toBe(10);
    expect(core.defaults().network.bias).toBe(false);
  });

  test('the old memory is released, even while its trainers and the error are held', async () => {
    const { core, trainer, other, memoryOf } = await exhausted();
    const error = errorOf(() => trainer.step(64));
    expect(memoryOf()).toBeInstanceOf(WebAssembly.Memory);
    setFlagsFromString('--expose-gc');
    await vi.waitFor(() => {
      (runInNewContext('gc') as () => void)();
      expect(memoryOf() === undefined).toBe(true);
    });
    expect([core, trainer, other, error]).toHaveLength(4);
  });

  test('a failure to allocate new memory is reported', async () => {
    const { core, trainer } = await exhausted();
    errorOf(() => trainer.step(64));
    vi.spyOn(WebAssembly, 'Instance').mockImplementation(function () {
      throw new RangeError('could not allocate memory');
    });
    expect(() => core.createTrainer(TUTORIAL)).toThrow(MemoryError);
  });
});
