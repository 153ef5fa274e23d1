import { expect, test } from 'vitest';
import { DEFAULTS } from '../../../web/src/session/defaults.ts';
import { differences } from '../../../web/src/session/differences.ts';
import { type Bit, completeSession, type Row } from '../../../web/src/session/session.ts';

/** Creates a run with its own table; `toJSON` counts the serialisations of the table. */
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

test('A table is serialised once for any number of comparisons', () => {
  let written = 0;
  const runs = [0, 1, 1].map((target) => runOf(target as Bit, () => written++));
  for (let snapshot = 0; snapshot < 100; snapshot++) expect(differences(runs)).toEqual(['table']);
  expect(differences(runs.slice(1))).toEqual([]);
  expect(written).toBe(3);
});
