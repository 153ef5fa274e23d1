/** Finds the plane that shows most of the differences between the rows' activations. */

/** Multiplications that one search may take: about 40 ms. That of the next drawing goes on from there. */
const WORK = 2e7;
/** Movement of the plane per iteration at which it has settled. */
const SETTLED = 1e-12;

/** Plane through the mean of the rows, in the space of a layer's units. */
export interface Plane {
  /** Activations of the mean row, one per unit. */
  readonly mean: Vector;
  /** Two orthonormal directions. */
  readonly axes: readonly [Vector, Vector];
  /** Share of the rows' variance that lies in the plane, from 0 to 1. */
  readonly share: number;
}

type Vector = Float64Array;

/**
 * Returns the plane of the first two principal components. `values` are rows × units, row-major, of at least two units.
 * The axes are the components themselves, turned within the plane to be as close as possible to those of `before`, so
 * that a drawing changes steadily while the network trains. If `along` is not zero, it is the direction of the first
 * axis, and the second is the first component of what lies beside it.
 * Orthogonal iteration: Golub and Van Loan, Matrix Computations, 8.2.4.
 */
export function principalPlane(values: Float64Array, units: number, before?: Plane, along?: Vector): Plane {
  const rows = values.length / units;
  const mean = new Float64Array(units);
  for (let i = 0; i < values.length; i++) mean[i % units]! += values[i]! / rows;
  const rest = values.map((value, i) => value - mean[i % units]!);
  const fixed = along && unit(along);
  let [first, second] = before?.axes ?? startAxes(units);
  for (let left = WORK / (4 * values.length); left > 0; left--) {
    const [a, b] = [fixed ?? scattered(rest, first), scattered(rest, second)];
    const next = orthonormal(a, b, first, second);
    const moved = Math.max(outside(next[0], first, second), outside(next[1], first, second));
    [first, second] = next;
    if (moved < SETTLED) break;
  }
  const [a, b] = [scattered(rest, first), scattered(rest, second)];
  const [firstPart, mixed, secondPart] = [dot(first, a), dot(first, b), dot(second, b)];
  const all = dot(rest, rest);
  const angle = fixed
    ? 0
    : before
      ? Math.atan2(
          dot(second, before.axes[0]) - dot(first, before.axes[1]),
          dot(first, before.axes[0]) + dot(second, before.axes[1]),
        )
      : Math.atan2(2 * mixed, firstPart - secondPart) / 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const axes = [combine(c, first, s, second), combine(-s, first, c, second)] as const;
  return { mean, axes, share: all > 0 ? (firstPart + secondPart) / all : 1 };
}

/** Returns the coordinates of a row's activations on the plane, counted from the mean. */
export function onPlane({ mean, axes: [first, second] }: Plane, row: ArrayLike<number>): [number, number] {
  let [x, y] = [0, 0];
  for (let unit = 0; unit < mean.length; unit++) {
    const distance = row[unit]! - mean[unit]!;
    x += distance * first[unit]!;
    y += distance * second[unit]!;
  }
  return [x, y];
}

/** Returns Aᵀ(A x) for the matrix A of the rows' differences from their mean: x times the scatter matrix. */
function scattered(rest: Float64Array, x: Vector): Vector {
  const result = new Float64Array(x.length);
  for (let start = 0; start < rest.length; start += x.length) {
    let along = 0;
    for (let unit = 0; unit < x.length; unit++) along += rest[start + unit]! * x[unit]!;
    for (let unit = 0; unit < x.length; unit++) result[unit]! += along * rest[start + unit]!;
  }
  return result;
}

/** Returns two orthonormal directions that no symmetric network singles out. */
function startAxes(units: number): readonly [Vector, Vector] {
  const [a, b] = [1, 2].map((power) => Float64Array.from({ length: units }, (_, unit) => (unit + 1) ** -power));
  const [e0, e1] = [0, 1].map((at) => Float64Array.from({ length: units }, (_, unit) => Number(unit === at)));
  return orthonormal(a!, b!, e0!, e1!);
}

/** Orthonormalises two vectors. Directions in which the rows do not differ are replaced by the previous ones. */
function orthonormal(a: Vector, b: Vector, lastA: Vector, lastB: Vector): readonly [Vector, Vector] {
  const first = unit(a) ?? lastA;
  const beside = (vector: Vector) => combine(1, vector, -dot(vector, first), first);
  const second = unit(beside(b), Math.sqrt(dot(b, b))) ?? unit(beside(lastB), 1) ?? beside(lastA);
  // Again, since a small difference has a large rounding error.
  return [first, unit(beside(second))!];
}

/** Returns the vector with length 1; undefined if it vanishes beside `scale`. */
function unit(vector: Vector, scale = 0): Vector | undefined {
  const length = Math.sqrt(dot(vector, vector));
  return length > 1e-12 * scale ? combine(1 / length, vector, 0, vector) : undefined;
}

/** Returns the length of the part of a vector outside of the plane of two orthonormal ones. */
function outside(vector: Vector, first: Vector, second: Vector): number {
  const rest = combine(1, combine(1, vector, -dot(vector, first), first), -dot(vector, second), second);
  return Math.sqrt(dot(rest, rest));
}

function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function combine(a: number, x: Vector, b: number, y: Vector): Vector {
  return x.map((value, i) => a * value + b * y[i]!);
}
