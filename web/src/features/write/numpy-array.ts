/** Arrays with the shapes, the broadcasting and the products of NumPy, of no more than two dimensions. */

/** Lengths of the dimensions; none for a single number. */
export type Shape = readonly number[];

/** An array of numbers, row-major. */
export interface NumpyArray {
  readonly shape: Shape;
  readonly data: Float64Array;
}

export type Elementwise = '+' | '-' | '*' | '/';

const COMPUTE: Readonly<Record<Elementwise, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

export function scalar(value: number): NumpyArray {
  return { shape: [], data: Float64Array.of(value) };
}

/** Returns a matrix of the given rows, which are equally long. */
export function matrix(rows: readonly ArrayLike<number>[], columns = rows[0]?.length ?? 0): NumpyArray {
  const data = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    data.set(row, i * columns);
  });
  return { shape: [rows.length, columns], data };
}

/** Returns the number of elements of a shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((size, length) => size * length, 1);
}

export function sameShape(one: Shape, other: Shape): boolean {
  return one.length === other.length && one.every((length, i) => length === other[i]);
}

// -- Shapes ----------------------------------------------------------------------------------------------------------

/** Returns the shape of an elementwise operation; undefined if the shapes do not broadcast. */
export function broadcastShape(a: Shape, b: Shape): Shape | undefined {
  const dimensions = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let i = 0; i < dimensions; i++) {
    const one = a[a.length - dimensions + i] ?? 1;
    const other = b[b.length - dimensions + i] ?? 1;
    if (one !== other && one !== 1 && other !== 1) return undefined;
    shape.push(one === 1 ? other : one);
  }
  return shape;
}

/** Returns the shape of `np.dot(a, b)`; undefined if the inner lengths differ. */
export function dotShape(a: Shape, b: Shape): Shape | undefined {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return a.at(-1) === b[b.length - Math.min(2, b.length)] ? [...a.slice(0, -1), ...b.slice(1).slice(-1)] : undefined;
}

export function transposedShape(shape: Shape): Shape {
  return shape.toReversed();
}

/** Returns the shape of `np.sum`; undefined if there is no such axis. */
export function sumShape(shape: Shape, axis: number | undefined, keepsDimensions: boolean): Shape | undefined {
  if (axis === undefined) return keepsDimensions ? shape.map(() => 1) : [];
  // NumPy sums a single number along its first axis, though it has none.
  if (shape.length === 0 && (axis === 0 || axis === -1)) return [];
  const along = axisOf(shape, axis);
  if (along === undefined) return undefined;
  return keepsDimensions ? shape.with(along, 1) : shape.toSpliced(along, 1);
}

/** Returns the axis, of which negative ones count from the last; undefined if there is none. */
function axisOf(shape: Shape, axis: number): number | undefined {
  const along = axis < 0 ? shape.length + axis : axis;
  return Number.isInteger(along) && along >= 0 && along < shape.length ? along : undefined;
}

// -- Values: their shapes fit ----------------------------------------------------------------------------------------

export function elementwise(operator: Elementwise, a: NumpyArray, b: NumpyArray): NumpyArray {
  const compute = COMPUTE[operator];
  const shape = broadcastShape(a.shape, b.shape)!;
  const data = new Float64Array(sizeOf(shape));
  const [rows, columns] = asMatrix(shape);
  const [ofA, ofB] = [stridesIn(a.shape), stridesIn(b.shape)];
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      data[at++] = compute(a.data[row * ofA.row + column * ofA.column]!, b.data[row * ofB.row + column * ofB.column]!);
    }
  }
  return { shape, data };
}

/** Returns an array with a function applied to each element. */
export function mapped({ shape, data }: NumpyArray, compute: (value: number) => number): NumpyArray {
  return { shape, data: data.map(compute) };
}

export function dot(a: NumpyArray, b: NumpyArray): NumpyArray {
  if (a.shape.length === 0 || b.shape.length === 0) return elementwise('*', a, b);
  const shape = dotShape(a.shape, b.shape)!;
  const inner = a.shape.at(-1)!;
  const rows = a.shape.length === 2 ? a.shape[0]! : 1;
  const columns = b.shape.length === 2 ? b.shape[1]! : 1;
  const data = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a.data[row * inner + k]! * b.data[k * columns + column]!;
      data[row * columns + column] = sum;
    }
  }
  return { shape, data };
}

export function transposed(array: NumpyArray): NumpyArray {
  if (array.shape.length < 2) return array;
  const [rows, columns] = asMatrix(array.shape);
  const data = new Float64Array(array.data.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) data[column * rows + row] = array.data[row * columns + column]!;
  }
  return { shape: [columns, rows], data };
}

export function sum(array: NumpyArray, axis: number | undefined, keepsDimensions: boolean): NumpyArray {
  const shape = sumShape(array.shape, axis, keepsDimensions)!;
  const data = new Float64Array(sizeOf(shape));
  const along = axis === undefined ? undefined : axisOf(array.shape, axis);
  const [, columns] = asMatrix(array.shape);
  const isMatrix = array.shape.length === 2;
  array.data.forEach((value, i) => {
    const place = !isMatrix || along === undefined ? 0 : along === 0 ? i % columns : Math.floor(i / columns);
    data[place]! += value;
  });
  return { shape, data };
}

/** Returns rows and columns of a shape of any number of dimensions. */
function asMatrix(shape: Shape): readonly [rows: number, columns: number] {
  return [shape.length === 2 ? shape[0]! : 1, shape.at(-1) ?? 1];
}

/** Returns the distances of rows and columns in the data, 0 along a dimension that is repeated. */
function stridesIn(shape: Shape): { readonly row: number; readonly column: number } {
  const [rows, columns] = asMatrix(shape);
  return { row: rows === 1 ? 0 : columns, column: columns === 1 ? 0 : 1 };
}
