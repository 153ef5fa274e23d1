/** Places the thumbnails of a wall: a heading for each group that has networks, and lines of thumbnails below. */

import type { Place } from '../../ui/pointer-place.ts';
import { type Group, GROUPS } from './wall-groups.ts';

/** Thumbnails on a line: five on a phone; elsewhere as many as leave each about this width, in pixels. */
const PHONE = { width: 420, columns: 5 };
const COLUMN_WIDTH = 36;
const MOST_COLUMNS = 20;
const GAP = 4;
/** Height of the spark line, as a share of the map's side above it. */
const SPARK = 0.34;
const HEADING_HEIGHT = 26;

/** Layout in CSS pixels from the top left corner. */
export interface WallLayout {
  readonly columns: number;
  /** Side of the square map of a thumbnail, and the height of the spark line below it. */
  readonly side: number;
  readonly spark: number;
  readonly height: number;
  readonly headings: readonly { readonly group: Group; readonly count: number; readonly top: number }[];
  /** Networks in the order of reading. */
  readonly order: readonly number[];
  /** x, y, x, y, … of the thumbnails, by network. */
  readonly places: Float64Array;
}

export function layoutOf(groups: Readonly<Record<Group, readonly number[]>>, width: number): WallLayout {
  const columns = width < PHONE.width ? PHONE.columns : Math.min(MOST_COLUMNS, Math.floor(width / COLUMN_WIDTH));
  const column = (width + GAP) / columns;
  const side = Math.floor(column - GAP);
  const spark = Math.round(side * SPARK);
  const headings: WallLayout['headings'][number][] = [];
  const order = GROUPS.flatMap((group) => groups[group]);
  const places = new Float64Array(2 * order.length);
  let top = 0;
  for (const group of GROUPS) {
    const members = groups[group];
    if (members.length === 0) continue;
    headings.push({ group, count: members.length, top });
    top += HEADING_HEIGHT;
    members.forEach((network, i) => {
      places[2 * network] = Math.round((i % columns) * column);
      places[2 * network + 1] = top + Math.floor(i / columns) * (side + spark + GAP);
    });
    top += Math.ceil(members.length / columns) * (side + spark + GAP);
  }
  return { columns, side, spark, height: top, headings, order, places };
}

/** Returns the network whose thumbnail covers a point, of those at these places; -1 if none does. */
export function networkAt(
  places: Float64Array,
  { side, spark }: Pick<WallLayout, 'side' | 'spark'>,
  { x, y }: Place,
): number {
  // Later ones are drawn over earlier ones.
  for (let network = places.length / 2 - 1; network >= 0; network--) {
    const [across, down] = [x - places[2 * network]!, y - places[2 * network + 1]!];
    if (across >= 0 && across < side && down >= 0 && down < side + spark) return network;
  }
  return -1;
}

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Returns the network that a step leads to from another; the same one at the edge. Lines may cross into other groups. */
export function neighbourOf({ order, places }: WallLayout, from: number, direction: Direction): number {
  const at = order.indexOf(from);
  switch (direction) {
    case 'left':
      return order[Math.max(0, at - 1)]!;
    case 'right':
      return order[Math.min(order.length - 1, at + 1)]!;
    case 'first':
      return order[0]!;
    case 'last':
      return order.at(-1)!;
    case 'up':
    case 'down': {
      const x = (network: number) => places[2 * network]!;
      const y = (network: number) => places[2 * network + 1]!;
      const beyond = order.filter((other) => (direction === 'up' ? y(other) < y(from) : y(other) > y(from)));
      if (beyond.length === 0) return from;
      const line = direction === 'up' ? Math.max(...beyond.map(y)) : Math.min(...beyond.map(y));
      return beyond
        .filter((other) => y(other) === line)
        .reduce((best, other) => (Math.abs(x(other) - x(from)) < Math.abs(x(best) - x(from)) ? other : best));
    }
  }
}
