/** Finds places on the lines of weights at which their numbers can be read beside each other. */

import { type Box, boxOf, overlap } from '../../ui/box.ts';
import type { Place } from '../../ui/pointer-place.ts';
import { curveAt } from './weight-curve.ts';

/** Line of a weight, and the width of its number in pixels. */
export interface NumberedLine {
  readonly from: Place;
  readonly to: Place;
  readonly width: number;
}

/** Height of a number, and the least gap between two beside each other, in pixels. */
const BOX = { height: 13, gap: 2 };
/** Places of a number, as shares of its line's length, the best first; on the way back, they count from the end. */
const SHARES = [0.7, 0.58, 0.46, 0.8, 0.34, 0.22];
/** Segments into which a line is cut to measure its length. */
const POINTS = 24;

/**
 * Returns the place of each line's number as a share of its length: near the end, or near the start if `isBack`. It is
 * undefined for a number that would cover an earlier one or one of the `names`, or reach beyond its line.
 */
export function numberPlaces(
  lines: readonly NumberedLine[],
  isBack: boolean,
  names: readonly Box[] = [],
): (number | undefined)[] {
  const taken = [...names];
  return lines.map((line) => {
    const { from, to, width } = line;
    const boxAt = (share: number): Box => {
      const { x, y } = pointAlong(line, share);
      return boxOf({ x: x - width / 2, y: y - BOX.height / 2, width, height: BOX.height });
    };
    const share = SHARES.map((each) => (isBack ? 1 - each : each)).find((each) => {
      const box = boxAt(each);
      const isInside = box.left >= from.x && box.right <= to.x;
      return isInside && !taken.some((other) => overlap(box, other, BOX.gap));
    });
    if (share !== undefined) taken.push(boxAt(share));
    return share;
  });
}

/** Returns the point of a line at this share of its length. */
export function pointAlong({ from, to }: Pick<NumberedLine, 'from' | 'to'>, share: number): Place {
  const points = Array.from({ length: POINTS + 1 }, (_, i) => {
    const { x, y } = curveAt(i / POINTS);
    return { x: from.x + (to.x - from.x) * x, y: from.y + (to.y - from.y) * y };
  });
  const lengths = points.slice(1).map(({ x, y }, i) => Math.hypot(x - points[i]!.x, y - points[i]!.y));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  const at = Math.max(
    0,
    lengths.findIndex((length) => {
      if (left <= length) return true;
      left -= length;
      return false;
    }),
  );
  const [start, end] = [points[at]!, points[at + 1]!];
  const part = lengths[at]! > 0 ? left / lengths[at]! : 0;
  return { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part };
}
