import type { ReactiveController, ReactiveElement } from 'lit';

/** Visibility of a view: updates of a view out of sight wait until it comes near. */
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

  /** True if the view has to update now. The first update is never delayed; its costly parts may wait for `isNear`. */
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

  /** Shows the view, also before printing, which shows everything. */
  readonly #show = (): void => {
    this.isNear = true;
    this.#host.requestUpdate();
  };
}
