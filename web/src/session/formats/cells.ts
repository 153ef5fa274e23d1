/** Reads and writes cells of a truth table as spreadsheets copy them: lines of values separated by tabs. */

import { addColumn, type CellRange, leftOut } from '../table.ts';
import type { Bit, Table, Target } from '../session.ts';
import { bitOf, type CsvError, failed, isDontCare, MOST_CSV_CHARACTERS, shortValue } from './csv.ts';
import type { Parsed, TableLimits } from './parsed.ts';

/** Returns the cells of a range; "don't care" is "-". */
export function cellsToText({ rows }: Table, { top, bottom, left, right }: CellRange): string {
  return rows
    .slice(top, bottom + 1)
    .map((row) =>
      [...row.in, ...row.out]
        .slice(left, right + 1)
        .map((value) => value ?? '-')
        .join('\t'),
    )
    .join('\n');
}

/**
 * Returns the table with the cells of `text` from a row and a column on; columns count from 0: inputs, then targets.
 * Rows and outputs are added where the cells reach beyond the table. Values are separated by tabs, or else by commas or
 * semicolons, or else by spaces. An error counts lines and columns of the text from 1.
 */
export function pasteCells(
  text: string,
  table: Table,
  row: number,
  column: number,
  limits: TableLimits,
): Parsed<CsvError> {
  if (text.length > MOST_CSV_CHARACTERS) return failed({ code: 'tooLarge', detail: String(MOST_CSV_CHARACTERS) });
  const lines = linesOf(text);
  const width = lines[0]?.length ?? 0;
  if (lines.flat().every((cell) => cell.trim() === '')) return failed({ code: 'empty' });
  const odd = lines.findIndex((cells) => cells.length !== width);
  if (odd >= 0) {
    return failed({ line: odd + 1, code: 'wrongWidth', value: String(lines[odd]!.length), detail: String(width) });
  }
  const top = Math.min(row, table.rows.length);
  const { inputs, outputs } = table;
  const left = Math.min(Math.max(column, 0), inputs.length + outputs.length - 1);
  const rows = top + lines.length;
  const targets = left + width - inputs.length;
  if (rows > limits.maxRows)
    return failed({ code: 'tooManyRows', value: String(rows), detail: String(limits.maxRows) });
  if (targets > limits.maxOutputs) {
    return failed({ code: 'tooManyOutputs', value: String(targets), detail: String(limits.maxOutputs) });
  }

  let grown = withRows(table, rows);
  while (grown.outputs.length < targets) grown = addColumn(grown, 'outputs');
  const names = [...grown.inputs, ...grown.outputs];
  const edited = grown.rows.map((old) => ({ ...old, cells: [...old.in, ...old.out] as Target[] }));
  for (const [i, cells] of lines.entries()) {
    for (const [j, cell] of cells.entries()) {
      const at = left + j;
      const bit = bitOf(cell);
      if (bit === undefined && (at < inputs.length || !isDontCare(cell))) {
        const code = at < inputs.length ? 'notAnInput' : 'notATarget';
        return failed({ line: i + 1, column: j + 1, code, value: shortValue(cell), detail: names[at]! });
      }
      edited[top + i]!.cells[at] = bit ?? null;
    }
  }
  return {
    ok: true,
    table: {
      ...grown,
      rows: edited.map(({ cells, ...old }) => ({
        ...old,
        in: cells.slice(0, inputs.length) as Bit[],
        out: cells.slice(inputs.length),
      })),
    },
  };
}

/** Returns the table with rows added up to a number of them: missing input combinations in counting order, then zeros. */
function withRows(table: Table, count: number): Table {
  const missing = leftOut(table);
  const added = Array.from({ length: Math.max(0, count - table.rows.length) }, (_, i) => ({
    in: missing[i] ?? table.inputs.map(() => 0 as const),
    out: table.outputs.map(() => 0 as const),
  }));
  return { ...table, rows: [...table.rows, ...added] };
}

function linesOf(text: string): string[][] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  // Spreadsheets end the last line, too.
  const body = lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  const separator = ['\t', /[,;，；]/].find((each) => body.some((line) => line.split(each).length > 1)) ?? ' ';
  return body.map((line) => line.split(separator));
}
