/**
 * Draws a small picture of a session for a post whose playground is not loaded yet: table, network and loss as an SVG
 * of a few shapes. It uses no text, no style and no attribute with a hyphen, which some blog engines rename or remove.
 */

import type { Table } from '../session/session.ts';

export const STILL_PARTS = ['table', 'diagram', 'chart'] as const;
export type StillPart = (typeof STILL_PARTS)[number];

export interface Still {
  readonly table: Table;
  /** weights[layer][from][to]; empty while there is no network. */
  readonly weights: readonly (readonly (readonly number[])[])[];
  /** Losses of the run at equal distances, from its beginning. */
  readonly losses: readonly number[];
}

/** Most rows, columns, layers, units and points drawn: the picture is a hint, and its size is paid with the post. */
const MOST = { rows: 8, columns: 8, layers: 5, units: 6, points: 40 };

/** Side of the square for a part, and the gap between two parts. */
const SIDE = 200;
const GAP = 60;

const POSITIVE = '#3b7ddd';
const NEGATIVE = '#d2691e';

/** Returns the picture, which takes up the width of its place and `height` CSS pixels. */
export function stillPicture(still: Still, parts: readonly StillPart[], height: number): string {
  const draw: Record<StillPart, (still: Still, x: number) => string> = { table, diagram, chart };
  const drawn = parts.map((part, place) => draw[part](still, place * (SIDE + GAP)));
  const width = Math.max(parts.length, 1) * (SIDE + GAP) - GAP;
  return `<svg viewBox="0 0 ${width} ${SIDE}" width="100%" height="${height}" aria-hidden="true">${drawn.join('')}</svg>`;
}

/** Draws a square for each cell, filled for 1; the targets stand apart. */
function table({ table: { inputs, rows } }: Still, x: number): string {
  const shown = rows.slice(0, MOST.rows).map((row) => [row.in, row.out] as const);
  const columns = Math.min(inputs.length, MOST.columns - 1);
  const targets = Math.min(shown[0]?.[1].length ?? 0, MOST.columns - columns);
  const side = Math.round(SIDE / Math.max(columns + targets + 0.5, shown.length, 5));
  const top = Math.round((SIDE - side * shown.length) / 2);
  const cells = shown.flatMap(([given, wanted], row) =>
    [...given.slice(0, columns), ...wanted.slice(0, targets)].map((value, column) => {
      const left = x + column * side + (column < columns ? 0 : Math.round(side / 2));
      return frame(left, top + row * side, side) + (value === 1 ? box(left + 4, top + row * side + 4, side - 8) : '');
    }),
  );
  return shape('currentColor', cells.join(''), 0.7);
}

/** Draws a disc for each unit, and for each weight a line as thick as its share of the largest. */
function diagram({ weights }: Still, x: number): string {
  const layers = weights.slice(0, MOST.layers - 1);
  if (layers.length === 0) return '';
  const sizes = [layers[0]!.length, ...layers.map((layer) => layer[0]!.length)].map((size) =>
    Math.min(size, MOST.units),
  );
  const at = (layer: number, unit: number) =>
    [
      x + 12 + Math.round((layer * (SIDE - 24)) / (sizes.length - 1)),
      Math.round((SIDE * (unit + 0.5)) / sizes[layer]!),
    ] as const;
  const lines = layers.flatMap((layer, from) =>
    layer
      .slice(0, sizes[from])
      .flatMap((row, unit) =>
        row.slice(0, sizes[from + 1]).map((weight, to) => ({ weight, from: at(from, unit), to: at(from + 1, to) })),
      ),
  );
  const largest = Math.max(...lines.map(({ weight }) => Math.abs(weight)), Number.MIN_VALUE);
  const drawn = (sign: number) =>
    lines
      .filter(({ weight }) => Math.sign(weight) === sign)
      .map(({ weight, from, to }) => line(from, to, Math.round(1 + (5 * Math.abs(weight)) / largest)))
      .join('');
  const discs = sizes.flatMap((size, layer) => Array.from({ length: size }, (_, unit) => disc(...at(layer, unit), 10)));
  return shape(POSITIVE, drawn(1)) + shape(NEGATIVE, drawn(-1)) + shape('currentColor', discs.join(''));
}

/** Draws the curve of the loss above its axis. */
function chart({ losses }: Still, x: number): string {
  const axes = `M${x} 0h2v${SIDE - 2}h${SIDE - 2}v2H${x}z`;
  const points = thinned(losses.filter(Number.isFinite), MOST.points);
  const largest = Math.max(...points, Number.MIN_VALUE);
  const curve = points.map((loss, index) => [
    x + 2 + Math.round((index * (SIDE - 2)) / Math.max(points.length - 1, 1)),
    Math.round((SIDE - 8) * (1 - loss / largest)) + 4,
  ]);
  // A falling curve is as thick where it is steep as where it is level.
  const back = curve.toReversed().map(([left, top]) => [left! + 3, top! - 3]);
  const band = curve.length > 1 ? `M${[...curve, ...back].map((point) => point.join(' ')).join('L')}z` : '';
  return shape('currentColor', axes, 0.5) + shape(POSITIVE, band);
}

/** Returns at most `most` values at equal distances, with the first and the last. */
function thinned(values: readonly number[], most: number): number[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, index) => values[Math.round((index * (values.length - 1)) / (most - 1))]!);
}

function shape(colour: string, path: string, opacity = 1): string {
  if (path === '') return '';
  return `<path fill="${colour}"${opacity === 1 ? '' : ` opacity="${opacity}"`} d="${path}"/>`;
}

function box(x: number, y: number, side: number): string {
  return `M${x} ${y}h${side}v${side}h${-side}z`;
}

/** Returns a frame of one pixel: its inner edge runs the other way, so that it is not filled. */
function frame(x: number, y: number, side: number): string {
  const inner = side - 2;
  return `${box(x, y, side)}M${x + 1} ${y + 1}v${inner}h${inner}v${-inner}z`;
}

function disc(x: number, y: number, radius: number): string {
  const half = `a${radius} ${radius} 0 0 0`;
  return `M${x - radius} ${y}${half} ${2 * radius} 0${half} ${-2 * radius} 0z`;
}

/** Returns a line as an area, with vertical ends. */
function line([x, y]: readonly [number, number], [toX, toY]: readonly [number, number], thickness: number): string {
  return `M${x} ${y}L${toX} ${toY}v${thickness}L${x} ${y + thickness}z`;
}
