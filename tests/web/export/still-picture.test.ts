import { describe, expect, test } from 'vitest';
import { type Still, STILL_PARTS, stillPicture } from '../../../web/src/export/still-picture.ts';

const XOR: Still = {
  table: {
    inputs: ['a', 'b'],
    outputs: ['y'],
    rows: [
      { in: [0, 0], out: [0] },
      { in: [0, 1], out: [1] },
      { in: [1, 0], out: [1] },
      { in: [1, 1], out: [null] },
    ],
  },
  weights: [
    [
      [1, -2],
      [0, 4],
    ],
    [[3], [-3]],
  ],
  losses: [1, 0.5, 0.25, 0],
};

/** Returns how often a piece of a path occurs. */
function count(text: string, piece: string): number {
  return text.split(piece).length - 1;
}

describe('The picture of a session that is not loaded', () => {
  test('fills the cells that are 1, and frames all cells', () => {
    const picture = stillPicture(XOR, ['table'], 300);
    expect(count(picture, 'h40v40h-40z')).toBe(12);
    expect(count(picture, 'h32v32h-32z')).toBe(6);
  });

  test('draws positive and negative weights in two colours, the largest thickest, and none for 0', () => {
    const picture = stillPicture(XOR, ['diagram'], 300);
    const [positive, negative, units] = [...picture.matchAll(/<path [^>]*d="([^"]*)"/g)].map(([, path]) => path!);
    expect(positive!.match(/v\d+/g)).toEqual(['v2', 'v6', 'v5']);
    expect(negative!.match(/v\d+/g)).toEqual(['v4', 'v5']);
    expect(count(units!, 'z')).toBe(5);
  });

  test('draws the loss from its first to its last value, thinned', () => {
    const long = { ...XOR, losses: Array.from({ length: 5000 }, (_, index) => 5000 - index) };
    const [, points] = /fill="#3b7ddd" d="M([^"]*)z"/.exec(stillPicture(long, ['chart'], 300))!;
    const places = points!.split('L');
    expect(places).toHaveLength(80);
    expect(places[0]).toBe('2 4');
    expect(places[39]).toBe('200 196');
  });

  test('puts chosen parts beside each other at the height of the playground', () => {
    expect(stillPicture(XOR, STILL_PARTS, 640)).toMatch(/^<svg viewBox="0 0 720 200" width="100%" height="640" /);
    expect(stillPicture(XOR, ['table', 'chart'], 640)).toContain('viewBox="0 0 460 200"');
  });

  test('leaves out what is not there yet', () => {
    const early = stillPicture({ ...XOR, weights: [], losses: [] }, STILL_PARTS, 300);
    expect(early).not.toContain('#3b7ddd');
    expect(early).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('stays small for the largest table and network', () => {
    const bits = Array.from({ length: 10 }, () => 1 as const);
    const rows = Array.from({ length: 1024 }, () => ({ in: bits, out: bits }));
    const names = bits.map((_, index) => `n${index}`);
    const layer = Array.from({ length: 64 }, () => Array.from({ length: 64 }, () => -1));
    const largest = { ...XOR, table: { inputs: names, outputs: names, rows }, weights: Array(8).fill(layer) };
    expect(stillPicture(largest, STILL_PARTS, 300).length).toBeLessThan(12_000);
  });

  test('has no text, style, template sign or hyphenated attribute', () => {
    const picture = stillPicture(XOR, STILL_PARTS, 300).replaceAll('aria-hidden', '');
    expect(picture).not.toMatch(/[a-z]-[a-z]+=|style|<text|[{}[\]]|\n/);
  });
});
