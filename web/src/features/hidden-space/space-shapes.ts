/** Shapes in the space of two hidden units. */

/** A point by the activations of the two units. */
export type SpacePoint = readonly [number, number];

/** Lines of the grid along each input, its border included: every fourth of the computed ones or fewer. */
const LINES = 8;

/**
 * The square of the two inputs as the two units see it: lines along which one of the inputs stays the same.
 * `x` and `y` are the units' surfaces, size × size.
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

/**
 * Where weights[0] · x + weights[1] · y + bias = level within a rectangle: the two ends of the line, or nothing where it
 * passes by.
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
