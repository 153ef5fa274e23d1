/** Checks, before anything is loaded, whether this browser can run the core. */

import type { Missing } from '../api/outcomes.ts';

/** Smallest module with a SIMD instruction: (func (result v128) i32.const 0 i8x16.splat) */
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

/** Returns the first missing feature, or undefined. `scope` is the global object, a parameter for tests. */
export function missingSupport(scope: {
  readonly WebAssembly?: Pick<typeof WebAssembly, 'validate'>;
  readonly Worker?: typeof Worker;
}): Missing | undefined {
  if (typeof scope.WebAssembly !== 'object') return 'noWebAssembly';
  if (!scope.WebAssembly.validate(SIMD_PROBE)) return 'noSimd';
  if (typeof scope.Worker !== 'function') return 'noWorkers';
  return undefined;
}

/**
 * Returns whether the library or the style sheets would fail here. `scope` is the global object, a parameter for tests.
 */
export function isTooOld(scope: Pick<typeof globalThis, 'Array' | 'CSS'>): boolean {
  return !('toSorted' in scope.Array.prototype && scope.CSS.supports('color', 'light-dark(red, red)'));
}
