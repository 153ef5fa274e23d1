/** Shapes on a plane in the space of the hidden units. */

import { onPlane, type Plane } from './principal-plane.ts';

/** Coordinates on the plane: the activations of two units, or distances from the mean row. */
export type SpacePoint = readonly [number, number];

/** Intervals of the grid along each input: every fourth line of a surface of 33, and every line of one of 13. */
const LINES = 8;

/**
 * Returns the square of the two inputs, mapped by the two units, as lines along which one input is constant. `x` and
 * `y` are the units' surfaces, size × size.
 */
export function bentGrid(x: Float64Array, y: Float64Array, size: number): SpacePoint[][] {
  const every = Math.max(1, Math.floor((size - 1) / LINES));
  const lines: SpacePoint[][] = [];
  for (let fixed = 0; fixed < size; fixed += every) {
    const across: SpacePoint[] = [];
    const up: SpacePoint[] = [];
    for (let i = 0; i < size; i++) {
      across.push([x[fixed * size + i]!, y[fixed * size + i]!]);
      up.push([x[i * size + fixed]!, y[i * size + fixed]!]);
    }
    lines.push(across, up);
  }
  return lines;
}

/** Returns the bent grid on a plane. `layer` has the surface of each unit. */
export function projectedGrid(plane: Plane, layer: readonly Float64Array[], size: number): SpacePoint[][] {
  const [x, y] = [new Float64Array(size ** 2), new Float64Array(size ** 2)];
  for (let cell = 0; cell < size ** 2; cell++) {
    [x[cell], y[cell]] = onPlane(
      plane,
      layer.map((surface) => surface[cell]!),
    );
  }
  return bentGrid(x, y, size);
}

/**
 * Returns the two ends of the line weights[0] · x + weights[1] · y + bias = level within a rectangle; undefined if the
 * line misses it.
 */
export function lineWithin(
  [a, b]: readonly [number, number],
  bias: number,
  level: number,
  { low, high }: { readonly low: SpacePoint; readonly high: SpacePoint },
): [SpacePoint, SpacePoint] | undefined {
  const c = level - bias;
  const ends: SpacePoint[] = [];
  const add = (x: number, y: number) => {
    const inside = x >= low[0] - 1e-9 && x <= high[0] + 1e-9 && y >= low[1] - 1e-9 && y <= high[1] + 1e-9;
    const isNew = ends.every(([u, v]) => Math.hypot(u - x, v - y) > 1e-9);
    if (inside && isNew) ends.push([x, y]);
  };
  for (const x of [low[0], high[0]]) if (b !== 0) add(x, (c - a * x) / b);
  for (const y of [low[1], high[1]]) if (a !== 0) add((c - b * y) / a, y);
  return ends.length >= 2 ? [ends[0]!, ends[1]!] : undefined;
}
