/**
 * Line of a weight: a cubic Bézier curve, horizontal at both ends, whose inner control points lie in the middle of its
 * width. Its parameter `t` goes from 0 at the start to 1 at the end.
 */

import type { Place } from '../../ui/pointer-place.ts';

/** Returns the line as an SVG path. */
export function curvePath(from: Place, to: Place): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}

/** Returns the shares of the width and the height of the line that are covered at `t`. */
export function curveAt(t: number): Place {
  return { x: t * (1.5 + t * (t - 1.5)), y: t * t * (3 - 2 * t) };
}

/** Returns the share of the height at which the line has covered this share of its width, and its slope there. */
export function curveBelow(share: number): { readonly rise: number; readonly slope: number } {
  let t = share;
  // Newton's method.
  for (let step = 0; step < 3; step++) t -= (curveAt(t).x - share) / widthSlope(t);
  return { rise: curveAt(t).y, slope: (6 * t * (1 - t)) / widthSlope(t) };
}

/** Returns the derivative of the covered share of the width. */
function widthSlope(t: number): number {
  return 1.5 + t * (3 * t - 3);
}
