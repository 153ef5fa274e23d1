/** Compares a table with the rows that a goal asks for, and reads such rows from a text. */

import type { Bit, Table } from '../session.ts';

type Rows = readonly (readonly Bit[])[];

/** Returns the bits of each row: its inputs, then its targets; a target that does not matter stays null. */
function bitsOf({ in: bits, out }: Table['rows'][number]): string {
  return [...bits, ...out].join();
}

/** Returns whether a table has exactly these rows, in any order, and trains on each of them. Rows may repeat. */
export function hasRows({ rows }: Table, wanted: Rows): boolean {
  const texts = new Set(wanted.map((row) => row.join()));
  const trained = new Set(rows.filter(({ holdOut }) => !holdOut).map(bitsOf));
  return rows.every((row) => texts.has(bitsOf(row))) && [...texts].every((text) => trained.has(text));
}

/** Reads rows such as "00 0, 01 0"; undefined if one does not have `width` bits. */
export function rowsInText(text: string, width: number): Rows | undefined {
  const parts = text.split(/[,;，；、\n]/).filter((part) => part.trim() !== '');
  const rows = parts.map((part) => Array.from(part.normalize('NFKC').replace(/[\s|→]/g, ''), Number) as Bit[]);
  return rows.every((row) => row.length === width && row.every((bit) => Object.is(bit, 0) || bit === 1))
    ? rows
    : undefined;
}
