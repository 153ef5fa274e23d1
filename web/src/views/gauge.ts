import { html, nothing, svg } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Target } from '../session/session.ts';

const WIDTH = 52;
const HEIGHT = 10;

/**
 * A prediction on the line from 0 to 1: the target as a tick, what is missing as a coloured stretch. `far` marks one
 * that has not chosen the right side. Its look is in truth-table.css.
 */
export function gauge(value: number, target: Target, far: boolean) {
  const middle = HEIGHT / 2;
  const at = (position: number) => Math.min(Math.max(position, 0), 1) * WIDTH;
  return html`<svg width=${WIDTH} height=${HEIGHT} viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <line class="track" x1="0" x2=${WIDTH} y1=${middle} y2=${middle} />
    ${
      target === null
        ? nothing
        : svg`
          <line class="miss" x1=${at(value)} x2=${at(target)} y1=${middle} y2=${middle} />
          <line class="target" x1=${at(target)} x2=${at(target)} y1="0" y2=${HEIGHT} />`
    }
    <circle class=${classMap({ value: true, far })} cx=${at(value)} cy=${middle} r="3.5" />
  </svg>`;
}
