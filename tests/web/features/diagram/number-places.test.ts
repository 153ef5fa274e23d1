import { describe, expect, test } from 'vitest';
import { boxOf } from '../../../../web/src/ui/box.ts';
import { type NumberedLine, numberPlaces, pointAlong } from '../../../../web/src/features/diagram/number-places.ts';

/** Returns the lines from three units to four, with this distance between the units of a layer. */
function linesOf(spacing: number, length: number, width = 38): NumberedLine[] {
  return [0, 1, 2, 3].flatMap((to) =>
    [0.5, 1.5, 2.5].map((from) => ({ from: { x: 0, y: from * spacing }, to: { x: length, y: to * spacing }, width })),
  );
}

describe('The numbers on the weights', () => {
  test.each([false, true])('are all there with enough room, and cover nothing (isBack: %s)', (isBack) => {
    const lines = linesOf(60, 220);
    const shares = numberPlaces(lines, isBack);
    const places = lines.map((line, i) => pointAlong(line, shares[i]!));
    places.forEach((place, i) => {
      for (const other of places.slice(i + 1)) {
        expect(Math.abs(place.x - other.x) >= 38 || Math.abs(place.y - other.y) >= 13).toBe(true);
      }
    });
    expect(shares[0]).toBeCloseTo(isBack ? 0.3 : 0.7);
  });

  test('give way to those before them where there is little room', () => {
    const lines = linesOf(30, 80);
    const shares = numberPlaces(lines, false);
    expect(shares[0]).toBeDefined();
    expect(shares.filter((share) => share === undefined).length).toBeGreaterThan(2);
    expect(shares.filter((share) => share !== undefined).length).toBeGreaterThan(2);
  });

  test('cover no name below a unit', () => {
    const lines = linesOf(60, 220);
    const names = [0, 1, 2, 3].map((to) => boxOf({ x: 110, y: to * 60 + 18, width: 110, height: 14 }));
    const shares = numberPlaces(lines, false, names);
    expect(shares.filter((share) => share !== undefined).length).toBeGreaterThan(8);
    for (const [i, line] of lines.entries()) {
      if (shares[i] === undefined) continue;
      const { x, y } = pointAlong(line, shares[i]);
      for (const name of names) {
        const isBeside = x + 19 <= name.left;
        expect(isBeside || y + 6.5 <= name.top || y - 6.5 >= name.bottom).toBe(true);
      }
    }
  });

  test('are left out on lines shorter than themselves', () => {
    expect(numberPlaces(linesOf(60, 30), false).every((share) => share === undefined)).toBe(true);
  });
});

test('A share of the length of a straight line is that share of its width', () => {
  const line = { from: { x: 10, y: 5 }, to: { x: 110, y: 5 } };
  for (const share of [0, 0.25, 0.7, 1]) expect(pointAlong(line, share).x).toBeCloseTo(10 + 100 * share);
  expect(pointAlong({ from: { x: 0, y: 0 }, to: { x: 40, y: 90 } }, 0.5).x).toBeCloseTo(20);
});
