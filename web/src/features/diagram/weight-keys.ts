/** Changing a weight by keys, which may be pressed faster than the network shows what they have set. */

import { type Part, samePart } from '../../ui/network-part.ts';
import { stepWeight } from './inspector.ts';

type Weight = Part & { kind: 'weight' };

export class WeightKeys {
  /** What was set last, until it is shown or as many networks have been as were asked for. */
  #set: { readonly part: Weight; readonly value: number; readonly unseen: number } | undefined;

  /** The value that so many steps lead to, from what was set last or else from what is shown. */
  step(part: Weight, shown: number, steps: number): number {
    const last = this.#set && samePart(this.#set.part, part) ? this.#set : undefined;
    const value = stepWeight(last?.value ?? shown, steps);
    this.#set = { part, value, unseen: (last?.unseen ?? 0) + 1 };
    return value;
  }

  /** Another network is shown. */
  shown(valueOf: (part: Weight) => number): void {
    if (!this.#set) return;
    const { part, value, unseen } = this.#set;
    this.#set = unseen > 1 && valueOf(part) !== value ? { part, value, unseen: unseen - 1 } : undefined;
  }
}
