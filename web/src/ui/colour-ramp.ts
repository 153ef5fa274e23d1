import { css, html, type ReactiveController, type ReactiveElement } from 'lit';
import { rgbOf } from '../export/colour.ts';

/** Steps of the ramp, more than the eye can distinguish. */
const STEPS = 256;

/** Colours from low over the middle to high: 256 of them, each a pixel of an ImageData. */
export type Ramp = Uint32Array;

type Rgb = readonly [number, number, number];

export function rampOf(low: Rgb, middle: Rgb, high: Rgb): Ramp {
  const ramp = new Uint32Array(STEPS);
  const bytes = new Uint8ClampedArray(ramp.buffer);
  for (let step = 0; step < STEPS; step++) {
    const share = (2 * step) / (STEPS - 1) - 1;
    const end = share < 0 ? low : high;
    for (let part = 0; part < 3; part++) {
      bytes[4 * step + part] = middle[part]! + (end[part]! - middle[part]!) * Math.abs(share);
    }
    bytes[4 * step + 3] = 255;
  }
  return ramp;
}

/**
 * Paints rows of values, going upwards, into pixels; values outside of the range get an end's colour, and NaN becomes
 * transparent.
 */
export function paint(
  values: ArrayLike<number>,
  columns: number,
  [low, high]: readonly [number, number],
  ramp: Ramp,
  pixels: Uint32Array,
): void {
  const scale = (STEPS - 1) / (high - low);
  const rows = values.length / columns;
  for (let row = 0; row < rows; row++) {
    const target = (rows - 1 - row) * columns;
    for (let column = 0; column < columns; column++) {
      const step = Math.round((values[row * columns + column]! - low) * scale);
      pixels[target + column] = ramp[Math.max(0, Math.min(STEPS - 1, step))]!;
    }
  }
}

/** Hidden elements whose computed styles give the colours of a view's ramp; the ink is the view's own. */
export const rampSwatches = html`
  <span class="swatch low" aria-hidden="true"></span>
  <span class="swatch middle" aria-hidden="true"></span>
  <span class="swatch high" aria-hidden="true"></span>
  <span class="swatch ink" aria-hidden="true"></span>
`;

export const rampStyles = css`
  .swatch {
    position: absolute;
    visibility: hidden;
    transition: color 1ms;
  }

  .swatch.low {
    color: light-dark(#d9772f, #c8702f);
  }

  .swatch.middle {
    color: var(--tn-panel);
  }

  .swatch.high {
    color: var(--tn-positive);
  }
`;

/**
 * Ramp in the colours of the page, read from the view's `rampSwatches`. Their `color` has a transition, whose end
 * signals that the colours have changed, for any reason.
 */
export class PageRamp implements ReactiveController {
  readonly #host: ReactiveElement;
  #ramp: Ramp | undefined;
  #ink = '';

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.renderRoot.addEventListener('transitionend', this.#onTransition);
  }

  hostDisconnected(): void {
    this.#host.renderRoot.removeEventListener('transitionend', this.#onTransition);
  }

  readonly #onTransition = (event: Event): void => {
    if (!(event.target as Element).matches('.swatch')) return;
    this.#ramp = undefined;
    this.#host.requestUpdate();
  };

  /** Current ramp; undefined before the view's first update. */
  get ramp(): Ramp | undefined {
    this.#ramp ??= this.#read();
    return this.#ramp;
  }

  /** Colour of lines over the ramp, read together with it. */
  get ink(): string {
    return this.#ink;
  }

  hostUpdated(): void {
    if (!this.#ramp && this.ramp) this.#host.requestUpdate();
  }

  /** Returns the colour of one of the view's swatches; an empty text before its first update. */
  colourOf(name: string): string {
    const element = this.#host.renderRoot.querySelector(`.swatch.${name}`);
    return element ? getComputedStyle(element).color : '';
  }

  #read(): Ramp | undefined {
    this.#ink = this.colourOf('ink');
    const [low, middle, high] = ['low', 'middle', 'high'].map((name) => rgbOf(this.colourOf(name))?.rgb);
    return low && middle && high ? rampOf(low, middle, high) : undefined;
  }
}
