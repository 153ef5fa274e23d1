import { readFileSync } from 'node:fs';
import { loadCore } from 'truthnet';
import { expect, test } from 'vitest';
import { fingerprintOf, type Run } from '../reference/bits.mjs';

const runs = JSON.parse(readFileSync(new URL('../reference/bits.json', import.meta.url), 'utf8')) as Run[];

test.each(runs.map((run) => [run.name, run] as const))('The bits are those of the reference: %s', async (_, run) => {
  expect(fingerprintOf(await loadCore(), run)).toBe(run.fingerprint);
});
