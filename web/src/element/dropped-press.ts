/** Lets Escape drop a press that is held, as if the browser had taken its pointer. */

import { onKey } from '../ui/keys.ts';

/** Events that end a press. */
const ENDS = ['pointerup', 'pointercancel'];

/**
 * Watches the presses on a view. Escape cancels the one that is held: the view hears `pointercancel`, with which its
 * drags put back what they have changed, and the click that follows reaches nothing.
 */
export class DroppedPress {
  readonly #drop: () => void;
  /** Ends the listeners for the press under way, and those for the click that follows a dropped one. */
  #listening = new AbortController();

  /** `drop` is called when a press is dropped. */
  constructor(drop: () => void) {
    this.#drop = drop;
  }

  /** Starts to listen on a view, until `signal` ends it. */
  watch(view: EventTarget, signal: AbortSignal): void {
    view.addEventListener('pointerdown', this.#hold as EventListener, { signal, capture: true });
    signal.addEventListener('abort', () => {
      this.#listening.abort();
    });
  }

  readonly #hold = (event: PointerEvent): void => {
    const path = event.composedPath().filter((node) => node instanceof Element);
    // A list that opens takes the pointer's other events, and Escape.
    if (event.button !== 0 || path[0]?.localName === 'select') return;
    const { signal } = this.#listenAnew();
    let isDropped = false;
    const onEscape = onKey((key) => {
      if (key !== 'Escape') return false;
      if (!isDropped) {
        isDropped = true;
        this.#cancel(event, path);
      }
      return true;
    });
    window.addEventListener('keydown', onEscape, { signal, capture: true });
    for (const type of ENDS) {
      window.addEventListener(
        type,
        ({ isTrusted }) => {
          if (!isTrusted) return;
          if (isDropped) this.#skipClick();
          else this.#listening.abort();
        },
        { signal, capture: true },
      );
    }
  };

  #cancel({ pointerId, pointerType, isPrimary }: PointerEvent, path: readonly Element[]): void {
    this.#drop();
    for (const node of path) if (node.hasPointerCapture(pointerId)) node.releasePointerCapture(pointerId);
    // A view may have removed the pressed part meanwhile.
    path
      .find(({ isConnected }) => isConnected)
      ?.dispatchEvent(
        new PointerEvent('pointercancel', { pointerId, pointerType, isPrimary, bubbles: true, composed: true }),
      );
  }

  /** Keeps the click of a press from everything, until another press or key. */
  #skipClick(): void {
    const { signal } = this.#listenAnew();
    window.addEventListener(
      'click',
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        this.#listening.abort();
      },
      { signal, capture: true },
    );
    window.addEventListener('keydown', () => this.#listening.abort(), { signal, capture: true });
  }

  #listenAnew(): AbortController {
    this.#listening.abort();
    this.#listening = new AbortController();
    return this.#listening;
  }
}
