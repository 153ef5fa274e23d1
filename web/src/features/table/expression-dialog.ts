import { css, html, nothing, type TemplateResult, unsafeCSS } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import { type ExpressionError, tableFromExpression } from '../../session/formats/expression.ts';
import type { Parsed } from '../../session/formats/parsed.ts';
import type { Table } from '../../session/session.ts';
import { Dialog } from '../../ui/dialog.ts';
import dialogCss from '../../ui/dialog.css?inline';
import { TableEdited } from '../../ui/events.ts';
import { errorExcerpt } from './error-excerpt.ts';
import { onKey } from '../../ui/keys.ts';
import { baseStyles } from '../../ui/view.ts';

/** Most rows of the table that is shown while one types; drawing all 1024 would slow the typing down. */
const MOST_SHOWN = 64;

/** Dialog that fills the truth table from expressions and shows the resulting table as one types. */
export class ExpressionDialog extends Dialog {
  static override readonly styles = [
    baseStyles,
    unsafeCSS(dialogCss),
    css`
      /* Keeps its height, so that nothing moves while one types. */
      .preview {
        block-size: 12.25rem;
        margin-block-end: var(--tn-space-2);
        border: 1px solid var(--tn-line);
        border-radius: var(--tn-radius);
        overflow: auto;
      }

      table {
        border-spacing: 0;
      }

      th,
      td {
        max-inline-size: 6rem;
        padding: 0 var(--tn-space-3);
        overflow: hidden;
        text-align: center;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      thead th {
        position: sticky;
        inset-block-start: 0;
        background: var(--tn-surface);
        font-weight: 600;
      }

      .first {
        border-inline-start: 1px solid var(--tn-edge);
      }

      .one {
        font-weight: 600;
      }

      .zero {
        color: var(--tn-muted);
      }
    `,
  ];

  static override readonly properties = {
    ...Dialog.properties,
    limits: { attribute: false },
    inputs: { attribute: false },
    text: { state: true },
  };

  declare limits: Limits;
  /** Inputs of the present table; an expression of some of them keeps them all. */
  declare inputs: readonly string[];
  /** Typed text; kept while the dialog is closed. */
  declare text: string;

  constructor() {
    super();
    this.text = '';
  }

  protected override get heading(): string {
    return this.texts.fromExpression;
  }

  protected override renderBody(): TemplateResult {
    const { text } = this;
    const parsed = this.#parsed;
    const wrong = !parsed.ok && text.trim() !== '';
    return html`
      <label for="text">${this.texts.expressionLabel}</label>
      <textarea
        id="text"
        rows="4"
        autofocus
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        placeholder="y = (a xor b) and not c"
        aria-invalid=${wrong}
        aria-describedby="outcome"
        .value=${text}
        @input=${(event: Event) => (this.text = (event.target as HTMLTextAreaElement).value)}
        @keydown=${this.#onKey}
      ></textarea>
      <div id="outcome" class=${wrong ? 'outcome error' : 'outcome'} role="status">
        ${text.trim() === '' ? nothing : this.#renderOutcome(parsed)}
      </div>
      <div class="preview" tabindex="0" role="region" aria-label=${this.messages.truthTable}>
        ${parsed.ok ? this.#renderTable(parsed.table) : nothing}
      </div>
      <dl>
        ${this.texts.expressionHelp.map(
          ([what, signs]) =>
            html`<dt>${what}</dt>
              <dd>${signs}</dd>`,
        )}
      </dl>
      <div class="buttons">
        <button type="button" class="primary last" @click=${this.#fill}>${this.texts.fillTable}</button>
      </div>
    `;
  }

  #renderOutcome(parsed: Parsed<ExpressionError>) {
    if (parsed.ok) return this.texts.expressionOutcome(parsed.table);
    const { error } = parsed;
    const { before, marked, after } = errorExcerpt(this.text, error.index, error.length);
    return html`${this.texts.expressionProblem(error)} <code>${before}<mark>${marked}</mark>${after}</code>`;
  }

  #renderTable({ inputs, outputs, rows }: Table) {
    const first = (column: number) => (column === inputs.length ? 'first' : '');
    const shown = rows.slice(0, MOST_SHOWN);
    return html`<table translate="no">
        <thead>
          <tr>
            ${[...inputs, ...outputs].map(
              (name, i) => html`<th scope="col" class=${first(i)} title=${name}>${name}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (row) =>
              html`<tr>
                ${[...row.in, ...row.out].map(
                  (value, i) => html`<td class="${first(i)} ${value === 1 ? 'one' : 'zero'}">${value}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
      ${rows.length > shown.length ? html`<p class="hint">${this.texts.moreRows(rows.length - shown.length)}</p>` : nothing}`;
  }

  get #parsed(): Parsed<ExpressionError> {
    return tableFromExpression(this.text, this.limits, this.inputs);
  }

  readonly #onKey = onKey((key) => {
    if (key !== 'Command+Enter') return false;
    this.#fill();
    return true;
  });

  readonly #fill = (): void => {
    const parsed = this.#parsed;
    if (parsed.ok) {
      this.dispatchEvent(new TableEdited(parsed.table, true));
      this.close();
      return;
    }
    const { index, length } = parsed.error;
    const field = this.renderRoot.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(index, index + length);
  };
}
