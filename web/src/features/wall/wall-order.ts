/** Chooses the networks of a wall: how many, from which seed on, and what each of them shows. */

import type { WallOrder } from '../../engine/protocol.ts';
import { varyingSliceOf } from '../../session/input-slice.ts';
import type { Session } from '../../session/session.ts';
import { parameterCount, sizesOf } from '../../session/weight.ts';

export const MOST_NETWORKS = 100;
const LEAST_NETWORKS = 4;
/** Bounds of all networks together: weights × rows × iterations, about 20 s of one processor, and bytes of memory. */
const MOST_WORK = 2e10;
const MOST_BYTES = 2 ** 28;
/** Most bytes that the core keeps of the course of one run: 64 states of three numbers for each parameter. */
const BYTES_PER_PARAMETER = 64 * 3 * 8;
const MOST_BYTES_EACH = 2 ** 25;
/** Losses that are noted of each run: more than a spark line or the band of a chart can show. */
const MOST_POINTS = 240;
/** Points of a map along each axis. */
const MAP_SIZE = 17;

/** Returns the order of a wall that contains the seed of the session. */
export function wallOrderOf(session: Session, tolerance: number, maxSeed: number): WallOrder {
  const { table, training } = session;
  const count = countFor(session);
  const slice = varyingSliceOf(table);
  const firstSeed = Math.min(training.seed - (training.seed % count), maxSeed - count + 1);
  return {
    session,
    firstSeed,
    count,
    tolerance,
    stride: Math.ceil(training.iterations / MOST_POINTS),
    ...(slice && { map: { x: slice.x, y: slice.y, inputs: [...slice.fixed], size: MAP_SIZE } }),
  };
}

function countFor(session: Session): number {
  const parameters = parameterCount(sizesOf(session));
  const work = parameters * session.table.rows.length * session.training.iterations;
  const bytes = Math.min(MOST_BYTES_EACH, parameters * BYTES_PER_PARAMETER);
  const fitting = Math.floor(Math.min(MOST_WORK / work, MOST_BYTES / bytes));
  return Math.max(LEAST_NETWORKS, Math.min(MOST_NETWORKS, fitting));
}

/** Returns the iterations at which the losses are noted. */
export function notedIterations({ session, stride }: WallOrder): Float64Array {
  const { iterations } = session.training;
  return Float64Array.from({ length: Math.ceil(iterations / stride) + 1 }, (_, i) => Math.min(i * stride, iterations));
}
