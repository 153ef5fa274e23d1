import { expect, test } from 'vitest';
import { DEFAULTS } from '../../../web/src/session/defaults.ts';
import { differences } from '../../../web/src/session/differences.ts';
import { type Bit, completeSession, type Row } from '../../../web/src/session/session.ts';

/** A run on a table of its own; `toJSON` counts how often the table is written. */
function runOf(target: Bit, written: () => void) {
  const rows = Array.from({ length: 1024 }, (_, row): Row => ({ in: [(row % 2) as Bit], out: [target] }));
  const table = { inputs: ['a'], outputs: ['y'], rows };
  Object.defineProperty(table, 'toJSON', {
    value: () => {
      written();
      return rows;
    },
  });
  return { session: completeSession({ table }, DEFAULTS), changes: [] };
}

test('A table is written once, however often runs are compared', () => {
  let written = 0;
  const runs = [0, 1, 1].map((target) => runOf(target as Bit, () => written++));
  for (let snapshot = 0; snapshot < 100; snapshot++) expect(differences(runs)).toEqual(['table']);
  expect(differences(runs.slice(1))).toEqual([]);
  expect(written).toBe(3);
});
