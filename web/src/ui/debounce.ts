import type { ReactiveController, ReactiveElement } from 'lit';

/** So long, in milliseconds, something has to last until it is shown or gone. */
const LASTING = 700;

/** Holds back what comes and goes faster than anybody can read, while things move. */
export class Debounce<T extends { readonly kind: string }> implements ReactiveController {
  readonly #host: ReactiveElement;
  #shown: T | undefined;
  /** Another kind, or none, and since when. */
  #next: { readonly kind: string | undefined; readonly since: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** What to show where `value` is the latest: at once when nothing moves or only its figures have changed. */
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
