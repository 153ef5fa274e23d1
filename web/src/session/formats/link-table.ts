/**
 * Writes and reads a truth table in a link: the names of the columns, then the rows as bits.
 *
 *     X1,X2,X3:y/001:0,011:1,101:-,111:0!   don't care at 101, 111 held out
 *     A,B:sum,carry/00,10,10,01             targets only: every combination of the inputs, in counting order
 */

import type { Row, Table, Target } from '../session.ts';
import { Malformed } from './link-problem.ts';
import { wellFormed } from '../well-formed.ts';

export function writeTable({ inputs, outputs, rows }: Table): string {
  const alone = isCountingOrder(rows, inputs.length);
  const texts = rows.map((row) => rowText(row, alone));
  return `${namesText(inputs)}:${namesText(outputs)}/${texts.join(',')}`;
}

/** Returns the text of a row; `alone` leaves out its inputs. */
export function rowText(row: Row, alone = false): string {
  return (alone ? '' : `${row.in.join('')}:`) + targetsText(row) + (row.holdOut ? '!' : '');
}

/**
 * Reads a table of a link.
 * @throws {Malformed}
 */
export function readTable(text: string): Table {
  const [, inputs, outputs, rows] = /^([^:/]*):([^:/]*)\/([^/]*)$/.exec(text) ?? malformed('table', text, 'table');
  const table = { inputs: readNames(inputs!), outputs: readNames(outputs!) };
  return { ...table, rows: readRows(rows!, table.inputs.length, table.outputs.length) };
}

function readRows(text: string, inputs: number, outputs: number): Row[] {
  if (text === '') return [];
  const texts = text.split(',');
  const alone = !texts[0]!.includes(':');
  if (alone && texts.length !== 2 ** inputs) malformed('table', String(texts.length), 'allRows');
  return texts.map((row, index) => {
    const read = readRow(alone ? `${countingOrder(index, inputs)}:${row}` : row);
    if (read?.out.length !== outputs || read.in.length !== inputs) {
      return malformed(`table.rows[${index}]`, row, 'row');
    }
    return read;
  });
}

/** Reads a row with its inputs. */
export function readRow(text: string): Row | undefined {
  const [, bits, targets, mark] = /^([01]+):([01-]+)(!?)$/.exec(text) ?? [];
  if (bits === undefined || targets === undefined) return undefined;
  return {
    in: Array.from(bits, (bit) => (bit === '1' ? 1 : 0)),
    out: Array.from(targets, (target): Target => (target === '-' ? null : target === '1' ? 1 : 0)),
    ...(mark && { holdOut: true }),
  };
}

function targetsText({ out }: Row): string {
  return out.map((target) => target ?? '-').join('');
}

function isCountingOrder(rows: readonly Row[], inputs: number): boolean {
  return (
    inputs > 0 && rows.length === 2 ** inputs && rows.every((row, i) => row.in.join('') === countingOrder(i, inputs))
  );
}

function countingOrder(value: number, width: number): string {
  return value.toString(2).padStart(width, '0');
}

function namesText(names: readonly string[]): string {
  return names.map(encodeText).join(',');
}

function readNames(text: string): string[] {
  return text === '' ? [] : text.split(',').map((name) => decodeText('table', name));
}

/** Percent-encodes all characters with a meaning in a link, in an address or in the markup around one. */
export function encodeText(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.codePointAt(0)!.toString(16)}`,
  );
}

/**
 * Encodes one value of a part, or several separated by commas, such as 1e+2, so that none can begin another part. Trims
 * each value. Blanks within a value stay, for the reader to refuse: without them, it would be another value.
 */
export function encodeValues(text: string): string {
  const values = text.split(',').map((value) => value.trim());
  return encodeText(values.join()).replaceAll(/%2[BC]/g, decodeURIComponent);
}

/**
 * Percent-decodes a text of a part.
 * @throws {Malformed}
 */
export function decodeText(part: string, text: string): string {
  try {
    return wellFormed(decodeURIComponent(text));
  } catch {
    return malformed(part, text, 'percent');
  }
}

function malformed(...problem: ConstructorParameters<typeof Malformed>): never {
  throw new Malformed(...problem);
}
