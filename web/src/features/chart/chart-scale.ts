/** What the chart spans, and its lines as paths. */

import { linearScale, logScale, place, roundScale, type Scale } from '../../ui/scale.ts';
import type { LossScale } from '../../session/view.ts';
import type { Series } from './chart-series.ts';

/** The lowest value that the logarithmic scale shows; what is below, 0 above all, is drawn there. */
const LEAST = 1e-16;
/** A past run that goes this many times higher than the present one leaves the picture. */
const MOST_OUTREACH = 3;

/** From 0 to the last iteration of what is drawn, and at least to where training is to end. */
export function iterationScale(last: number, [left, right]: readonly [number, number]): Scale {
  return linearScale([0, Math.max(last, 1)], [left, right]);
}

/**
 * High enough for all lines. Past lines count as far as they do not flatten the present ones. A linear scale that no
 * line crosses begins at 0.
 */
export function valueScale(
  kind: LossScale,
  lines: readonly Series[],
  past: readonly Series[],
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

/** A line as an SVG path. */
export function pathOf({ iterations, values }: Series, x: Scale, y: Scale): string {
  let path = '';
  for (let i = 0; i < iterations.length; i++) {
    const top = place(y(values[i]!));
    if (Number.isNaN(top)) continue;
    path += `${path ? 'L' : 'M'}${place(x(iterations[i]!))},${top}`;
  }
  return path;
}

/** The space between two lines over the same iterations as a path. */
export function areaBetween(upper: Series, lower: Series | undefined, x: Scale, y: Scale): string {
  const above = pathOf(upper, x, y);
  if (!above) return '';
  const { iterations } = upper;
  let below = '';
  for (let i = iterations.length - 1; i >= 0; i--) {
    const top = place(y(lower?.values[i] ?? 0));
    if (!Number.isNaN(top)) below += `L${place(x(iterations[i]!))},${top}`;
  }
  return `${above}${below}Z`;
}

function extent(lines: readonly Series[]): [number, number] | undefined {
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

/** The smallest value above 0. */
function leastAbove0(lines: readonly Series[]): number | undefined {
  let least = Infinity;
  for (const { values } of lines) {
    for (const value of values) {
      if (value > 0 && value < least) least = value;
    }
  }
  return least < Infinity ? least : undefined;
}
