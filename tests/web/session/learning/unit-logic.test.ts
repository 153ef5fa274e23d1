import { describe, expect, test } from 'vitest';
import { en } from '../../../../web/src/i18n/en.ts';
import { PRESETS, TUTORIAL_TABLE } from '../../../../web/src/session/presets/presets.ts';
import type { Activation, Bit, Row } from '../../../../web/src/session/session.ts';
import { countingOrder } from '../../../../web/src/session/table.ts';
import { firing, logicOf, logicOfUnit } from '../../../../web/src/session/learning/unit-logic.ts';

const inputsOf = (rows: readonly Row[]) => rows.map((row) => row.in);
const nameOf = (names: readonly string[], rows: readonly (readonly Bit[])[], fires: readonly boolean[]) =>
  en.logic(logicOf(rows, fires), names);

describe('The logic of a unit', () => {
  const pairs = [0, 1, 2, 3].map((value) => countingOrder(value, 2));

  test('has a distinct name for each of the sixteen functions of two inputs', () => {
    const names = Array.from({ length: 16 }, (_, code) => {
      const fires = pairs.map((_row, row) => ((code >> row) & 1) === 1);
      return nameOf(['a', 'b'], pairs, fires);
    });
    expect(new Set(names).size).toBe(16);
    expect(names).not.toContain('no simple rule');
    expect(names[0b1000]).toBe('a and b');
    expect(names[0b0110]).toBe('exactly one of a and b');
    expect(names[0b0100]).toBe('a, but not b');
    expect(names[0b1111]).toBe('always on');
  });

  test('is stated in the presets’ own columns', () => {
    for (const [preset, name] of [
      ['majority', 'at least 2 of a, b, and c'],
      ['parity3', 'an odd number of a, b, and c'],
      ['parity4', 'an odd number of a, b, c, and d'],
      ['nor', 'neither a nor b'],
      ['implies', 'b or not a'],
      ['multiplexer', 'no simple rule'],
    ] as const) {
      const { inputs, rows } = PRESETS[preset];
      const fires = rows.map(({ out }) => out[0] === 1);
      expect([preset, nameOf(inputs, inputsOf(rows), fires)]).toEqual([preset, name]);
    }
  });

  test('leaves out a column that is the same in every row', () => {
    const { inputs, rows } = TUTORIAL_TABLE;
    expect(nameOf(inputs, inputsOf(rows), [false, true, true, false])).toBe('exactly one of X1 and X2');
    expect(nameOf(inputs, inputsOf(rows), [false, true, true, true])).toBe('X1 or X2');
  });

  test('is the middle itself where a unit is there for every row but for rounding', () => {
    const level = (activations: readonly number[], activation: Activation, isOutput = false) =>
      en.logic(logicOfUnit(pairs, activations, activation, isOutput), ['a', 'b']);
    const near = 0.5 + 2 ** -53;
    expect(level([0.5, near, 0.5, near], 'sigmoid')).toBe('0.5 everywhere');
    expect(level([0, 0, 0, 0], 'tanh')).toBe('0 everywhere');
    expect(level([0.5, 0.5, 0.5, 0.5], 'relu', true)).toBe('0.5 everywhere');
    // A ReLU at 0 is off.
    expect(level([0, 0, 0, 0], 'relu')).toBe('never on');
    expect(level([0.499, 0.499, 0.499, 0.499], 'sigmoid')).toBe('never on');
    expect(level([0.5, 0.5, 0.5, 0.501], 'sigmoid')).toBe('a and b');
  });

  test('is 1 above the middle of the activation', () => {
    expect(firing([0.49, 0.51], 'sigmoid')).toEqual([false, true]);
    expect(firing([-0.1, 0.1], 'tanh')).toEqual([false, true]);
    expect(firing([0, 0.1], 'relu')).toEqual([false, true]);
  });
});
