import { describe, expect, test } from 'vitest';
import { tableFromExpression } from '../../../../web/src/session/formats/expression.ts';
import type { Table } from '../../../../web/src/session/session.ts';

const LIMITS = { maxInputs: 10, maxOutputs: 8, maxRows: 1024, maxNameLength: 32 };

function table(text: string, inputs?: readonly string[]): Table {
  const result = tableFromExpression(text, LIMITS, inputs);
  if (!result.ok) throw new Error(`${result.error.code} at ${result.error.index}: ${result.error.detail}`);
  return result.table;
}

/** Returns the only output's targets in counting order. */
function targets(text: string): string {
  return table(text)
    .rows.map(({ out }) => out[0])
    .join('');
}

function error(text: string, limits = LIMITS, inputs?: readonly string[]) {
  const result = tableFromExpression(text, limits, inputs);
  if (result.ok) throw new Error('read without an error');
  return result.error;
}

describe('A table from an expression', () => {
  test('has every combination of the names, in their order of appearance', () => {
    expect(table('y = (b xor a) and not c')).toEqual({
      inputs: ['b', 'a', 'c'],
      outputs: ['y'],
      rows: [
        { in: [0, 0, 0], out: [0] },
        { in: [0, 0, 1], out: [0] },
        { in: [0, 1, 0], out: [1] },
        { in: [0, 1, 1], out: [0] },
        { in: [1, 0, 0], out: [1] },
        { in: [1, 0, 1], out: [0] },
        { in: [1, 1, 0], out: [0] },
        { in: [1, 1, 1], out: [0] },
      ],
    });
  });

  test('can be written in words, in C, in the signs of logic and in Chinese', () => {
    const same: [string, string[]][] = [
      ['0001', ['a and b', 'A AND B', 'a & b', 'a && b', 'a ∧ b', 'a·b', 'a * b', 'a × b', 'a ＊ b', 'a 与 b', 'a且b']],
      ['0111', ['a or b', 'a|b', 'a||b', 'a ∨ b', 'a + b', 'a ＋ b', 'a ｜｜ b', 'a或b']],
      ['0110', ['a xor b', 'a^b', 'a != b', 'a ⊕ b', 'a 异或 b', 'a ≠ b']],
      ['1001', ['a xnor b', 'a == b', 'a ↔ b', 'a <-> b', 'a iff b', 'a 同或 b']],
      [
        '1110',
        [
          'a nand b',
          'a ⊼ b',
          'a 与非 b',
          'not (a and b)',
          '!(a & b)',
          '~（a ∧ b）',
          '非（a 且 b）',
          '（a ＆ b） ＝＝ ０',
        ],
      ],
      ['1000', ['a nor b', 'a ⊽ b', 'a 或非 b', '¬a ∧ ¬b']],
      ['1101', ['a implies b', 'a → b', 'a -> b', 'a => b', 'a ⇒ b', 'a 蕴含 b']],
    ];
    for (const [expected, texts] of same)
      for (const text of texts) expect([text, targets(text)]).toEqual([text, expected]);
  });

  test('has the precedence not, and, xor, or, implies, iff', () => {
    const pairs = [
      ['not a and b', '(not a) and b'],
      ['a xor b and c', 'a xor (b and c)'],
      ['a or b xor c', 'a or (b xor c)'],
      ['a implies b or c', 'a implies (b or c)'],
      ['a ↔ b → c', 'a ↔ (b → c)'],
      ['a → b → c', 'a → (b → c)'],
      ['a nand b nand c', '(a nand b) nand c'],
    ] as const;
    for (const [bare, bracketed] of pairs) expect([bare, targets(bare)]).toEqual([bare, targets(bracketed)]);
  });

  test("has C's precedence for the operators of C", () => {
    const pairs = [
      ['a == b && c', '(a == b) && c'],
      ['a & b == c', 'a & (b == c)'],
      ['a ^ b & c', 'a ^ (b & c)'],
      ['a | b && c', '(a | b) && c'],
      ['a || b && c', 'a || (b && c)'],
      ['!a == b', '(!a) == b'],
    ] as const;
    for (const [bare, bracketed] of pairs) expect([bare, targets(bare)]).toEqual([bare, targets(bracketed)]);
  });

  test('knows 0, 1, true and false', () => {
    expect(targets('a and 1')).toBe('01');
    expect(targets('a or true')).toBe('11');
    expect(targets('a xor ⊥')).toBe('01');
  });

  test('has one output for each line or semicolon, with generated names by default', () => {
    const adder = table('s = a xor b xor cin;\n\ncout = a and b or cin and (a xor b)\n');
    expect(adder.inputs).toEqual(['a', 'b', 'cin']);
    expect(adder.outputs).toEqual(['s', 'cout']);
    for (const row of adder.rows) expect(row.out[0]! + 2 * row.out[1]!).toBe(row.in.filter((bit) => bit).length);
    expect(table('a and b; y2 = a or b; a xor b').outputs).toEqual(['y', 'y2', 'y3']);
    expect(table('x and y').outputs).toEqual(['y2']);
  });

  test('can use an earlier output in a later line', () => {
    const { inputs, rows } = table('s = a xor b; t = s and a');
    expect(inputs).toEqual(['a', 'b']);
    expect(rows.map(({ out }) => out.join(''))).toEqual(['00', '10', '11', '00']);
  });

  test('keeps the inputs of the table if it needs no others', () => {
    expect(table('X2 or X1', ['X1', 'X2', 'X3']).inputs).toEqual(['X1', 'X2', 'X3']);
    expect(table('X2 or z', ['X1', 'X2', 'X3']).inputs).toEqual(['X2', 'z']);
    expect(table('y = 1', ['a']).rows).toEqual([
      { in: [0], out: [1] },
      { in: [1], out: [1] },
    ]);
    // An output cannot have the name of an input.
    expect(table('b = not a', ['a', 'b']).inputs).toEqual(['a']);
  });

  test('takes names in any alphabet, and any name in quotes', () => {
    expect(table('结果 = 左或非右').inputs).toEqual(['左', '右']);
    expect(table('"the sum" = "a+b" or x1_é').inputs).toEqual(['a+b', 'x1_é']);
    expect(table('“参与” and b').inputs).toEqual(['参与', 'b']);
    expect(table('constructor or __proto__ or hasOwnProperty').inputs).toEqual([
      'constructor',
      '__proto__',
      'hasOwnProperty',
    ]);
  });
});

describe('An error in an expression', () => {
  test('points at the character that is wrong', () => {
    const cases: [string, number, string, string][] = [
      ['y = (a xor b) and', 17, 'operandExpected', ''],
      ['y = a and or b', 10, 'operandExpected', 'or'],
      ['y = a b', 6, 'operatorExpected', 'b'],
      ['a (b)', 2, 'operatorExpected', '('],
      ['a not b', 2, 'operatorExpected', 'not'],
      ['y = (a or b', 4, 'unclosed', '('],
      ['y = a or b)', 10, 'notOpened', ')'],
      ['y = ()', 5, 'operandExpected', ')'],
      ['y = ', 4, 'operandExpected', ''],
      ['y = a = b', 6, 'operatorExpected', '='],
      ['a and\nb', 5, 'operandExpected', ''],
      ['a ∧ b ∧ #', 8, 'strangeCharacter', '#'],
      ['𝔸 and 🙂', 7, 'strangeCharacter', '🙂'],
      ['a[0]', 1, 'strangeCharacter', '['],
      ["a and 'b'", 6, 'strangeCharacter', "'"],
      ['a and "b', 6, 'unclosedQuote', '"'],
      ['a and 2', 6, 'notABit', '2'],
      ['a and 1b', 6, 'notABit', '1b'],
      ['"" or a', 0, 'noName', '""'],
    ];
    for (const [text, index, code, detail] of cases) {
      expect([text, error(text)]).toEqual([text, { index, length: detail.length, code, detail }]);
    }
  });

  test('reports an empty text', () => {
    for (const text of ['', '  \n ;; ']) expect(error(text).code).toBe('empty');
    expect(error('y = 1').code).toBe('noInputs');
  });

  test('reports an output that is defined twice or used before its definition', () => {
    expect(error('y = a; y = b')).toMatchObject({ index: 7, code: 'assignedTwice', detail: 'y' });
    expect(error('y = a and y')).toMatchObject({ index: 0, code: 'assignedTooLate', detail: 'y' });
    expect(error('y = a and t; t = b')).toMatchObject({ index: 13, code: 'assignedTooLate', detail: 't' });
  });

  test('points at the first name beyond the limits', () => {
    const limits = { maxInputs: 3, maxOutputs: 2, maxRows: 1024, maxNameLength: 4 };
    expect(error('a or b or a or c or d or e', limits)).toMatchObject({
      index: 20,
      code: 'tooManyInputs',
      detail: '3',
    });
    expect(error('a or b or c', { ...limits, maxRows: 4 })).toMatchObject({
      index: 10,
      code: 'tooManyInputs',
      detail: '2',
    });
    expect(error('a; b; c', limits)).toMatchObject({ index: 6, code: 'tooManyOutputs', detail: '2' });
    expect(error('a or abcde', limits)).toMatchObject({ index: 5, code: 'nameTooLong', detail: '4' });
  });

  test('is reported at once for a text that is too long or too deep', () => {
    expect(error('a or '.repeat(100_000)).code).toBe('tooLong');
    expect(error(`${'('.repeat(1900)}a${')'.repeat(1900)}`).code).toBe('tooDeep');
    expect(error(`${'!'.repeat(3900)}a`).code).toBe('tooDeep');
    expect(targets(`a${' or b'.repeat(700)}`)).toBe('0111');
    expect(targets(`a${'->b'.repeat(1300)}`)).toHaveLength(4);
  });

  test('is a value and never thrown, for any text', () => {
    const signs = [
      'a',
      'b',
      '(',
      ')',
      ' and ',
      '!',
      '=',
      ';',
      '\n',
      '0',
      '"',
      '->',
      '⊕',
      '非',
      '.',
      '[',
      ',',
      '?',
      '`',
      '\\',
    ];
    let state = 1;
    const random = () => (state = (state * 48_271) % 2_147_483_647);
    for (let i = 0; i < 3000; i++) {
      const text = Array.from({ length: random() % 12 }, () => signs[random() % signs.length]).join('');
      const result = tableFromExpression(text, LIMITS);
      if (!result.ok) expect(result.error.index).toBeLessThanOrEqual(text.length);
    }
  });
});
