/** Time axis of the loss chart, and of the lanes that stand under it. */

import type { PastRun } from '../session/past-runs.ts';
import type { Session } from '../session/session.ts';
import type { Chart } from '../session/view.ts';

/** Distance of the axis from the sides of its panel, in pixels. */
export const AXIS_INSET = { left: 56, right: 16 };

/**
 * Returns the last iteration on the axis: that of the planned run, of a longer one, or of earlier runs, which are beside
 * the loss only.
 */
export function lastOnAxis(
  { training }: Session,
  run: { readonly lastIteration: number } | undefined,
  pastRuns: readonly PastRun[],
  chart: Chart,
): number {
  const past = chart === 'loss' ? pastRuns.map(({ lastIteration }) => lastIteration) : [];
  return Math.max(training.iterations, run?.lastIteration ?? 0, ...past);
}
