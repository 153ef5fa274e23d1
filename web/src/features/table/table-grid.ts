import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import { afterLoading, loadLazyViews } from '../../lazy/lazy-views.ts';
import type { Bit, Table, Target } from '../../session/session.ts';
import { addCombination, type CellRange, setCells, setHoldOut } from '../../session/table.ts';
import { DEFAULT_VIEW } from '../../session/view.ts';
import { classNames } from '../../ui/class-names.ts';
import { TableEdited, ViewChanged } from '../../ui/events.ts';
import {
  columnAt,
  FIRST_INPUT,
  firstPrediction,
  firstTarget,
  flipped,
  HEAD_ROW,
  isValue,
  lastColumn,
  NUMBER_COLUMN,
  type Position,
  positionOf,
  rangeBetween,
  valueAt,
} from './grid-columns.ts';
import { MOST_GAUGES } from './grid-cells.ts';
import { columnHeadings } from './grid-head.ts';
import { type Bounds, moved, typed, within } from './grid-keys.ts';
import type { GridMenu } from './grid-menu.ts';
import type { PressSoFar } from './grid-drag.ts';
import type { RowOrder } from './grid-order.ts';
import type { EditedGrid, GridTools } from './grid-tools.ts';
import { dividerRow, type GridContext, leftOutRow, type RowState, tableRow } from './grid-rows.ts';
import { onKey } from '../../ui/keys.ts';
import type { Highlight } from '../../ui/highlight.ts';
import { RowWindow } from './row-window.ts';
import tableGridCss from './table-grid.css?inline';
import { baseStyles, View } from '../../ui/view.ts';

/** Rows of column headings. */
const HEADER_ROWS = 2;
/** Most rows that are as high as a control. */
const MOST_HIGH_ROWS = 10;

/**
 * Grid with the rows of a truth table, their predictions, and below them the rows that the table leaves out. Keys:
 * arrows move, with Shift they select cells, with Alt they move the row; 0, 1 and – set; Space and Enter press; h holds a
 * row out; s selects it; m opens a menu.
 */
export class TableGrid extends View implements EditedGrid {
  static override readonly styles = [baseStyles, unsafeCSS(tableGridCss)];

  static override readonly properties = {
    ...View.properties,
    table: { attribute: false },
    limits: { attribute: false },
    predictions: { attribute: false },
    leftOut: { attribute: false },
    showLeftOut: { attribute: false },
    leftOutPredictions: { attribute: false },
    contradictions: { attribute: false },
    tolerance: { attribute: false },
    selectedRow: { attribute: false },
    lit: { attribute: false },
    ghost: { attribute: false },
    hasTools: { attribute: false },
    focused: { state: true },
    anchor: { state: true },
    stroke: { state: true },
    drop: { state: true },
    order: { state: true },
  };

  declare table: Table;
  declare limits: Limits;
  /** rows × outputs, row-major; undefined before the first prediction. */
  declare predictions: Float64Array | undefined;
  /** Input combinations that the table lacks, listed below its own rows if `showLeftOut`. */
  declare leftOut: readonly (readonly Bit[])[];
  declare showLeftOut: boolean;
  /** Predictions for `leftOut`: rows × outputs, row-major. */
  declare leftOutPredictions: Float64Array | undefined;
  declare contradictions: readonly number[];
  /** Distance from its target from which on a prediction is wrong. */
  declare tolerance: number;
  /** Row that the whole playground shows. */
  declare selectedRow: number | null;
  /** Inputs and targets of the selected row that another view highlights. */
  declare lit: Highlight | undefined;
  /** Predictions of the run that would follow what a person points at, arranged like `predictions`. */
  declare ghost: Float64Array | undefined;
  /** True if rows and columns can be added, removed, renamed and held out. */
  declare hasTools: boolean;
  /** Cell that the Tab key reaches. */
  declare focused: Position;
  /** Corner of the selected range opposite to `focused`; undefined if no range is selected. */
  declare anchor: Position | undefined;
  /** Value that the drag under way paints over the selected range. */
  declare stroke: Target | undefined;
  /** Row that is dragged, and the row in whose place it would be dropped; `isStill` until it is first moved. */
  declare drop: { readonly from: number; readonly to: number; readonly isStill: boolean } | undefined;
  /** Order in which the rows are shown; undefined for the table's own. Positions count its own rows in any case. */
  declare order: RowOrder | undefined;

  #focusAfterUpdate = false;
  /** Cell to focus once the table contains it. */
  #goal: Position | undefined;
  #hadFocus = false;
  /** Last press, which the tools take over once they are loaded. */
  #pressed: PressSoFar | undefined;
  /** True if cells may be highlighted. */
  #isLit = false;
  #contradicting: ReadonlySet<number> = new Set();
  readonly #window = new RowWindow(this, () => this.#rowCount);

  constructor() {
    super();
    this.leftOut = [];
    this.showLeftOut = false;
    this.contradictions = [];
    this.tolerance = DEFAULT_VIEW.tolerance;
    this.selectedRow = null;
    this.hasTools = true;
    this.focused = { row: 0, column: FIRST_INPUT };
  }

  override render() {
    const { messages, limits } = this;
    const context = this.#context;
    const { table } = context;
    const { inputs, outputs } = table;
    const { start, end } = this.#window;
    const rows = Array.from({ length: end - start }, (_, index) => this.#renderRow(context, start + index));
    const shape = {
      long: this.#isLong,
      bare: !this.hasTools,
      beside: inputs.length < 4 && outputs.length === 1,
      narrow: inputs.length + outputs.length > 4,
      pair: outputs.length === 2,
      squares: outputs.length > MOST_GAUGES,
    };
    return html`
      <div
        class="scroll"
        tabindex="-1"
        @keydown=${this.#onKey}
        @contextmenu=${this.#onMenu}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#followed}
        @pointerup=${this.#followed}
        @pointercancel=${this.#followed}
        @pointerleave=${this.#followed}
        @touchmove=${this.#followed}
        @click=${this.#captured}
        @pointerenter=${this.#prepareDrag}
        @scroll=${this.#window.scrolled}
      >
        <table
          class=${classNames(shape)}
          role="grid"
          aria-label=${messages.truthTable}
          aria-rowcount=${this.#rowCount + HEADER_ROWS}
          aria-multiselectable="true"
          @focusin=${this.#onFocus}
        >
          <thead>
            ${columnHeadings({
              table,
              messages,
              sorted: this.order !== undefined,
              tabIndex: (row, column) => this.#tabIndex(row, column),
              openMenu: this.hasTools ? (column) => this.openMenu({ row: HEAD_ROW, column }) : undefined,
            })}
          </thead>
          <tbody translate="no">
            ${this.#renderSpace(start)} ${rows} ${this.#renderSpace(this.#rowCount - end)}
          </tbody>
        </table>
      </div>
      <truth-net-grid-menu
        .messages=${messages}
        .limits=${limits}
        .table=${this.table}
        .grid=${this}
        @table-edited=${({ table: edited, currentTarget }: TableEdited) => {
          this.editAndFocus(edited, (currentTarget as GridMenu).at);
        }}
      ></truth-net-grid-menu>
      <truth-net-grid-tools
        .messages=${messages}
        .limits=${limits}
        .table=${this.table}
        .hasTools=${this.hasTools}
        .grid=${this}
        @table-edited=${({ table: edited }: TableEdited) => {
          this.#edit(edited);
        }}
      ></truth-net-grid-tools>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Browsers dispatch it on the body if nothing that can be edited has the focus.
    document.addEventListener('paste', this.#onPaste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.#onPaste);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('table') && this.#goal) {
      this.focused = this.#goal;
      this.#goal = undefined;
      this.reveal(this.focused.row);
      this.#focusAfterUpdate = true;
    }
    if (this.order && (changed.has('table') || changed.has('predictions'))) this.#tools.resort();
    // If rows or columns were removed, the Tab key still needs an existing cell.
    if (changed.has('table') || changed.has('leftOut') || changed.has('showLeftOut'))
      this.focused = within(this.focused, this.#bounds);
    if (changed.has('contradictions')) this.#contradicting = new Set(this.contradictions);
    this.#hadFocus = this.#hasFocus;
  }

  get #hasFocus(): boolean {
    return this.shadowRoot?.activeElement?.matches('.scroll, [data-at]') ?? false;
  }

  override updated(changed: PropertyValues<this>): void {
    this.#light();
    if (changed.has('table')) {
      const { style } = this.renderRoot.querySelector('table')!;
      for (const side of ['inputs', 'outputs'] as const)
        style.setProperty(`--${side}`, String(this.table[side].length));
    }
    if (this.#focusAfterUpdate) {
      this.#focusAfterUpdate = false;
      const cell = this.renderRoot.querySelector<HTMLElement>('[data-at][tabindex="0"]');
      cell?.focus();
      // Browsers do not scroll to a focused cell that only its margins for scrolling show to be covered.
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      // WebKit sometimes scrolls to the cell as if the space for the rows above were missing.
      this.reveal(this.focused.row);
    } else if (this.#hadFocus && !this.shadowRoot?.activeElement) {
      // The focused cell was scrolled out of view and removed; the grid must still receive keys.
      this.renderRoot.querySelector<HTMLElement>('.scroll')?.focus({ preventScroll: true });
    }
  }

  /** Marks the cells of the selected row that another view highlights. */
  #light(): void {
    const { table, lit, selectedRow } = this;
    if (!lit && !this.#isLit) return;
    this.#isLit = lit !== undefined;
    const columns = lit
      ? [...lit.inputs.map((input) => FIRST_INPUT + input), ...lit.targets.map((output) => firstTarget(table) + output)]
      : [];
    const wanted = new Set(columns.map((column) => `${selectedRow},${column}`));
    for (const cell of this.renderRoot.querySelectorAll<HTMLElement>('td[data-at]')) {
      cell.classList.toggle('lit', wanted.has(cell.dataset['at']!));
    }
  }

  /** Scrolls to the last of the table's own rows. */
  async revealLastRow(): Promise<void> {
    await this.updateComplete;
    this.reveal(this.table.rows.length - 1);
  }

  // -- Drawing -----------------------------------------------------------------------------------------------------

  /** Table as it would be after the drag under way. */
  get #shown(): Table {
    const { table, stroke } = this;
    const range = this.#range;
    return stroke !== undefined && range ? setCells(table, range, stroke) : table;
  }

  /** Selected range of inputs and targets. */
  get #range(): CellRange | undefined {
    return this.anchor && rangeBetween(this.table, this.anchor, this.focused);
  }

  #renderRow(context: GridContext, place: number) {
    const { drop } = this;
    const own = this.table.rows.length;
    const ariaRow = place + HEADER_ROWS + 1;
    if (place === own) return dividerRow(context, place, ariaRow);
    if (place > own) return leftOutRow(context, place, ariaRow, place - own - 1);
    const index = this.#rowAt(place);
    return tableRow(context, index, ariaRow, {
      final: place === own - 1,
      contradicts: this.#contradicting.has(index),
      selected: index === this.selectedRow,
      drop: drop && dropAt(index, drop),
    });
  }

  get #context(): GridContext {
    const { messages, predictions, ghost, leftOut, leftOutPredictions, tolerance, showLeftOut } = this;
    const table = this.#shown;
    const range = this.#range;
    return {
      table,
      messages,
      predictions,
      ghost,
      leftOut,
      leftOutPredictions,
      tolerance,
      full: table.rows.length >= this.limits.maxRows,
      tabIndex: (row, column) => this.#tabIndex(row, column),
      isPicked: (row, column) => range !== undefined && isInside(range, row, column - FIRST_INPUT),
      press: (row, column) => {
        this.#press({ row, column });
      },
      openMenu: this.hasTools
        ? (row) => {
            this.openMenu({ row, column: NUMBER_COLUMN });
          }
        : undefined,
      showLeftOut,
      fold: this.hasTools ? this.#fold : undefined,
    };
  }

  /** Renders the space of `rows` rows that are out of view, even of none: WebKit lays out a new space too late. */
  #renderSpace(rows: number) {
    return this.#window.isWhole
      ? nothing
      : html`<tr class="space" aria-hidden="true">
          <td height=${rows * this.#window.rowHeight}></td>
        </tr>`;
  }

  // -- Interaction -------------------------------------------------------------------------------------------------

  #edit(table: Table): void {
    this.dispatchEvent(new TableEdited(table));
  }

  /** Edits the table and moves the focus to a cell of the edited table. */
  editAndFocus(table: Table, at: Position): void {
    this.#goal = at;
    this.#edit(table);
  }

  /** Acts on a click on a cell, or on Space or Enter in it. */
  #press(at: Position): void {
    const { table } = this;
    if (at.row === HEAD_ROW) this.openMenu(at);
    else if (at.row === table.rows.length) this.#fold();
    else if (at.row > table.rows.length) this.#add(at);
    else if (at.column === NUMBER_COLUMN) this.#select(at.row);
    else this.#paint(at, flipped(valueAt(table, at)));
  }

  /** Sets the selected range if it contains a cell, or else the cell alone. */
  #set(at: Position, value: Target): void {
    const { table } = this;
    const range = this.#range ?? rangeBetween(table, at, at);
    // Inputs alone cannot be "don't care".
    if (!range || (value === null && range.right < table.inputs.length)) return;
    this.#edit(setCells(table, range, value));
  }

  #paint(at: Position, value: Target): void {
    const range = rangeBetween(this.table, at, at);
    if (range) this.#edit(setCells(this.table, range, value));
  }

  #select(row: number): void {
    if (row >= this.table.rows.length) return;
    this.dispatchEvent(new ViewChanged({ selectedRow: row === this.selectedRow ? null : row }));
  }

  /** Folds or unfolds the rows that the table leaves out. */
  readonly #fold = (): void => {
    if (this.hasTools) this.dispatchEvent(new ViewChanged({ showLeftOut: !this.showLeftOut }));
  };

  #toggleHoldOut(row: number): void {
    const own = this.table.rows[row];
    if (own) this.#edit(setHoldOut(this.table, row, !own.holdOut));
  }

  /** Appends a row that is left out to the table and moves the focus to its first target. */
  #add({ row, column }: Position): void {
    const { table } = this;
    const bits = this.leftOut[row - table.rows.length - 1];
    if (column !== NUMBER_COLUMN || !bits || table.rows.length >= this.limits.maxRows) return;
    this.editAndFocus(addCombination(table, bits), { row: table.rows.length, column: firstTarget(table) });
  }

  /** Opens the menu of the column of a heading, or of the row of another cell. */
  openMenu(at: Position): void {
    const menu = this.renderRoot.querySelector<GridMenu>('truth-net-grid-menu')!;
    if (!this.hasTools || at.row >= this.table.rows.length) return;
    const cell = this.renderRoot.querySelector(`[data-at="${at.row},${at.column}"]`);
    void afterLoading(menu, () => {
      menu.showAt(at, cell?.getBoundingClientRect());
    });
  }

  get #tools(): GridTools {
    return this.renderRoot.querySelector<GridTools>('truth-net-grid-tools')!;
  }

  #withTools(act: (tools: GridTools) => unknown): void {
    const tools = this.#tools;
    void afterLoading(tools, () => act(tools));
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain');
    if (!this.#hasFocus || !text) return;
    event.preventDefault();
    const { row, column } = this.focused;
    this.#withTools((tools) => {
      tools.paste(text, row, column - FIRST_INPUT);
    });
  };

  // -- Pointer -----------------------------------------------------------------------------------------------------

  readonly #onPointerDown = (event: PointerEvent): void => {
    const at = positionOf(event.target);
    const selects = event.shiftKey && at !== undefined && !this.order && isValue(this.table, at);
    this.anchor = selects ? (this.anchor ?? this.focused) : undefined;
    const pressed: PressSoFar = { over: at, hasEnded: false };
    this.#pressed = pressed;
    void this.#prepareDrag().then((isReady) => {
      if (isReady && this.#pressed === pressed) this.#tools.press(event, at, selects, pressed);
    });
  };

  /** Loads the tools that a drag needs. @returns false if that fails: a press is then a click, which needs no tools */
  readonly #prepareDrag = (): Promise<boolean> =>
    loadLazyViews().then(
      () => true,
      () => false,
    );

  /** Follows the press, and drops it if the pointer leaves the grid or the browser takes it. */
  #track({ type, target }: Event): void {
    const pressed = this.#pressed;
    if (!pressed || pressed.hasEnded) return;
    if (type === 'pointermove') pressed.over = positionOf(target) ?? pressed.over;
    else if (type === 'pointerup') pressed.hasEnded = true;
    else if (type === 'pointerleave' || type === 'pointercancel') this.#pressed = undefined;
  }

  /** Listener for the events of a press, which the tools follow once they are loaded. */
  readonly #followed = {
    handleEvent: (event: Event): void => {
      this.#track(event);
      (this.#tools as Partial<GridTools>).follow?.(event);
    },
    passive: false,
  };
  /** The same, before the cells. */
  readonly #captured = { ...this.#followed, capture: true };

  /** Makes a target "don't care", and a "don't care" 0, on a right click; opens the menu of a heading or a row's number. */
  #onMenu(event: MouseEvent): void {
    const at = positionOf(event.target);
    if (!at) return;
    if (this.#tools.isHeld) {
      // Android ends a long press with a context menu.
    } else if (at.row === HEAD_ROW || at.column === NUMBER_COLUMN) {
      this.openMenu(at);
    } else if (columnAt(this.table, at.column).kind === 'target' && isValue(this.table, at)) {
      this.#paint(at, valueAt(this.table, at) === null ? 0 : null);
    } else {
      return;
    }
    event.preventDefault();
  }

  // -- Keyboard ----------------------------------------------------------------------------------------------------

  /** True if the rows are many, and therefore lower. */
  get #isLong(): boolean {
    return this.table.rows.length > MOST_HIGH_ROWS;
  }

  /** Number of rows: the table's own, the divider, which a long table has at its end, and those that it leaves out. */
  get #rowCount(): number {
    const { table, leftOut, showLeftOut, hasTools } = this;
    const own = table.rows.length;
    if (leftOut.length === 0) return own;
    if (showLeftOut) return own + 1 + leftOut.length;
    return hasTools && this.#isLong ? own + 1 : own;
  }

  /** Returns the place of a row in the order shown. */
  #placeOf(row: number): number {
    return this.order?.places[row] ?? row;
  }

  /** Returns the row at a place in the order shown. */
  #rowAt(place: number): number {
    return this.order?.rows[place] ?? place;
  }

  get #bounds(): Bounds {
    const { table, hasTools } = this;
    return {
      hasHead: hasTools,
      last: { row: this.#rowCount - 1, column: lastColumn(table) },
      lastValue: firstPrediction(table) - 1,
    };
  }

  /** Returns the cell that a key leads to, in the order shown. */
  #moved(key: string): Position | undefined {
    const { row, column } = this.focused;
    const to = moved(key, { row: this.#placeOf(row), column }, this.#bounds);
    return to && { row: this.#rowAt(to.row), column: to.column };
  }

  readonly #onKey = onKey((key, { target }) => {
    if (!(target as Element).matches('.scroll, [data-at]')) return false;
    const { focused } = this;
    const value = typed(key);
    const move = this.#moved(key);
    const extension = key.startsWith('Shift+') ? this.#moved(key.slice('Shift+'.length)) : undefined;
    if (move) {
      this.anchor = undefined;
      this.goTo(move);
    } else if (extension) {
      // Sorted rows cannot be selected as a range.
      if (this.order || !isValue(this.table, focused) || !isValue(this.table, extension)) return true;
      this.anchor ??= focused;
      this.goTo(extension);
    } else if (value !== undefined) {
      this.#set(focused, value);
    } else if (key === ' ' || key === 'Enter') {
      this.#press(focused);
    } else if (key === 's') {
      this.#select(focused.row);
    } else if (key === 'Command+c') {
      return this.#copy();
    } else if (key === 'Escape' && this.anchor) {
      this.anchor = undefined;
    } else {
      return this.hasTools && this.#onToolKey(key);
    }
    return true;
  });

  /** Handles the keys that change the shape of the table. @returns true if there is one */
  #onToolKey(key: string): boolean {
    const { focused } = this;
    if (key === 'h') this.#toggleHoldOut(focused.row);
    else if (key === 'm') this.openMenu(focused);
    else if (key === 'Alt+ArrowUp') this.#moveRow(-1);
    else if (key === 'Alt+ArrowDown') this.#moveRow(1);
    else return false;
    return true;
  }

  /** Moves the row of the focused cell up or down. */
  #moveRow(by: number): void {
    const { row } = this.focused;
    this.#withTools((tools) => {
      tools.moveRow(row, row + by);
    });
  }

  /** Copies the selected range, or else the focused cell. @returns true if there is one */
  #copy(): boolean {
    const range = this.#range ?? rangeBetween(this.table, this.focused, this.focused);
    if (range) this.#withTools((tools) => tools.copy(range));
    return range !== undefined;
  }

  /** Scrolls to a row. */
  reveal(row: number): void {
    this.#window.reveal(this.#placeOf(row));
  }

  /** Moves the focus to a cell, and scrolls to it. */
  goTo(at: Position): void {
    this.#focus(at);
    this.reveal(at.row);
    this.#focusAfterUpdate = true;
    this.requestUpdate();
  }

  #onFocus(event: FocusEvent): void {
    const [row, column] = (event.target as HTMLElement).dataset['at']?.split(',').map(Number) ?? [];
    // The divider is one cell for all columns.
    if (row !== undefined) this.#focus({ row, column: column ?? this.focused.column });
  }

  #focus({ row, column }: Position): void {
    if (row !== this.focused.row || column !== this.focused.column) this.focused = { row, column };
  }

  #tabIndex(row: number, column: number | undefined): 0 | -1 {
    if (this.focused.row === HEAD_ROW || row === HEAD_ROW) {
      return row === this.focused.row && column === this.focused.column ? 0 : -1;
    }
    // If the focused row is out of view, the nearest row in view takes its place in the Tab order.
    const { start, end } = this.#window;
    const reachable = this.#rowAt(Math.min(Math.max(this.#placeOf(this.focused.row), start), end - 1));
    return row === reachable && (column ?? this.focused.column) === this.focused.column ? 0 : -1;
  }
}

function isInside({ top, bottom, left, right }: CellRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Returns the part that a row has in a drag. */
function dropAt(row: number, { from, to }: { readonly from: number; readonly to: number }): RowState['drop'] {
  if (row === from) return 'from';
  return row === to ? (to < from ? 'above' : 'below') : undefined;
}
