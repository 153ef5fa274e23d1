import { describe, expect, test } from 'vitest';
import { missingSupport } from '../../../web/src/engine/support.ts';

const Worker = Object as unknown as typeof globalThis.Worker;

describe('A missing browser feature is detected before anything is loaded:', () => {
  test('nothing in a browser with all features', () => {
    expect(missingSupport({ WebAssembly, Worker })).toBeUndefined();
  });

  test('WebAssembly', () => {
    expect(missingSupport({ Worker })).toBe('noWebAssembly');
  });

  test('SIMD, if the engine calls a module with a SIMD instruction invalid', () => {
    expect(missingSupport({ WebAssembly: { validate: () => false }, Worker })).toBe('noSimd');
  });

  test('workers', () => {
    expect(missingSupport({ WebAssembly })).toBe('noWorkers');
  });

  test('by a probe that is a valid module and needs SIMD', () => {
    let probe: BufferSource | undefined;
    missingSupport({ WebAssembly: { validate: (bytes) => ((probe = bytes), true) }, Worker });
    expect(WebAssembly.validate(probe!)).toBe(true);
    // i8x16.splat is 0xfd 0x0f; without its prefix the body is no longer valid.
    expect([...(probe as Uint8Array)].slice(-3)).toEqual([0xfd, 0x0f, 0x0b]);
  });
});
