import { css, html, type PropertyValues } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import { cellsToText, pasteCells } from '../../session/formats/cells.ts';
import type { Table } from '../../session/session.ts';
import type { CellRange } from '../../session/table.ts';
import { copyText } from '../../ui/download-and-copy.ts';
import { TableEdited } from '../../ui/events.ts';
import { LazyView } from '../../ui/lazy-view.ts';
import { baseStyles } from '../../ui/view.ts';

/** Copies and pastes cells of the grid, and says what was done or why not. */
export class GridTools extends LazyView {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
        inset: auto 0 0;
        z-index: 2;
      }

      p:not(.error) {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .error {
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
    outcome: { state: true },
  };

  declare table: Table;
  declare limits: Limits;
  /** True if pasted cells may make the table larger. */
  declare hasTools: boolean;
  declare outcome: { readonly sentence: string; readonly isError: boolean };

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
    return html`<p role="status" class=${isError ? 'error' : ''}>
      ${sentence}
      ${
        isError
          ? html`<button
              class="quiet icon"
              type="button"
              aria-label=${this.texts.close}
              title=${this.texts.close}
              @click=${() => {
                this.#tell('');
              }}
            >
              ×
            </button>`
          : ''
      }
    </p>`;
  }

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

  announceMove(from: number, to: number): void {
    this.#tell(this.texts.grid.moved(from + 1, to + 1, this.table.rows.length));
  }

  #tell(sentence: string, isError = false): void {
    this.outcome = { sentence, isError };
  }
}
