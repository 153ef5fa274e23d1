import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Limits } from '../engine/protocol.ts';
import { predictionFigure } from '../i18n/numbers.ts';
import type { Row, Table, Target } from '../session/session.ts';
import {
  addColumn,
  addRow,
  removeColumn,
  removeRow,
  renameColumn,
  setInput,
  setTarget,
  type Side,
} from '../session/table.ts';
import { TableEdited } from './events.ts';
import { gauge } from './gauge.ts';
import { moved, type Position, typed, within } from './grid-keys.ts';
import { RowWindow } from './row-window.ts';
import tableCss from './truth-table.css?inline';
import { baseStyles, View } from './view.ts';

/** A prediction this far from its target or farther is on the wrong side, or has not chosen one. */
const FAR = 0.5;

/** The two rows of column headings. */
const HEADER_ROWS = 2;

/**
 * The truth table, to read and to edit: one row of inputs, targets and the network's predictions beside them. The
 * cells are one grid for the keyboard: arrow keys move, 0, 1 and – set, Space and Enter change.
 */
export class TruthTable extends View {
  static override readonly styles = [baseStyles, unsafeCSS(tableCss)];

  static override readonly properties = {
    ...View.properties,
    table: { attribute: false },
    limits: { attribute: false },
    predictions: { attribute: false },
    contradictions: { attribute: false },
    focused: { state: true },
  };

  declare table: Table;
  declare limits: Limits;
  /** rows × outputs, row-major; undefined before there are any. */
  declare predictions: Float64Array | undefined;
  declare contradictions: readonly number[];
  /** The one cell that the Tab key reaches. */
  declare focused: Position;

  #focusAfterUpdate = false;
  #hadFocus = false;
  #revealLastRow = false;
  #contradicting: ReadonlySet<number> = new Set();
  readonly #window = new RowWindow(this, () => this.table.rows.length);

  constructor() {
    super();
    this.contradictions = [];
    this.focused = { row: 0, column: 0 };
  }

  override render() {
    const { table, limits, messages } = this;
    const { start, end } = this.#window;
    const full = (side: Side, most: number) => table[side].length >= most;
    return html`
      <div class="heading"><h2>${messages.truthTable}</h2></div>
      <div class="scroll" tabindex="-1" @keydown=${this.#onKey} @scroll=${this.#window.scrolled}>
        <table role="grid" aria-label=${messages.truthTable} aria-rowcount=${table.rows.length + HEADER_ROWS}>
          <thead>
            ${this.#renderGroups()} ${this.#renderNames()}
          </thead>
          <tbody>
            ${this.#renderSpace(start)}
            ${table.rows.slice(start, end).map((row, index) => this.#renderRow(row, start + index))}
            ${this.#renderSpace(table.rows.length - end)}
          </tbody>
          <tfoot>
            ${this.#renderRemoveColumns()}
          </tfoot>
        </table>
      </div>
      <div class="actions">
        <button type="button" ?disabled=${table.rows.length >= limits.maxRows} @click=${this.#addRow}>
          ${messages.addRow}
        </button>
        <button
          type="button"
          ?disabled=${full('inputs', limits.maxInputs)}
          @click=${() => this.#edit(addColumn(table, 'inputs'))}
        >
          ${messages.addInput}
        </button>
        <button
          type="button"
          ?disabled=${full('outputs', limits.maxOutputs)}
          @click=${() => this.#edit(addColumn(table, 'outputs'))}
        >
          ${messages.addOutput}
        </button>
      </div>
      ${this.#renderContradictions()}
      <p class="hint">${messages.tableHint}</p>
    `;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // After rows or columns went, the reachable cell is one that is still there.
    if (changed.has('table')) this.focused = within(this.focused, this.#last);
    if (changed.has('contradictions')) this.#contradicting = new Set(this.contradictions);
    this.#hadFocus = this.shadowRoot?.activeElement?.matches('.scroll, td') ?? false;
  }

  override updated(): void {
    if (this.#revealLastRow) {
      this.#revealLastRow = false;
      this.#window.reveal(this.#last.row);
    }
    if (this.#focusAfterUpdate) {
      this.#focusAfterUpdate = false;
      this.renderRoot.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    } else if (this.#hadFocus && !this.shadowRoot?.activeElement) {
      // The focused cell was scrolled out of sight; the keys go on from there.
      this.renderRoot.querySelector<HTMLElement>('.scroll')?.focus({ preventScroll: true });
    }
  }

  // -- What is drawn ---------------------------------------------------------------------------------------------

  #renderGroups() {
    const { table, messages } = this;
    return html`
      <tr class="group">
        <td></td>
        <th scope="colgroup" colspan=${table.inputs.length}>${messages.inputs}</th>
        <th scope="colgroup" class="first-output" colspan=${table.outputs.length + 1}>${messages.outputs}</th>
        <th scope="colgroup" colspan=${table.outputs.length}>${messages.predictions}</th>
        <td></td>
      </tr>
    `;
  }

  #renderNames() {
    const { table, messages } = this;
    return html`
      <tr>
        <td></td>
        ${table.inputs.map((name, column) => this.#renderName('inputs', name, column))}
        <td class="gap"></td>
        ${table.outputs.map((name, column) => this.#renderName('outputs', name, column))}
        ${table.outputs.map((name) => html`<th scope="col" aria-label=${messages.predictionOf(name)}>${name}</th>`)}
        <td></td>
      </tr>
    `;
  }

  #renderName(side: Side, name: string, column: number) {
    const { limits, messages } = this;
    return html`
      <th scope="col" aria-label=${name}>
        <input
          type="text"
          size="2"
          spellcheck="false"
          autocomplete="off"
          maxlength=${limits.maxNameLength}
          aria-label=${messages.columnName(name)}
          title=${name}
          .value=${name}
          @change=${(event: Event) => this.#rename(side, column, event.target as HTMLInputElement)}
          @keydown=${(event: KeyboardEvent) => this.#onNameKey(event, name)}
        />
      </th>
    `;
  }

  /** Below each column what removes it, as rows have it at their end. */
  #renderRemoveColumns() {
    const { table } = this;
    return html`
      <tr>
        <td></td>
        ${table.inputs.map((name, column) => this.#renderRemoveColumn('inputs', name, column))}
        <td></td>
        ${table.outputs.map((name, column) => this.#renderRemoveColumn('outputs', name, column))}
        <td colspan=${table.outputs.length + 1}></td>
      </tr>
    `;
  }

  #renderRemoveColumn(side: Side, name: string, column: number) {
    const label = this.messages.removeColumn(name);
    if (this.table[side].length === 1) return html`<td></td>`;
    return html`<td>
      <button
        class="quiet icon"
        type="button"
        aria-label=${label}
        title=${label}
        @click=${() => this.#edit(removeColumn(this.table, side, column))}
      >
        ×
      </button>
    </td>`;
  }

  /** What stands for `rows` rows that are scrolled out of sight. */
  #renderSpace(rows: number) {
    return rows === 0
      ? nothing
      : html`<tr class="space" aria-hidden="true">
          <td height=${rows * this.#window.rowHeight}></td>
        </tr>`;
  }

  #renderRow(row: Row, index: number) {
    const { table, messages } = this;
    const contradicts = this.#contradicting.has(index);
    const inputs = table.inputs.length;
    return html`
      <tr class=${classMap({ contradicts })} aria-rowindex=${index + HEADER_ROWS + 1}>
        <th scope="row" class="number" title=${contradicts ? messages.contradictionHint : nothing}>
          ${contradicts ? html`<span role="img" aria-label=${messages.contradiction}>⚠</span>` : nothing}${index + 1}
        </th>
        ${row.in.map((bit, column) => this.#renderCell(bit, index, column, column === inputs - 1))}
        <td class="gap"></td>
        ${row.out.map((target, output) =>
          this.#renderCell(target, index, inputs + output, output === row.out.length - 1),
        )}
        ${row.out.map((target, output) => this.#renderPrediction(target, index, output))} ${this.#renderRemove(index)}
      </tr>
    `;
  }

  #renderCell(value: Target, row: number, column: number, last: boolean) {
    const { messages } = this;
    const names = [...this.table.inputs, ...this.table.outputs];
    const text = value === null ? '–' : String(value);
    const spoken = value === null ? messages.dontCare : text;
    return html`
      <td
        role="gridcell"
        class=${classMap({ cell: true, last, one: value === 1, zero: value === 0 })}
        aria-label=${messages.cell(names[column]!, row + 1, spoken)}
        title=${value === null ? spoken : nothing}
        tabindex=${this.#tabIndex(row, column)}
        @focus=${() => this.#focus(row, column)}
        @click=${() => this.#set(row, column, this.#following(row, column))}
      >
        ${text}
      </td>
    `;
  }

  #renderPrediction(target: Target, row: number, output: number) {
    const { table, predictions, messages } = this;
    const column = table.inputs.length + table.outputs.length + output;
    const value = predictions?.[row * table.outputs.length + output];
    const difference = value === undefined || target === null ? 0 : Math.abs(value - target);
    const far = difference >= FAR;
    const figure = value === undefined ? '' : predictionFigure(value);
    const spoken =
      value === undefined
        ? messages.noPrediction
        : target === null
          ? figure
          : `${figure}, ${messages.error(predictionFigure(difference))}`;
    return html`
      <td
        role="gridcell"
        class=${classMap({ prediction: true, 'first-prediction': output === 0 })}
        aria-label=${`${messages.predictionOf(table.outputs[output]!)}: ${spoken}`}
        tabindex=${this.#tabIndex(row, column)}
        @focus=${() => this.#focus(row, column)}
      >
        ${
          value === undefined
            ? nothing
            : html`<span class="reading" title=${spoken}>
                <span class=${classMap({ figure: true, far })}>${figure}</span>${gauge(value, target, far)}
              </span>`
        }
      </td>
    `;
  }

  #renderRemove(row: number) {
    const { table, messages } = this;
    const column = table.inputs.length + 2 * table.outputs.length;
    const only = table.rows.length === 1;
    return html`
      <td
        role="gridcell"
        tabindex=${only ? nothing : this.#tabIndex(row, column)}
        aria-label=${only ? nothing : messages.removeRow(row + 1)}
        @focus=${() => this.#focus(row, column)}
      >
        ${
          only
            ? nothing
            : html`<button
                class="quiet icon"
                type="button"
                tabindex="-1"
                aria-label=${messages.removeRow(row + 1)}
                title=${messages.removeRow(row + 1)}
                @click=${() => this.#removeRow(row)}
              >
                ×
              </button>`
        }
      </td>
    `;
  }

  #renderContradictions() {
    if (this.contradictions.length === 0) return nothing;
    const rows = new Intl.ListFormat(this.messages.language).format(this.contradictions.map((row) => String(row + 1)));
    return html`<p class="warning" role="status">⚠ ${this.messages.contradictions(rows)}</p>`;
  }

  // -- What a person does ----------------------------------------------------------------------------------------

  #edit(table: Table): void {
    this.dispatchEvent(new TableEdited(table));
  }

  #rename(side: Side, column: number, input: HTMLInputElement): void {
    input.value = input.value.trim();
    if (input.value !== this.table[side][column]) this.#edit(renameColumn(this.table, side, column, input.value));
  }

  #onNameKey(event: KeyboardEvent, name: string): void {
    const input = event.target as HTMLInputElement;
    if (event.key === 'Escape') input.value = name;
    if (event.key === 'Escape' || event.key === 'Enter') input.blur();
    event.stopPropagation();
  }

  #addRow(): void {
    this.#edit(addRow(this.table));
    this.#revealLastRow = true;
  }

  #removeRow(row: number): void {
    if (this.table.rows.length === 1) return;
    this.#focusAfterUpdate = true;
    this.#edit(removeRow(this.table, row));
  }

  #set(row: number, column: number, value: Target): void {
    const inputs = this.table.inputs.length;
    if (column < inputs) {
      if (value !== null) this.#edit(setInput(this.table, row, column, value));
    } else if (column < inputs + this.table.outputs.length) {
      this.#edit(setTarget(this.table, row, column - inputs, value));
    }
  }

  /** The value after a cell's own: 0, 1, and for targets "don't care". */
  #following(row: number, column: number): Target {
    const { table } = this;
    const inputs = table.inputs.length;
    if (column < inputs) return table.rows[row]!.in[column] === 0 ? 1 : 0;
    const target = table.rows[row]!.out[column - inputs];
    return target === 0 ? 1 : target === 1 ? null : 0;
  }

  // -- The keyboard ----------------------------------------------------------------------------------------------

  /** The last cell of the grid; a row that is the only one has nothing to remove it by. */
  get #last(): Position {
    const { rows, inputs, outputs } = this.table;
    return { row: rows.length - 1, column: inputs.length + 2 * outputs.length - (rows.length === 1 ? 1 : 0) };
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target as Element).matches('.scroll, td[role="gridcell"]')) return;
    const { row, column } = this.focused;
    const { inputs, outputs } = this.table;
    const move = moved(event.key, this.focused, this.#last);
    const value = typed(event.key);
    if (move) {
      this.#focus(move.row, move.column);
      this.#window.reveal(move.row);
      this.#focusAfterUpdate = true;
      this.requestUpdate();
    } else if (value !== undefined) {
      this.#set(row, column, value);
    } else if (event.key === ' ' || event.key === 'Enter') {
      if (column === inputs.length + 2 * outputs.length) this.#removeRow(row);
      else if (column < inputs.length + outputs.length) this.#set(row, column, this.#following(row, column));
    } else {
      return;
    }
    event.preventDefault();
  }

  #focus(row: number, column: number): void {
    if (row !== this.focused.row || column !== this.focused.column) this.focused = { row, column };
  }

  #tabIndex(row: number, column: number): 0 | -1 {
    // Where the focused row is scrolled out of sight, the nearest one in sight stands for it.
    const { start, end } = this.#window;
    const reachable = Math.min(Math.max(this.focused.row, start), end - 1);
    return row === reachable && column === this.focused.column ? 0 : -1;
  }
}
