import type { ReactiveController, ReactiveElement } from 'lit';

/** Most rows of a table that is drawn whole. */
const DRAWN_WHOLE = 48;
/** Rows drawn beyond either edge, so that scrolling never shows a gap. */
const MARGIN = 8;

/** Virtual scrolling of a long table: only rows in view are drawn; space replaces the rest. Rows are equally high. */
export class RowWindow implements ReactiveController {
  /** Drawn rows: from `start` up to, not including, `end`. */
  start = 0;
  end = DRAWN_WHOLE;
  /** Height of one row in CSS pixels. */
  rowHeight = 35;

  readonly #host: ReactiveElement;
  readonly #rowCount: () => number;
  /** Scroll offset and height of the view in CSS pixels; a likely height until the view is laid out. */
  #scrollTop = 0;
  #height = 500;
  readonly #measured = { row: null as Element | null, view: null as Element | null };
  /** Reports sizes when they change; measuring at every update would force a layout. */
  readonly #resizes = new ResizeObserver((entries) => {
    // The next frame: a view that changes while sizes are told is reported as an error of the page.
    requestAnimationFrame(() => {
      this.#resize(entries);
    });
  });

  constructor(host: ReactiveElement, rowCount: () => number) {
    this.#host = host;
    this.#rowCount = rowCount;
    host.addController(this);
  }

  /** True while every row is drawn. */
  get isWhole(): boolean {
    return this.#rowCount() <= DRAWN_WHOLE;
  }

  hostUpdate(): void {
    this.#choose();
  }

  hostUpdated(): void {
    this.#measure('row', this.#host.renderRoot.querySelector('tbody tr:not(.space)'));
    this.#measure('view', this.#view);
  }

  hostDisconnected(): void {
    this.#measure('row', null);
    this.#measure('view', null);
  }

  /** Handles the scroll event of the view. */
  readonly scrolled = (): void => {
    const { start, end } = this;
    this.#scrollTop = this.#view?.scrollTop ?? 0;
    this.#choose();
    if (start !== this.start || end !== this.end) this.#host.requestUpdate();
  };

  /** Scrolls as far as needed to show `row` below the sticky header, which itself is always shown. */
  reveal(row: number): void {
    const view = this.#view;
    const header = this.#host.renderRoot.querySelector<HTMLElement>('thead');
    if (!view || !header || row < 0) return;
    const top = row * this.rowHeight;
    const visible = view.clientHeight - header.offsetHeight;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + this.rowHeight > view.scrollTop + visible) view.scrollTop = top + this.rowHeight - visible;
    this.scrolled();
  }

  get #view(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.scroll');
  }

  #measure(what: 'row' | 'view', element: Element | null): void {
    if (this.#measured[what] === element) return;
    if (this.#measured[what]) this.#resizes.unobserve(this.#measured[what]);
    if (element) this.#resizes.observe(element);
    this.#measured[what] = element;
    // Reading scrollTop forces a layout, which is only worth it if rows are left out.
    if (what === 'view') this.#scrollTop = element && !this.isWhole ? element.scrollTop : 0;
  }

  #resize(entries: readonly ResizeObserverEntry[]): void {
    const { rowHeight } = this;
    const height = this.#height;
    for (const { target, borderBoxSize } of entries) {
      const size = borderBoxSize[0]?.blockSize ?? 0;
      if (size === 0) continue;
      if (target === this.#measured.row) void this.#resizeRows(size);
      else this.#height = size;
    }
    if (rowHeight !== this.rowHeight || height !== this.#height) this.#host.requestUpdate();
  }

  /** Sets the row height and keeps the row at the top of the view in place. */
  async #resizeRows(height: number): Promise<void> {
    if (height === this.rowHeight) return;
    const top = this.#scrollTop / this.rowHeight;
    this.rowHeight = height;
    if (top === 0) return;
    this.#scrollTop = top * height;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#view) this.#view.scrollTop = top * height;
  }

  #choose(): void {
    const count = this.#rowCount();
    if (this.isWhole) {
      this.start = 0;
      this.end = count;
      return;
    }
    const first = Math.floor(this.#scrollTop / this.rowHeight);
    const visible = Math.ceil(this.#height / this.rowHeight);
    this.start = Math.max(0, Math.min(first - MARGIN, count - visible - MARGIN));
    this.end = Math.min(count, first + visible + MARGIN);
  }
}
