/** Weight changes by keys, which may be pressed faster than snapshots with the changed weight arrive. */

import { type Part, samePart } from '../../ui/network-part.ts';

/** Change of a weight by one press of a key or a button. */
const WEIGHT_STEP = 0.1;

/** Returns `value` changed by `steps` steps, rounded to six decimals against binary rounding errors. */
export function stepWeight(value: number, steps: number): number {
  return Number((value + steps * WEIGHT_STEP).toFixed(6));
}

type Weight = Part & { kind: 'weight' };

export class WeightKeys {
  /** Last value set, until a snapshot shows it or as many snapshots have arrived as values were set. */
  #set: { readonly part: Weight; readonly value: number; readonly unseen: number } | undefined;

  /** Returns the weight after `steps` steps from the last value set, or else from the shown value. */
  step(part: Weight, shown: number, steps: number): number {
    const last = this.#set && samePart(this.#set.part, part) ? this.#set : undefined;
    const value = stepWeight(last?.value ?? shown, steps);
    this.#set = { part, value, unseen: (last?.unseen ?? 0) + 1 };
    return value;
  }

  /** Takes note of new parameters on screen. */
  shown(valueOf: (part: Weight) => number): void {
    if (!this.#set) return;
    const { part, value, unseen } = this.#set;
    this.#set = unseen > 1 && valueOf(part) !== value ? { part, value, unseen: unseen - 1 } : undefined;
  }
}
