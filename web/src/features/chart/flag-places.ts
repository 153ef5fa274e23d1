/** Groups pins that are near each other, and places their flags where neither the curve nor another mark is. */

import { columnsOf } from '../../session/text-width.ts';
import { type Box, overlap } from '../../ui/box.ts';

/** Height of a flag, gap around it, and width of a character in it, in pixels. */
const FLAG = { height: 16, gap: 3, character: 6.4 };
/** Most rows of flags at the top and at the bottom, which take at most half of the plot each. */
const MOST_ROWS = 3;
/** Distances in pixels within which pins share a flag; a larger one is tried while a flag has no room. */
const TOGETHER = [12, 24, 48, 96];

/** Pin of a change, or the middle of several. */
export interface Pin {
  readonly x: number;
  readonly words: string;
}

export type Flag = Pin & { readonly box: Box | undefined };

/**
 * Returns the flags of pins, in ascending order of x. Pins near each other share a flag with the words of `together`;
 * all flags have room, unless even those of the largest groups have none.
 */
export function flagsOf(
  pins: readonly Pin[],
  together: (pins: number) => string,
  place: (pins: Pin[]) => Flag[],
): Flag[] {
  let flags: Flag[] = [];
  for (const distance of TOGETHER) {
    flags = place(groupsOf(pins, distance).map((group) => pinOf(group, together)));
    if (flags.every(({ box }) => box)) break;
  }
  return flags;
}

/** Returns groups of pins, each of which spans at most this distance. */
function groupsOf(pins: readonly Pin[], distance: number): Pin[][] {
  const groups: Pin[][] = [];
  for (const pin of pins) {
    const group = groups.at(-1);
    if (group && pin.x - group[0]!.x < distance) group.push(pin);
    else groups.push([pin]);
  }
  return groups;
}

function pinOf(group: readonly Pin[], together: (pins: number) => string): Pin {
  const first = group[0]!;
  if (group.length === 1) return first;
  return { x: (first.x + group.at(-1)!.x) / 2, words: together(group.length) };
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
): Flag[] {
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
        if (isOnCurve || taken.some((other) => overlap(box, other, FLAG.gap))) continue;
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
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor((bottom - top) / 2 / step)));
  const rows = Array.from({ length: most }, (_, row) => row * step);
  return [...rows.map((row) => top + row), ...rows.map((row) => bottom - step - row)];
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
