import type { PropertyValues, ReactiveController, ReactiveElement } from 'lit';

/**
 * Holds back the updates of a panel that come with every snapshot of a run; what a person does is shown at once. Closed,
 * it needs none of them.
 */
export class Throttle implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #every: number;
  #last = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** At most once in `every` milliseconds; the usual is for what is read rather than watched. */
  constructor(host: ReactiveElement, every = 250) {
    this.#host = host;
    this.#every = every;
    host.addController(this);
  }

  /** Whether the host may update now; otherwise it is asked again in a moment. */
  allows(changed: PropertyValues, isOpen: boolean, isRunning: boolean): boolean {
    const isOnlySnapshot = changed.size === 1 && changed.has('snapshot');
    if (isOnlySnapshot && !isOpen) return false;
    const wait = this.#last + this.#every - performance.now();
    if (isOnlySnapshot && isRunning && wait > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#host.requestUpdate();
      }, wait);
      return false;
    }
    this.#last = performance.now();
    return true;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
