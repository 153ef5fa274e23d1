import type { Table } from './session.ts';

/** What became of a text that should describe a table: the table, or what is wrong with the text. */
export type Parsed<E> = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly error: E };
