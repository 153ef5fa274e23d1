import type { ReactiveController, ReactiveElement } from 'lit';

/** Tables up to this long are drawn whole. */
const DRAWN_WHOLE = 48;
/** Rows drawn beyond either edge, so that scrolling never shows a gap. */
const MARGIN = 8;

/**
 * Which rows of a long table stand in its scrolled view: only those are drawn, and space is kept for the rest. All
 * rows are equally high.
 */
export class RowWindow implements ReactiveController {
  /** The rows to draw: from `start` up to, not including, `end`. */
  start = 0;
  end = DRAWN_WHOLE;
  /** CSS pixels of one row. */
  rowHeight = 35;

  readonly #host: ReactiveElement;
  readonly #rowCount: () => number;
  #measured: Element | null = null;
  /** Measured when it changes: to ask for it after every drawing makes the browser lay out the page in between. */
  readonly #resizes = new ResizeObserver(([entry]) => {
    const height = entry?.borderBoxSize[0]?.blockSize ?? 0;
    if (height === 0 || height === this.rowHeight) return;
    this.rowHeight = height;
    this.#host.requestUpdate();
  });

  constructor(host: ReactiveElement, rowCount: () => number) {
    this.#host = host;
    this.#rowCount = rowCount;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#choose();
  }

  hostUpdated(): void {
    const row = this.#host.renderRoot.querySelector('tbody tr:not(.space)');
    if (row === this.#measured) return;
    this.#resizes.disconnect();
    if (row) this.#resizes.observe(row);
    this.#measured = row;
  }

  hostDisconnected(): void {
    this.#resizes.disconnect();
    this.#measured = null;
  }

  /** To be called when the view is scrolled. */
  readonly scrolled = (): void => {
    const { start, end } = this;
    this.#choose();
    if (start !== this.start || end !== this.end) this.#host.requestUpdate();
  };

  /** Scrolls as far as needed for `row` to stand in the view, below the header that stays there. */
  reveal(row: number): void {
    const view = this.#view;
    const header = this.#host.renderRoot.querySelector<HTMLElement>('thead');
    if (!view || !header) return;
    const top = row * this.rowHeight;
    const visible = view.clientHeight - header.offsetHeight;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + this.rowHeight > view.scrollTop + visible) view.scrollTop = top + this.rowHeight - visible;
    this.scrolled();
  }

  get #view(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.scroll');
  }

  #choose(): void {
    const count = this.#rowCount();
    const view = this.#view;
    if (count <= DRAWN_WHOLE || !view) {
      this.start = 0;
      this.end = Math.min(count, DRAWN_WHOLE);
      return;
    }
    const first = Math.floor(view.scrollTop / this.rowHeight);
    const visible = Math.ceil(view.clientHeight / this.rowHeight);
    this.start = Math.max(0, Math.min(first - MARGIN, count - visible - MARGIN));
    this.end = Math.min(count, first + visible + MARGIN);
  }
}
