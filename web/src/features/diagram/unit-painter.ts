/** Paints the activations of one unit: a surface over two inputs with the contour of its middle, or one cell per row. */

import { isLevel } from '../../session/learning/unit-logic.ts';
import { columnsFor, downwards } from '../../ui/cell-grid.ts';
import { paint, type Ramp } from '../../ui/colour-ramp.ts';
import type { ValueRange } from '../../ui/value-range.ts';

export interface UnitMap {
  /** Surface: size × size, rows going upwards. Cells: one value for each row of the table. */
  readonly values: Float64Array;
  readonly range: ValueRange;
  readonly isSurface: boolean;
  readonly hasContour: boolean;
}

/** Colours of a box and its place at the left of a canvas, in CSS pixels. A box that is not square has one row of cells. */
export interface Look {
  readonly ramp: Ramp;
  readonly ink: string;
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

/** Radius of the corners, in pixels, as of the outline. */
const ROUNDING = 6;

export class UnitPainter {
  readonly #tile = document.createElement('canvas');
  readonly #context = this.#tile.getContext('2d', { willReadFrequently: true });
  #image: ImageData | undefined;

  paint(context: CanvasRenderingContext2D, map: UnitMap, { ramp, ink, width, height, top }: Look): void {
    const { values, range, isSurface, hasContour } = map;
    const columns = isSurface ? Math.sqrt(values.length) : width > height ? values.length : columnsFor(values.length);
    const rows = Math.ceil(values.length / columns);
    this.#paintTile(isSurface ? values : downwards(values, columns, rows), columns, rows, range, ramp);
    context.save();
    context.beginPath();
    context.roundRect(0, top, width, height, ROUNDING);
    context.clip();
    // The outer points of a surface lie on its edges, not half a point inside.
    const inset = isSurface ? 0.5 : 0;
    context.imageSmoothingEnabled = isSurface;
    context.drawImage(this.#tile, inset, inset, columns - 2 * inset, rows - 2 * inset, 0, top, width, height);
    if (hasContour) {
      context.beginPath();
      traceContour(context, values, columns, range.middle, width, top);
      context.strokeStyle = ink;
      context.stroke();
    }
    context.restore();
  }

  #paintTile(values: Float64Array, columns: number, rows: number, { low, high }: ValueRange, ramp: Ramp): void {
    if (this.#image?.width !== columns || this.#image.height !== rows) {
      this.#image = new ImageData(columns, rows);
      this.#tile.width = columns;
      this.#tile.height = rows;
    }
    paint(values, columns, [low, high], ramp, new Uint32Array(this.#image.data.buffer));
    this.#context?.putImageData(this.#image, 0, 0);
  }
}

/**
 * Edges of a cell as start and direction: neighbouring ones follow each other, so that the two lines of a saddle do not
 * cross.
 */
const EDGES = [
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [0, 1, 1, 0],
  [1, 0, 0, 1],
] as const;

/** Adds the lines along which a surface crosses a value to the path: marching squares. */
export function traceContour(
  path: Pick<CanvasPath, 'moveTo' | 'lineTo'>,
  values: Float64Array,
  size: number,
  level: number,
  side: number,
  top: number,
): void {
  // Rounding draws no border.
  if (isLevel(values, level)) return;
  const step = side / (size - 1);
  for (let row = 0; row + 1 < size; row++) {
    for (let column = 0; column + 1 < size; column++) {
      let ends = 0;
      for (const [x, y, right, up] of EDGES) {
        const from = (row + y) * size + column + x;
        const [start, end] = [values[from]!, values[from + up * size + right]!];
        if (start > level === end > level) continue;
        const share = (level - start) / (end - start);
        const place = [(column + x + right * share) * step, top + side - (row + y + up * share) * step] as const;
        if (ends++ % 2 === 0) path.moveTo(...place);
        else path.lineTo(...place);
      }
    }
  }
}
