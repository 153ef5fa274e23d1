/** Scales of the loss chart, and its lines as SVG paths. */

import { linearScale, logScale, place, roundScale, type Scale } from '../../ui/scale.ts';
import type { LossScale } from '../../session/view.ts';
import type { Series } from './chart-series.ts';

/** Lower end of the logarithmic scale; smaller values, 0 included, are drawn there. */
const LEAST = 1e-16;
/** Greatest multiple of the present maximum to which past runs widen the scale; higher ones are cut off. */
const MOST_OUTREACH = 3;

type Values = Pick<Series, 'values'>;

/** Returns the horizontal scale from 0 to iteration `last` (at least 1), over the pixels from `left` to `right`. */
export function iterationScale(last: number, [left, right]: readonly [number, number]): Scale {
  return linearScale([0, Math.max(last, 1)], [left, right]);
}

/**
 * Returns the vertical scale over the pixels from `bottom` to `top`. It covers all present lines, and past lines up to
 * MOST_OUTREACH times the present maximum. A linear scale starts at 0 unless a line is negative.
 */
export function valueScale(
  kind: LossScale,
  lines: readonly Values[],
  past: readonly Values[],
  [bottom, top]: readonly [number, number],
): Scale {
  const present = extent(lines);
  const before = extent(past);
  const most = present
    ? Math.max(present[1], Math.min(before?.[1] ?? 0, MOST_OUTREACH * present[1]))
    : (before?.[1] ?? 1);
  const least = Math.min(present?.[0] ?? 0, before?.[0] ?? 0);
  if (kind === 'linear') {
    const low = Math.min(0, present?.[0] ?? least);
    return roundScale([low, most > low ? most : low + 1], [bottom, top], 5);
  }
  const smallest = Math.max(LEAST, leastAbove0([...lines, ...past]) ?? 0.1);
  return logScale([smallest, Math.max(most, smallest * 10)], [bottom, top]);
}

/** Returns a line as an SVG path, without the points whose value is NaN. */
export function pathOf({ iterations, values }: Series, x: Scale, y: Scale): string {
  let path = '';
  for (let i = 0; i < iterations.length; i++) {
    const top = place(y(values[i]!));
    if (Number.isNaN(top)) continue;
    path += `${path ? 'L' : 'M'}${place(x(iterations[i]!))},${top}`;
  }
  return path;
}

function extent(lines: readonly Values[]): [number, number] | undefined {
  let least = Infinity;
  let most = -Infinity;
  for (const { values } of lines) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return least <= most ? [least, most] : undefined;
}

/** Returns the smallest value above 0. */
function leastAbove0(lines: readonly Values[]): number | undefined {
  let least = Infinity;
  for (const { values } of lines) {
    for (const value of values) {
      if (value > 0 && value < least) least = value;
    }
  }
  return least < Infinity ? least : undefined;
}
