import type { ReactiveController, ReactiveElement } from 'lit';

/** Whether a view is to be drawn at all: what is out of sight waits until it comes near. */
export class InViewport implements ReactiveController {
  isNear = false;

  readonly #host: ReactiveElement;
  readonly #observer: IntersectionObserver;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
    this.#observer = new IntersectionObserver(
      (entries) => {
        this.isNear = false;
        if (entries.at(-1)!.isIntersecting) this.#show();
      },
      { rootMargin: '200px' },
    );
  }

  /** The first drawing comes at once, wherever the view is; what costs time in it may wait for `isNear`. */
  get isNeeded(): boolean {
    return this.isNear || !this.#host.hasUpdated;
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
    addEventListener('beforeprint', this.#show);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    removeEventListener('beforeprint', this.#show);
    this.isNear = false;
  }

  /** On paper, all is in sight. */
  readonly #show = (): void => {
    this.isNear = true;
    this.#host.requestUpdate();
  };
}
