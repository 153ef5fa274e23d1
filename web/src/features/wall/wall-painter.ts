/** Paints the thumbnails of a wall on one canvas: the map of one output, and the losses so far as a spark line. */

import { columnsFor, downwards } from '../../ui/cell-grid.ts';
import { paint, type Ramp } from '../../ui/colour-ramp.ts';
import type { WallLayout } from './wall-layout.ts';
import type { WallRun } from './wall-pool.ts';

/** Most points of a spark line. */
const SPARK_POINTS = 40;

export class WallPainter {
  /** The maps of all networks below each other, a pixel for each point or row. */
  readonly #maps = document.createElement('canvas');
  readonly #context = this.#maps.getContext('2d', { willReadFrequently: true });
  #tile = { width: 0, height: 0, isSurface: false };

  /** Takes over the maps of an output, of `outputs` in all. */
  setMaps(runs: readonly WallRun[], output: number, outputs: number, isSurface: boolean, ramp: Ramp): void {
    const each = (runs[0]?.map.length ?? 0) / outputs;
    if (each === 0 || runs.some(({ map }) => map.length === 0)) return;
    const width = isSurface ? Math.sqrt(each) : columnsFor(each);
    const height = Math.ceil(each / width);
    this.#tile = { width, height, isSurface };
    const image = new ImageData(width, height * runs.length);
    const pixels = new Uint32Array(image.data.buffer);
    runs.forEach(({ map }, i) => {
      const values = map.subarray(output * each, (output + 1) * each);
      const target = pixels.subarray(i * width * height, (i + 1) * width * height);
      paint(isSurface ? values : downwards(values, width, height), width, [0, 255], ramp, target);
    });
    this.#maps.width = width;
    this.#maps.height = height * runs.length;
    this.#context?.putImageData(image, 0, 0);
  }

  /** Draws all thumbnails at their places (x, y, x, y, …) in CSS pixels. */
  draw(
    context: CanvasRenderingContext2D,
    runs: readonly WallRun[],
    { side, spark }: WallLayout,
    places: Float64Array,
    ink: string,
  ): void {
    const { width, height, isSurface } = this.#tile;
    // The outer points of a surface lie on its edges, not half a point inside.
    const inset = isSurface ? 0.5 : 0;
    const top = Math.max(...runs.map(({ losses }) => losses[0]!));
    context.imageSmoothingEnabled = isSurface;
    context.beginPath();
    runs.forEach((run, i) => {
      const [x, y] = [places[2 * i]!, places[2 * i + 1]!];
      if (width > 0) {
        const of = [inset, i * height + inset, width - 2 * inset, height - 2 * inset] as const;
        context.drawImage(this.#maps, ...of, x, y, side, side);
      }
      traceLosses(context, run, { x, y: y + side + spark, width: side, height: spark - 2, top });
    });
    context.strokeStyle = ink;
    context.stroke();
  }
}

/** Adds the losses of a run to the path, in a box with its bottom left corner at x and y; `top` is the loss at its top. */
export function traceLosses(
  path: Pick<CanvasPath, 'moveTo' | 'lineTo'>,
  { losses, points }: WallRun,
  { x, y, width, height, top }: { x: number; y: number; width: number; height: number; top: number },
): void {
  const last = losses.length - 1;
  const every = Math.ceil(last / SPARK_POINTS);
  for (let point = 0; point < points; point += every) {
    const at = [x + (width * point) / last, y - height * Math.min(1, losses[point]! / top)] as const;
    if (point === 0) path.moveTo(...at);
    else path.lineTo(...at);
  }
}
