/** Changing a weight by dragging its line up or down. */

import type { Part } from './diagram-layout.ts';

type Weight = Part & { kind: 'weight' };

/** How much a weight changes by a pixel; with the Shift key, by ten pixels. */
const PER_PIXEL = 0.02;
/** A press that moves less than this is not meant as a drag. */
const THRESHOLD = 3;

export class WeightDrag {
  #held: { readonly part: Weight; readonly y: number; readonly value: number; isMoving: boolean } | undefined;

  get isUnderWay(): boolean {
    return this.#held?.isMoving ?? false;
  }

  begin(event: PointerEvent, part: Weight, value: number): void {
    this.#held = { part, y: event.clientY, value, isMoving: false };
    // The pointer may leave the drawing while it is held.
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  }

  /** The new value of the weight that is held, if the pointer has moved it. */
  move({ clientY, shiftKey }: PointerEvent): { part: Weight; value: number; goesOn: boolean } | undefined {
    const held = this.#held;
    if (!held) return undefined;
    const up = held.y - clientY;
    if (!held.isMoving && Math.abs(up) < THRESHOLD) return undefined;
    const goesOn = held.isMoving;
    held.isMoving = true;
    const value = Number((held.value + up * PER_PIXEL * (shiftKey ? 0.1 : 1)).toFixed(6));
    return { part: held.part, value, goesOn };
  }

  end(): void {
    this.#held = undefined;
  }
}
