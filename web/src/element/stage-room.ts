/** Watches the room for the panels: a stage, an upright tablet, a column with the settings in sheets, or a plain column. */

import type { ReactiveController, ReactiveElement } from 'lit';

/** Reads the answer from the style sheet, whose queries decide on the layout. */
export class StageRoom implements ReactiveController {
  /** `--tn-layout` of the panels: "stage", "stage map", "upright", "sheets", or empty for a plain column. */
  layout = '';
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
    const layout = panels ? getComputedStyle(panels).getPropertyValue('--tn-layout').trim() : '';
    if (layout === this.layout) return;
    this.layout = layout;
    this.#host.requestUpdate();
  };
}
