/** Sorts the networks of a wall by how well they learn. */

import { FIRST_STALL, STANDSTILL, WINDOW } from '../../session/learning/standstill.ts';
import type { WallRun } from './wall-pool.ts';

/**
 * Groups of networks. "solved": every training row is right. "early": rows are wrong, and there are too few iterations to
 * tell more. "slow": rows are wrong, but the loss still falls. "stuck": rows are wrong, and training has stalled as the
 * diagnosis defines it (after 400 iterations, the loss fell by at most 1 % over their last quarter). "diverged": the
 * weights overflowed.
 */
export const GROUPS = ['solved', 'early', 'slow', 'stuck', 'diverged'] as const;
export type Group = (typeof GROUPS)[number];

/** Returns the group of a network; `stride` is the number of iterations between two losses. */
export function groupOf({ losses, points, rightSince }: WallRun, stride: number): Group {
  if (points === 0) return 'early';
  if (losses[points - 1] === Infinity) return 'diverged';
  if (!Number.isNaN(rightSince)) return 'solved';
  const last = points - 1;
  if (last * stride < FIRST_STALL) return 'early';
  const before = losses[Math.floor(last * (1 - WINDOW))]!;
  return (before - losses[last]!) / before > STANDSTILL ? 'slow' : 'stuck';
}

/**
 * Returns the indices of the networks of each group. Solved ones stand in the order in which they were solved, so that
 * each joins at the end; the others in the order of their seeds.
 */
export function sorted(runs: readonly WallRun[], stride: number): Record<Group, number[]> {
  const groups: Record<Group, number[]> = { solved: [], early: [], slow: [], stuck: [], diverged: [] };
  runs.forEach((run, i) => groups[groupOf(run, stride)].push(i));
  groups.solved.sort((one, other) => runs[one]!.rightSince - runs[other]!.rightSince);
  return groups;
}
