/** Linear and logarithmic scales, from values to CSS pixels and back. */

import { nice, ticks } from 'd3-array';

type Ends = readonly [number, number];

export interface Scale {
  (value: number): number;
  /** Positions of the ends. */
  readonly range: Ends;
  readonly invert: (position: number) => number;
  /** Returns round values for labels: about `count`; of powers of ten, at most `count`. */
  readonly ticks: (count: number) => number[];
}

/** Farthest position that is drawn, in pixels from the corner: outside any drawing. */
const FARTHEST = 10_000;

/** Clamps a position to what SVG can draw: it refuses paths to where a run has blown up to. */
export function drawable(position: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, position));
}

export function linearScale([low, high]: Ends, [from, to]: Ends): Scale {
  // Avoids a division by 0: equal values lie at the start.
  const pixels = (to - from) / (high - low || 1);
  return Object.assign((value: number) => from + (value - low) * pixels, {
    range: [from, to] as const,
    invert: (position: number) => low + (position - from) / pixels,
    ticks: (count: number) => ticks(low, high, count),
  });
}

/** Returns a linear scale that ends at round values, so far apart that about `count` of them fit between. */
export function roundScale([low, high]: Ends, range: Ends, count: number): Scale {
  return linearScale(nice(low, high, count), range);
}

/** Returns a logarithmic scale that ends at powers of ten, its only ticks. Values beyond its ends are drawn at them. */
export function logScale([low, high]: Ends, range: Ends): Scale {
  const [least, most] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const ofPowers = linearScale([least, most], range);
  return Object.assign((value: number) => ofPowers(Math.max(least, Math.min(most, Math.log10(value)))), {
    range,
    invert: (position: number) => 10 ** ofPowers.invert(position),
    ticks: (count: number) => {
      const every = Math.ceil((most - least + 1) / count);
      const powers = Array.from({ length: Math.floor((most - least) / every) + 1 }, (_, i) => most - i * every);
      return powers.reverse().map((power) => Number(`1e${power}`));
    },
  });
}

/** Returns a position to a tenth of a pixel. */
export function place(position: number): number {
  return Math.round(drawable(position) * 10) / 10;
}
