/** How weights and biases are drawn: width for their size, a class for their sign. */

import { html } from 'lit';

/** The widest line, in pixels, and the weight at which it is reached. */
const WIDEST = 7;
const HEAVY = 8;
/** In pixels. */
export function widthOf(weight: number): number {
  return 0.5 + (WIDEST - 0.5) * Math.min(1, Math.abs(weight) / HEAVY);
}

export function signOf(weight: number): string {
  return weight > 0 ? 'positive' : weight < 0 ? 'negative' : '';
}

/** A piece of a line, for the legend. */
export function sample(sign: 'positive' | 'negative') {
  return html`<svg viewBox="0 0 24 8" aria-hidden="true">
    <line class="edge ${sign}" x1="2" x2="22" y1="4" y2="4" stroke-width="3" />
  </svg>`;
}
