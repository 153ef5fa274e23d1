/** Shows the weights of a network as matrices. */

import { html, type TemplateResult } from 'lit';
import { en } from '../i18n/en.ts';
import { allUnitNamer } from '../i18n/unit-names.ts';
import type { Table } from '../session/session.ts';
import type { Parameters } from '../session/weight.ts';

/** Renders the matrix of each layer, of shape (units before, units of the layer), with the names of both. */
export function renderMatrices(caption: string, table: Table, { weights }: Parameters): TemplateResult {
  const nameOf = allUnitNamer(en, table, weights.length);
  const tables = weights.map((matrix, layer) => {
    const units = matrix[0]!.length;
    return html`<table class="matrix" translate="no">
      <caption>
        W<sub>${layer + 1}</sub>
        (${matrix.length}, ${units})
      </caption>
      <thead>
        <tr>
          <td></td>
          ${Array.from({ length: units }, (_, to) => html`<th scope="col">${nameOf(layer + 1, to)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${matrix.map(
          (row, from) =>
            html`<tr>
              <th scope="row">${nameOf(layer, from)}</th>
              ${Array.from(row, (weight) => html`<td>${weight.toFixed(2).replace('-', '−')}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  });
  return html`
    <div class="matrices">${tables}</div>
    <figcaption>${caption}</figcaption>
  `;
}
