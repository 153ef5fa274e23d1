/**
 * Writes and reads truth tables as CSV. The first line names the columns, each other line is a row:
 *
 *     a,b,target:y,hold out
 *     0,0,0,
 *     0,1,1,1
 *
 * A name after "target:" is a target's; without any, the last column is the target. Every other column is an input,
 * except "hold out", where 1 holds a row out of training. Inputs are 0 or 1; a target can also be empty, or -, x or ?
 * for "don't care". The separator is a comma or a semicolon, also in full width, or a tab. If the first line consists
 * of bits, it is a row. A first column that counts the rows is ignored.
 *
 * A name after "prediction:" is a column of predictions, which is ignored.
 *
 * A name after "input:" is an input's in any case, and double quotes around it keep its outer spaces. The writer uses
 * both for names that would be misread otherwise.
 */

import { csvFormatRows, dsvFormat } from 'd3-dsv';
import { plainForms, readNumber } from '../number-text.ts';
import type { Parsed, TableLimits } from './parsed.ts';
import { type Bit, DONT_CARE_SIGNS, type Row, type Table, type Target } from '../session.ts';
import { wellFormed } from '../well-formed.ts';

export type CsvCode =
  | 'empty'
  | 'tooLarge'
  | 'noRows'
  | 'noInput'
  | 'noTarget'
  | 'noName'
  | 'nameTooLong'
  | 'duplicateName'
  | 'tooManyInputs'
  | 'tooManyOutputs'
  | 'tooManyRows'
  | 'wrongWidth'
  | 'notAnInput'
  | 'notATarget'
  | 'notHoldOut';

export interface CsvError {
  /** Line of the text, from 1. */
  readonly line: number;
  /** Column, from 1; 0 for the whole line. */
  readonly column: number;
  readonly code: CsvCode;
  /** Value of the cell, shortened. */
  readonly value: string;
  /** Name of the column, or the allowed number. */
  readonly detail: string;
}

/** Maximum length of a text; the largest table with its predictions is shorter. */
export const MOST_CSV_CHARACTERS = 250_000;

/** Names of a column that counts the rows; pandas leaves its name empty. */
const INDEX_NAME = /^(?:#|no\.?|index|row|序号|编号|行号)?$/i;
const SEPARATORS = [',', ';', '\t', '，', '；'].map((separator) => dsvFormat(separator));
const HOLD_OUT = 'hold out';
const MARK = /^(target|input|prediction):/i;
/** Same rule as in the core: a name may be a single space of another kind, in quotes here. */
const NOT_BLANK = /[^ \t\n\r\f\v]/;

/** An error whose other fields have defaults. */
type Finding = Pick<CsvError, 'code'> & Partial<CsvError>;

type Role = 'in' | 'out' | 'holdOut';

interface Column {
  readonly role: Role;
  readonly name: string;
  /** Its number in the text, from 1. */
  readonly place: number;
}

interface Line {
  /** Its number in the text, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Number of ignored columns before these. */
  readonly skipped?: number;
}

/** Returns the table as CSV; `predictions`, if given, are rows × outputs, row-major, written with all digits. */
export function tableToCsv({ inputs, outputs, rows }: Table, predictions?: Float64Array): string {
  const heldOut = rows.some((row) => row.holdOut);
  const head = [
    ...inputs.map(inputHeading),
    ...outputs.map((name) => `target:${quotedIfNeeded(name)}`),
    ...(heldOut ? [HOLD_OUT] : []),
    ...(predictions ? outputs.map((name) => `prediction:${quotedIfNeeded(name)}`) : []),
  ];
  const lines = rows.map((row, index) => [
    ...row.in.map(String),
    ...row.out.map((target) => (target === null ? '-' : String(target))),
    ...(heldOut ? [row.holdOut ? '1' : '0'] : []),
    ...Array.from(predictions?.subarray(index * outputs.length, (index + 1) * outputs.length) ?? [], String),
  ]);
  return `${csvFormatRows([head, ...lines])}\n`;
}

export function tableFromCsv(text: string, limits: TableLimits): Parsed<CsvError> {
  if (text.length > MOST_CSV_CHARACTERS) return failed({ code: 'tooLarge', detail: String(MOST_CSV_CHARACTERS) });
  const [head, ...lines] = withoutIndex(withHead(readLines(wellFormed(text))));
  if (!head) return failed({ code: 'empty' });
  const columns = columnsOf(head.cells);
  const wrong = headProblem(head, columns, limits) ?? rowsProblem(head, lines, limits);
  if (wrong) return failed(wrong);

  const rows: Row[] = [];
  for (const line of lines) {
    const row = readRow(line, columns);
    if ('code' in row) return failed(row);
    rows.push(row);
  }
  const names = (role: Role) => columns.filter((column) => column.role === role).map(({ name }) => name);
  return { ok: true, table: { inputs: names('in'), outputs: names('out'), rows } };
}

// -- Lines -------------------------------------------------------------------------------------------------------

/**
 * Returns the non-empty lines, split at the separator with which the largest share of them has as many cells as the
 * first. Quoted names may contain other separators and line breaks.
 */
function readLines(text: string): Line[] {
  const body = text.replace(/^\uFEFF/, '');
  let best: Line[] = [];
  let bestScore = -1;
  for (const format of SEPARATORS) {
    const lines = number(format.parseRows(body));
    const width = lines[0]?.cells.length ?? 0;
    const score = width < 2 ? 0 : lines.filter(({ cells }) => cells.length === width).length / lines.length;
    if (score > bestScore) [best, bestScore] = [lines, score];
  }
  return best;
}

function number(rows: readonly (readonly string[])[]): Line[] {
  let next = 1;
  const lines = rows.map((cells) => {
    const line = { number: next, cells };
    // A quoted name may run over several lines.
    next += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);
    return line;
  });
  return lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** Adds a line of names if the first line is a row already. */
function withHead(lines: readonly Line[]): readonly Line[] {
  const [first, ...rest] = lines;
  const isRow = first?.cells.every((cell) => bitOf(cell) !== undefined || isDontCare(cell));
  // A name can look like a bit or a "don't care" sign, so only digits, or words for bits below, identify a row.
  const isFigure = (cell: string) => /\d/.test(plainForms(cell)) && bitOf(cell) !== undefined;
  const isWord = (cell: string) => !isFigure(cell) && bitOf(cell) !== undefined;
  if (!first || !isRow || !(first.cells.some(isFigure) || rest.some(({ cells }) => cells.some(isWord)))) return lines;
  const names = first.cells.slice(1).map((_, input) => `X${input + 1}`);
  return [{ number: first.number, cells: [...names, 'y'] }, ...lines];
}

/** Removes a first column that counts the rows, and empty cells after the last name. */
function withoutIndex(lines: readonly Line[]): readonly Line[] {
  const [head, ...rows] = lines;
  if (!head) return lines;
  const width = head.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const counts = (from: number) =>
    rows.length > 2 && rows.every(({ cells }, row) => plainForms(cells[0] ?? '').trim() === String(from + row));
  const skipped = width > 2 && INDEX_NAME.test(head.cells[0]!.trim()) && (counts(0) || counts(1)) ? 1 : 0;
  return lines.map(({ number: place, cells }) => {
    const isRest = cells.slice(width).every((cell) => cell.trim() === '');
    return { number: place, cells: cells.slice(skipped, isRest ? width : undefined), skipped };
  });
}

// -- Columns -----------------------------------------------------------------------------------------------------

/** Returns the columns that are read. */
function columnsOf(headings: readonly string[]): Column[] {
  const columns = headings.flatMap((heading, i): Column[] => {
    const text = heading.trim();
    const mark = MARK.exec(text)?.[1]?.toLowerCase();
    if (mark === 'prediction') return [];
    if (mark) return [{ role: mark === 'target' ? 'out' : 'in', name: unquoted(text.replace(MARK, '')), place: i + 1 }];
    return [{ role: /^hold[ _-]?out$/i.test(text) ? 'holdOut' : 'in', name: text, place: i + 1 }];
  });
  if (columns.some(({ role }) => role === 'out')) return columns;
  const last = columns.findLastIndex(({ role, place }) => role === 'in' && !MARK.test(headings[place - 1]!.trim()));
  return columns.map((column, i) => (i === last ? { ...column, role: 'out' } : column));
}

/** First characters that make a cell a formula; a prefix makes it a text. */
const RUN_BY_SPREADSHEETS = /^[=+\-@\t\r＝＋－＠]/;

function inputHeading(name: string): string {
  const plain =
    !RUN_BY_SPREADSHEETS.test(name) &&
    !INDEX_NAME.test(name) &&
    quotedIfNeeded(name) === name &&
    !MARK.test(name) &&
    columnsOf([name, ''])[0]?.role === 'in';
  return plain ? name : `input:${quotedIfNeeded(name)}`;
}

/** Quotes a name that would be changed otherwise. */
function quotedIfNeeded(name: string): string {
  return name !== name.trim() || unquoted(name) !== name ? `"${name}"` : name;
}

function unquoted(text: string): string {
  const name = text.trim();
  return /^".*"$/s.test(name) && name.length > 1 ? name.slice(1, -1) : name;
}

function headProblem(head: Line, columns: readonly Column[], limits: TableLimits): Finding | undefined {
  const line = head.number;
  const taken = new Set<string>();
  for (const { role, name, place } of columns) {
    const at = { line, column: place + (head.skipped ?? 0), value: shortValue(name) };
    if (!NOT_BLANK.test(name)) return { ...at, code: 'noName' };
    if (Array.from(name).length > limits.maxNameLength) {
      return { ...at, code: 'nameTooLong', detail: String(limits.maxNameLength) };
    }
    // A column may be named "hold out" beside the one that holds rows out.
    const key = role === 'holdOut' ? role : `name ${name}`;
    if (taken.has(key)) return { ...at, code: 'duplicateName' };
    taken.add(key);
  }
  const count = (role: Role) => columns.filter((column) => column.role === role).length;
  if (count('out') === 0) return { line, code: 'noTarget' };
  if (count('in') === 0) return { line, code: 'noInput' };
  if (count('in') > limits.maxInputs) return { line, code: 'tooManyInputs', ...amounts(count('in'), limits.maxInputs) };
  if (count('out') > limits.maxOutputs) {
    return { line, code: 'tooManyOutputs', ...amounts(count('out'), limits.maxOutputs) };
  }
  return undefined;
}

function amounts(value: number, allowed: number): { value: string; detail: string } {
  return { value: String(value), detail: String(allowed) };
}

// -- Rows --------------------------------------------------------------------------------------------------------

function rowsProblem(head: Line, lines: readonly Line[], limits: TableLimits): Finding | undefined {
  if (lines.length === 0) return { line: head.number, code: 'noRows' };
  const excess = lines[limits.maxRows];
  if (excess) return { line: excess.number, code: 'tooManyRows', ...amounts(lines.length, limits.maxRows) };
  const width = head.cells.length;
  const odd = lines.find(({ cells }) => cells.length !== width);
  return odd && { line: odd.number, code: 'wrongWidth', ...amounts(odd.cells.length, width) };
}

function readRow(line: Line, columns: readonly Column[]): Row | Finding {
  const bits: Bit[] = [];
  const out: Target[] = [];
  let holdOut = false;
  for (const { role, name, place } of columns) {
    const cell = line.cells[place - 1]!;
    const bit = bitOf(cell);
    const column = place + (line.skipped ?? 0);
    const wrong = (code: CsvCode) => ({ line: line.number, column, code, value: shortValue(cell), detail: name });
    if (role === 'in') {
      if (bit === undefined) return wrong('notAnInput');
      bits.push(bit);
    } else if (role === 'out') {
      if (bit === undefined && !isDontCare(cell)) return wrong('notATarget');
      out.push(bit ?? null);
    } else {
      if (bit === undefined && cell.trim() !== '') return wrong('notHoldOut');
      holdOut = bit === 1;
    }
  }
  return { in: bits, out, ...(holdOut && { holdOut }) };
}

const NO: readonly string[] = ['false', 'f', 'no', '否', '假'];
const YES: readonly string[] = ['true', 't', 'yes', '是', '真'];

export function bitOf(cell: string): Bit | undefined {
  const word = cell.trim().toLowerCase();
  if (NO.includes(word)) return 0;
  if (YES.includes(word)) return 1;
  const [value] = readNumber(word);
  return value === 0 ? 0 : value === 1 ? 1 : undefined;
}

export function isDontCare(cell: string): boolean {
  const sign = cell.trim().toLowerCase();
  return sign === '' || DONT_CARE_SIGNS.includes(sign);
}

/** Returns a value short enough for a sentence. */
export function shortValue(value: string): string {
  const characters = Array.from(value.trim());
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : characters.join('');
}

export function failed(finding: Finding): Parsed<CsvError> {
  return { ok: false, error: { line: 1, column: 0, value: '', detail: '', ...finding } };
}
