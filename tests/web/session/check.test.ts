import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGiven } from '../../../web/src/session/check.ts';
import { DEFAULTS } from '../../../web/src/session/defaults.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import { completeSession } from '../../../web/src/session/session.ts';
import { savedStates } from '../arbitraries.ts';

test('A session from a script can be read back in full', () => {
  fc.assert(
    fc.property(savedStates, (savedState) => {
      expect(readGiven(savedState)).toEqual({
        savedState: { ...savedState, session: completeSession(savedState.session, DEFAULTS) },
      });
    }),
  );
});

test('A session without a view leaves the view alone and is not changed itself', () => {
  const first: number[] = [0, 0, 1];
  const read = readGiven({
    table: { ...TUTORIAL_TABLE, rows: [{ in: first, out: [0] }, ...TUTORIAL_TABLE.rows.slice(1)] },
  });
  first[0] = 1;
  expect(read).toEqual({
    savedState: { session: completeSession({ table: TUTORIAL_TABLE }, DEFAULTS), iteration: 0, changes: [] },
  });
  expect(readGiven({ table: TUTORIAL_TABLE, view: { lossScale: 'log' } })).toMatchObject({
    savedState: { view: { lossScale: 'log' } },
  });
});

test.each([null, undefined, 3, 'text', [], true])('%s is rejected as a session with a message', (value) => {
  expect(readGiven(value)).toMatchObject({ problem: { code: 'wrongType', field: 'session', allowed: 'object' } });
});

test('Any invalid value from a script is reported and nothing is thrown', () => {
  const given = fc.oneof(
    fc.anything(),
    fc.record({ session: fc.anything(), iteration: fc.anything(), changes: fc.anything(), view: fc.anything() }),
    fc.record({ table: fc.anything(), network: fc.anything(), training: fc.anything(), view: fc.anything() }),
  );
  fc.assert(
    fc.property(given, (value) => {
      expect(readGiven(value)).toHaveProperty('problem');
    }),
    { numRuns: 10_000 },
  );
  expect(readGiven({ table: TUTORIAL_TABLE, training: { seed: () => 1 } })).toHaveProperty('problem');
  expect(readGiven({ session: { table: TUTORIAL_TABLE }, iteration: 1.5 })).toMatchObject({
    problem: { field: 'iteration' },
  });
});
