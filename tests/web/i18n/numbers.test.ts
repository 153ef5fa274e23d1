import { describe, expect, test } from 'vitest';
import { count, lossFigure, lossReadout, predictionFigure, rowList, share } from '../../../web/src/i18n/numbers.ts';

describe('Numbers are formatted the same everywhere:', () => {
  test.each([
    [0, '0'],
    [1.3118382149442458, '1.312'],
    [0.0036, '0.0036'],
    [0.00001234, '1.234e-5'],
    [1e9, '1e9'],
    [Infinity, '∞'],
    [NaN, '∞'],
  ])('a loss of %d as %s', (value, text) => {
    expect(lossFigure(value)).toBe(text);
  });

  test.each([
    [1.0001, '1.0001'],
    [0.99996, '1.0000'],
    [0.471, '0.4710'],
    [0.0871, '0.0871'],
    [1234.56, '1235'],
    [Infinity, '∞'],
  ])('the loss of a run of %d as %s', (value, text) => {
    expect(lossReadout(value)).toBe(text);
  });

  test.each([
    [0.9789, '0.979'],
    [0, '0.000'],
    [-0.5, '-0.500'],
    [12345, '1.235e4'],
  ])('a prediction of %d as %s', (value, text) => {
    expect(predictionFigure(value)).toBe(text);
  });

  test.each([
    [0, '0%'],
    [8.8e-9, '<0.01%'],
    [0.00012, '0.012%'],
    [0.0123, '1.2%'],
    [0.5, '50%'],
    [0.986, '99%'],
    [299 / 300, '99.7%'],
    [0.99999, '99.9%'],
    [1, '100%'],
  ])('a share of %d as %s', (value, text) => {
    expect(share(value)).toBe(text);
  });

  test('a count with separators', () => {
    expect(count(1500)).toBe('1,500');
  });

  test.each([
    ['en', '1, 4, and 5'],
    ['zh', '1、4、5'],
  ])('a list of rows in %s as %s', (language, text) => {
    expect(rowList(language, [0, 3, 4])).toBe(text);
  });
});
