/** Head of the grid of a truth table: the names of its columns. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.ts';
import type { Table } from '../../session/session.ts';
import type { Side } from '../../session/table.ts';
import { classNames } from '../../ui/class-names.ts';
import { firstOf, HEAD_ROW } from './grid-columns.ts';
import { MOST_GAUGES } from './grid-cells.ts';

export interface HeadContext {
  readonly table: Table;
  readonly messages: Messages;
  /** True if the rows are sorted by the errors of their predictions. */
  readonly sorted: boolean;
  readonly tabIndex: (row: number, column: number) => 0 | -1;
  /** Opens the menu of a column; undefined if the columns cannot be changed. */
  readonly openMenu: ((column: number) => void) | undefined;
}

/** Renders the names of the columns, as buttons that open their menus or as plain text. */
export function columnHeadings({ table, messages, sorted, tabIndex, openMenu }: HeadContext): TemplateResult {
  const { inputs, outputs } = table;
  const plain = (name: string) => html`<span class="name">${name}</span>`;
  const names = (side: Side) =>
    table[side].map((name, index) => {
      const column = firstOf(table, side) + index;
      const isLast = index === table[side].length - 1;
      return html`<th
        scope="col"
        class=${classNames({ target: side === 'outputs', last: isLast })}
        aria-label=${name}
        title=${name}
      >
        ${
          openMenu
            ? html`<button
                class="quiet"
                type="button"
                aria-haspopup="dialog"
                aria-label=${messages.editColumn(name)}
                data-at="${HEAD_ROW},${column}"
                tabindex=${tabIndex(HEAD_ROW, column)}
                @click=${() => {
                  openMenu(column);
                }}
              >
                ${plain(name)}
              </button>`
            : plain(name)
        }
      </th>`;
    });
  const areSquares = outputs.length > MOST_GAUGES;
  return html`
    <tr class="group">
      <td class="number"></td>
      <th scope="colgroup" colspan=${inputs.length}><span>${messages.inputs}</span></th>
      <th scope="colgroup" class="first-output target last" colspan=${outputs.length + 1}>
        <span>${messages.outputs}</span>
      </th>
      <th
        scope="colgroup"
        class="prediction first-prediction"
        colspan=${outputs.length}
        aria-label=${messages.predictions}
        aria-sort=${sorted ? 'descending' : nothing}
        title=${messages.predictions}
      >
        <span>${areSquares ? 'ŷ' : messages.predictions}${sorted ? ' ↓' : nothing}</span>
      </th>
    </tr>
    <tr>
      <td class="number"></td>
      ${names('inputs')}
      <td class="gap"></td>
      ${names('outputs')}
      ${outputs.map(
        (name, i) =>
          html`<th
            scope="col"
            class="prediction ${i === 0 ? 'first-prediction' : ''}"
            aria-label=${messages.predictionOf(name)}
            title=${messages.predictionOf(name)}
          >
            ${areSquares ? '' : plain(name)}
          </th>`,
      )}
    </tr>
  `;
}
