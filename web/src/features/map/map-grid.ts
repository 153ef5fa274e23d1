/** Holds the points of the map, coarse ones first; keeps those that stay in view when it moves. */

import { distanceFrom, type MapAxis, valueFrom } from './map-axes.ts';
import type { AxisView, MapView } from './map-view.ts';

/** Evenly spaced values along an axis: index 0 is half a step after the anchor. */
interface Line {
  readonly axis: MapAxis;
  readonly anchor: number;
  readonly step: number;
}

/** All points, without end, that grids of one scale share: a moved grid keeps them to the bit. */
export interface Lattice {
  readonly x: Line;
  readonly y: Line;
}

/** Result of a run at a point: see the core's `map`. */
export interface PointResult {
  readonly loss: number;
  /** Iteration from which on every row was right; NaN if one is wrong at the end. */
  readonly rightSince: number;
  readonly outcome: Outcome;
}

/** Outcomes of a run as the core numbers them. */
export const OUTCOMES = ['right', 'stuck', 'diverged'] as const;
export type Outcome = number;
export const [RIGHT, STUCK, DIVERGED] = [0, 1, 2];

/** Points along each side of the first picture. */
export const COARSEST = 32;
/** Samples along each side of a tile, which is refined at once. */
const TILE = 8;

/** Marks a pixel without a colour, and one with the colour of other settings. */
const UNKNOWN = 255;
const STALE = 254;

/** A point to compute: its indices on the lattice, and the side of the square that it fills for now. */
export interface Sample {
  readonly column: number;
  readonly row: number;
  readonly spacing: number;
}

/** Square of size × size pixels over a lattice; rows go upwards. */
export class MapGrid {
  readonly lattice: Lattice;
  readonly size: number;
  /** Lattice indices of the lower left pixel. */
  readonly left: number;
  readonly bottom: number;
  readonly losses: Float64Array;
  readonly rightSince: Float64Array;
  readonly outcomes: Uint8Array;
  /**
   * Logarithm (base 2) of the distance at which the colour of each pixel was computed: 0 is the pixel's own run. A
   * coarser colour never replaces a finer one.
   */
  readonly #coarseness: Uint8Array;

  private constructor(lattice: Lattice, size: number, left: number, bottom: number) {
    this.lattice = lattice;
    this.size = size;
    this.left = left;
    this.bottom = bottom;
    this.losses = new Float64Array(size * size).fill(NaN);
    this.rightSince = new Float64Array(size * size).fill(NaN);
    this.outcomes = new Uint8Array(size * size).fill(UNKNOWN);
    this.#coarseness = new Uint8Array(size * size).fill(UNKNOWN);
  }

  /**
   * Makes the grid of a view. Takes over what a grid `before` of the same axes shows: runs at the same points, and
   * colours for the time being at others. If the runs have other settings now (`isStale`), all colours are for the time
   * being.
   */
  static of(view: MapView, size: number, before?: MapGrid, isStale = false): MapGrid {
    const hasAxes = before?.lattice.x.axis.code === view.x.axis.code && before.lattice.y.axis.code === view.y.axis.code;
    if (!before || !hasAxes) return new MapGrid(latticeOf(view, size), size, -size / 2, -size / 2);
    const [dx, dy] = [shift(before.lattice.x, view.x, size), shift(before.lattice.y, view.y, size)];
    const isMoved = dx !== undefined && dy !== undefined;
    const grid = isMoved
      ? new MapGrid(before.lattice, size, dx - size / 2, dy - size / 2)
      : new MapGrid(latticeOf(view, size), size, -size / 2, -size / 2);
    grid.#takeOver(before, isMoved, isStale);
    return grid;
  }

  #takeOver(before: MapGrid, isMoved: boolean, isStale: boolean): void {
    const { size } = this;
    const [columns, byX] = indicesIn(this.lattice.x, this.left, size, before.lattice.x, before.left);
    const [rows, byY] = indicesIn(this.lattice.y, this.bottom, size, before.lattice.y, before.bottom);
    const coarser = isMoved ? 0 : Math.max(1, Math.ceil(Math.log2(Math.max(byX, byY))));
    for (let row = 0; row < size; row++) {
      const from = rows[row]!;
      if (from < 0 || from >= before.size) continue;
      for (let column = 0; column < size; column++) {
        const there = columns[column]!;
        if (there < 0 || there >= before.size) continue;
        const source = from * before.size + there;
        const known = before.#coarseness[source]!;
        if (known === UNKNOWN) continue;
        const pixel = row * size + column;
        this.losses[pixel] = before.losses[source]!;
        this.rightSince[pixel] = before.rightSince[source]!;
        this.outcomes[pixel] = before.outcomes[source]!;
        this.#coarseness[pixel] = isStale || known === STALE ? STALE : Math.min(STALE - 1, known + coarser);
      }
    }
  }

  /** True if every pixel shows its own run. */
  get isComplete(): boolean {
    return this.#coarseness.every((each) => each === 0);
  }

  /** True if some pixels show runs of other settings. */
  get isStale(): boolean {
    return this.#coarseness.includes(STALE);
  }

  /** Yields the points without a run of their own at one spacing, tile by tile from the middle outwards. */
  *samples(spacing: number): Generator<Sample> {
    const side = Math.min(this.size, spacing * TILE);
    const tiles: { readonly x: number; readonly y: number; readonly far: number }[] = [];
    // Aligned with the lattice, so that a moved grid asks for the same points at each spacing.
    const start = (first: number) => Math.floor(first / side) * side;
    for (let y = start(this.bottom); y < this.bottom + this.size; y += side) {
      for (let x = start(this.left); x < this.left + this.size; x += side) {
        const [dx, dy] = [x + (side - this.size) / 2 - this.left, y + (side - this.size) / 2 - this.bottom];
        tiles.push({ x, y, far: dx * dx + dy * dy });
      }
    }
    tiles.sort((a, b) => a.far - b.far);
    for (const tile of tiles) {
      for (let row = tile.y; row < tile.y + side; row += spacing) {
        for (let column = tile.x; column < tile.x + side; column += spacing) {
          const pixel = this.#pixelOf(column, row);
          if (pixel !== undefined && this.#coarseness[pixel] !== 0) yield { column, row, spacing };
        }
      }
    }
  }

  /** Returns the number of points without a run of their own at one spacing. */
  count(spacing: number): number {
    let count = 0;
    for (const _ of this.samples(spacing)) count++;
    return count;
  }

  /** Returns the values of both axes at a lattice point. */
  valuesAt({ column, row }: Pick<Sample, 'column' | 'row'>): readonly [number, number] {
    return [valueOn(this.lattice.x, column), valueOn(this.lattice.y, row)];
  }

  /** Returns the result of a coarser point that has the same values, as neighbouring pixels of one seed have. */
  sameAsCoarser({ column, row, spacing }: Sample): PointResult | undefined {
    const onCoarser = (index: number) => Math.floor(index / (2 * spacing)) * 2 * spacing;
    const coarser = { column: onCoarser(column), row: onCoarser(row) };
    const pixel = this.#pixelOf(coarser.column, coarser.row);
    if (pixel === undefined || this.#coarseness[pixel] !== 0) return undefined;
    const [x, y] = this.valuesAt({ column, row });
    const [otherX, otherY] = this.valuesAt(coarser);
    return x === otherX && y === otherY ? this.resultAt(pixel) : undefined;
  }

  /** Stores a result, and shows it on the pixels of its square until they have finer colours. */
  store({ column, row, spacing }: Sample, { loss, rightSince, outcome }: PointResult): void {
    const coarseness = Math.log2(spacing);
    const own = this.#pixelOf(column, row);
    for (let y = row; y < row + spacing; y++) {
      for (let x = column; x < column + spacing; x++) {
        const pixel = this.#pixelOf(x, y);
        if (pixel === undefined || (pixel !== own && this.#coarseness[pixel]! < coarseness)) continue;
        if (pixel !== own && this.#coarseness[pixel] === 0) continue;
        this.losses[pixel] = loss;
        this.rightSince[pixel] = rightSince;
        this.outcomes[pixel] = outcome;
        this.#coarseness[pixel] = pixel === own ? 0 : coarseness;
      }
    }
  }

  /** Returns what a pixel shows; undefined if nothing. */
  resultAt(pixel: number): PointResult | undefined {
    if (this.#coarseness[pixel] === UNKNOWN) return undefined;
    return { loss: this.losses[pixel]!, rightSince: this.rightSince[pixel]!, outcome: this.outcomes[pixel]! };
  }

  /** Returns the lattice point of the pixel at a place, as shares of the width and height from the lower left. */
  pointAt(place: { readonly x: number; readonly y: number }): Pick<Sample, 'column' | 'row'> {
    const within = (share: number) => Math.max(0, Math.min(this.size - 1, Math.floor(share * this.size)));
    return { column: this.left + within(place.x), row: this.bottom + within(place.y) };
  }

  /** Returns what a point shows, and whether it is its own run. */
  seenAt({ column, row }: Pick<Sample, 'column' | 'row'>): { result: PointResult; isOwn: boolean } | undefined {
    const pixel = this.#pixelOf(column, row);
    const result = pixel === undefined ? undefined : this.resultAt(pixel);
    return result && { result, isOwn: this.#coarseness[pixel!] === 0 };
  }

  #pixelOf(column: number, row: number): number | undefined {
    const [x, y] = [column - this.left, row - this.bottom];
    return x >= 0 && x < this.size && y >= 0 && y < this.size ? y * this.size + x : undefined;
  }
}

/** Returns the spacings of a grid, the coarsest first. */
export function spacingsOf(size: number): number[] {
  const spacings: number[] = [];
  for (let spacing = size / COARSEST; spacing >= 1; spacing /= 2) spacings.push(spacing);
  return spacings;
}

function latticeOf({ x, y }: MapView, size: number): Lattice {
  return { x: lineOf(x, size), y: lineOf(y, size) };
}

function lineOf({ axis, centre, span }: AxisView, size: number): Line {
  return { axis, anchor: centre, step: span / size };
}

function valueOn({ axis, anchor, step }: Line, index: number): number {
  return valueFrom(axis, anchor, (index + 0.5) * step);
}

/** Returns by how many whole steps the centre of a view lies beside the anchor; undefined for another scale. */
function shift({ axis, anchor, step }: Line, view: AxisView, size: number): number | undefined {
  if (view.span / size !== step) return undefined;
  const steps = distanceFrom(axis, anchor, view.centre) / step;
  // If neighbouring pixels are a few doubles apart, the centre cannot be written more exactly.
  return Math.abs(steps - Math.round(steps)) < 0.3 ? Math.round(steps) : undefined;
}

/** Returns, for each of `size` indices on a line, the pixel of another one that covers it, and the ratio of the steps. */
function indicesIn(line: Line, first: number, size: number, other: Line, otherFirst: number): [Int32Array, number] {
  const ratio = line.step / other.step;
  const between = distanceFrom(other.axis, other.anchor, line.anchor) / other.step;
  const indices = Int32Array.from({ length: size }, (_, i) =>
    Math.floor(between + (first + i + 0.5) * ratio + 1e-9 * ratio - otherFirst),
  );
  return [indices, 1 / ratio];
}
