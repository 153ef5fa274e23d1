/** Numbers of one iteration that was stepped by hand, as they pass through the network for one row. */

import type { Snapshot } from '../../engine/protocol.ts';
import type { Step } from '../../session/learning/microscope.ts';
import type { Row } from '../../session/session.ts';

export interface SteppedIteration {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Index of the followed row, whose activations `before` holds, and the row. */
  readonly index: number;
  readonly row: Row;
}

/** Returns whether one iteration by hand led from a snapshot to the next; a run or a seek back and forth does not. */
export function isStepByHand(before: Snapshot | undefined, after: Snapshot): before is Snapshot {
  return (
    before?.iteration === after.iteration - 1 &&
    before.lastIteration !== after.lastIteration &&
    after.iteration === after.lastIteration &&
    !before.running &&
    !after.running
  );
}

/** Returns a unit's activation for the row before the update; layer 0 holds the inputs. */
export function activationIn({ before, row }: SteppedIteration, layer: number, unit: number): number | undefined {
  return layer === 0 ? row.in[unit] : before.views.row?.[layer - 1]?.[unit];
}

/** Returns prediction − target of an output; undefined for a "don't care" target. */
export function errorIn(iteration: SteppedIteration, output: number): number | undefined {
  const target = iteration.row.out[output];
  const prediction = activationIn(iteration, iteration.before.views.row?.length ?? 0, output);
  return typeof target === 'number' && prediction !== undefined ? prediction - target : undefined;
}

/**
 * Returns the number at a weight in a step: input × weight on the way forward, ∂L/∂w on the way back, else the change of
 * the weight.
 */
export function numberAt(
  iteration: SteppedIteration,
  { kind, layer }: Exclude<Step, { kind: 'loss' }>,
  from: number,
  to: number,
): number {
  const { before, after } = iteration;
  const of = ({ weights }: Snapshot['parameters']) => weights[layer]![from]![to]!;
  switch (kind) {
    case 'forward':
      return activationIn(iteration, layer, from)! * of(before.parameters);
    case 'backward':
      return of(before.gradients!);
    case 'update':
      return of(after.parameters) - of(before.parameters);
  }
}
