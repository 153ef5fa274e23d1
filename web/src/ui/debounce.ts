import type { ReactiveController, ReactiveElement } from 'lit';

/** Time, in milliseconds, that a change has to last before it is shown. */
const LASTING = 700;

/** Delay against values that change faster than anyone can read, while training runs. */
export class Debounce<T extends { readonly kind: string }> implements ReactiveController {
  readonly #host: ReactiveElement;
  #shown: T | undefined;
  /** Kind that awaits its turn (undefined for no value), and since when. */
  #next: { readonly kind: string | undefined; readonly since: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Returns the value to show for the latest `value`: that one, if nothing moves or its kind is the same; else the
   * previous one until the change has lasted.
   */
  of(value: T | undefined, isMoving: boolean): T | undefined {
    if (!isMoving || value?.kind === this.#shown?.kind) return this.#show(value);
    const now = performance.now();
    if (!this.#next || this.#next.kind !== value?.kind) {
      this.#next = { kind: value?.kind, since: now };
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#host.requestUpdate();
      }, LASTING);
    }
    return now - this.#next.since >= LASTING ? this.#show(value) : this.#shown;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#next = undefined;
  }

  #show(value: T | undefined): T | undefined {
    clearTimeout(this.#timer);
    this.#next = undefined;
    this.#shown = value;
    return value;
  }
}
