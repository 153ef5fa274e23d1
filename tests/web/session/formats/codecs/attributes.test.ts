import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { readAttributes, SESSION_ATTRIBUTES } from '../../../../../web/src/session/formats/attributes.ts';
import { DEFAULTS } from '../../../../../web/src/session/defaults.ts';
import { writeTable } from '../../../../../web/src/session/formats/link-table.ts';
import { PRESET_IDS } from '../../../../../web/src/session/presets/presets.ts';
import type { Session } from '../../../../../web/src/session/session.ts';
import { sessions } from '../../../arbitraries.ts';
import { garbage, mutations } from '../../../corruption.ts';
import { TUTORIAL } from '../../../tutorial.ts';
import { frozen, holds, isSavedOrRefused } from './claims.ts';

/** Returns the settings that attributes can express; all others are the defaults. */
function attributesOf({ table, network, training }: Session): Record<string, string> {
  return {
    table: writeTable(table),
    units: network.hidden.join(', ') || 'none',
    activation: network.activation.join(' , '),
    bias: String(network.bias),
    'learning-rate': String(training.learningRate),
    iterations: String(training.iterations),
    seed: String(training.seed),
  };
}

function read(attributes: Readonly<Record<string, string | undefined>>) {
  return readAttributes((name) => attributes[name] ?? null, TUTORIAL);
}

describe('The attributes of an element', () => {
  test('restore exactly the settings that they can express', () => {
    holds(sessions, (session) => {
      const { learningRate, iterations, seed } = session.training;
      const said = { ...session, training: { ...DEFAULTS.training, learningRate, iterations, seed } };
      const savedState = { session: said, iteration: 0, changes: [], view: {} };
      deepStrictEqual(read(attributesOf(frozen(session))), { savedState });
    });
  });

  test('with random values are applied, or rejected with a message', () => {
    const value = fc.oneof(
      fc.constant(undefined),
      fc.constantFrom('', 'none', 'true', '3', '#table=A:y/0,1&at=3', ...PRESET_IDS),
      garbage,
      mutations,
    );
    const others = fc.record(Object.fromEntries(SESSION_ATTRIBUTES.map((name) => [name, value])), { requiredKeys: [] });
    holds(fc.tuple(sessions, others), ([session, changed]) => {
      const written = attributesOf(session);
      const entries = Object.entries(changed).map(
        ([name, change]) => [name, typeof change === 'function' ? change(written[name] ?? '') : change] as const,
      );
      const found = read({ ...written, ...Object.fromEntries(entries) });
      if (found) isSavedOrRefused(found);
    });
  });
});
