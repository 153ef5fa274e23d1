/** Draws the loss curve of a learner's formulas over that of the core. */

import { svg } from 'lit';
import { lossFigure } from '../../i18n/numbers.ts';
import { linearScale, place, type Scale } from '../../ui/scale.ts';

/** Room around the curves, in pixels. */
const MARGIN = { top: 8, right: 12, bottom: 30, left: 44 };

/** Losses at evenly spaced iterations. */
export interface Curve {
  readonly losses: Float64Array;
  readonly stride: number;
}

export interface LossComparison {
  readonly core: Curve | undefined;
  readonly own: Curve;
  /** Last iteration of the axis. */
  readonly last: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly axisLabel: string;
}

export function lossComparison({ core, own, last, width, height, label, axisLabel }: LossComparison) {
  const most = [...(core?.losses ?? []), ...own.losses].filter(Number.isFinite).reduce((a, b) => Math.max(a, b), 0);
  const x = linearScale([0, Math.max(1, last)], [MARGIN.left, width - MARGIN.right]);
  const y = linearScale([0, most || 1], [height - MARGIN.bottom, MARGIN.top]);
  return svg`<svg translate="no" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${y.ticks(3).map(
      (tick) => svg`
        <line class="grid" x1=${MARGIN.left} x2=${width - MARGIN.right} y1=${y(tick)} y2=${y(tick)} />
        <text x=${MARGIN.left - 6} y=${y(tick)} dy="0.34em" text-anchor="end">${lossFigure(tick)}</text>`,
    )}
    ${x
      .ticks(3)
      .map((tick) => svg`<text x=${x(tick)} y=${height - MARGIN.bottom + 14} text-anchor="middle">${tick}</text>`)}
    <text x=${width - MARGIN.right} y=${height - 3} text-anchor="end">${axisLabel}</text>
    ${core ? svg`<path class="core" d=${pathOf(core, x, y)} />` : ''}
    <path class="own" d=${pathOf(own, x, y)} />
  </svg>`;
}

/** Returns a curve as a path with no more points than it can show. */
function pathOf({ losses, stride }: Curve, x: Scale, y: Scale): string {
  const every = Math.max(1, Math.floor(losses.length / 400));
  let path = '';
  losses.forEach((loss, i) => {
    if ((i % every !== 0 && i !== losses.length - 1) || !Number.isFinite(loss)) return;
    path += `${path === '' ? 'M' : 'L'}${place(x(i * stride))},${place(y(loss))}`;
  });
  return path;
}
