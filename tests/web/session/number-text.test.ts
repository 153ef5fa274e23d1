import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, lossFigure, powerOfTen, predictionFigure } from '../../../web/src/i18n/numbers.ts';
import { numberText, plainForms, readNumber } from '../../../web/src/session/number-text.ts';

const finite = fc.double({ noNaN: true, min: -1e308, max: 1e308 });

describe('A number typed by a person', () => {
  test.each([
    ['0,5', 0.5],
    [',5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['12,5', 12.5],
    ['0,500', 0.5],
    ['1.312', 1.312],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,500,000', 1_500_000],
    ['1 500,25', 1500.25],
    ['1\u202f500', 1500],
    [' 0.1 ', 0.1],
    ['+3', 3],
    ['−0.5', -0.5],
    ['–0,5', -0.5],
    ['－２．５', -2.5],
    ['０．５', 0.5],
    ['٠٫٥', 0.5],
    ['۱۲', 12],
    ['१२', 12],
    ['1e-3', 0.001],
    ['1,5E+3', 1500],
  ])('is read from %s as %d', (text, value) => {
    expect(readNumber(text)).toEqual([value]);
  });

  test.each([
    ['1,500', 1500],
    ['1 500', 1500],
    ['１，５００', 1500],
    ['1.234.567', 1_234_567],
    ['2.0', 2],
    ['1,5', 1.5],
    ['0.500', 0.5],
  ])('is read from %s as the whole number %d', (text, value) => {
    expect(readNumber(text, true)).toEqual([value]);
  });

  test('is ambiguous if its separator may mark a fraction or a group', () => {
    expect(readNumber('2.000', true)).toEqual([2, 2000]);
    expect(readNumber('1,500')).toEqual([1500, 1.5]);
    expect(readNumber('-1,500e2')).toEqual([-150_000, -150]);
  });

  test.each([
    '',
    ' ',
    '.',
    ',',
    '-',
    'e5',
    '1e',
    '0x10',
    'Infinity',
    'NaN',
    '1e999',
    '1..5',
    '1,2,3',
    '10²',
    '½',
    '1 5',
    '1-2',
  ])('is not read from %j', (text) => {
    expect(readNumber(text)).toEqual([]);
    expect(readNumber(text, true)).toEqual([]);
  });
});

describe('A number formatted by the page is read back', () => {
  test('to the last bit from a field, a link and a file', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(readNumber(numberText(value))).toEqual([value]);
        expect(readNumber(numberText(value).replace('-', '−'))).toEqual([value]);
      }),
    );
  });

  test('as it is rounded in a readout', () => {
    fc.assert(
      fc.property(finite, fc.constantFrom(lossFigure, predictionFigure, powerOfTen), (value, write) => {
        expect(readNumber(write(value))).toEqual([Number(write(value).replace('−', '-'))]);
      }),
    );
  });

  test('with its groups from a count', () => {
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (value) => {
        expect(readNumber(count(value), true)).toEqual([value]);
      }),
    );
  });
});

test('Digits of every script are 0 to 9, and full-width forms count as plain', () => {
  for (const zero of ['０', '٠', '۰', '०', '০', '๐', '𝟎', '𝟘', '𞥐']) {
    const digits = Array.from({ length: 10 }, (_, value) => String.fromCodePoint(zero.codePointAt(0)! + value));
    expect(plainForms(digits.join(''))).toBe('0123456789');
  }
  expect(plainForms('（ａ＋Ｂ）²½')).toBe('(a+B)²½');
});
