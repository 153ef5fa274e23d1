/** Describes the ways in which books write the same loss, its gradient and the update. */

import type { Loss, Session } from '../session.ts';

export const CONVENTIONS = ['textbook', 'tutorial', 'half', 'mean'] as const;
export type Convention = (typeof CONVENTIONS)[number];

/** The core's quantities as a convention writes them. */
export interface Notation {
  readonly convention: Convention;
  /** Written loss divided by the session's own; gradients scale by the same factor. */
  readonly factor: number;
  /** −1 if the gradient is written with the opposite sign and added instead of subtracted. */
  readonly sign: 1 | -1;
  /** Total of the squares: a sum, half of it, or a mean. */
  readonly sum: 'whole' | 'half' | 'mean';
  /** Learning rate that gives the same update of plain gradient descent. */
  readonly learningRate: number;
  /** Number of targets that count. */
  readonly cells: number;
}

/** Returns whether an update is the gradient over all rows, times the learning rate. */
export function isPlainDescent({ optimizer, batch, layerRates }: Session['training']): boolean {
  return optimizer === 'gd' && batch === 'full' && !layerRates;
}

/**
 * Returns whether the slope of the last activation, a sigmoid, cancels against that of the loss, so that ∂L/∂z is ŷ −
 * y.
 */
export function isFused({ network, training }: Session): boolean {
  return training.loss === 'cross_entropy' && network.activation.at(-1) === 'sigmoid';
}

/** Returns the conventions of a loss. Those of cross-entropy differ only in the sign. */
export function conventionsFor(loss: Loss): readonly Convention[] {
  return loss === 'cross_entropy' ? CONVENTIONS.slice(0, 2) : CONVENTIONS;
}

export function notationOf(convention: Convention, { table, training }: Session): Notation {
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

const OWN: Record<Loss, Notation['sum']> = { sse: 'whole', half_sse: 'half', mse: 'mean', cross_entropy: 'mean' };
