/** Head and foot of the grid of a truth table: the names of its columns, and the buttons that remove them. */

import { html, type TemplateResult } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import type { Messages } from '../../i18n/en.ts';
import type { Table } from '../../session/session.ts';
import { removeColumn, renameColumn, type Side } from '../../session/table.ts';
import { onKey } from '../../ui/keys.ts';

type Edit = (table: Table) => void;

/** Renders the names of the columns; without `edit`, as plain text. */
export function columnHeadings(
  table: Table,
  limits: Limits,
  messages: Messages,
  edit: Edit | undefined,
): TemplateResult {
  const { inputs, outputs } = table;
  const names = (side: Side) =>
    table[side].map((name, column) =>
      edit
        ? nameField(name, limits, messages, renamer(table, side, column, edit))
        : html`<th scope="col" title=${name}><span class="name">${name}</span></th>`,
    );
  return html`
    <tr class="group">
      <td></td>
      <th scope="colgroup" colspan=${inputs.length}>${messages.inputs}</th>
      <th scope="colgroup" class="first-output" colspan=${outputs.length + 1}>${messages.outputs}</th>
      <th scope="colgroup" colspan=${outputs.length}>${messages.predictions}</th>
      <td colspan="2"></td>
    </tr>
    <tr>
      <td></td>
      ${names('inputs')}
      <td class="gap"></td>
      ${names('outputs')}
      ${outputs.map((name) => html`<th scope="col" aria-label=${messages.predictionOf(name)} title=${name}><span class="name">${name}</span></th>`)}
      <th scope="col" class="hold-out" title=${messages.holdOutHint}>${messages.holdOut}</th>
      <td></td>
    </tr>
  `;
}

/** Renders below each column the button that removes it. */
export function columnRemovers(table: Table, messages: Messages, edit: Edit): TemplateResult {
  const removers = (side: Side) =>
    table[side].map((name, column) => {
      if (table[side].length === 1) return html`<td></td>`;
      const label = messages.removeColumn(name);
      return html`<td>
        <button
          class="quiet icon"
          type="button"
          aria-label=${label}
          title=${label}
          @click=${() => edit(removeColumn(table, side, column))}
        >
          ×
        </button>
      </td>`;
    });
  return html`
    <tr>
      <td></td>
      ${removers('inputs')}
      <td></td>
      ${removers('outputs')}
      <td colspan=${table.outputs.length + 2}></td>
    </tr>
  `;
}

function nameField(name: string, limits: Limits, messages: Messages, rename: (name: string) => void) {
  const onChange = (event: Event) => {
    const input = event.target as HTMLInputElement;
    input.value = input.value.trim();
    rename(input.value);
  };
  const leave = onKey((key, { currentTarget }) => {
    const isTaken = key === 'Enter';
    if (!isTaken && key !== 'Escape') return false;
    const input = currentTarget as HTMLInputElement;
    if (!isTaken) input.value = name;
    input.blur();
    return true;
  });
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
        @change=${onChange}
        @keydown=${leave}
      />
    </th>
  `;
}

function renamer(table: Table, side: Side, column: number, edit: Edit): (name: string) => void {
  return (name) => {
    if (name !== table[side][column]) edit(renameColumn(table, side, column, name));
  };
}
