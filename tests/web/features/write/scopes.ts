/** Arrays of networks for the tests of the exercise. */

import { startScope } from '../../../../web/src/features/write/exercise-network.ts';
import type { Scope } from '../../../../web/src/features/write/formula-value.ts';
import { withRightValues } from '../../../../web/src/features/write/program-lines.ts';
import { TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import type { Table } from '../../../../web/src/session/session.ts';

/** Returns arrays that the program of a network begins with; its weights are uniform from −1 to 1, from a fixed sequence. */
export function startOf(table: Table = TUTORIAL_TABLE, units = 4, hasBias = false): Scope {
  let state = 7;
  const next = () => {
    state = (state * 16_807) % 2_147_483_647;
    return (state / 2_147_483_647) * 2 - 1;
  };
  const rows = (count: number, columns: number) =>
    Array.from({ length: count }, () => Array.from({ length: columns }, next));
  const outputs = table.outputs.length;
  const weights = [rows(table.inputs.length, units), rows(units, outputs)];
  return startScope(table.rows, { weights, biases: [rows(1, units)[0]!, rows(1, outputs)[0]!] }, hasBias);
}

/** Returns the same arrays with the right values of all lines. */
export function scopeOf(...given: Parameters<typeof startOf>): Scope {
  return withRightValues(startOf(...given));
}
