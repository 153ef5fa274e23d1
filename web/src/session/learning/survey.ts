/** Summarises the results of many seeds of one session. */

import { setUnits } from '../network.ts';
import { type Session, withLearningRate } from '../session.ts';

/**
 * Consecutive seeds, their final losses, and the iteration from which all rows were right; NaN if a seed is not done or
 * not right.
 */
export interface Surveyed {
  readonly firstSeed: number;
  readonly losses: Float64Array;
  readonly rightSince: Float64Array;
}

export interface SurveySummary {
  readonly done: number;
  readonly solved: number;
  /** Median of the iterations at which the solved seeds were solved. */
  readonly halfBy: number | undefined;
  /** Median of the final losses. */
  readonly medianLoss: number | undefined;
}

export function summaryOf({ losses, rightSince }: Surveyed): SurveySummary {
  const ended = losses.filter((loss) => !Number.isNaN(loss)).sort();
  const since = rightSince.filter((iteration) => !Number.isNaN(iteration)).sort();
  return { done: ended.length, solved: since.length, halfBy: median(since), medianLoss: median(ended) };
}

function median(sorted: Float64Array): number | undefined {
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Seeds whose final loss lies from `low` up to `high`. */
export interface Bin {
  readonly low: number;
  readonly high: number;
  readonly seeds: readonly number[];
  /** Number of them with all rows right. */
  readonly solved: number;
}

/** Bins per power of ten. */
const PER_DECADE = 4;
/** Losses at which the scale ends: lower ones count as zero, higher ones as infinite. */
const LEAST = 1e-8;
const MOST = 1e3;
const MOST_BINS = 32;

/** Returns bins of equal width on a logarithmic scale, from the smallest loss to the largest. */
export function histogramOf({ firstSeed, losses, rightSince }: Surveyed): Bin[] {
  const bins = new Map<number, number[]>();
  losses.forEach((loss, index) => {
    if (Number.isNaN(loss)) return;
    const bin = Math.floor(Math.log10(Math.max(LEAST, Math.min(loss, MOST))) * PER_DECADE);
    const seeds = bins.get(bin) ?? [];
    bins.set(bin, seeds);
    seeds.push(firstSeed + index);
  });
  if (bins.size === 0) return [];
  const last = Math.max(...bins.keys());
  const first = Math.max(Math.min(...bins.keys()), last - MOST_BINS + 1);
  const below = [...bins].filter(([bin]) => bin < first).flatMap(([, seeds]) => seeds);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const bin = first + index;
    const seeds = [...(index === 0 ? below : []), ...(bins.get(bin) ?? [])].sort((a, b) => a - b);
    const solved = seeds.filter((seed) => !Number.isNaN(rightSince[seed - firstSeed])).length;
    return { low: 10 ** (bin / PER_DECADE), high: 10 ** ((bin + 1) / PER_DECADE), seeds, solved };
  });
}

/** Returns whether two sessions differ at most in their seeds. */
export function sameButForSeed(one: Session, other: Session): boolean {
  return one === other || JSON.stringify(withoutSeed(one)) === JSON.stringify(withoutSeed(other));
}

function withoutSeed({ table, network, training }: Session): unknown {
  return { table, network, training: { ...training, seed: 0 } };
}

/** Settings that a sweep can vary: units of the first hidden layer, or the learning rate. */
export const SWEEPS = ['width', 'learningRate'] as const;
export type Sweep = (typeof SWEEPS)[number];

const SWEPT: Record<Sweep, readonly number[]> = {
  width: [1, 2, 3, 4, 5, 6, 8, 12, 16],
  learningRate: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20],
};

/** Returns the session with each value of a sweep; empty if the session has no such setting. */
export function sweepOf(sweep: Sweep, session: Session): { readonly value: number; readonly session: Session }[] {
  const { network } = session;
  if (sweep === 'width' && network.hidden.length === 0) return [];
  return SWEPT[sweep].map((value) => ({
    value,
    session:
      sweep === 'width' ? { ...session, network: setUnits(network, 0, value) } : withLearningRate(session, value),
  }));
}
