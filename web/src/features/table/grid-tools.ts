import { css, html, nothing, type PropertyValues } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import { cellsToText, pasteCells } from '../../session/formats/cells.ts';
import type { Table, Target } from '../../session/session.ts';
import { type CellRange, moveRow, setCells } from '../../session/table.ts';
import { copyText } from '../../ui/download-and-copy.ts';
import { TableEdited, ViewChanged } from '../../ui/events.ts';
import { iconButton } from '../../ui/icon-button.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { baseStyles } from '../../ui/view.ts';
import {
  FIRST_INPUT,
  firstPrediction,
  firstTarget,
  flipped,
  isValue,
  NUMBER_COLUMN,
  type Position,
  rangeBetween,
  valueAt,
} from './grid-columns.ts';
import { GridDrag, type PressSoFar } from './grid-drag.ts';
import { clamp } from './grid-keys.ts';
import { orderByError, type PredictedTable, type RowOrder } from './grid-order.ts';

/** Grid with the cells, and the state of a drag that it draws. */
export interface EditedGrid extends HTMLElement, PredictedTable {
  /** Order in which the rows are shown; undefined for the table's own. */
  order: RowOrder | undefined;
  readonly selectedRow: number | null;
  focused: Position;
  /** Corner of the selected range opposite to `focused`. */
  anchor: Position | undefined;
  /** Value that the drag paints over the selected range. */
  stroke: Target | undefined;
  /** Row that is dragged, and the row in whose place it would be dropped; `isStill` until it is first moved. */
  drop: { readonly from: number; readonly to: number; readonly isStill: boolean } | undefined;
  reveal(row: number): void;
  goTo(at: Position): void;
  openMenu(at: Position): void;
  editAndFocus(table: Table, at: Position): void;
}

/** Width of the shadow of the columns that stay in sight, in pixels; see the style sheet. */
const SHADOW = 12;

/** Table that the drag under way would make; undefined once it has ended. Heard by the playground around the grid. */
export class TableDrawn extends Event {
  static readonly type = 'table-drawn';
  readonly table: Table | undefined;

  constructor(table: Table | undefined) {
    super(TableDrawn.type, { composed: true });
    this.table = table;
  }
}

/** Drags, moves, copies and pastes cells of the grid, and says what was done or why not. */
export class GridTools extends LazyView {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
        inset: 0;
        z-index: 2;
        pointer-events: none;
      }

      /* Shadows of the columns that stay in sight, over those that scroll beneath them. */
      .under {
        position: absolute;
        inset-block: 0;
        inline-size: 0.75rem;
        background: linear-gradient(to right, transparent, color-mix(in oklab, var(--tn-ink) 28%, transparent));
        text-align: center;
      }

      .under.before {
        scale: -1 1;
      }

      p:not(.error) {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .error {
        position: absolute;
        inset: auto 0 0;
        pointer-events: auto;
        display: flex;
        gap: var(--tn-space-2);
        align-items: center;
        justify-content: space-between;
        padding: var(--tn-space-1) var(--tn-space-2);
        border: 1px solid var(--tn-error);
        border-radius: var(--tn-radius);
        background: var(--tn-surface);
        color: var(--tn-error);
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override readonly properties = {
    ...LazyView.properties,
    table: { attribute: false },
    limits: { attribute: false },
    hasTools: { attribute: false },
    grid: { attribute: false },
    outcome: { state: true },
    startEdge: { state: true },
    endEdge: { state: true },
  };

  declare table: Table;
  declare limits: Limits;
  /** True if pasted cells may make the table larger. */
  declare hasTools: boolean;
  declare grid: EditedGrid;
  declare outcome: { readonly sentence: string; readonly isError: boolean };
  /** Ends of the part in which columns scroll, in pixels from the left, if columns are out of sight beyond them. */
  declare private startEdge: number | undefined;
  declare private endEdge: number | undefined;

  /** True if the press under way selects a range, instead of painting it. */
  #selects = false;

  constructor() {
    super();
    this.outcome = { sentence: '', isError: false };
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // A refusal is of no interest after the next edit.
    if (changed.has('table') && this.outcome.isError) this.#tell('');
  }

  override render() {
    const { sentence, isError } = this.outcome;
    return html`${this.#renderEnd('before', this.startEdge)} ${this.#renderEnd('after', this.endEdge)}
      <p role="status" class=${isError ? 'error' : ''}>
        ${sentence}
        ${
          isError
            ? iconButton('×', this.texts.close, () => {
                this.#tell('');
              })
            : ''
        }
      </p>`;
  }

  #renderEnd(which: 'before' | 'after', left: number | undefined) {
    if (left === undefined) return nothing;
    const start = which === 'before' ? left : left - SHADOW;
    return html`<div class="under ${which}" aria-hidden="true" .style=${`left: ${start}px`}>›</div>`;
  }

  override firstUpdated(): void {
    const scroller = this.#scroller;
    scroller.addEventListener('scroll', this.#look, { passive: true });
    for (const part of [scroller, scroller.firstElementChild!]) this.#resizes.observe(part);
  }

  get #scroller(): HTMLElement {
    return this.grid.shadowRoot!.querySelector<HTMLElement>('.scroll')!;
  }

  // The next frame: a view that changes while sizes are told is reported as an error of the page.
  readonly #resizes = new ResizeObserver(() => requestAnimationFrame(this.#look));

  /** Finds out whether columns have scrolled out of sight, under the row numbers or under the columns that stay. */
  readonly #look = (): void => {
    const scroller = this.#scroller;
    const { scrollLeft, scrollWidth, clientWidth } = scroller;
    const { left } = this.getBoundingClientRect();
    const stays = scroller.querySelector('.squares') ? '.first-prediction' : '.target';
    const [start, end] = ['.number', stays].map((part) =>
      scroller.querySelector(`tbody ${part}`)?.getBoundingClientRect(),
    );
    this.startEdge = start && scrollLeft > 1 ? start.right - left : undefined;
    this.endEdge = end && scrollLeft < scrollWidth - clientWidth - 1 ? end.left - left : undefined;
  };

  async copy(range: CellRange): Promise<void> {
    const copied = await copyText(cellsToText(this.table, range));
    const cells = (range.bottom - range.top + 1) * (range.right - range.left + 1);
    if (copied) this.#tell(this.texts.grid.copied(cells));
    else this.#tell(this.texts.grid.notCopied, true);
  }

  /** Pastes cells from a cell of the grid on; columns count from 0: inputs, then targets. */
  paste(text: string, row: number, column: number): void {
    const { table, texts, hasTools } = this;
    const { length: maxRows } = table.rows;
    const { length: maxOutputs } = table.outputs;
    const limits = hasTools ? this.limits : { ...this.limits, maxRows, maxOutputs };
    const pasted = pasteCells(text, table, row, column, limits);
    if (pasted.ok) {
      this.#tell(texts.grid.pasted);
      this.dispatchEvent(new TableEdited(pasted.table));
    } else {
      this.#tell(texts.grid.notPasted(texts.csvProblem(pasted.error)), true);
    }
  }

  /** Moves a row to the place of another, with the focus and the selection. */
  moveRow(from: number, to: number): void {
    const { table, grid } = this;
    if (from === to || grid.order || !table.rows[from] || !table.rows[to]) return;
    grid.editAndFocus(moveRow(table, from, to), { ...grid.focused, row: to });
    if (grid.selectedRow === from) grid.dispatchEvent(new ViewChanged({ selectedRow: to }));
    this.#tell(this.texts.grid.moved(from + 1, to + 1, table.rows.length));
  }

  /** Sorts the rows again, but never under the reader's hand: no row slips away from a pointer or the focus. */
  resort(): void {
    const { grid } = this;
    const isSame = grid.order?.rows.length === grid.table.rows.length;
    if (!isSame || !grid.matches(':hover, :focus-within')) grid.order = orderByError(grid);
  }

  // -- Pointer -----------------------------------------------------------------------------------------------------

  /** True while a cell is pressed. */
  get isHeld(): boolean {
    return this.#drag.isHeld;
  }

  /** Begins a press on a cell, which selects a range or paints it. */
  press(event: PointerEvent, at: Position | undefined, selects: boolean, soFar: PressSoFar): void {
    this.#selects = selects;
    this.#drag.begin(event, at, selects, soFar);
  }

  /** Handles the events that follow a press; a click before the cells do. */
  follow(event: Event): void {
    this.#drag.follow(event);
  }

  readonly #drag = new GridDrag({
    accepts: (at) =>
      at.column === NUMBER_COLUMN ? this.hasTools && at.row < this.table.rows.length : isValue(this.table, at),
    hold: (at) => {
      const { table, grid } = this;
      if (at.column === NUMBER_COLUMN) {
        grid.drop = { from: at.row, to: at.row, isStill: true };
        return true;
      }
      if (this.#selects || at.column < firstTarget(table)) return false;
      grid.anchor = at;
      grid.focused = at;
      grid.stroke = valueAt(table, at) === null ? 0 : null;
      this.#draw();
      return true;
    },
    over: (start, at) => {
      const { table, grid } = this;
      // Sorted rows can be neither selected as a range nor moved.
      if (grid.order) return;
      const row = clamp(at.row, 0, table.rows.length - 1);
      if (start.column === NUMBER_COLUMN) {
        grid.drop = { from: start.row, to: row, isStill: false };
      } else {
        grid.anchor ??= start;
        if (!this.#selects) grid.stroke = flipped(valueAt(table, start));
        grid.focused = { row, column: clamp(at.column, FIRST_INPUT, firstPrediction(table) - 1) };
        this.#draw();
      }
      grid.reveal(row);
    },
    drop: () => {
      const { grid } = this;
      const { drop, focused } = grid;
      const drawn = this.#drawn;
      this.#endDrag();
      if (drop?.isStill) grid.openMenu({ row: drop.from, column: NUMBER_COLUMN });
      else if (drop) this.moveRow(drop.from, drop.to);
      else if (drawn) grid.editAndFocus(drawn, focused);
    },
    cancel: () => {
      this.grid.anchor = undefined;
      this.#endDrag();
    },
  });

  /** Table that the drag under way would make; undefined if it paints nothing. */
  get #drawn(): Table | undefined {
    const { table, grid } = this;
    const { anchor, focused, stroke } = grid;
    const range = anchor && rangeBetween(table, anchor, focused);
    return stroke !== undefined && range ? setCells(table, range, stroke) : undefined;
  }

  #draw(): void {
    this.grid.dispatchEvent(new TableDrawn(this.#drawn));
  }

  #endDrag(): void {
    const { grid } = this;
    grid.drop = undefined;
    grid.stroke = undefined;
    this.#draw();
    if (grid.anchor?.row === grid.focused.row && grid.anchor.column === grid.focused.column) grid.anchor = undefined;
  }

  #tell(sentence: string, isError = false): void {
    this.outcome = { sentence, isError };
  }
}
