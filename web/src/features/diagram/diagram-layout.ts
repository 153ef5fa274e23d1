/** Layout of the network diagram: positions of the units, and the part under a pointer. */

import type { Part } from '../../ui/network-part.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Drawn units of a layer: `count` of them from `first` on. */
export interface Window {
  readonly first: number;
  readonly count: number;
}

/** Room for a name beside the inputs and the outputs, in pixels. */
const LABEL_WIDTH = 58;
/** Room above and below the units, in pixels: for their biases, or for the buttons of a layer that is cut off. */
const MARGIN = { biases: 40, buttons: 50 };
const RADII = { most: 22, mostBesideButtons: 16, least: 7 };
/** Distance between the centres of adjacent units of a layer, in radii. */
const SPACING = { most: 4, least: 2.5 };
const MOST_UNITS = 8;
/** Greatest distance, in pixels, of a pointer from a line, and of a finger from the centre of a unit. */
const REACH = { line: 9, finger: 22 };

export class DiagramLayout {
  readonly radius: number;
  /** Drawn units of each layer. */
  readonly windows: readonly Window[];
  readonly #size: Size;
  readonly #spacing: number;

  /** `firsts` is the first unit to draw of each layer; it moves up if fewer units follow than fit. */
  constructor(sizes: readonly number[], size: Size, firsts: readonly number[] = []) {
    this.#size = size;
    const hasButtons = Math.max(...sizes) > mostUnits(roomWithin(size, MARGIN.biases));
    const room = roomWithin(size, hasButtons ? MARGIN.buttons : MARGIN.biases);
    const most = mostUnits(room);
    this.windows = sizes.map((units, layer) => {
      const count = Math.min(units, most);
      return { first: Math.max(0, Math.min(firsts[layer] ?? 0, units - count)), count };
    });
    const highest = Math.max(...this.windows.map(({ count }) => count));
    const gaps = Math.max(1, highest - 1);
    const between = (size.width - 2 * LABEL_WIDTH) / Math.max(1, sizes.length - 1);
    this.radius = Math.max(
      RADII.least,
      Math.min(hasButtons ? RADII.mostBesideButtons : RADII.most, room / gaps / SPACING.least, between / 4),
    );
    this.#spacing = Math.min(room / gaps, SPACING.most * this.radius);
  }

  get layers(): number {
    return this.windows.length;
  }

  x(layer: number): number {
    const left = LABEL_WIDTH + this.radius;
    return left + ((this.#size.width - 2 * left) * layer) / Math.max(1, this.layers - 1);
  }

  y(layer: number, unit: number): number {
    const { first, count } = this.windows[layer]!;
    return this.#size.height / 2 + (unit - first - (count - 1) / 2) * this.#spacing;
  }

  isShown(part: Part): boolean {
    const inside = (layer: number, unit: number) => {
      const window = this.windows[layer];
      return window !== undefined && unit >= window.first && unit < window.first + window.count;
    };
    if (part.kind === 'unit') return inside(part.layer, part.unit);
    return inside(part.layer - 1, part.from) && inside(part.layer, part.to);
  }

  /** Length of the bias mark above a unit, at most the gap to the unit above. */
  get biasLength(): number {
    return Math.max(3, Math.min(0.7 * this.radius, 0.7 * (this.#spacing - 2 * this.radius)));
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
        const apart = Math.hypot(x - this.x(layer), y - this.y(layer, unit));
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
    // Lines are drawn from edge to edge of the units.
    const [start, end] = [this.x(layer - 1) + this.radius, this.x(layer) - this.radius];
    const share = Math.max(0, Math.min(1, (x - start) / (end - start)));
    let nearest: Part | undefined;
    let least = REACH.line;
    for (const from of unitsOf(this.windows[layer - 1]!)) {
      for (const to of unitsOf(this.windows[layer]!)) {
        const [y0, y1] = [this.y(layer - 1, from), this.y(layer, to)];
        const slant = Math.hypot(1, (y1 - y0) / (end - start));
        const apart = Math.abs(y - (y0 + (y1 - y0) * share)) / slant;
        if (apart >= least) continue;
        least = apart;
        nearest = { kind: 'weight', layer, from, to };
      }
    }
    return nearest;
  }
}

function roomWithin({ height }: Size, margin: number): number {
  return Math.max(0, height - 2 * margin);
}

/** Returns the number of units of a layer that fit. */
function mostUnits(room: number): number {
  return Math.max(2, Math.min(MOST_UNITS, 1 + Math.floor(room / (SPACING.least * RADII.least))));
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
