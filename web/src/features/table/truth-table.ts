import { html, nothing, type PropertyValues, unsafeCSS } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import { rowList } from '../../i18n/numbers.ts';
import { showLazy } from '../../lazy/lazy-views.ts';
import { type PresetId, presetOf, PRESETS } from '../../session/presets/presets.ts';
import { scoreOf } from '../../session/learning/score.ts';
import type { Bit, Table } from '../../session/session.ts';
import { addColumn, addRow, allCombinations, leftOut, type Side } from '../../session/table.ts';
import { DEFAULT_VIEW, ON_CHANGE, type OnChange } from '../../session/view.ts';
import type { CsvDialog } from './csv-dialog.ts';
import { TableEdited, UndoCommanded, ViewChanged } from '../../ui/events.ts';
import type { ExpressionDialog } from './expression-dialog.ts';
import type { Highlight } from '../../ui/highlight.ts';
import { presetMenu } from './preset-menu.ts';
import type { TableGrid } from './table-grid.ts';
import truthTableCss from './truth-table.css?inline';
import { baseStyles, View } from '../../ui/view.ts';

/**
 * Panel with the truth table, everything that makes and changes one (presets, expressions, CSV, undo and redo), and
 * below it the number of rows that the network gets right.
 */
export class TruthTable extends View {
  static override readonly styles = [baseStyles, unsafeCSS(truthTableCss)];

  static override readonly properties = {
    ...View.properties,
    table: { attribute: false },
    limits: { attribute: false },
    predictions: { attribute: false },
    contradictions: { attribute: false },
    tolerance: { attribute: false },
    selectedRow: { attribute: false },
    showLeftOut: { attribute: false },
    onChange: { attribute: false },
    leftOutPredictions: { attribute: false },
    lit: { attribute: false },
    ghost: { attribute: false },
    canUndo: { attribute: false },
    canRedo: { attribute: false },
    hasTools: { attribute: false },
    showsMore: { state: true },
  };

  declare table: Table;
  declare limits: Limits;
  /** rows × outputs, row-major; undefined before the first prediction. */
  declare predictions: Float64Array | undefined;
  declare contradictions: readonly number[];
  /** Distance from its target below which a prediction is right; a row is right if all its predictions are. */
  declare tolerance: number;
  /** Row that the whole playground shows. */
  declare selectedRow: number | null;
  /** True if the input combinations that the table leaves out are shown. */
  declare showLeftOut: boolean;
  /** Effect of an edit on the run. */
  declare onChange: OnChange;
  /** Predictions for the combinations left out, in counting order × outputs, row-major. */
  declare leftOutPredictions: Float64Array | undefined;
  /** Inputs and targets of the selected row that another view highlights. */
  declare lit: Highlight | undefined;
  /** Predictions of the run that would follow what a person points at, arranged like `predictions`. */
  declare ghost: Float64Array | undefined;
  declare canUndo: boolean;
  declare canRedo: boolean;
  /** True if the table can be changed by more than its cells. */
  declare hasTools: boolean;
  /** True if a phone shows the tools that it usually has no room for. */
  declare showsMore: boolean;

  #preset: PresetId | undefined;
  /** Preset that the table was before it was edited. */
  #origin: PresetId | undefined;
  #leftOut: readonly (readonly Bit[])[] = [];

  constructor() {
    super();
    this.contradictions = [];
    this.tolerance = DEFAULT_VIEW.tolerance;
    this.selectedRow = null;
    this.showLeftOut = false;
    this.onChange = DEFAULT_VIEW.onChange;
    this.canUndo = false;
    this.canRedo = false;
    this.hasTools = true;
    this.showsMore = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('table')) return;
    this.#preset = presetOf(this.table);
    if (this.#preset) this.#origin = this.#preset;
    else if (this.#origin && !hasColumnsOf(this.table, PRESETS[this.#origin])) this.#origin = undefined;
    this.#leftOut = leftOut(this.table);
  }

  override render() {
    const { table, limits, messages } = this;
    return html`
      ${
        this.hasTools
          ? html`<h2 class="visually-hidden">${messages.truthTable}</h2>
              ${this.#renderTools()}`
          : html`<div class="heading"><h2>${messages.truthTable}</h2></div>`
      }
      ${this.#renderAbout()}
      <truth-net-table-grid
        .messages=${messages}
        .table=${table}
        .limits=${limits}
        .predictions=${this.predictions}
        .leftOut=${this.#leftOut}
        .showLeftOut=${this.showLeftOut}
        .leftOutPredictions=${this.leftOutPredictions}
        .contradictions=${this.contradictions}
        .tolerance=${this.tolerance}
        .lit=${this.lit}
        .ghost=${this.ghost}
        .selectedRow=${this.selectedRow}
        .hasTools=${this.hasTools}
        @table-edited=${this.#onEdit}
        @view-changed=${({ view }: ViewChanged) => this.dispatchEvent(new ViewChanged(view))}
      ></truth-net-table-grid>
      ${this.hasTools ? html`${this.#renderOnChange()} ${this.#renderActions()}` : nothing} ${this.#renderScore()}
      ${this.hasTools ? this.#renderRest() : nothing}
    `;
  }

  // -- Drawing -----------------------------------------------------------------------------------------------------

  /**
   * Renders the description of the preset that the table is or was, or which rows contradict each other. It keeps its
   * space, so that no cell moves under the pointer.
   */
  #renderAbout() {
    const { language, presets, changedPreset, ownTable, contradictions } = this.messages;
    if (this.contradictions.length > 0) {
      const text = `⚠ ${contradictions(rowList(language, this.contradictions))}`;
      return html`<p class="about warning" role="status" title=${text}><span>${text}</span></p>`;
    }
    if (!this.#origin) return this.hasTools ? html`<p class="about"><span>${ownTable}</span></p>` : nothing;
    const { name, about } = presets[this.#origin];
    return html`<p class="about" title=${about}>
      <span class=${this.#preset ? '' : 'former'}>${about}</span>
      ${this.#preset ? nothing : html`<span>${changedPreset(name)}</span>`}
    </p>`;
  }

  #renderRest() {
    const { table, limits, messages } = this;
    return html`
      <p class="hint extra">${messages.tableHint}</p>
      <truth-net-expression-dialog
        .messages=${messages}
        .limits=${limits}
        .inputs=${table.inputs}
        @table-edited=${this.#onEdit}
      ></truth-net-expression-dialog>
      <truth-net-csv-dialog
        .messages=${messages}
        .limits=${limits}
        .table=${table}
        @table-edited=${this.#onEdit}
      ></truth-net-csv-dialog>
    `;
  }

  #renderHistory() {
    const { messages } = this;
    const button = (direction: 'undo' | 'redo', enabled: boolean, arrow: string) => html`
      <button
        class="quiet icon"
        type="button"
        aria-label=${messages[direction]}
        title=${messages[direction]}
        ?disabled=${!enabled}
        @click=${() => this.dispatchEvent(new UndoCommanded(direction))}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d=${arrow} /></svg>
      </button>
    `;
    return html`
      <div class="history">
        ${button('undo', this.canUndo, 'M5 2 2 5l3 3M2 5h7.5a4.5 4.5 0 0 1 0 9H6')}
        ${button('redo', this.canRedo, 'm11 2 3 3-3 3M14 5H6.5a4.5 4.5 0 0 0 0 9H10')}
      </div>
    `;
  }

  #renderTools() {
    const { messages } = this;
    return html`
      <div class="tools ${this.showsMore ? 'all' : ''}">
        ${presetMenu(messages, this.#preset, (id) => {
          this.#edit(PRESETS[id], true);
        })}
        <button
          class="icon extra"
          type="button"
          aria-label=${messages.opensDialog(messages.expression)}
          title=${messages.opensDialog(messages.expression)}
          @click=${this.#openExpression}
        >
          <i translate="no">ƒ</i>
        </button>
        <button class="extra" type="button" @click=${this.#openCsv}>${messages.opensDialog('CSV')}</button>
        ${this.#renderHistory()}
        <button
          class="quiet icon more"
          type="button"
          aria-expanded=${this.showsMore}
          aria-label=${messages.moreTools}
          @click=${() => (this.showsMore = !this.showsMore)}
        >
          ⋯
        </button>
      </div>
    `;
  }

  #renderActions() {
    const { table, limits, messages } = this;
    const missing = this.#leftOut.length;
    const { shortAdd } = messages;
    const action = (text: string, short: string, enabled: boolean, act: () => void) =>
      html`<button type="button" aria-label=${text} title=${text} ?disabled=${!enabled} @click=${act}>
        ${short}
      </button>`;
    const addTo = (side: Side) => () => {
      this.#edit(addColumn(table, side));
    };
    return html`
      <div class="actions extra">
        ${action(messages.addRow, shortAdd.row, table.rows.length < limits.maxRows, this.#addRow)}
        ${action(messages.addInput, shortAdd.input, table.inputs.length < limits.maxInputs, addTo('inputs'))}
        ${action(messages.addOutput, shortAdd.output, table.outputs.length < limits.maxOutputs, addTo('outputs'))}
        ${action(
          messages.allCombinations,
          shortAdd.missing,
          missing > 0 && table.rows.length + missing <= limits.maxRows,
          () => {
            this.#edit(allCombinations(table));
          },
        )}
      </div>
      <label class="check extra">
        <input
          type="checkbox"
          .checked=${this.showLeftOut}
          ?disabled=${missing === 0 && !this.showLeftOut}
          @change=${(event: Event) => this.dispatchEvent(new ViewChanged({ showLeftOut: (event.target as HTMLInputElement).checked }))}
        />
        ${messages.predictLeftOut(missing)}
      </label>
    `;
  }

  /** Renders the choice of what an edit does to the run. */
  #renderOnChange() {
    const { label, hint, choices } = this.messages.onChange;
    return html`<div class="on-change extra" role="group" aria-label=${label} title=${hint}>
      <span aria-hidden="true">${label}</span>
      ${ON_CHANGE.map(
        (onChange) =>
          html`<button
            class="option"
            type="button"
            aria-pressed=${this.onChange === onChange}
            @click=${() => this.dispatchEvent(new ViewChanged({ onChange }))}
          >
            ${choices[onChange]}
          </button>`,
      )}
    </div>`;
  }

  #renderScore() {
    const { table, predictions, tolerance, messages } = this;
    if (!predictions) return nothing;
    const { trained, heldOut } = scoreOf(table, predictions, tolerance);
    return html`
      <p class="score" title=${messages.rightHint(String(tolerance))}>
        ${messages.rowsRight(trained)}${heldOut.rows > 0 ? html` · ${messages.heldOutRight(heldOut)}` : nothing}
      </p>
    `;
  }

  // -- Interaction -------------------------------------------------------------------------------------------------

  #edit(table: Table, isOther = false): void {
    this.dispatchEvent(new TableEdited(table, isOther));
  }

  readonly #onEdit = ({ table, isOther }: TableEdited): void => {
    this.#edit(table, isOther);
  };

  readonly #addRow = (): void => {
    this.#edit(addRow(this.table));
    // The grid contains the row once this view and the grid have updated.
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<TableGrid>('truth-net-table-grid')?.revealLastRow(),
    );
  };

  #openExpression(): void {
    showLazy(this.renderRoot.querySelector<ExpressionDialog>('truth-net-expression-dialog'));
  }

  #openCsv(): void {
    showLazy(this.renderRoot.querySelector<CsvDialog>('truth-net-csv-dialog'));
  }
}

function hasColumnsOf(table: Table, preset: Table): boolean {
  return table.inputs.join('\n') === preset.inputs.join('\n') && table.outputs.join('\n') === preset.outputs.join('\n');
}
