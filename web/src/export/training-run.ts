/** Provides what the programs that repeat a training share. */

import { type Change, rowsAfter } from '../session/changes.ts';
import { DEFAULTS } from '../session/defaults.ts';
import type { SavedState } from '../session/saved-state.ts';
import { completeSession, type Row, type Session, type Target } from '../session/session.ts';
import { sizesOf } from '../session/weight.ts';

/** A session and the changes by hand that its training has to repeat. */
export type Replay = Pick<SavedState, 'session' | 'changes'>;

export interface TrainingRun {
  readonly session: Session;
  /** Numbers of units, from the inputs to the outputs. */
  readonly sizes: readonly number[];
  /** Layers after the input, from 1. */
  readonly layers: readonly TrainingLayer[];
  readonly changes: readonly Change[];
  /** Rows that train: at iteration 0, and after each change of rows. */
  readonly tables: readonly (readonly Row[])[];
  /** True if a target of a row that trains is "don't care". */
  readonly hasBlanks: boolean;
  /** Times at which no row trains: the mean of no cells is 0, not 0 / 0. */
  readonly withoutRows: 'never' | 'sometimes' | 'always';
}

export interface TrainingLayer {
  readonly n: number;
  readonly fanIn: number;
  readonly fanOut: number;
}

export function trainingRunOf({ session: input, changes }: Replay): TrainingRun {
  const session = completeSession(input, DEFAULTS);
  const sizes = sizesOf(session);
  const tables = tablesOf(session.table.rows, changes);
  const empty = tables.filter((rows) => rows.length === 0).length;
  return {
    session,
    sizes,
    layers: sizes.slice(1).map((fanOut, layer) => ({ n: layer + 1, fanIn: sizes[layer]!, fanOut })),
    changes,
    tables,
    hasBlanks: tables.some((rows) => rows.some(({ out }) => out.includes(null))),
    withoutRows: empty === 0 ? 'never' : empty === tables.length ? 'always' : 'sometimes',
  };
}

function tablesOf(rows: readonly Row[], changes: readonly Change[]): readonly (readonly Row[])[] {
  const tables = [rows];
  for (const change of changes) if (change.kind === 'rows') tables.push(rowsAfter(tables.at(-1)!, [change]));
  return tables.map((table) => table.filter((row) => !row.holdOut && row.out.some((target) => target !== null)));
}

/** Returns whether the loss is computed from the weighted sums of the last layer, where nothing overflows. */
export function usesLogits({ network, training }: Session): boolean {
  return training.loss === 'cross_entropy' && network.activation.at(-1) === 'sigmoid';
}

/** Returns rows as a nested list, with `blank` for a target that does not count. */
export function listText(rows: readonly (readonly Target[])[], blank = '0'): string {
  return `[${rows.map((row) => `[${row.map((value) => value ?? blank).join(', ')}]`).join(', ')}]`;
}

/** Returns 1 for each target that counts, and 0 for the others. */
export function countingOf(rows: readonly Row[]): Target[][] {
  return rows.map(({ out }) => out.map((target) => (target === null ? 0 : 1)));
}

/**
 * Returns Python code of the changes by hand, each after the loss of its iteration is known. `codeOf` writes a change;
 * it takes the rows that train after it.
 */
export function changesText(
  { changes, tables }: TrainingRun,
  codeOf: (change: Change, rows: readonly Row[]) => string,
): string {
  let table = 0;
  return changes
    .map((change) => {
      if (change.kind === 'rows') table++;
      return `if iteration == ${change.iteration}:\n${indent(codeOf(change, tables[table]!), 4)}`;
    })
    .join('');
}

/** Returns Python code that prints the loss `now` at a dozen iterations or so, and ends the loop after the last. */
export function printText({ session: { training } }: TrainingRun): string {
  const { iterations } = training;
  const milestone = Math.max(1, 10 ** Math.floor(Math.log10(iterations / 2)));
  return `if iteration in (0, 1, 10, 100) or iteration % ${milestone} == 0 or iteration == ${iterations}:
    print(iteration, float(now))
if iteration == ${iterations}:
    break
`;
}

export function indent(text: string, spaces: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}
