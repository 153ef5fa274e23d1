/** Marks of weights and biases: line width for magnitude, a class for the sign. */

import { html } from 'lit';

/** Upper limit of the line width, in pixels, which no weight reaches. */
const WIDEST = 16;

/** Returns the line width of a weight in pixels: 0.5 at 0, 2 at 1, about 5 at 8, and ever wider, for every weight. */
export function widthOf(weight: number): number {
  const size = Math.log1p(Math.abs(weight));
  return 0.5 + (WIDEST * size) / (size + 6);
}

export function signOf(weight: number): string {
  return weight > 0 ? 'positive' : weight < 0 ? 'negative' : '';
}

/** Renders a short line for the legend. */
export function sample(sign: 'positive' | 'negative') {
  return html`<svg viewBox="0 0 24 8" aria-hidden="true">
    <line class="edge ${sign}" x1="2" x2="22" y1="4" y2="4" stroke-width="3" />
  </svg>`;
}
