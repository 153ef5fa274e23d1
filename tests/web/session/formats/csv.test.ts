import { describe, expect, test } from 'vitest';
import { tableFromCsv, tableToCsv } from '../../../../web/src/session/formats/csv.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import type { Table } from '../../../../web/src/session/session.ts';
import { setHoldOut, setTarget } from '../../../../web/src/session/table.ts';

const LIMITS = { maxInputs: 10, maxOutputs: 8, maxRows: 1024, maxNameLength: 32 };

const MIXED: Table = setHoldOut(setTarget(PRESETS.fullAdder, 2, 1, null), 7, true);

function read(text: string): Table {
  const result = tableFromCsv(text, LIMITS);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.table;
}

function error(text: string, limits = LIMITS) {
  const result = tableFromCsv(text, limits);
  if (result.ok) throw new Error('read without an error');
  return result.error;
}

describe('A table as CSV', () => {
  test('has a line of names, marked targets and a line for each row', () => {
    expect(tableToCsv(TUTORIAL_TABLE)).toBe('X1,X2,X3,target:y\n0,0,1,0\n0,1,1,1\n1,0,1,1\n1,1,1,0\n');
  });

  test("writes don't care as - and has a column for held-out rows only if there are any", () => {
    const lines = tableToCsv(MIXED).split('\n');
    expect(lines[0]).toBe('a,b,cin,target:s,target:cout,hold out');
    expect(lines[3]).toBe('0,1,0,1,-,0');
    expect(lines[8]).toBe('1,1,1,1,1,1');
  });

  test('has predictions in the last columns on request, and is read back without them', () => {
    const predictions = Float64Array.of(...MIXED.rows.flatMap((_, row) => [row / 7, -1 / (row + 1)]));
    const text = tableToCsv(MIXED, predictions);
    const lines = text.split('\n');
    expect(lines[0]).toBe('a,b,cin,target:s,target:cout,hold out,prediction:s,prediction:cout');
    expect(lines[3]).toBe('0,1,0,1,-,0,0.2857142857142857,-0.3333333333333333');
    expect(read(text)).toEqual(MIXED);
    expect(read(tableToCsv(PRESETS.xor, new Float64Array(4).fill(NaN)))).toEqual(PRESETS.xor);
  });

  test('is read with predictions of any length', () => {
    const rows = Array.from({ length: LIMITS.maxRows }, (_, row) => ({
      in: Array.from(row.toString(2).padStart(LIMITS.maxInputs, '0'), (bit) => (bit === '1' ? 1 : 0)),
      out: Array.from({ length: LIMITS.maxOutputs }, () => null),
      holdOut: true,
    }));
    const names = (count: number, start: number) =>
      Array.from({ length: count }, (_, i) => String.fromCharCode(start + i) + '"'.repeat(LIMITS.maxNameLength - 1));
    const table: Table = { inputs: names(LIMITS.maxInputs, 97), outputs: names(LIMITS.maxOutputs, 65), rows };
    const longest = new Float64Array(rows.length * LIMITS.maxOutputs).fill(-2.2250738585072014e-308);
    expect(read(tableToCsv(table, longest))).toEqual(table);
  });

  test('is restored exactly', () => {
    for (const table of [...Object.values(PRESETS), MIXED]) expect(read(tableToCsv(table))).toEqual(table);
  });

  test('is restored exactly with names that look like something else', () => {
    const names = [
      'hold out',
      'Hold-Out',
      'target:x',
      'input:z',
      'prediction:y',
      'Prediction: y',
      'a,b',
      'a;b;c;d',
      'say "hi"',
      '"quoted"',
      ' spaced ',
      'two\nlines',
      '\uFEFFmark',
      '"',
      'target:',
      'input',
      '1',
      '\u00a0',
      '\ufeff',
    ];
    for (const name of names) {
      for (const other of ['b', ' b', 'hold out?']) {
        const asInput: Table = { ...PRESETS.and, inputs: [name, other], outputs: ['y'] };
        expect(read(tableToCsv(asInput))).toEqual(asInput);
        const asTarget: Table = { ...setHoldOut(PRESETS.and, 1, true), inputs: ['x', other], outputs: [name] };
        expect(read(tableToCsv(asTarget))).toEqual(asTarget);
      }
    }
  });
});

test('Names that contain other separators do not pass for columns', () => {
  const table: Table = { ...PRESETS.and, inputs: ['p;q', 'x\n;a\n;b\n;c\n;d\n;e\n'], outputs: ['y'] };
  expect(read(tableToCsv(table))).toEqual(table);
});

describe('CSV of other programs', () => {
  const AND = PRESETS.and;

  test('has its target in the last column if none is marked', () => {
    expect(read('a,b,y\n0,0,0\n0,1,0\n1,0,0\n1,1,1')).toEqual(AND);
    expect(read('a,b,y,hold out\n0,0,0,1\n').rows).toEqual([{ in: [0, 0], out: [0], holdOut: true }]);
  });

  test('may have marked targets in any column', () => {
    const table = read('target:y,a,Target: z,b\n1,0,0,1\n');
    expect(table).toEqual({ inputs: ['a', 'b'], outputs: ['y', 'z'], rows: [{ in: [0, 1], out: [1, 0] }] });
  });

  test('may have predictions in any column', () => {
    expect(read('prediction:y,a,b,y,Prediction:y\n0.5,0,0,0,\n,0,1,0,no\n1,1,0,0,2\nx,1,1,1,NaN\n')).toEqual(AND);
    expect(error('prediction:a,a,y\n0.5,0,0\n0.5,2,0\n')).toMatchObject({ line: 3, column: 2, detail: 'a' });
  });

  test('may be separated by semicolons or tabs, with CRLF, a byte order mark, quotes and empty lines', () => {
    const lines = ['"a"', 'b', 'y\r\n0', '0', '0\r\n0', '1', '0\r\n\r\n1', '0', '0\r\n1', '1', '1\r\n\r\n'];
    for (const separator of [',', ';', '\t']) expect(read(`\uFEFF${lines.join(separator)}`)).toEqual(AND);
  });

  test('may be padded with empty lines of separators, as spreadsheets do', () => {
    expect(read('a,b,y\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n,,\n , ,\n')).toEqual(AND);
  });

  test("may leave don't care empty or write -, x or ?", () => {
    const { rows } = read('a,y\n0,\n1,-\n0,x\n1,?\n0,X\n1,–\nTRUE,false\n');
    expect(rows.map(({ out }) => out[0])).toEqual([null, null, null, null, null, null, 0]);
    expect(rows.at(-1)?.in).toEqual([1]);
  });
});

describe('CSV as programs and people write it', () => {
  const AND = PRESETS.and;

  test('has bits as 1.0, in words and in digits of any script, and Chinese commas', () => {
    expect(read('a,b,y\n0.0,0.0,no\n0,1.0,NO\nT,F,否\nTRUE,yes,1.000\n')).toEqual(AND);
    expect(read('a，b，y\n０，０，０\n０，１，０\n１，０，假\n１，１，真\n')).toEqual(AND);
    expect(read('a;b;y\n0,0;0;0\n0;1,0;0\n1;0;0\n1;1;1\n')).toEqual(AND);
  });

  test('may have no line of names, and loses no row by it', () => {
    const named = { ...AND, inputs: ['X1', 'X2'] };
    expect(read('0,0,0\n0,1,0\n1,0,0\n1,1,1\n')).toEqual(named);
    expect(read('F,F,F\nF,T,F\nT,F,F\nT,T,T\n')).toEqual(named);
    expect(read('x,f\n0,1\n1,0\n')).toMatchObject({ inputs: ['x'], outputs: ['f'] });
  });

  test('may number its rows, and end in empty columns', () => {
    expect(read(',a,b,y\n0,0,0,0\n1,0,1,0\n2,1,0,0\n3,1,1,1\n')).toEqual(AND);
    expect(read('序号,a,b,y,\n1,0,0,0,\n2,0,1,0,\n3,1,0,0,\n4,1,1,1,\n')).toEqual(AND);
    expect(error('#,a,b,y\n1,0,0,0\n2,0,7,0\n3,1,0,0\n')).toMatchObject({ line: 3, column: 3, code: 'notAnInput' });
  });

  test('has no cell that a spreadsheet executes', () => {
    for (const name of ['=1+1', '+a', '-a', '@SUM(A1)', '\t=1', '\r=1', '＝1']) {
      const table: Table = { ...AND, inputs: [name, 'b'], outputs: [`${name} `] };
      const text = tableToCsv(table);
      for (const cell of text.split(/[,\n]/)) expect(cell).not.toMatch(/^"?(?:[=+@\t\r＝]|-.)/);
      expect(read(text)).toEqual(table);
    }
  });
});

describe('An error in CSV', () => {
  test('names the line, the column and the value', () => {
    expect(error('a,b,y\n0,0,0\n0,2,0\n')).toEqual({
      line: 3,
      column: 2,
      code: 'notAnInput',
      value: '2',
      detail: 'b',
    });
    expect(error('a,y\n0,maybe\n')).toMatchObject({
      line: 2,
      column: 2,
      code: 'notATarget',
      value: 'maybe',
      detail: 'y',
    });
    expect(error('a,y\n,0\n1,1')).toMatchObject({ line: 2, column: 1, code: 'notAnInput', value: '' });
    expect(error('a,y,hold out\n0,0,0\n1,0,soon\n')).toMatchObject({
      line: 3,
      column: 3,
      code: 'notHoldOut',
      value: 'soon',
    });
    expect(error('a,b,y\n0,0,0\n0,1\n')).toMatchObject({ line: 3, code: 'wrongWidth', value: '2', detail: '3' });
  });

  test('counts lines as an editor does: including empty ones and those inside quotes', () => {
    expect(error('"a\r\nb",y\r\n0,1\r\n\r\n\r\n7,0\r\n')).toMatchObject({ line: 6, column: 1, value: '7' });
  });

  test('reports a column with a missing, duplicate or too long name', () => {
    expect(error('a,,y\n0,0,0')).toMatchObject({ line: 1, column: 2, code: 'noName' });
    expect(error('a,a,y\n0,0,0')).toMatchObject({ line: 1, column: 2, code: 'duplicateName', value: 'a' });
    expect(error('a,target:a\n0,0')).toMatchObject({ line: 1, column: 2, code: 'duplicateName', value: 'a' });
    expect(error('a,y,hold out,Hold out\n0,0,0,0')).toMatchObject({ column: 4, code: 'duplicateName' });
    expect(error(`a,${'n'.repeat(33)},y\n0,0,0`)).toMatchObject({ column: 2, code: 'nameTooLong', detail: '32' });
  });

  test('reports missing parts', () => {
    expect(error('').code).toBe('empty');
    expect(error(' \n\n').code).toBe('empty');
    expect(error('a,y\n')).toMatchObject({ line: 1, code: 'noRows' });
    expect(error('y\n0\n')).toMatchObject({ line: 1, code: 'noInput' });
    expect(error('input:a,input:b\n0,0\n')).toMatchObject({ line: 1, code: 'noTarget' });
  });

  test('reports excess parts, at the first line beyond the limit', () => {
    const limits = { maxInputs: 2, maxOutputs: 1, maxRows: 3, maxNameLength: 32 };
    expect(error('a,b,c,y\n0,0,0,0', limits)).toMatchObject({ code: 'tooManyInputs', value: '3', detail: '2' });
    expect(error('a,target:y,target:z\n0,0,0', limits)).toMatchObject({
      code: 'tooManyOutputs',
      value: '2',
      detail: '1',
    });
    expect(error('a,y\n0,0\n0,0\n0,0\n0,0\n0,0', limits)).toMatchObject({
      line: 5,
      code: 'tooManyRows',
      value: '5',
      detail: '3',
    });
  });

  test('is reported at once for an oversized text', () => {
    expect(error(`a,y\n${'0,0\n'.repeat(1_000_000)}`).code).toBe('tooLarge');
  });

  test('quotes no more of a value than fits into a message', () => {
    expect(error(`a,y\n${'9'.repeat(5000)},0`).value).toHaveLength(25);
  });
});
