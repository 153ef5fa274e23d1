import { describe, expect, test } from 'vitest';
import {
  PRESET_IDS,
  presetOf,
  PRESETS,
  TUTORIAL_TABLE,
  type PresetId,
} from '../../../../web/src/session/presets/presets.ts';
import { setHoldOut, setTarget } from '../../../../web/src/session/table.ts';

/** Returns the targets of a preset, one string per row. */
function targets(id: PresetId): string[] {
  return PRESETS[id].rows.map(({ out }) => out.join(''));
}

function number(bits: readonly (0 | 1 | null)[]): number {
  return parseInt(bits.join(''), 2);
}

describe('The presets', () => {
  test('include the tutorial’s table', () => {
    expect(PRESETS.tutorial).toBe(TUTORIAL_TABLE);
  });

  test('are valid tables for the core: equal widths, distinct names, distinct inputs', () => {
    for (const { inputs, outputs, rows } of Object.values(PRESETS)) {
      expect(new Set([...inputs, ...outputs]).size).toBe(inputs.length + outputs.length);
      expect(rows.every((row) => row.in.length === inputs.length && row.out.length === outputs.length)).toBe(true);
      expect(new Set(rows.map((row) => row.in.join(''))).size).toBe(rows.length);
    }
  });

  test('compute the gates of two inputs', () => {
    const gates: [PresetId, string][] = [
      ['and', '0001'],
      ['or', '0111'],
      ['nand', '1110'],
      ['nor', '1000'],
      ['xor', '0110'],
      ['xnor', '1001'],
      ['implies', '1101'],
    ];
    for (const [id, expected] of gates) expect(targets(id).join('')).toBe(expected);
  });

  test('count ones: parity, majority, the adders', () => {
    const ones = (bits: readonly number[]) => bits.filter((bit) => bit === 1).length;
    for (const row of [...PRESETS.parity3.rows, ...PRESETS.parity4.rows]) expect(row.out).toEqual([ones(row.in) % 2]);
    for (const row of PRESETS.majority.rows) expect(row.out).toEqual([ones(row.in) > 1 ? 1 : 0]);
    for (const row of [...PRESETS.halfAdder.rows, ...PRESETS.fullAdder.rows]) {
      expect(row.out[0]! + 2 * row.out[1]!).toBe(ones(row.in));
    }
  });

  test('select between two inputs with the multiplexer', () => {
    expect(targets('multiplexer').join('')).toBe('00110101');
  });

  test('compare and multiply two-bit numbers', () => {
    for (const { in: bits, out } of PRESETS.comparator.rows) {
      const [a, b] = [number(bits.slice(0, 2)), number(bits.slice(2))];
      expect(out).toEqual([a < b, a === b, a > b].map(Number));
    }
    for (const { in: bits, out } of PRESETS.multiplier.rows) {
      expect(number(out)).toBe(number(bits.slice(0, 2)) * number(bits.slice(2)));
    }
  });

  test('light the segments of ten digits and leave out the other six combinations', () => {
    expect(PRESETS.sevenSegments.rows.map((row) => number(row.in))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    // Number of segments of each digit on a common display.
    expect(PRESETS.sevenSegments.rows.map(({ out }) => out.filter((bit) => bit === 1).length)).toEqual([
      6, 2, 5, 5, 4, 5, 6, 3, 7, 6,
    ]);
  });

  test('change one bit from each number to the next in Gray code', () => {
    for (const { rows } of [PRESETS.gray3, PRESETS.gray4]) {
      for (const [i, row] of rows.entries()) {
        const next = rows[(i + 1) % rows.length]!;
        expect(row.out.filter((bit, column) => bit !== next.out[column])).toHaveLength(1);
      }
    }
  });

  test('are recognised, also with rows held out, until a cell, a name or a row differs', () => {
    for (const id of PRESET_IDS) expect(presetOf(structuredClone(PRESETS[id]))).toBe(id);
    expect(presetOf(setTarget(PRESETS.and, 0, 0, null))).toBeUndefined();
    expect(presetOf({ ...PRESETS.and, inputs: ['p', 'q'] })).toBeUndefined();
    expect(presetOf({ ...PRESETS.and, rows: PRESETS.and.rows.slice(1) })).toBeUndefined();
    expect(presetOf(setHoldOut(PRESETS.and, 1, true))).toBe('and');
  });
});
