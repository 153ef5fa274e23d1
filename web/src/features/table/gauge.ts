import { html, nothing, svg } from 'lit';
import type { Target } from '../../session/session.ts';

const WIDTH = 52;
const HEIGHT = 10;
/** Room at either end for a prediction outside of 0 to 1. */
const OVERHANG = 7;

/**
 * Renders a prediction on the line from 0 to 1, or beyond its ends: the target as a tick, the error as a coloured line.
 * `ghost` is a prediction that would follow: a dashed ring. `far` marks a prediction outside of the tolerance: a diamond, not a disc. Styled in table-grid.css.
 */
export function gauge(value: number, target: Target, far: boolean, ghost?: number) {
  const middle = HEIGHT / 2;
  return html`<svg width=${WIDTH} height=${HEIGHT} viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <line class="track" x1=${gaugeAt(0)} x2=${gaugeAt(1)} y1=${middle} y2=${middle} />
    ${
      target === null
        ? nothing
        : svg`
          <line class="miss" x1=${gaugeAt(value)} x2=${gaugeAt(target)} y1=${middle} y2=${middle} />
          <line class="target-mark" x1=${gaugeAt(target)} x2=${gaugeAt(target)} y1="0" y2=${HEIGHT} />`
    }
    ${
      far
        ? svg`<path class="value far" d="M${gaugeAt(value)} 0.5l4.5 4.5-4.5 4.5-4.5-4.5Z" />`
        : svg`<circle class="value" cx=${gaugeAt(value)} cy=${middle} r="3.5" />`
    }
    ${
      ghost === undefined
        ? nothing
        : svg`<circle cx=${gaugeAt(ghost)} cy=${middle} r="4.5" fill="none" stroke="currentcolor" stroke-dasharray="2 1.5" />`
    }
  </svg>`;
}

/** Returns the horizontal position of a value, clamped to the gauge. */
export function gaugeAt(value: number): number {
  return Math.min(Math.max(OVERHANG + value * (WIDTH - 2 * OVERHANG), 0), WIDTH);
}
