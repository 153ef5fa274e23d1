/** Renders the axes of a chart: losses or other values over iterations. */

import { svg } from 'lit';
import { count, lossFigure, powerOfTen } from '../i18n/numbers.ts';
import type { LossScale } from '../session/view.ts';
import type { Scale } from './scale.ts';

export interface ChartScales {
  readonly x: Scale;
  readonly y: Scale;
  readonly kind: LossScale;
}

/**
 * Least heights of a linear and a logarithmic tick, and least widths of a tick's iteration and of each of its characters,
 * in pixels. Ticks may be a third closer than asked for.
 */
const ROOM = { linear: 28, log: 20, iteration: 90, character: 15 };
const MOST = { linear: 5, log: 6, iterations: 8 };

/** Renders the axes of scales in a drawing of this size in pixels, which leaves 40 of them below the plot. */
export function renderAxes({ x, y, kind }: ChartScales, width: number, height: number, iteration: string) {
  const [left, right] = x.range;
  const [bottom] = y.range;
  const room = Math.max(ROOM.iteration, ROOM.character * count(x.invert(right)).length);
  const figure = (tick: number) =>
    kind === 'log' && (tick < 0.001 || tick > 1000) ? powerOfTen(tick) : lossFigure(tick);
  return svg`
    ${y.ticks(Math.max(2, Math.min(MOST[kind], Math.floor(bottom / ROOM[kind])))).map(
      (tick) => svg`
        <line class="grid" x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)} />
        <text x=${left - 8} y=${y(tick)} dy="0.32em" text-anchor="end">${figure(tick)}</text>`,
    )}
    ${x
      .ticks(Math.max(2, Math.min(MOST.iterations, Math.floor(width / room))))
      .filter(Number.isInteger)
      .map((tick) => {
        // At the right edge a label is shifted inside.
        const isAtEdge = x(tick) > 2 * right - width;
        return svg`
          <line class="grid" x1=${x(tick)} x2=${x(tick)} y1=${bottom} y2=${bottom + 4} />
          <text x=${isAtEdge ? width : x(tick)} y=${bottom + 22} text-anchor=${isAtEdge ? 'end' : 'middle'}>${count(tick)}</text>`;
      })}
    <line class="grid" x1=${left} x2=${right} y1=${bottom} y2=${bottom} />
    <text x=${right} y=${height - 4} text-anchor="end">${iteration}</text>`;
}
