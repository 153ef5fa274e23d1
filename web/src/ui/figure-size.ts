import type { ReactiveController, ReactiveElement } from 'lit';
import { type Place, placeOn } from './pointer-place.ts';

/** Size of a view's `<figure>` in CSS pixels; the view is updated when it changes. */
export class FigureSize implements ReactiveController {
  /** Likely size until the figure is laid out. */
  width = 600;
  height = 260;

  readonly #host: ReactiveElement;
  readonly #update: () => void;
  #figure: Element | null = null;
  readonly #resizes = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {};
    // A hidden figure has no size; the last one is the better guess.
    if (width === 0 || height === 0 || (width === this.width && height === this.height)) return;
    this.width = width;
    this.height = height;
    this.#update();
  });

  /**
   * @param update  called when the size changes. A view that then changes the height of its figure must wait for the next
   *   frame: browsers report a size that changes while sizes are told as an error of the page.
   */
  constructor(
    host: ReactiveElement,
    update = () => {
      host.requestUpdate();
    },
  ) {
    this.#host = host;
    this.#update = update;
    host.addController(this);
  }

  /** Returns the pointer's position in pixels of the drawing from its upper left corner. */
  placeOf(event: MouseEvent): Place {
    const { x, y } = this.#figure ? placeOn(this.#figure, event) : { x: 0, y: 0 };
    return { x: x * this.width, y: y * this.height };
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const figure = this.#host.renderRoot.querySelector('figure');
    if (figure === this.#figure) return;
    this.#figure = figure;
    this.#resizes.disconnect();
    if (figure) this.#resizes.observe(figure);
  }

  hostDisconnected(): void {
    this.#resizes.disconnect();
    this.#figure = null;
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.hostUpdated();
  }
}
