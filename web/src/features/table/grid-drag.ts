/** Presses, long presses and drags on the cells of the grid. A finger drags after a long press, so that it can scroll. */

import { type Position, positionOf } from './grid-columns.ts';

/** Duration of a long press in milliseconds, as on Android. */
const DURATION = 500;
/** Largest movement of a long press in pixels; beyond it, a finger scrolls. */
const MOST_MOVED = 8;

export interface DragActions {
  /** Returns true for a cell at which a drag can start. */
  accepts(at: Position): boolean;
  /** Handles a long press. @returns true if it has an effect */
  hold(at: Position): boolean;
  /** Handles the pointer's arrival at another cell. */
  over(start: Position, at: Position): void;
  /** Completes a long press or a drag. */
  drop(): void;
  /** Discards a long press or a drag. */
  cancel(): void;
}

/** State of a press before the tools take it over. */
export interface PressSoFar {
  /** Cell that the pointer is over. */
  over: Position | undefined;
  hasEnded: boolean;
}

interface Held {
  readonly pointerId: number;
  readonly x: number;
  readonly y: number;
  readonly start: Position;
  readonly timer: ReturnType<typeof setTimeout>;
  /** Cell that the pointer is over. */
  at: Position;
  /** True if a movement drags. */
  isArmed: boolean;
  /** True while a finger is beside the cells: lifted there, it changes nothing. */
  isBeside: boolean;
}

export class GridDrag {
  readonly #actions: DragActions;
  #held: Held | undefined;
  /** True once the press under way has acted; its final click is then to be ignored. */
  #hasActed = false;

  constructor(actions: DragActions) {
    this.#actions = actions;
  }

  /** True while a cell is pressed. */
  get isHeld(): boolean {
    return this.#held !== undefined;
  }

  /** Begins a press on a cell; `hasActed` if it has acted already. */
  begin(event: PointerEvent, start: Position | undefined, hasActed: boolean, { over, hasEnded }: PressSoFar): void {
    this.#end();
    this.#hasActed = hasActed;
    if (event.button !== 0 || !start || !this.#actions.accepts(start)) return;
    const { pointerId, pointerType, clientX: x, clientY: y } = event;
    const timer = setTimeout(() => {
      held.isArmed = true;
      this.#hasActed = this.#actions.hold(start) || this.#hasActed;
    }, DURATION);
    const isTouch = pointerType === 'touch';
    const held: Held = { pointerId, x, y, start, timer, at: start, isArmed: !isTouch, isBeside: false };
    this.#held = held;
    if (over && held.isArmed) this.#arrive(held, over);
    if (!hasEnded) return;
    this.#release();
    // Its click is over as well, so there is none to stop.
    this.#hasActed = false;
  }

  /** Handles the events that follow a press; a click before the cells do. */
  follow(event: Event): void {
    switch (event.type) {
      case 'pointermove':
        this.#move(event as PointerEvent);
        break;
      case 'touchmove':
        // A finger that drags does not scroll.
        if (this.#held?.isArmed && event.cancelable) event.preventDefault();
        break;
      case 'pointerup':
        this.#release();
        break;
      case 'pointerleave':
        this.#cancel();
        break;
      case 'pointercancel':
        this.#cancel();
        // No click follows.
        this.#hasActed = false;
        break;
      case 'click':
        if (this.#hasActed) event.stopPropagation();
        this.#hasActed = false;
    }
  }

  #move(event: PointerEvent): void {
    const held = this.#held;
    if (held?.pointerId !== event.pointerId) return;
    const { clientX, clientY, pointerType } = event;
    if (Math.hypot(clientX - held.x, clientY - held.y) > MOST_MOVED) {
      clearTimeout(held.timer);
      if (!held.isArmed) this.#end();
    }
    if (!this.#held?.isArmed) return;
    const view = event.currentTarget as Element;
    const at = positionOf((view.getRootNode() as ShadowRoot).elementFromPoint(clientX, clientY));
    held.isBeside = !at && pointerType === 'touch';
    // The pointer may leave the grid during a drag.
    if (at && this.#arrive(held, at)) view.setPointerCapture(event.pointerId);
  }

  /** Handles the pointer's arrival at a cell. @returns false if it was there before */
  #arrive(held: Held, at: Position): boolean {
    if (at.row === held.at.row && at.column === held.at.column) return false;
    clearTimeout(held.timer);
    held.at = at;
    this.#hasActed = true;
    this.#actions.over(held.start, at);
    return true;
  }

  #release(): void {
    const isBeside = this.#held?.isBeside;
    this.#end();
    if (this.#hasActed) this.#actions[isBeside ? 'cancel' : 'drop']();
  }

  /** Handles the loss of the pointer: to the browser, or to what is beside the grid before a drag captures it. */
  #cancel(): void {
    if (!this.#held) return;
    this.#end();
    if (this.#hasActed) this.#actions.cancel();
  }

  #end(): void {
    clearTimeout(this.#held?.timer);
    this.#held = undefined;
  }
}
