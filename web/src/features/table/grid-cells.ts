/** Cells of the grid. The arrow keys reach the cells; the buttons inside are for a pointer. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Messages } from '../../i18n/en.ts';
import { predictionFigure } from '../../i18n/numbers.ts';
import { isNear } from '../../session/learning/score.ts';
import type { Target } from '../../session/session.ts';
import { gauge } from './gauge.ts';

/** Position of a cell, its place in the Tab order, and the effect of a press. */
export interface Place {
  /** "row,column" */
  readonly at: string;
  readonly tabIndex: 0 | -1;
  readonly press: () => void;
}

/** Renders the row's number, a button that selects the row. */
export function numberCell(
  { at, tabIndex, press }: Place,
  messages: Messages,
  row: number,
  { contradicts, selected, heldOut }: { contradicts: boolean; selected: boolean; heldOut: boolean },
): TemplateResult {
  const name = heldOut ? messages.heldOutRow(row) : messages.row(row);
  return html`
    <th
      scope="row"
      class="number"
      title=${contradicts ? messages.contradictionHint : nothing}
      data-at=${at}
      tabindex=${tabIndex}
    >
      ${contradicts ? html`<span role="img" aria-label=${messages.contradiction}>⚠</span>` : nothing}
      <button
        class="quiet"
        type="button"
        tabindex="-1"
        aria-label=${name}
        aria-pressed=${selected}
        title=${messages.selectRow}
        @click=${press}
      >
        ${row}
      </button>
    </th>
  `;
}

/** Renders an input or a target; a click changes it to its next value. */
export function valueCell(
  { at, tabIndex, press }: Place,
  messages: Messages,
  column: string,
  row: number,
  value: Target,
  last: boolean,
): TemplateResult {
  const text = value === null ? '–' : String(value);
  const spoken = value === null ? messages.dontCare : text;
  return html`
    <td
      role="gridcell"
      class=${classMap({ cell: true, last, one: value === 1, zero: value === 0 })}
      aria-label=${messages.cell(column, row, spoken)}
      title=${value === null ? spoken : nothing}
      data-at=${at}
      tabindex=${tabIndex}
      @click=${press}
    >
      ${text}
    </td>
  `;
}

export interface Reading {
  /** Prediction; undefined while there is none. */
  readonly value: number | undefined;
  readonly target: Target;
  /** Distance from its target from which on a prediction is wrong. */
  readonly tolerance: number;
}

/** Renders a prediction for a row. `name` builds the cell's label from the reading. */
export function predictionCell(
  { at, tabIndex, first }: Place & { readonly first: boolean },
  messages: Messages,
  { value, target, tolerance }: Reading,
  name: (reading: string) => string,
): TemplateResult {
  const difference = value === undefined || target === null ? 0 : Math.abs(value - target);
  const far = value !== undefined && !isNear(value, target, tolerance);
  const figure = value === undefined ? '' : predictionFigure(value);
  const spoken =
    value === undefined
      ? messages.noPrediction
      : target === null
        ? figure
        : messages.predictionOff(figure, predictionFigure(difference));
  return html`
    <td
      role="gridcell"
      class=${classMap({ prediction: true, 'first-prediction': first })}
      aria-label=${name(spoken)}
      data-at=${at}
      tabindex=${tabIndex}
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

/** Renders the button that holds the row out of training. */
export function holdOutCell({ at, tabIndex, press }: Place, messages: Messages, row: number, heldOut: boolean) {
  return html`
    <td
      role="gridcell"
      class="hold-out"
      aria-label=${messages.holdOutCell(row, heldOut)}
      data-at=${at}
      tabindex=${tabIndex}
    >
      <button
        class="toggle"
        type="button"
        tabindex="-1"
        aria-label=${messages.holdOutRow(row)}
        aria-pressed=${heldOut}
        title=${messages.holdOutRow(row)}
        @click=${press}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <rect class="box" x="1" y="1" width="14" height="14" rx="3.5" />
          ${heldOut ? svg`<path class="tick" d="M4 8.5 7 11.5 12 5" />` : nothing}
        </svg>
      </button>
    </td>
  `;
}

/** Renders the button at the end of a row, which removes it, or adds one that the table leaves out. */
export function endCell({ at, tabIndex, press }: Place, label: string, sign: '×' | '+', disabled = false) {
  return html`
    <td role="gridcell" class="end" aria-label=${label} data-at=${at} tabindex=${tabIndex}>
      <button
        class="quiet icon"
        type="button"
        tabindex="-1"
        aria-label=${label}
        title=${label}
        ?disabled=${disabled}
        @click=${press}
      >
        ${sign}
      </button>
    </td>
  `;
}
