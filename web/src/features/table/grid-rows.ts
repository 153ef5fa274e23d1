/** Rows of the grid: the table's own, and the input combinations that it leaves out. */

import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Messages } from '../../i18n/en.ts';
import type { Bit, Table } from '../../session/session.ts';
import { endColumn, FIRST_INPUT, firstPrediction, firstTarget, holdOutColumn, NUMBER_COLUMN } from './grid-columns.ts';
import { endCell, holdOutCell, numberCell, predictionCell, valueCell } from './grid-cells.ts';

/** Data shared by all rows. */
export interface GridContext {
  readonly table: Table;
  readonly messages: Messages;
  /** rows × outputs, row-major. */
  readonly predictions: Float64Array | undefined;
  readonly leftOut: readonly (readonly Bit[])[];
  readonly leftOutPredictions: Float64Array | undefined;
  readonly tolerance: number;
  /** True if the table has reached the maximum number of rows. */
  readonly full: boolean;
  /** Returns 0 for the cell that the Tab key reaches; without a column, for any cell of the row. */
  readonly tabIndex: (row: number, column?: number) => 0 | -1;
}

export interface RowState {
  readonly contradicts: boolean;
  readonly selected: boolean;
}

/** Renders a row of the table. `press` acts on a click on a column's cell. */
export function tableRow(
  context: GridContext,
  index: number,
  ariaRow: number,
  { contradicts, selected }: RowState,
  press: (column: number) => void,
): TemplateResult {
  const { table, messages, predictions, tolerance } = context;
  const row = table.rows[index]!;
  const heldOut = row.holdOut ?? false;
  const outputs = table.outputs.length;
  const at = (column: number) => ({
    at: `${index},${column}`,
    tabIndex: context.tabIndex(index, column),
    press: () => press(column),
  });
  return html`
    <tr
      class=${classMap({ contradicts, selected, 'held-out': heldOut, final: index === table.rows.length - 1 })}
      aria-rowindex=${ariaRow}
      aria-selected=${selected}
    >
      ${numberCell(at(NUMBER_COLUMN), messages, index + 1, { contradicts, selected, heldOut })}
      ${row.in.map((bit, i) =>
        valueCell(at(FIRST_INPUT + i), messages, table.inputs[i]!, index + 1, bit, i === row.in.length - 1),
      )}
      <td class="gap"></td>
      ${row.out.map((target, i) =>
        valueCell(at(firstTarget(table) + i), messages, table.outputs[i]!, index + 1, target, i === outputs - 1),
      )}
      ${row.out.map((target, i) =>
        predictionCell(
          { ...at(firstPrediction(table) + i), first: i === 0 },
          messages,
          { value: predictions?.[index * outputs + i], target, tolerance },
          (reading) => messages.predictionIs(table.outputs[i]!, reading),
        ),
      )}
      ${holdOutCell(at(holdOutColumn(table)), messages, index + 1, heldOut)}
      ${table.rows.length === 1 ? html`<td></td>` : endCell(at(endColumn(table)), messages.removeRow(index + 1), '×')}
    </tr>
  `;
}

/** Renders the divider between the table's rows and those that it leaves out. */
export function dividerRow(context: GridContext, index: number, ariaRow: number): TemplateResult {
  const { table, messages, leftOut, tabIndex } = context;
  return html`
    <tr class="divider" aria-rowindex=${ariaRow}>
      <td role="gridcell" colspan=${endColumn(table) + 2} data-at=${index} tabindex=${tabIndex(index)}>
        <span>${messages.leftOutRows(leftOut.length)}</span>
      </td>
    </tr>
  `;
}

/** Renders input combination `which` of those that the table leaves out, with the button that adds it. */
export function leftOutRow(
  context: GridContext,
  index: number,
  ariaRow: number,
  which: number,
  add: () => void,
): TemplateResult {
  const { table, messages, leftOut, leftOutPredictions, tolerance } = context;
  const bits = leftOut[which]!;
  const name = bits.join(' ');
  const outputs = table.outputs.length;
  const at = (column: number) => ({
    at: `${index},${column}`,
    tabIndex: context.tabIndex(index, column),
    press: add,
  });
  const still = (column: number, className: string, label: string, text: string | typeof nothing) => html`
    <td role="gridcell" class=${className} aria-label=${label} data-at=${at(column).at} tabindex=${at(column).tabIndex}>
      ${text}
    </td>
  `;
  return html`
    <tr class="left-out" aria-rowindex=${ariaRow}>
      <th
        scope="row"
        class="number"
        aria-label=${messages.leftOutRow(name)}
        data-at=${at(NUMBER_COLUMN).at}
        tabindex=${at(NUMBER_COLUMN).tabIndex}
      >
        ·
      </th>
      ${bits.map((bit, i) =>
        still(
          FIRST_INPUT + i,
          i === bits.length - 1 ? 'cell last' : 'cell',
          messages.leftOutCell(table.inputs[i]!, name, String(bit)),
          String(bit),
        ),
      )}
      <td class="gap"></td>
      ${table.outputs.map((output, i) =>
        still(firstTarget(table) + i, '', messages.leftOutCell(output, name, messages.noTarget), nothing),
      )}
      ${table.outputs.map((output, i) =>
        predictionCell(
          { ...at(firstPrediction(table) + i), first: i === 0 },
          messages,
          { value: leftOutPredictions?.[which * outputs + i], target: null, tolerance },
          (reading) => messages.leftOutPrediction(output, name, reading),
        ),
      )}
      ${still(holdOutColumn(table), '', messages.neverTrained, nothing)}
      ${endCell(at(endColumn(table)), messages.addCombination(name), '+', context.full)}
    </tr>
  `;
}
