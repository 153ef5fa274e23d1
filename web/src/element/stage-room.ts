/** Watches whether the element is wide enough for its stage: table, network and chart beside each other. */

import type { ReactiveController, ReactiveElement } from 'lit';

/** Reads the answer from the style sheet, whose container query decides on the layout. */
export class StageRoom implements ReactiveController {
  isWide = false;
  readonly #host: ReactiveElement;
  #bar: Element | null = null;
  // The next frame, since the layout below the bar must not change while sizes are reported.
  readonly #resizes = new ResizeObserver(() => requestAnimationFrame(this.#look));

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const bar = this.#host.renderRoot.querySelector('.top');
    if (bar === this.#bar) return;
    this.#bar = bar;
    this.#resizes.disconnect();
    if (!bar) return;
    this.#resizes.observe(bar);
    // At once, so that the first frame has the right layout.
    this.#look();
  }

  readonly #look = (): void => {
    const panels = this.#host.renderRoot.querySelector('.panels');
    const isWide = panels !== null && getComputedStyle(panels).getPropertyValue('--tn-stage') !== '';
    if (isWide === this.isWide) return;
    this.isWide = isWide;
    this.#host.requestUpdate();
  };
}
