import { describe, expect, test } from 'vitest';
import { missingSupport } from '../../../web/src/engine/support.ts';

const Worker = Object as unknown as typeof globalThis.Worker;

describe('What a browser lacks is found before anything is loaded', () => {
  test('nothing, where all is there', () => {
    expect(missingSupport({ WebAssembly, Worker })).toBeUndefined();
  });

  test('WebAssembly', () => {
    expect(missingSupport({ Worker })).toBe('noWebAssembly');
  });

  test('SIMD, where the engine calls a module with a SIMD instruction invalid', () => {
    expect(missingSupport({ WebAssembly: { validate: () => false }, Worker })).toBe('noSimd');
  });

  test('workers', () => {
    expect(missingSupport({ WebAssembly })).toBe('noWorkers');
  });

  test('and the probe is a valid module that needs SIMD', () => {
    let probe: BufferSource | undefined;
    missingSupport({ WebAssembly: { validate: (bytes) => ((probe = bytes), true) }, Worker });
    expect(WebAssembly.validate(probe!)).toBe(true);
    // i8x16.splat is 0xfd 0x0f; without its prefix the body is no longer valid.
    expect([...(probe as Uint8Array)].slice(-3)).toEqual([0xfd, 0x0f, 0x0b]);
  });
});
