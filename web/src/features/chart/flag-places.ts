/** Places the flags of pins where neither the curve nor another mark is. */

import { columnsOf } from '../../session/text-width.ts';

/** Height of a flag, gap around it, and width of a character in it, in pixels. */
const FLAG = { height: 16, gap: 3, character: 6.4 };
/** Rows of flags at the top and at the bottom; a flag without room is left out, but its line stays. */
const MOST_ROWS = 3;

/** Pin for the changes at about the same iteration. */
export interface Pin {
  readonly x: number;
  readonly words: string;
}

/** Rectangle in pixels from the top left corner. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Returns the pins with the boxes of their flags: at the top if it is free there, otherwise above the axis, centred on
 * the pin or beside it. `points` are those of the curve (x, y), in ascending order of x.
 */
export function placeFlags(
  pins: readonly Pin[],
  plot: Box,
  points: readonly (readonly [number, number])[],
  tick: Box | undefined,
): (Pin & { readonly box: Box | undefined })[] {
  const taken = tick ? [tick] : [];
  return pins.map((pin) => {
    const width = columnsOf(pin.words) * FLAG.character + 8;
    for (const start of [pin.x - width / 2, pin.x + 2 * FLAG.gap, pin.x - 2 * FLAG.gap - width]) {
      const left = Math.max(plot.left, Math.min(start, plot.right - width));
      const right = left + width;
      const [highest, lowest] = heightsBetween(points, left - FLAG.gap, right + FLAG.gap);
      for (const top of topsOf(plot)) {
        const box = { left, right, top, bottom: top + FLAG.height };
        const isOnCurve = lowest > top - FLAG.gap && highest < box.bottom + FLAG.gap;
        if (isOnCurve || taken.some((other) => overlap(box, other))) continue;
        taken.push(box);
        return { ...pin, box };
      }
    }
    return { ...pin, box: undefined };
  });
}

/** Returns the tops of the rows of flags, those at the top of the plot first. */
function topsOf({ top, bottom }: Box): number[] {
  const step = FLAG.height + FLAG.gap;
  const rows = Array.from({ length: MOST_ROWS }, (_, row) => row * step);
  return [...rows.map((row) => top + row), ...rows.map((row) => bottom - step - row)];
}

/** Returns whether two boxes overlap, or stand closer beside each other than flags may. */
export function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right + FLAG.gap &&
    one.right > other.left - FLAG.gap &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}

/** Returns the least and the greatest y of the curve between two x. */
function heightsBetween(points: readonly (readonly [number, number])[], left: number, right: number) {
  let [highest, lowest] = [Infinity, -Infinity];
  let [fromX, fromY] = points[0] ?? [0, 0];
  for (const [x, y] of points) {
    if (fromX > right) break;
    if (x >= left) {
      const slope = x > fromX ? (y - fromY) / (x - fromX) : 0;
      const start = fromX < left ? fromY + slope * (left - fromX) : fromY;
      const end = x > right ? fromY + slope * (right - fromX) : y;
      highest = Math.min(highest, start, end);
      lowest = Math.max(lowest, start, end);
    }
    [fromX, fromY] = [x, y];
  }
  return [highest, lowest] as const;
}
