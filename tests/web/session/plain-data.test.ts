/** Tests copies of plain data: a framework's wrappers around a session, and values that are not plain data. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NotPlainData, plainCopy } from '../../../wasm/plain-data.mjs';
import { savedStates } from '../arbitraries.ts';
import { accessors, reactive } from '../reactive.ts';

function refusalOf(value: unknown): unknown {
  try {
    plainCopy(value, 'session');
  } catch (error) {
    return error instanceof NotPlainData ? error.problem : error;
  }
  return undefined;
}

describe('A copy of plain data', () => {
  test.each([
    ['proxies all the way down', reactive],
    ['getters all the way down', accessors],
  ])('reads through %s', (_, wrapped) => {
    fc.assert(
      fc.property(savedStates, (savedState) => {
        expect(plainCopy(wrapped(savedState), 'session')).toEqual(savedState);
      }),
    );
  });

  test('shares nothing, and takes nothing from a prototype', () => {
    const inner = [1, 2];
    const given = Object.assign(Object.create({ inherited: 1 }) as object, { inner, gone: undefined });
    const copy = plainCopy(given, 'session') as { inner: number[] };
    inner[0] = 9;
    expect(copy).toEqual({ inner: [1, 2] });
    expect(Object.keys(copy)).toEqual(['inner']);
    const own = JSON.parse('{ "__proto__": { "polluted": true } }') as object;
    expect(Object.getPrototypeOf(plainCopy(own, 'session'))).toBe(Object.prototype);
  });

  test('keeps typed arrays', () => {
    const inputs = Float64Array.of(0, 1);
    const copy = plainCopy({ inputs }, 'spec');
    inputs[0] = 5;
    expect(copy.inputs).toEqual(Float64Array.of(0, 1));
  });
});

describe('A value that is not plain data is reported with its path:', () => {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  const doubled = Array.from({ length: 30 }).reduce<unknown>((inner) => [inner, inner], 1);
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();

  test.each([
    ['a function', { training: { seed: () => 1 } }, { code: 'wrongType', field: 'training.seed', value: 'function' }],
    ['a symbol', [0, [Symbol('1')]], { code: 'wrongType', field: '[1][0]', value: 'symbol' }],
    ['all of it', () => 1, { code: 'wrongType', field: 'session', value: 'function' }],
    ['a revoked proxy', { table: revoked }, { code: 'wrongType', field: 'table', value: 'unreadable' }],
    ['what contains itself', circular, { code: 'wrongType', field: 'session', value: 'nested too deeply' }],
    ['what doubles at each level', doubled, { code: 'wrongLength' }],
    ['a huge hole', { rows: new Array(4e9) }, { code: 'wrongLength', field: 'rows', value: '4000000000' }],
  ])('%s', (_, value, problem) => {
    expect(refusalOf(value)).toMatchObject(problem);
  });

  test('a getter that throws', () => {
    const given = {
      table: {
        get rows(): never {
          throw new Error('not now');
        },
      },
    };
    expect(refusalOf(given)).toMatchObject({ field: 'table.rows', value: 'unreadable', allowed: 'plain data' });
  });
});
