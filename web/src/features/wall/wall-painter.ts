/** Paints the thumbnails of a wall: the map of one output, and the losses so far as a spark line. */

import { columnsFor, downwards } from '../../ui/cell-grid.ts';
import { paint, type Ramp } from '../../ui/colour-ramp.ts';
import type { WallRun } from './wall-pool.ts';

/** Most points of a spark line. */
const SPARK_POINTS = 40;
/** Thumbnails beside each other on the sheet. */
const SHEET_COLUMNS = 10;

/** Content and size of thumbnails; another look paints all of them again. */
export interface ThumbnailLook {
  /** Index of the output shown, of so many. */
  readonly output: number;
  readonly outputs: number;
  readonly isSurface: boolean;
  readonly ramp: Ramp;
  /** Colour of the spark lines. */
  readonly ink: string;
  /** Side of the map and height of the spark line below it, in CSS pixels. */
  readonly side: number;
  readonly spark: number;
  /** Device pixels for each CSS pixel. */
  readonly ratio: number;
}

/** Painter of thumbnails: paints each on a sheet when its network has trained on, and copies them from there. */
export class WallPainter {
  readonly #sheet = document.createElement('canvas');
  readonly #context = this.#sheet.getContext('2d', { willReadFrequently: true });
  /** Map of one network, a pixel for each point or row. */
  readonly #tile = document.createElement('canvas');
  readonly #tileContext = this.#tile.getContext('2d', { willReadFrequently: true });
  #image: ImageData | undefined;
  #look: ThumbnailLook | undefined;
  /** Maps that are painted, by network. */
  #painted: (Uint8Array | undefined)[] = [];
  /** Network that is painted next. */
  #next = 0;

  /**
   * Paints thumbnails that are out of date, at least one and as many as fit into a time.
   * @returns true if all are up to date
   */
  refresh(runs: readonly WallRun[], look: ThumbnailLook, milliseconds: number): boolean {
    if (!isSame(look, this.#look) || runs.length !== this.#painted.length) this.#begin(runs.length, look);
    const top = Math.max(...runs.map(({ losses }) => losses[0]!));
    const end = performance.now() + milliseconds;
    const isStale = ({ map }: WallRun, network: number) => map !== this.#painted[network];
    while (runs.some(isStale)) {
      const network = this.#next++ % runs.length;
      const run = runs[network]!;
      if (!isStale(run, network)) continue;
      this.#paint(network, run, look, top);
      this.#painted[network] = run.map;
      if (performance.now() > end) return !runs.some(isStale);
    }
    return true;
  }

  /** Draws all thumbnails at their places (x, y, x, y, …) in CSS pixels. */
  draw(context: CanvasRenderingContext2D, places: Float64Array): void {
    if (!this.#look) return;
    const { side, spark, ratio } = this.#look;
    const [width, height] = sizeOf(this.#look);
    // Places between two pixels would blur the thumbnails and take longer.
    const aligned = (place: number) => Math.round(place * ratio) / ratio;
    for (let network = 0; network < this.#painted.length; network++) {
      const [left, top] = this.#cornerOf(network);
      const [x, y] = [aligned(places[2 * network]!), aligned(places[2 * network + 1]!)];
      context.drawImage(this.#sheet, left, top, width, height, x, y, side, side + spark);
    }
  }

  #begin(networks: number, look: ThumbnailLook): void {
    const [width, height] = sizeOf(look);
    this.#look = look;
    this.#painted = new Array<undefined>(networks).fill(undefined);
    this.#sheet.width = SHEET_COLUMNS * width;
    this.#sheet.height = Math.ceil(networks / SHEET_COLUMNS) * height;
  }

  /** Returns the upper left corner of a thumbnail on the sheet, in device pixels. */
  #cornerOf(network: number): [number, number] {
    const [width, height] = sizeOf(this.#look!);
    return [(network % SHEET_COLUMNS) * width, Math.floor(network / SHEET_COLUMNS) * height];
  }

  #paint(network: number, run: WallRun, look: ThumbnailLook, highest: number): void {
    const context = this.#context;
    if (!context) return;
    const { isSurface, ink, side, spark, ratio } = look;
    const [left, top] = this.#cornerOf(network);
    context.setTransform(1, 0, 0, 1, left, top);
    context.clearRect(0, 0, ...sizeOf(look));
    context.scale(ratio, ratio);
    if (run.map.length > 0) {
      const { width, height } = this.#paintTile(run.map, look);
      // The outer points of a surface lie on its edges, not half a point inside.
      const inset = isSurface ? 0.5 : 0;
      context.imageSmoothingEnabled = isSurface;
      context.drawImage(this.#tile, inset, inset, width - 2 * inset, height - 2 * inset, 0, 0, side, side);
    }
    context.beginPath();
    traceLosses(context, run, { x: 0, y: side + spark, width: side, height: spark - 2, top: highest });
    context.strokeStyle = ink;
    context.stroke();
  }

  #paintTile(map: Uint8Array, { output, outputs, isSurface, ramp }: ThumbnailLook): ImageData {
    const each = map.length / outputs;
    const width = isSurface ? Math.sqrt(each) : columnsFor(each);
    const height = Math.ceil(each / width);
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
      this.#tile.width = width;
      this.#tile.height = height;
    }
    const values = map.subarray(output * each, (output + 1) * each);
    const pixels = new Uint32Array(this.#image.data.buffer);
    paint(isSurface ? values : downwards(values, width, height), width, [0, 255], ramp, pixels);
    this.#tileContext?.putImageData(this.#image, 0, 0);
    return this.#image;
  }
}

/** Returns the width and height of a thumbnail in device pixels. */
function sizeOf({ side, spark, ratio }: ThumbnailLook): [number, number] {
  return [Math.round(side * ratio), Math.round((side + spark) * ratio)];
}

function isSame(one: ThumbnailLook, other: ThumbnailLook | undefined): boolean {
  return (
    other !== undefined &&
    Object.keys(one).every((key) => one[key as keyof ThumbnailLook] === other[key as keyof ThumbnailLook])
  );
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
