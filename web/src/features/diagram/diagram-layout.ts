/** Layout of the network diagram: positions of the units, and the part under a pointer. */

import type { Part } from '../../ui/network-part.ts';
import { curveBelow, curvePath } from './weight-curve.ts';

type Weight = Part & { readonly kind: 'weight' };

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Drawn units of a layer: `count` of them from `first` on. */
export interface Window {
  readonly first: number;
  readonly count: number;
}

/** Room for a name beside the inputs and the outputs, in pixels, and the most of it, as a share, where names are below. */
const LABEL = { width: 58, share: 0.12 };
/** Height of a name below a unit, in pixels. */
const NAME_HEIGHT = 18;
/** Room at the upper and the lower edge, in pixels: for the buttons of a layer that is cut off, or for outlines. */
const EDGE = { buttons: 23, outlines: 3 };
/** Side of a unit: its share of a wide spacing, the smallest in pixels with a name below, and its range with more room. */
const SIDE = { share: 0.42, named: 26, least: 36, most: 68 };
/** Side below which a unit is a row of cells and its layer a matrix, and the width of that row, in pixels. */
const MATRIX = { below: 18, width: 36 };
/** Bias mark above a unit, in sides. */
const BIAS = 0.35;
/** Distance between the centres of adjacent units of a layer, in pixels: a wide one, and the range. */
const SPACING = { wide: 54, least: 13, most: SIDE.most / SIDE.share };
/** Gap between units without names, in pixels. */
const GAP = 4;
const MOST_UNITS = 8;
/** Greatest distance, in pixels, of a pointer from a line, and of a finger from the centre of a unit. */
const REACH = { line: 9, finger: 22 };

export class DiagramLayout {
  /** Half the height of a unit. */
  readonly radius: number;
  /** Half the width of a unit: its radius, unless it is a row of cells. */
  readonly halfWidth: number;
  /** True if there is room for a name below each unit. */
  readonly isNamed: boolean;
  /** Drawn units of each layer. */
  readonly windows: readonly Window[];
  readonly #size: Size;
  readonly #spacing: number;
  /** True if there is room for a bias mark above each unit beside the name of the unit above it. */
  readonly #isWide: boolean;
  /** Height of the middle of each layer. */
  readonly #middle: number;

  /** `firsts` is the first unit to draw of each layer; it moves up if fewer units follow than fit. */
  constructor(sizes: readonly number[], size: Size, firsts: readonly number[] = []) {
    this.#size = size;
    const hasButtons = Math.max(...sizes) > mostUnits(size.height, EDGE.outlines);
    const edge = hasButtons ? EDGE.buttons : EDGE.outlines;
    const most = mostUnits(size.height, edge);
    this.windows = sizes.map((units, layer) => {
      const count = Math.min(units, most);
      return { first: Math.max(0, Math.min(firsts[layer] ?? 0, units - count)), count };
    });
    const gaps = Math.max(1, Math.max(...this.windows.map(({ count }) => count)) - 1);
    const between = (size.width - 2 * LABEL.width) / Math.max(1, sizes.length - 1);
    const room = size.height - 2 * edge;
    const share = (room - NAME_HEIGHT) / (gaps / SIDE.share + 1 + BIAS);
    const side = Math.min(Math.max(share, SIDE.least), SIDE.most, between / 2);
    const spacing = (room - NAME_HEIGHT - (1 + BIAS) * side) / gaps;
    this.#isWide = spacing >= SPACING.wide;
    // With names alone between the units.
    const close = Math.min((room - GAP) / (gaps + 1) - NAME_HEIGHT, SIDE.least, between / 2);
    this.isNamed = this.#isWide || close >= SIDE.named;
    this.#spacing = this.#isWide
      ? Math.min(spacing, SPACING.most)
      : (room - (this.isNamed ? GAP + NAME_HEIGHT + close : 0)) / (this.isNamed ? gaps : gaps + 1);
    const unnamed = Math.min(this.#spacing - GAP, SIDE.least, between / 2);
    // Before a panel has its size, there may be no room at all.
    this.radius = Math.max(0, this.#isWide ? side : this.isNamed ? close : unnamed) / 2;
    const width = 2 * this.radius < MATRIX.below ? Math.min(MATRIX.width, between / 2) : 0;
    this.halfWidth = Math.max(this.radius, width / 2);
    const above = this.#isWide ? 2 * BIAS * this.radius : GAP;
    this.#middle = size.height / 2 + (this.isNamed ? (above - NAME_HEIGHT) / 2 : 0);
  }

  get width(): number {
    return this.#size.width;
  }

  get height(): number {
    return this.#size.height;
  }

  get layers(): number {
    return this.windows.length;
  }

  x(layer: number): number {
    const left = Math.min(LABEL.width, this.isNamed ? LABEL.share * this.#size.width : Infinity) + this.halfWidth;
    return left + ((this.#size.width - 2 * left) * layer) / Math.max(1, this.layers - 1);
  }

  /** Distance between the middles of two layers. */
  get between(): number {
    return this.x(1) - this.x(0);
  }

  y(layer: number, unit: number): number {
    const { first, count } = this.windows[layer]!;
    return this.#middle + (unit - first - (count - 1) / 2) * this.#spacing;
  }

  isShown(part: Part): boolean {
    const inside = (layer: number, unit: number) => {
      const window = this.windows[layer];
      return window !== undefined && unit >= window.first && unit < window.first + window.count;
    };
    if (part.kind === 'unit') return inside(part.layer, part.unit);
    return inside(part.layer - 1, part.from) && inside(part.layer, part.to);
  }

  /** Length of the bias mark above a unit. */
  get biasLength(): number {
    return this.#isWide ? 2 * BIAS * this.radius : GAP - 1;
  }

  /** Width of a name below a unit, in pixels. */
  get nameWidth(): number {
    return this.between - 8;
  }

  /** Returns the line of a weight as an SVG path: horizontal at both ends. */
  pathOf({ layer, from, to }: Weight): string {
    const { start, end } = this.spanOf(layer);
    return curvePath({ x: start, y: this.y(layer - 1, from) }, { x: end, y: this.y(layer, to) });
  }

  /** Returns the ends of the lines into a layer: the edges of the units. */
  spanOf(layer: number): { readonly start: number; readonly end: number } {
    return { start: this.x(layer - 1) + this.halfWidth, end: this.x(layer) - this.halfWidth };
  }

  /** Returns the nearest unit at a point, else the nearest line; a finger has a larger reach than a mouse. */
  partAt(x: number, y: number, isFinger = false): Part | undefined {
    return (
      this.#unitAt(x, y, isFinger ? Math.max(this.radius + 6, REACH.finger) : this.radius + 3) ?? this.#weightAt(x, y)
    );
  }

  #unitAt(x: number, y: number, reach: number): Part | undefined {
    let nearest: Part | undefined;
    let least = reach;
    for (const [layer, window] of this.windows.entries()) {
      for (const unit of unitsOf(window)) {
        // Units are squares, or wider rows of cells.
        const across = Math.abs(x - this.x(layer)) - (this.halfWidth - this.radius);
        const apart = Math.max(across, Math.abs(y - this.y(layer, unit)));
        if (apart > least) continue;
        least = apart;
        nearest = { kind: 'unit', layer, unit };
      }
    }
    return nearest;
  }

  #weightAt(x: number, y: number): Part | undefined {
    const layer = this.windows.findIndex((_, index) => index > 0 && this.x(index - 1) <= x && x < this.x(index));
    if (layer < 1) return undefined;
    const { start, end } = this.spanOf(layer);
    const { rise, slope } = curveBelow(Math.max(0, Math.min(1, (x - start) / (end - start))));
    let nearest: Part | undefined;
    let least = REACH.line;
    for (const from of unitsOf(this.windows[layer - 1]!)) {
      for (const to of unitsOf(this.windows[layer]!)) {
        const [y0, y1] = [this.y(layer - 1, from), this.y(layer, to)];
        const slant = Math.hypot(1, (slope * (y1 - y0)) / (end - start));
        const apart = Math.abs(y - (y0 + (y1 - y0) * rise)) / slant;
        if (apart >= least) continue;
        least = apart;
        nearest = { kind: 'weight', layer, from, to };
      }
    }
    return nearest;
  }
}

/** Returns the number of units of a layer that fit. */
function mostUnits(height: number, edge: number): number {
  return Math.max(2, Math.min(MOST_UNITS, Math.floor((height - 2 * edge) / SPACING.least)));
}

export function unitsOf({ first, count }: Window): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

/**
 * Returns the part that a key leads to: along a layer, or through the network from unit to weight to unit. On a weight,
 * up and down move to the next one that leaves the same unit.
 */
export function nextPart(part: Part, key: string, sizes: readonly number[]): Part | undefined {
  const clamp = (unit: number, layer: number) => Math.max(0, Math.min(unit, sizes[layer]! - 1));
  const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  if (part.kind === 'unit') {
    const { layer, unit } = part;
    if (step) return { ...part, unit: clamp(unit + step, layer) };
    if (key === 'Home') return { ...part, unit: 0 };
    if (key === 'End') return { ...part, unit: sizes[layer]! - 1 };
    if (key === 'ArrowRight' && layer + 1 < sizes.length) {
      return { kind: 'weight', layer: layer + 1, from: unit, to: clamp(unit, layer + 1) };
    }
    if (key === 'ArrowLeft' && layer > 0) return { kind: 'weight', layer, from: clamp(unit, layer - 1), to: unit };
    return undefined;
  }
  const { layer, from, to } = part;
  if (step) return { ...part, to: clamp(to + step, layer) };
  if (key === 'Home') return { ...part, to: 0 };
  if (key === 'End') return { ...part, to: sizes[layer]! - 1 };
  if (key === 'ArrowLeft') return { kind: 'unit', layer: layer - 1, unit: from };
  if (key === 'ArrowRight') return { kind: 'unit', layer, unit: to };
  return undefined;
}
