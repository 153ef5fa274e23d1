import { describe, expect, test } from 'vitest';
import { DiagramLayout, nextPart, unitsOf } from '../../../../web/src/features/diagram/diagram-layout.ts';
import { type Part, samePart } from '../../../../web/src/ui/network-part.ts';

const SIZE = { width: 600, height: 320 };

describe('The layout of the diagram', () => {
  test('keeps every unit inside the drawing and apart from its neighbours', () => {
    for (const sizes of [
      [3, 4, 1],
      [10, 1, 8],
      [1, 256, 256, 256, 256, 256, 256, 8],
    ]) {
      for (const size of [SIZE, { width: 290, height: 260 }, { width: 1200, height: 700 }]) {
        const layout = new DiagramLayout(sizes, size);
        for (const [layer, window] of layout.windows.entries()) {
          const ys = unitsOf(window).map((unit) => layout.y(layer, unit));
          expect(Math.min(...ys) - layout.radius).toBeGreaterThanOrEqual(0);
          expect(Math.max(...ys) + layout.radius).toBeLessThanOrEqual(size.height);
          ys.slice(1).forEach((y, i) => {
            expect(y - ys[i]!).toBeGreaterThan(2 * layout.radius);
          });
        }
        expect(layout.x(0)).toBeGreaterThan(0);
        expect(layout.x(sizes.length - 1)).toBeLessThan(size.width);
      }
    }
  });

  test('gives units no negative size in a panel without room', () => {
    for (const size of [
      { width: 280, height: 10 },
      { width: 20, height: 300 },
    ]) {
      expect(new DiagramLayout([3, 4, 1], size).radius).toBe(0);
    }
  });

  test('makes units that are too low to be read rows of cells, which can still be pointed at', () => {
    const low = new DiagramLayout([3, 7, 1], { width: 360, height: 140 });
    expect(2 * low.radius).toBeLessThan(18);
    expect(low.halfWidth).toBe(18);
    expect(low.x(0) - low.halfWidth).toBe(58);
    expect(low.partAt(low.x(1) + 17, low.y(1, 4))).toEqual({ kind: 'unit', layer: 1, unit: 4 });
    expect(low.partAt(low.x(1) + 30, low.y(1, 4))?.kind).not.toBe('unit');
    expect(low.pathOf({ kind: 'weight', layer: 1, from: 0, to: 0 })).toMatch(`M${low.x(0) + 18} `);
    const high = new DiagramLayout([3, 7, 1], SIZE);
    expect(high.halfWidth).toBe(high.radius);
    // Rows never reach into each other, however many layers there are.
    const deep = new DiagramLayout([3, 8, 8, 8, 8, 8, 8, 1], { width: 290, height: 140 });
    expect(2 * deep.halfWidth).toBeLessThan(deep.x(1) - deep.x(0));
  });

  test('leaves less room at the sides of a narrow drawing, for the names below its units', () => {
    const narrow = new DiagramLayout([3, 4, 1], { width: 330, height: 340 });
    expect(narrow.isNamed).toBe(true);
    expect(narrow.x(0) - narrow.halfWidth).toBeCloseTo(39.6);
    const wide = new DiagramLayout([3, 4, 1], SIZE);
    expect(wide.x(0) - wide.halfWidth).toBe(58);
  });

  test('shows a window of a large layer, which ends at the end of the layer', () => {
    const layout = new DiagramLayout([2, 20, 1], SIZE, [0, 18, 0]);
    expect(layout.windows[1]).toEqual({ first: 12, count: 8 });
    expect(layout.isShown({ kind: 'unit', layer: 1, unit: 19 })).toBe(true);
    expect(layout.isShown({ kind: 'unit', layer: 1, unit: 11 })).toBe(false);
    expect(layout.isShown({ kind: 'weight', layer: 2, from: 11, to: 0 })).toBe(false);
  });

  test('keeps the units of a large layer and their biases clear of its buttons', () => {
    // Half the height of a button, and its vertical centre.
    const edge = 10 + 10;
    for (const height of [260, 320, 424, 700]) {
      const layout = new DiagramLayout([3, 256, 1], { width: 600, height }, [0, 100, 0]);
      const { first, count } = layout.windows[1]!;
      expect(layout.y(1, first) - layout.radius - layout.biasLength).toBeGreaterThan(edge);
      expect(layout.y(1, first + count - 1) + layout.radius).toBeLessThan(height - edge);
    }
  });

  test('finds the unit under a pointer, and the nearest line elsewhere', () => {
    const layout = new DiagramLayout([2, 3, 1], SIZE);
    expect(layout.partAt(layout.x(1) + 2, layout.y(1, 2) - 2)).toEqual({ kind: 'unit', layer: 1, unit: 2 });
    for (const [from, to] of [
      [0, 0],
      [1, 2],
      [0, 2],
    ] as const) {
      // A quarter of the way along the curves.
      const [start, end] = [layout.x(0) + layout.radius, layout.x(1) - layout.radius];
      const x = start + 0.296875 * (end - start);
      const y = layout.y(0, from) + 0.15625 * (layout.y(1, to) - layout.y(0, from));
      expect(layout.partAt(x, y)).toEqual({ kind: 'weight', layer: 1, from, to });
    }
    const [x, y] = [layout.x(1) + layout.radius + 4, layout.y(1, 0) - layout.radius / 2];
    expect(layout.partAt(x, y, true)).toEqual({ kind: 'unit', layer: 1, unit: 0 });
    expect(layout.partAt(x, y)?.kind).not.toBe('unit');
    expect(layout.partAt(layout.x(0) + 30, 2)).toBeUndefined();
    expect(layout.partAt(0, 160)).toBeUndefined();
  });
});

describe('The arrow keys', () => {
  const sizes = [3, 4, 1];
  const unit = (layer: number, index: number): Part => ({ kind: 'unit', layer, unit: index });

  test('move along a layer and stop at its ends', () => {
    expect(nextPart(unit(1, 0), 'ArrowDown', sizes)).toEqual(unit(1, 1));
    expect(nextPart(unit(1, 3), 'ArrowDown', sizes)).toEqual(unit(1, 3));
    expect(nextPart(unit(1, 2), 'Home', sizes)).toEqual(unit(1, 0));
    expect(nextPart(unit(1, 0), 'End', sizes)).toEqual(unit(1, 3));
  });

  test('move through the network from unit to weight to unit and back', () => {
    const weight = nextPart(unit(0, 2), 'ArrowRight', sizes)!;
    expect(weight).toEqual({ kind: 'weight', layer: 1, from: 2, to: 2 });
    expect(nextPart(weight, 'ArrowDown', sizes)).toEqual({ kind: 'weight', layer: 1, from: 2, to: 3 });
    expect(nextPart(weight, 'ArrowRight', sizes)).toEqual(unit(1, 2));
    expect(nextPart(weight, 'ArrowLeft', sizes)).toEqual(unit(0, 2));
    expect(nextPart(unit(2, 0), 'ArrowRight', sizes)).toBeUndefined();
    expect(nextPart(unit(0, 0), 'ArrowLeft', sizes)).toBeUndefined();
  });

  test('reach every part from any other', () => {
    const seen = [unit(0, 0)];
    for (const part of seen) {
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const next = nextPart(part, key, sizes);
        if (next && !seen.some((other) => samePart(other, next))) seen.push(next);
      }
    }
    expect(seen).toHaveLength(3 + 4 + 1 + 12 + 4);
  });
});
