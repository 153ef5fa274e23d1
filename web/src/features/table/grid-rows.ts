/** Rows of the grid: the table's own, and the input combinations that it leaves out. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.ts';
import type { Bit, Table, Target } from '../../session/session.ts';
import { classNames } from '../../ui/class-names.ts';
import { FIRST_INPUT, firstPrediction, firstTarget, lastColumn, NUMBER_COLUMN } from './grid-columns.ts';
import { addCell, numberCell, predictionCell, valueCell } from './grid-cells.ts';

/** Data shared by all rows. */
export interface GridContext {
  readonly table: Table;
  readonly messages: Messages;
  /** rows × outputs, row-major. */
  readonly predictions: Float64Array | undefined;
  /** Predictions of the run that would follow what a person points at. */
  readonly ghost: Float64Array | undefined;
  readonly leftOut: readonly (readonly Bit[])[];
  readonly leftOutPredictions: Float64Array | undefined;
  readonly tolerance: number;
  /** True if the table has reached the maximum number of rows. */
  readonly full: boolean;
  /** Returns 0 for the cell that the Tab key reaches; without a column, for any cell of the row. */
  readonly tabIndex: (row: number, column?: number) => 0 | -1;
  /** Returns true for the cells of the selected range. */
  readonly isPicked: (row: number, column: number) => boolean;
  /** Acts on a click on a cell. */
  readonly press: (row: number, column: number) => void;
  /** Opens the menu of a row; undefined if rows have none. */
  readonly openMenu: ((row: number) => void) | undefined;
  /** True if the rows that the table leaves out are listed below the divider. */
  readonly showLeftOut: boolean;
  /** Folds or unfolds these rows; undefined if that is not offered. */
  readonly fold: (() => void) | undefined;
}

export interface RowState {
  /** True for the last of the table's rows that is shown. */
  readonly final: boolean;
  readonly contradicts: boolean;
  readonly selected: boolean;
  /** Edge at which a dragged row would be inserted; "from" for the dragged row itself. */
  readonly drop: 'above' | 'below' | 'from' | undefined;
}

/** Renders a row of the table. */
export function tableRow(
  context: GridContext,
  index: number,
  ariaRow: number,
  { final, contradicts, selected, drop }: RowState,
): TemplateResult {
  const { table, messages, predictions, ghost, tolerance, openMenu } = context;
  const row = table.rows[index]!;
  const heldOut = row.holdOut ?? false;
  const outputs = table.outputs.length;
  const at = (column: number) => ({ at: `${index},${column}`, tabIndex: context.tabIndex(index, column) });
  const pressed = (column: number) => () => {
    context.press(index, column);
  };
  const value = (column: number, name: string, content: Target, last: boolean) =>
    valueCell(at(column), messages, {
      column: name,
      row: index + 1,
      value: content,
      isTarget: column >= firstTarget(table),
      last,
      isPicked: context.isPicked(index, column),
      press: pressed(column),
    });
  return html`
    <tr
      class=${classNames({
        contradicts,
        selected,
        'held-out': heldOut,
        final,
        [`drop-${drop}`]: drop !== undefined,
      })}
      aria-rowindex=${ariaRow}
      aria-selected=${selected}
    >
      ${numberCell(at(NUMBER_COLUMN), messages, {
        row: index + 1,
        contradicts,
        selected,
        heldOut,
        select: pressed(NUMBER_COLUMN),
        openMenu: openMenu && (() => openMenu(index)),
      })}
      ${row.in.map((bit, i) => value(FIRST_INPUT + i, table.inputs[i]!, bit, i === row.in.length - 1))}
      <td class="gap"></td>
      ${row.out.map((target, i) => value(firstTarget(table) + i, table.outputs[i]!, target, i === outputs - 1))}
      ${row.out.map((target, i) =>
        predictionCell(
          at(firstPrediction(table) + i),
          messages,
          { which: i, outputs },
          { value: predictions?.[index * outputs + i], ghost: ghost?.[index * outputs + i], target, tolerance },
          (reading) => messages.predictionIs(table.outputs[i]!, reading),
        ),
      )}
    </tr>
  `;
}

/** Renders the divider between the table's rows and those that it leaves out, which folds them. */
export function dividerRow(context: GridContext, index: number, ariaRow: number): TemplateResult {
  const { table, messages, leftOut, tabIndex, showLeftOut, fold } = context;
  const text = (showLeftOut ? messages.leftOutRows : messages.predictLeftOut)(leftOut.length);
  return html`
    <tr class="divider" aria-rowindex=${ariaRow}>
      <td role="gridcell" colspan=${lastColumn(table) + 2} data-at=${index} tabindex=${tabIndex(index)}>
        ${
          fold
            ? html`<button class="quiet" type="button" tabindex="-1" aria-expanded=${showLeftOut} @click=${fold}>
                <span aria-hidden="true">${showLeftOut ? '▾' : '▸'}</span> ${text}
              </button>`
            : html`<span>${text}</span>`
        }
      </td>
    </tr>
  `;
}

/** Renders input combination `which` of those that the table leaves out, with the button that adds it. */
export function leftOutRow(context: GridContext, index: number, ariaRow: number, which: number): TemplateResult {
  const { table, messages, leftOut, leftOutPredictions, tolerance } = context;
  const bits = leftOut[which]!;
  const name = bits.join(' ');
  const outputs = table.outputs.length;
  const at = (column: number) => ({ at: `${index},${column}`, tabIndex: context.tabIndex(index, column) });
  const still = (column: number, className: string, label: string, text: string | typeof nothing) => html`
    <td role="gridcell" class=${className} aria-label=${label} data-at=${at(column).at} tabindex=${at(column).tabIndex}>
      ${text}
    </td>
  `;
  return html`
    <tr class="left-out" aria-rowindex=${ariaRow}>
      ${addCell(at(NUMBER_COLUMN), messages.leftOutRow(name), messages.addCombination(name), context.full, () => {
        context.press(index, NUMBER_COLUMN);
      })}
      ${bits.map((bit, i) =>
        still(FIRST_INPUT + i, 'cell', messages.leftOutCell(table.inputs[i]!, name, String(bit)), String(bit)),
      )}
      <td class="gap"></td>
      ${table.outputs.map((output, i) =>
        still(
          firstTarget(table) + i,
          i === outputs - 1 ? 'target last' : 'target',
          messages.leftOutCell(output, name, messages.noTarget),
          nothing,
        ),
      )}
      ${table.outputs.map((output, i) =>
        predictionCell(
          at(firstPrediction(table) + i),
          messages,
          { which: i, outputs },
          { value: leftOutPredictions?.[which * outputs + i], target: null, tolerance },
          (reading) => messages.leftOutPrediction(output, name, reading),
        ),
      )}
    </tr>
  `;
}
