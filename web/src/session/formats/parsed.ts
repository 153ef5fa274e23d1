import type { Table } from '../session.ts';

/** What became of a text that should describe a table: the table, or what is wrong with the text. */
export type Parsed<E> = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly error: E };

/** The largest table that a text may describe. */
export interface TableLimits {
  readonly maxInputs: number;
  readonly maxOutputs: number;
  readonly maxRows: number;
  readonly maxNameLength: number;
}
