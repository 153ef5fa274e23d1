import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import type { Bit, Table, Target } from '../../session/session.ts';
import { addCombination, removeRow, setHoldOut, setInput, setTarget } from '../../session/table.ts';
import { DEFAULT_VIEW } from '../../session/view.ts';
import { TableEdited, ViewChanged } from '../../ui/events.ts';
import { columnAt, endColumn, FIRST_INPUT, firstTarget, holdOutColumn } from './grid-columns.ts';
import { columnHeadings, columnRemovers } from './grid-head.ts';
import { moved, type Position, typed, within } from './grid-keys.ts';
import { dividerRow, type GridContext, leftOutRow, tableRow } from './grid-rows.ts';
import { onKey } from '../../ui/keys.ts';
import type { Highlight } from '../../ui/highlight.ts';
import { LongPress } from './long-press.ts';
import { RowWindow } from './row-window.ts';
import tableGridCss from './table-grid.css?inline';
import { baseStyles, View } from '../../ui/view.ts';

/** Rows of column headings. */
const HEADER_ROWS = 2;

/**
 * Grid with the rows of a truth table, their predictions, and below them the rows that the table leaves out. Keys:
 * arrows move; 0, 1 and – set; Space and Enter press; h holds a row out; s selects it.
 */
export class TableGrid extends View {
  static override readonly styles = [baseStyles, unsafeCSS(tableGridCss)];

  static override readonly properties = {
    ...View.properties,
    table: { attribute: false },
    limits: { attribute: false },
    predictions: { attribute: false },
    leftOut: { attribute: false },
    leftOutPredictions: { attribute: false },
    contradictions: { attribute: false },
    tolerance: { attribute: false },
    selectedRow: { attribute: false },
    lit: { attribute: false },
    hasTools: { attribute: false },
    focused: { state: true },
  };

  declare table: Table;
  declare limits: Limits;
  /** rows × outputs, row-major; undefined before the first prediction. */
  declare predictions: Float64Array | undefined;
  /** Input combinations shown below the table's own rows. */
  declare leftOut: readonly (readonly Bit[])[];
  /** Predictions for `leftOut`: rows × outputs, row-major. */
  declare leftOutPredictions: Float64Array | undefined;
  declare contradictions: readonly number[];
  /** Distance from its target from which on a prediction is wrong. */
  declare tolerance: number;
  /** Row that the whole playground shows. */
  declare selectedRow: number | null;
  /** Inputs and targets of the selected row that another view highlights. */
  declare lit: Highlight | undefined;
  /** True if rows and columns can be added, removed, renamed and held out. */
  declare hasTools: boolean;
  /** Cell that the Tab key reaches. */
  declare focused: Position;

  #focusAfterUpdate = false;
  /** Cell to focus once the table contains it. */
  #goTo: Position | undefined;
  #hadFocus = false;
  /** True if cells may be highlighted. */
  #isLit = false;
  #contradicting: ReadonlySet<number> = new Set();
  readonly #window = new RowWindow(this, () => this.#rowCount);

  constructor() {
    super();
    this.leftOut = [];
    this.contradictions = [];
    this.tolerance = DEFAULT_VIEW.tolerance;
    this.selectedRow = null;
    this.hasTools = true;
    this.focused = { row: 0, column: FIRST_INPUT };
  }

  override render() {
    const { table, messages } = this;
    const { start, end } = this.#window;
    const rows = Array.from({ length: end - start }, (_, index) => this.#renderRow(start + index));
    return html`
      <div
        class="scroll"
        tabindex="-1"
        @keydown=${this.#onKey}
        @contextmenu=${this.#onMenu}
        @pointerdown=${this.#hold.begin}
        @pointermove=${this.#hold.move}
        @pointerup=${this.#hold.end}
        @pointercancel=${this.#hold.end}
        @click=${{ handleEvent: this.#hold.click, capture: true }}
        @scroll=${this.#window.scrolled}
      >
        <table
          class=${this.hasTools ? '' : 'bare'}
          role="grid"
          aria-label=${messages.truthTable}
          aria-rowcount=${this.#rowCount + HEADER_ROWS}
          @focusin=${this.#onFocus}
        >
          <thead>
            ${columnHeadings(table, this.limits, messages, this.hasTools ? this.#edit : undefined)}
          </thead>
          <tbody translate="no">
            ${this.#renderSpace(start)} ${rows} ${this.#renderSpace(this.#rowCount - end)}
          </tbody>
          ${
            this.hasTools
              ? html`<tfoot>
                  ${columnRemovers(table, messages, this.#edit)}
                </tfoot>`
              : nothing
          }
        </table>
      </div>
    `;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('table') && this.#goTo) {
      this.focused = this.#goTo;
      this.#goTo = undefined;
      this.#window.reveal(this.focused.row);
      this.#focusAfterUpdate = true;
    }
    // If rows or columns were removed, the Tab key still needs an existing cell.
    if (changed.has('table') || changed.has('leftOut')) this.focused = within(this.focused, this.#last);
    if (changed.has('contradictions')) this.#contradicting = new Set(this.contradictions);
    this.#hadFocus = this.shadowRoot?.activeElement?.matches('.scroll, [data-at]') ?? false;
  }

  override updated(): void {
    this.#light();
    if (this.#focusAfterUpdate) {
      this.#focusAfterUpdate = false;
      this.renderRoot.querySelector<HTMLElement>('[data-at][tabindex="0"]')?.focus();
      // WebKit sometimes scrolls to the cell as if the space for the rows above were missing.
      this.#window.reveal(this.focused.row);
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
    this.#window.reveal(this.table.rows.length - 1);
  }

  // -- Drawing -----------------------------------------------------------------------------------------------------

  #renderRow(index: number) {
    const { table } = this;
    const own = table.rows.length;
    const ariaRow = index + HEADER_ROWS + 1;
    if (index === own) return dividerRow(this.#context, index, ariaRow);
    if (index > own) {
      const add = () => this.#press({ row: index, column: endColumn(table) });
      return leftOutRow(this.#context, index, ariaRow, index - own - 1, add);
    }
    const state = { contradicts: this.#contradicting.has(index), selected: index === this.selectedRow };
    return tableRow(this.#context, index, ariaRow, state, (column) => this.#press({ row: index, column }));
  }

  get #context(): GridContext {
    const { table, messages, predictions, leftOut, leftOutPredictions, tolerance } = this;
    return {
      table,
      messages,
      predictions,
      leftOut,
      leftOutPredictions,
      tolerance,
      full: table.rows.length >= this.limits.maxRows,
      tabIndex: (row, column) => this.#tabIndex(row, column),
    };
  }

  /** Renders the space of `rows` rows that are out of view. */
  #renderSpace(rows: number) {
    return rows === 0
      ? nothing
      : html`<tr class="space" aria-hidden="true">
          <td height=${rows * this.#window.rowHeight}></td>
        </tr>`;
  }

  // -- Interaction -------------------------------------------------------------------------------------------------

  readonly #edit = (table: Table): void => {
    this.dispatchEvent(new TableEdited(table));
  };

  /** Acts on a click on a cell, or on Space or Enter in it. */
  #press({ row, column }: Position): void {
    const { table } = this;
    const at = columnAt(table, column);
    const own = table.rows[row];
    if (!own) {
      if (at.kind === 'end') this.#add(row);
      return;
    }
    switch (at.kind) {
      case 'number':
        this.#select(row);
        return;
      case 'input':
        this.#edit(setInput(table, row, at.index, own.in[at.index] === 0 ? 1 : 0));
        return;
      case 'target':
        this.#edit(setTarget(table, row, at.index, own.out[at.index] === 0 ? 1 : 0));
        return;
      case 'prediction':
        return;
      case 'holdOut':
        this.#toggleHoldOut(row);
        return;
      case 'end':
        if (table.rows.length === 1) return;
        this.#focusAfterUpdate = true;
        this.#edit(removeRow(table, row));
    }
  }

  #set({ row, column }: Position, value: Target): void {
    const { table } = this;
    const at = columnAt(table, column);
    if (row >= table.rows.length) return;
    if (at.kind === 'input' && value !== null) this.#edit(setInput(table, row, at.index, value));
    if (at.kind === 'target') this.#edit(setTarget(table, row, at.index, value));
  }

  #select(row: number): void {
    if (row >= this.table.rows.length) return;
    this.dispatchEvent(new ViewChanged({ selectedRow: row === this.selectedRow ? null : row }));
  }

  #toggleHoldOut(row: number): void {
    const own = this.table.rows[row];
    if (own) this.#edit(setHoldOut(this.table, row, !own.holdOut));
  }

  /** Appends a row that is left out to the table and moves the focus to its first target. */
  #add(row: number): void {
    const { table } = this;
    const bits = this.leftOut[row - table.rows.length - 1];
    if (!bits || table.rows.length >= this.limits.maxRows) return;
    this.#goTo = { row: table.rows.length, column: firstTarget(table) };
    this.#edit(addCombination(table, bits));
  }

  /**
   * Makes a target "don't care", and a "don't care" 0, on a right click or a long press. @returns true if the cell is a
   * target
   */
  #toggleCare(cell: EventTarget | null): boolean {
    const place = (cell as Element).closest<HTMLElement>('td.cell')?.dataset['at']?.split(',').map(Number);
    if (!place) return false;
    const position = { row: place[0]!, column: place[1]! };
    const at = columnAt(this.table, position.column);
    const target = this.table.rows[position.row]?.out[at.kind === 'target' ? at.index : -1];
    if (target === undefined) return false;
    this.#set(position, target === null ? 0 : null);
    return true;
  }

  #onMenu(event: MouseEvent): void {
    if (this.#hold.isDone || this.#toggleCare(event.target)) event.preventDefault();
    // Android ends a long press with a context menu.
    this.#hold.end();
  }

  readonly #hold = new LongPress((target) => this.#toggleCare(target));

  // -- Keyboard ----------------------------------------------------------------------------------------------------

  /** Number of rows: the table's own, and if it leaves any out, a divider and those. */
  get #rowCount(): number {
    const { table, leftOut } = this;
    return table.rows.length + (leftOut.length > 0 ? leftOut.length + 1 : 0);
  }

  /** Last cell of the grid; a single row has no button to remove it. */
  get #last(): Position {
    if (!this.hasTools) return { row: this.#rowCount - 1, column: holdOutColumn(this.table) - 1 };
    const only = this.#rowCount === 1;
    return { row: this.#rowCount - 1, column: endColumn(this.table) - (only ? 1 : 0) };
  }

  readonly #onKey = onKey((key, { target }) => {
    if (!(target as Element).matches('.scroll, [data-at]')) return false;
    const { focused } = this;
    const move = moved(key, focused, this.#last);
    const value = typed(key);
    if (move) {
      this.#focus(move);
      this.#window.reveal(move.row);
      this.#focusAfterUpdate = true;
      this.requestUpdate();
    } else if (value !== undefined) {
      this.#set(focused, value);
    } else if (key === ' ' || key === 'Enter') {
      this.#press(focused);
    } else if (key === 'h' && this.hasTools) {
      this.#toggleHoldOut(focused.row);
    } else if (key === 's') {
      this.#select(focused.row);
    } else {
      return false;
    }
    return true;
  });

  #onFocus(event: FocusEvent): void {
    const [row, column] = (event.target as HTMLElement).dataset['at']?.split(',').map(Number) ?? [];
    // The divider is one cell for all columns.
    if (row !== undefined) this.#focus({ row, column: column ?? this.focused.column });
  }

  #focus({ row, column }: Position): void {
    if (row !== this.focused.row || column !== this.focused.column) this.focused = { row, column };
  }

  #tabIndex(row: number, column: number | undefined): 0 | -1 {
    // If the focused row is out of view, the nearest row in view takes its place in the Tab order.
    const { start, end } = this.#window;
    const reachable = Math.min(Math.max(this.focused.row, start), end - 1);
    return row === reachable && (column ?? this.focused.column) === this.focused.column ? 0 : -1;
  }
}
