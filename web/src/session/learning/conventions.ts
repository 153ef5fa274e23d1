/** The ways in which books write the same loss, its slope and the update. */

import type { Loss, Session } from '../session.ts';

export const CONVENTIONS = ['textbook', 'tutorial', 'half', 'mean'] as const;
export type Convention = (typeof CONVENTIONS)[number];

/** How a convention writes what the core computes. */
export interface Written {
  readonly convention: Convention;
  /** The loss as it is written, over the session's own: each slope is as many times larger. */
  readonly factor: number;
  /** −1 where the slope is written with its sign turned round, to be added rather than subtracted. */
  readonly sign: 1 | -1;
  /** What the squares are added up with: as a sum, as half of it, or as a mean. */
  readonly sum: 'whole' | 'half' | 'mean';
  /** The learning rate with which an update of plain descent is the same. */
  readonly learningRate: number;
  /** How many targets are counted. */
  readonly cells: number;
}

/** Whether an update is nothing but the slope over all rows, times the learning rate. */
export function isPlainDescent({ optimizer, batch }: Session['training']): boolean {
  return optimizer === 'gd' && batch === 'full';
}

/** Whether the slope of the last activation, a sigmoid, cancels against that of the loss: then ∂L/∂z is ŷ − y. */
export function isFused({ network, training }: Session): boolean {
  return training.loss === 'cross_entropy' && network.activation.at(-1) === 'sigmoid';
}

/** Cross-entropy is written in one way, but for the sign. */
export function conventionsFor(loss: Loss): readonly Convention[] {
  return loss === 'cross_entropy' ? CONVENTIONS.slice(0, 2) : CONVENTIONS;
}

export function writtenBy(convention: Convention, { table, training }: Session): Written {
  const counting = table.rows.filter(({ holdOut }) => !holdOut).flatMap(({ out }) => out);
  const cells = Math.max(1, counting.filter((target) => target !== null).length);
  const shares = { whole: 1, half: 0.5, mean: 1 / cells };
  const own = OWN[training.loss];
  const sum = convention === 'half' || convention === 'mean' ? convention : own;
  const factor = shares[sum] / shares[own];
  return {
    convention,
    factor,
    sign: convention === 'tutorial' ? -1 : 1,
    sum,
    learningRate: training.learningRate / factor,
    cells,
  };
}

const OWN: Record<Loss, Written['sum']> = { sse: 'whole', half_sse: 'half', mse: 'mean', cross_entropy: 'mean' };
