/** Cells of the grid. The arrow keys reach the cells; the buttons inside are for a pointer. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.ts';
import { predictionFigure } from '../../i18n/numbers.ts';
import { isNear } from '../../session/learning/score.ts';
import type { Target } from '../../session/session.ts';
import { classNames } from '../../ui/class-names.ts';
import { gauge } from './gauge.ts';

/** Most outputs whose predictions are shown as numbers and gauges; those of more are squares. */
export const MOST_GAUGES = 2;

/** Position of a cell and its place in the Tab order. */
export interface Place {
  /** "row,column" */
  readonly at: string;
  readonly tabIndex: 0 | -1;
}

export interface NumberedRow {
  /** Number of the row, from 1. */
  readonly row: number;
  readonly contradicts: boolean;
  readonly selected: boolean;
  readonly heldOut: boolean;
  readonly select: () => void;
  /** Opens the menu of the row; undefined if it has none. */
  readonly openMenu: (() => void) | undefined;
}

/** Renders the row's number, a button that selects the row, and the button that opens its menu. */
export function numberCell(
  { at, tabIndex }: Place,
  messages: Messages,
  { row, contradicts, selected, heldOut, select, openMenu }: NumberedRow,
): TemplateResult {
  const name = heldOut ? messages.heldOutRow(row) : messages.row(row);
  const edit = messages.editRow(row);
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
        class="quiet handle"
        type="button"
        tabindex="-1"
        aria-label=${name}
        aria-pressed=${selected}
        title=${messages.selectRow}
        @click=${select}
      >
        ${row}
      </button>
      ${
        openMenu
          ? html`<button
              class="quiet menu"
              type="button"
              tabindex="-1"
              aria-haspopup="dialog"
              aria-label=${edit}
              title=${edit}
              @click=${openMenu}
            >
              ⋮
            </button>`
          : nothing
      }
    </th>
  `;
}

export interface Value {
  readonly column: string;
  /** Number of the row, from 1. */
  readonly row: number;
  readonly value: Target;
  /** True for the last input or target of the row. */
  readonly last: boolean;
  readonly isTarget: boolean;
  /** True for a cell of the selected range. */
  readonly isPicked: boolean;
  readonly press: () => void;
}

/** Renders an input or a target; a click changes it to its next value. */
export function valueCell({ at, tabIndex }: Place, messages: Messages, cell: Value): TemplateResult {
  const { column, row, value, last, isTarget, isPicked, press } = cell;
  const text = value === null ? '–' : String(value);
  const spoken = value === null ? messages.dontCare : text;
  return html`
    <td
      role="gridcell"
      class=${classNames({ cell: true, last, target: isTarget, picked: isPicked, one: value === 1, zero: value === 0 })}
      aria-selected=${isPicked || nothing}
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
  /** Prediction of the run that would follow what a person points at. */
  readonly ghost?: number | undefined;
  readonly target: Target;
  /** Distance from its target from which on a prediction is wrong. */
  readonly tolerance: number;
}

/** Renders prediction `which` of `outputs` for a row. `name` builds the cell's label from the reading. */
export function predictionCell(
  { at, tabIndex }: Place,
  messages: Messages,
  { which, outputs }: { readonly which: number; readonly outputs: number },
  { value, ghost, target, tolerance }: Reading,
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
      class=${classNames({ prediction: true, 'first-prediction': which === 0 })}
      aria-label=${name(spoken)}
      title=${value === undefined ? nothing : name(spoken)}
      data-at=${at}
      tabindex=${tabIndex}
    >
      ${
        value === undefined
          ? nothing
          : outputs > MOST_GAUGES
            ? square(value, far, ghost)
            : html`<span class="reading">
                <span class=${classNames({ figure: true, far })}>${figure}</span>${gauge(value, target, far, ghost)}
              </span>`
      }
    </td>
  `;
}

/**
 * Renders a prediction as a square: coloured above and below the middle, the deeper the surer; wrong ones are ringed. One
 * that would follow takes its place in a dashed ring: its target may be another.
 */
function square(value: number, far: boolean, ghost?: number) {
  const shown = ghost ?? value;
  const sureness = Math.min(Math.abs(2 * shown - 1), 1) ** 0.8;
  const className = classNames({ low: shown < 0.5, high: !(shown < 0.5), far: far && ghost === undefined });
  return html`<svg class="square" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
    ${svg`<rect class=${className} x="1" y="1" width="8" height="8"
      stroke-dasharray=${ghost === undefined ? nothing : 2} fill-opacity=${sureness} />`}
  </svg>`;
}

/** Renders the button in front of a row that the table leaves out, which adds it. */
export function addCell({ at, tabIndex }: Place, name: string, label: string, disabled: boolean, add: () => void) {
  return html`
    <th scope="row" class="number" aria-label=${name} data-at=${at} tabindex=${tabIndex}>
      <button
        class="quiet"
        type="button"
        tabindex="-1"
        aria-label=${label}
        title=${label}
        ?disabled=${disabled}
        @click=${add}
      >
        +
      </button>
    </th>
  `;
}
