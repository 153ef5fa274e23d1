/** Measures the sticky top bar of the element. */

import type { ReactiveController, ReactiveElement } from 'lit';

/** Publishes the height of the sticky top bar as `--tn-bar`, for the content that scrolls below it. */
export class BarHeight implements ReactiveController {
  readonly #host: ReactiveElement;
  #bar: HTMLElement | null = null;
  readonly #resizes = new ResizeObserver(() => {
    this.#bar?.parentElement?.style.setProperty('--tn-bar', `${this.#bar.offsetHeight}px`);
  });

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const bar = this.#host.renderRoot.querySelector<HTMLElement>('.top');
    if (bar === this.#bar) return;
    this.#bar = bar;
    this.#resizes.disconnect();
    if (bar) this.#resizes.observe(bar);
  }
}
