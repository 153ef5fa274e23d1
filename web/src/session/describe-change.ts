/** Says in a few words what a change by hand has changed. */

import { type Change, rowsAfter } from './changes.ts';
import type { Row, Session, Table, Target } from './session.ts';

/** State of a run just before a change. */
export interface BeforeChange {
  /** Table before any change of the same iteration. */
  readonly table: Table;
  readonly learningRate: number;
  /** Value of the weight or bias that the change sets; undefined if unknown, since the log of changes lacks it. */
  readonly value?: number | undefined;
}

/** Words of a language; rows count from 1. */
export interface ChangeWords {
  /** Words for a learning rate, a weight or a bias, called by its letter. */
  readonly number: (letter: string, before: number | undefined, after: number) => string;
  readonly cell: (row: number, column: string, before: string, after: string) => string;
  readonly heldOut: (row: number) => string;
  readonly trainsAgain: (row: number) => string;
  /** Words for one row. */
  readonly row: Readonly<Record<RowsChanged, (row: number) => string>>;
  /** Words for several rows. */
  readonly rows: Readonly<Record<RowsChanged, (count: number) => string>>;
}

type RowsChanged = 'added' | 'removed' | 'changed';

const LETTERS = { learningRate: 'η', weight: 'w', bias: 'b' } as const;

/** Returns the words for a change: "row 1: y 0 → 1", "η 1 → 5", "w 0.2 → 1.5", "row 5 added", "3 rows changed". */
export function describeChange(
  change: Change,
  before: BeforeChange,
  messages: { readonly changed: ChangeWords },
): string {
  const words = messages.changed;
  if (change.kind !== 'rows') {
    const known = change.kind === 'learningRate' ? before.learningRate : before.value;
    return words.number(LETTERS[change.kind], known, change.value);
  }
  const { row, remove, add } = change;
  const old = before.table.rows.slice(row, row + remove);
  if (remove === 1 && add.length === 1) return rowWords(row + 1, old[0]!, add[0]!, before.table, words);
  const what = remove === 0 ? 'added' : add.length === 0 ? 'removed' : 'changed';
  const count = Math.max(remove, add.length);
  return count === 1 ? words.row[what](row + 1) : words.rows[what](count);
}

/** Returns the words for one row in another's place. */
function rowWords(number: number, old: Row, now: Row, { inputs, outputs }: Table, words: ChangeWords): string {
  const names = [...inputs, ...outputs];
  const [from, to] = [cellsOf(old), cellsOf(now)];
  const different = names.flatMap((name, i) => (from[i] === to[i] ? [] : [{ name, i }]));
  const isHoldOut = (old.holdOut ?? false) !== (now.holdOut ?? false);
  if (isHoldOut && different.length === 0) return now.holdOut ? words.heldOut(number) : words.trainsAgain(number);
  const [cell, ...others] = different;
  return cell && others.length === 0 && !isHoldOut
    ? words.cell(number, cell.name, textOf(from[cell.i]!), textOf(to[cell.i]!))
    : words.row.changed(number);
}

function cellsOf(row: Row): readonly Target[] {
  return [...row.in, ...row.out];
}

function textOf(target: Target): string {
  return target === null ? '–' : String(target);
}

/** Returns each change with the state before it. `begun` is the session at iteration 0. */
export function withStatesBefore(
  begun: Session,
  changes: readonly Change[],
): { readonly change: Change; readonly before: BeforeChange }[] {
  let { table } = begun;
  let { learningRate } = begun.training;
  return changes.map((change) => {
    const before = { table, learningRate };
    if (change.kind === 'rows') table = { ...table, rows: rowsAfter(table.rows, [change]) };
    else if (change.kind === 'learningRate') learningRate = change.value;
    return { change, before };
  });
}
