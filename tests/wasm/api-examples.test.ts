/** Runs every example of the JavaScript API, and compares the results that it states. */

import { expect, test } from 'vitest';
import { apiReference } from '../../web/build/api-reference.mjs';
import { rerun } from '../api-example.ts';

const WASM = new URL('../../build/wasm/truthnet-core.wasm', import.meta.url);

test.each(apiReference().entries.map((entry) => [`${entry.owner} ${entry.name}`, entry] as const))(
  'The example of %s gives the results that it states',
  async (_, { example, text }) => {
    expect(text).not.toBe('');
    expect(example).not.toBe('');
    expect(await rerun(example, WASM)).toBe(example);
  },
);

test('The examples name every public member of a trainer and of the core', async () => {
  const { loadCore } = await import('truthnet');
  const { TUTORIAL } = await import('./load-core.ts');
  const core = await loadCore();
  const membersOf = (object: object): string[] => {
    const names: string[] = [];
    for (let at = object; at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
      names.push(...Object.getOwnPropertyNames(at));
    }
    return names.filter((name) => !['constructor', 'living', 'makeTrainer'].includes(name)).sort();
  };
  const documented = (owner: string) =>
    apiReference()
      .entries.filter((entry) => entry.owner === owner)
      .map(({ name }) => name)
      .sort();
  expect([...new Set(membersOf(core.createTrainer(TUTORIAL)))]).toEqual(documented('trainer'));
  expect([...new Set(membersOf(core))]).toEqual(documented('core'));
});
