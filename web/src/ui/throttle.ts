import type { PropertyValues, ReactiveController, ReactiveElement } from 'lit';

/**
 * Limit on the updates of a panel that come with every snapshot of a run. User actions are shown at once; a closed
 * panel needs no snapshots.
 */
export class Throttle implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #every: number;
  #last = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `every` is the least time between updates in milliseconds; the default suits numbers that are read. */
  constructor(host: ReactiveElement, every = 250) {
    this.#host = host;
    this.#every = every;
    host.addController(this);
  }

  /** Returns true if the host may update now; otherwise its update is requested again later. */
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
