/** Types for parsers of truth tables. */

import type { Table } from '../session.ts';

/** Result of parsing a text as a table: the table, or the error. */
export type Parsed<E> = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly error: E };

/** Limits of a table that a text may describe. */
export interface TableLimits {
  readonly maxInputs: number;
  readonly maxOutputs: number;
  readonly maxRows: number;
  readonly maxNameLength: number;
}
