/** Recognises a finger that rests on a control, as a mouse points at it. */

/** Time in milliseconds after which a finger rests: longer than a tap, shorter than a long press. */
const REST = 250;
/** Largest movement of a resting finger in pixels. */
const MOST_MOVED = 8;

export interface FingerActions {
  /** Handles a finger that rests; `path` is that of its event. @returns the control that it rests on, if any */
  rest(path: readonly EventTarget[]): Element | undefined;
  /** Handles a finger that was lifted from its control, or has left it. */
  leave(): void;
}

interface Held {
  readonly x: number;
  readonly y: number;
  readonly timer: ReturnType<typeof setTimeout>;
  control?: Element | undefined;
  hasLeft?: boolean;
}

/**
 * Follows the first finger on a view. Lifting a finger that rests presses its control: some browsers send no click after
 * a long press. Sliding it away leaves the control, and nothing is pressed.
 */
export class RestingFinger {
  readonly #actions: FingerActions;
  #held: Held | undefined;

  constructor(actions: FingerActions) {
    this.#actions = actions;
  }

  /** Starts to listen on a view, until `signal` ends it. */
  watch(view: EventTarget, signal: AbortSignal): void {
    for (const type of ['pointerdown', 'pointermove', 'pointercancel', 'touchend', 'contextmenu']) {
      view.addEventListener(type, this, { signal, passive: false });
    }
  }

  handleEvent(event: Event): void {
    if (event.type === 'touchend') this.#lift(event);
    else if (event.type === 'contextmenu') this.#keepFromMenu(event);
    else if ((event as PointerEvent).pointerType === 'touch') this.#follow(event as PointerEvent);
  }

  #follow(event: PointerEvent): void {
    const held = this.#held;
    if (event.type === 'pointerdown') {
      this.#leave();
      this.#held = event.isPrimary ? this.#hold(event) : undefined;
    } else if (event.type === 'pointercancel') {
      this.#leave();
      this.#held = undefined;
    } else if (held && Math.hypot(event.clientX - held.x, event.clientY - held.y) > MOST_MOVED) {
      this.#leave();
    }
  }

  #hold(event: PointerEvent): Held {
    const path = event.composedPath();
    const timer = setTimeout(() => {
      held.control = this.#actions.rest(path);
    }, REST);
    const held: Held = { x: event.clientX, y: event.clientY, timer };
    return held;
  }

  #leave(): void {
    const held = this.#held;
    if (!held || held.hasLeft) return;
    clearTimeout(held.timer);
    held.hasLeft = true;
    if (held.control) this.#actions.leave();
  }

  #lift(event: Event): void {
    const held = this.#held;
    this.#held = undefined;
    clearTimeout(held?.timer);
    if (!held?.control) return;
    if (!held.hasLeft) this.#actions.leave();
    // Only the browser can open a list.
    if (held.control instanceof HTMLSelectElement || !event.cancelable) return;
    event.preventDefault();
    if (!held.hasLeft) (held.control as HTMLElement).click();
  }

  /** Keeps the menu of a long press from taking the finger. */
  #keepFromMenu(event: Event): void {
    if (this.#held?.control) event.preventDefault();
  }
}
