/** Colours the points of a map: a ramp for iterations or losses, and a colour each for stuck and diverged runs. */

import { rgbOf } from '../../export/colour.ts';
import { paint, type PageRamp, type Ramp } from '../../ui/colour-ramp.ts';
import { DIVERGED, type MapGrid, OUTCOMES, RIGHT, STUCK } from './map-grid.ts';
import type { Colouring } from './map-view.ts';

export interface Palette {
  readonly ramp: Ramp;
  /** Colours as pixels of an ImageData. */
  readonly stuck: number;
  readonly diverged: number;
}

/** Colours of a picture: the ends of its ramp, and the number of pixels of each outcome. */
export interface MapColours {
  /** Iterations or losses; undefined if no pixel has a colour of the ramp. */
  readonly ends: readonly [number, number] | undefined;
  readonly counts: Readonly<Record<(typeof OUTCOMES)[number], number>>;
}

/** Least loss that has a colour of its own. */
const LEAST_LOSS = 1e-12;

/** Returns the palette of a view's swatches; undefined before they are drawn. */
export function paletteOf(page: PageRamp): Palette | undefined {
  const { ramp } = page;
  const [stuck, diverged] = ['stuck', 'diverged'].map((name) => rgbOf(page.colourOf(name))?.rgb);
  return ramp && stuck && diverged && { ramp, stuck: pixelOf(stuck), diverged: pixelOf(diverged) };
}

function pixelOf(rgb: readonly number[]): number {
  return new Uint32Array(Uint8ClampedArray.of(...rgb, 255).buffer)[0]!;
}

/** Paints a map into pixels, rows downwards, and returns its colours. Unknown points stay transparent. */
export function paintMap(grid: MapGrid, colouring: Colouring, palette: Palette, pixels: Uint32Array): MapColours {
  const { size, outcomes } = grid;
  const onRamp = new Float64Array(size * size).fill(NaN);
  const counts = { right: 0, stuck: 0, diverged: 0 };
  let [least, most] = [Infinity, -Infinity];
  for (let pixel = 0; pixel < onRamp.length; pixel++) {
    const name = OUTCOMES[outcomes[pixel]!];
    if (!name) continue;
    counts[name]++;
    const value = rampValue(grid, pixel, colouring);
    if (Number.isNaN(value)) continue;
    onRamp[pixel] = value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const ends = least <= most ? ([least, most] as const) : undefined;
  // Equal values have the colour of the lower end.
  paint(onRamp, size, ends ? [ends[0], Math.max(ends[1], ends[0] + 1e-9)] : [0, 1], palette.ramp, pixels);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const pixel = row * size + column;
      const outcome = outcomes[pixel]!;
      if (!Number.isNaN(onRamp[pixel])) continue;
      pixels[(size - 1 - row) * size + column] =
        outcome === DIVERGED ? palette.diverged : outcome === STUCK ? palette.stuck : 0;
    }
  }
  return { ends: ends && [valueOfRamp(ends[0], colouring), valueOfRamp(ends[1], colouring)], counts };
}

/** Returns the value of a pixel on the ramp, logarithmic; NaN if it is not on it. */
function rampValue({ outcomes, losses, rightSince }: MapGrid, pixel: number, colouring: Colouring): number {
  if (outcomes[pixel] === DIVERGED) return NaN;
  if (colouring === 'loss') return Math.log10(Math.max(losses[pixel]!, LEAST_LOSS));
  return outcomes[pixel] === RIGHT ? Math.log10(rightSince[pixel]! + 1) : NaN;
}

/** Returns the iterations or the loss of a value on the ramp. */
function valueOfRamp(value: number, colouring: Colouring): number {
  return colouring === 'loss' ? 10 ** value : Math.round(10 ** value - 1);
}
