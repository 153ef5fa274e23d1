/** Watches whether the element is wide enough for its stage: table, network and chart beside each other. */

import type { ReactiveController, ReactiveElement } from 'lit';

/** Reads the answer from the style sheet, whose container query decides on the layout. */
export class StageRoom implements ReactiveController {
  isWide = false;
  readonly #host: ReactiveElement;
  #panels: Element | null = null;
  readonly #resizes = new ResizeObserver(() => {
    if (!this.#panels) return;
    const isWide = getComputedStyle(this.#panels).getPropertyValue('--tn-stage') !== '';
    if (isWide === this.isWide) return;
    this.isWide = isWide;
    this.#host.requestUpdate();
  });

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const panels = this.#host.renderRoot.querySelector('.panels');
    if (panels === this.#panels) return;
    this.#panels = panels;
    this.#resizes.disconnect();
    if (panels) this.#resizes.observe(panels);
  }
}
