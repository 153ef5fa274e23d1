/** Computes the square over two inputs on which surfaces are drawn: a slice of the space of all inputs. */

import type { Bit, Table } from './session.ts';
import type { ViewState } from './view.ts';

/** Indices of two inputs that vary from 0 to 1, and the values of all inputs; those of the two are ignored. */
export interface InputSlice {
  readonly x: number;
  readonly y: number;
  readonly fixed: readonly Bit[];
}

/** Returns the slice of a view. Inputs without a chosen value have those of most rows. */
export function inputSliceOf(table: Table, view: ViewState): InputSlice {
  const fixed = usualInputs(table, view.surfaceX, view.surfaceY).map((usual, input): Bit => {
    const chosen = view.surfaceFixed[input];
    return chosen === undefined ? usual : chosen === '1' ? 1 : 0;
  });
  return { x: view.surfaceX, y: view.surfaceY, fixed };
}

/** Returns the slice over the two inputs that vary among the rows; undefined if more or fewer vary. */
export function varyingSliceOf(table: Table): InputSlice | undefined {
  const { inputs, rows } = table;
  const varying = inputs.flatMap((_, input) =>
    rows.some((row) => row.in[input] !== rows[0]!.in[input]) ? [input] : [],
  );
  const [x, y, other] = varying;
  return y === undefined || other !== undefined ? undefined : { x: x!, y, fixed: usualInputs(table, x!, y) };
}

/** Returns the values of the inputs other than `x` and `y` that most rows share; of equally many, the smallest number. */
function usualInputs({ inputs, rows }: Table, x: number, y: number): Bit[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const others = row.in.map((bit, input) => (input === x || input === y ? 0 : bit)).join('');
    counts.set(others, (counts.get(others) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  // A table that the core has yet to refuse may have no rows.
  const [usual = ''] = [...counts.keys()].filter((others) => counts.get(others) === most).sort();
  return inputs.map((_, input) => (usual[input] === '1' ? 1 : 0));
}

/** Returns the view change that fixes one input at another value. */
export function withFixed({ fixed }: InputSlice, input: number, value: Bit): Pick<ViewState, 'surfaceFixed'> {
  return { surfaceFixed: fixed.with(input, value).join('') };
}
