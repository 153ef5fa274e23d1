/** Draws the loss curve of a learner's formulas over that of the core. */

import { svg } from 'lit';
import { renderAxes } from '../../ui/loss-axes.ts';
import { linearScale, place, type Scale } from '../../ui/scale.ts';
import { AXIS_INSET } from '../../ui/time-axis.ts';

/** Room around the curves, in pixels. */
const MARGIN = { ...AXIS_INSET, top: 8, bottom: 40 };

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
    ${renderAxes({ x, y, kind: 'linear' }, width, height, axisLabel)}
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
