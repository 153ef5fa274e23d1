import { css, html, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import type { Limits } from '../../engine/protocol.ts';
import type { Table } from '../../session/session.ts';
import {
  addRow,
  changeSide,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
  renameColumn,
  setHoldOut,
  setTarget,
  type Side,
} from '../../session/table.ts';
import { Dialog } from '../../ui/dialog.ts';
import dialogCss from '../../ui/dialog.css?inline';
import { TableEdited } from '../../ui/events.ts';
import { onKey } from '../../ui/keys.ts';
import { baseStyles } from '../../ui/view.ts';
import { orderByError } from './grid-order.ts';
import type { EditedGrid } from './grid-tools.ts';
import { columnAt, firstOf, HEAD_ROW, type Position } from './grid-columns.ts';

/** Distance from the cell that the menu belongs to, and from the edges of the window, in CSS pixels. */
const GAP = 4;

interface MenuItem {
  readonly label: string;
  readonly enabled: boolean;
  /** Set for an item that switches something on and off. */
  readonly pressed?: boolean;
  /** Returns the edited table, and the cell that then has the focus. */
  readonly edit?: () => readonly [Table, Position];
  /** Acts without an edit of the table. */
  readonly act?: () => void;
}

/** Menu of a column or a row of the grid, beside the cell that opened it. */
export class GridMenu extends Dialog {
  static override readonly styles = [
    baseStyles,
    unsafeCSS(dialogCss),
    css`
      dialog {
        inline-size: 15rem;
        padding: var(--tn-space-2) var(--tn-space-3) var(--tn-space-3);
      }

      dialog:not(.framed) {
        inset: var(--y) auto auto var(--x);
        margin: 0;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 12%);
      }

      .name {
        display: flex;
        gap: var(--tn-space-1);
        margin-block-end: var(--tn-space-2);
      }

      .name input {
        flex: 1;
        min-inline-size: 0;
        padding-inline: var(--tn-space-2);
      }

      ul {
        display: grid;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li button {
        inline-size: 100%;
        padding-inline: var(--tn-space-2);
        border-color: transparent;
        background: none;
        color: var(--tn-ink);
        text-align: start;
        white-space: normal;
      }

      li button:hover:not(:disabled) {
        background: var(--tn-panel);
      }

      li button[aria-pressed] {
        padding-inline-start: 1.75em;
      }

      .tick {
        display: inline-block;
        inline-size: 1.25em;
        margin-inline-start: -1.25em;
      }

      @media (width < 40rem) {
        dialog:not(.framed) {
          inset: auto 0 0;
          inline-size: 100%;
          max-inline-size: 100%;
          border-end-start-radius: 0;
          border-end-end-radius: 0;
        }
      }
    `,
  ];

  static override readonly properties = {
    ...Dialog.properties,
    table: { attribute: false },
    limits: { attribute: false },
    grid: { attribute: false },
    at: { state: true },
  };

  declare table: Table;
  declare limits: Limits;
  declare grid: EditedGrid;
  /** Cell of the row or column that the menu is of; during `table-edited`, the cell that then has the focus. */
  declare at: Position;

  #beside: DOMRect | undefined;

  /** Opens the menu of the column of a heading, or of the row of another cell, beside a rectangle in the window. */
  showAt(at: Position, beside: DOMRect | undefined): void {
    this.at = at;
    this.#beside = beside;
    this.show();
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('open') && this.open) this.#place();
  }

  protected override get heading(): string {
    const column = this.#column;
    return column ? this.texts.grid.column(column.name) : this.messages.row(this.at.row + 1);
  }

  protected override renderBody(): TemplateResult {
    const column = this.#column;
    const items = column ? this.#columnItems(column.side, column.index) : this.#rowItems(this.at.row);
    return html`
      ${column ? this.#renderName(column.name) : nothing}
      <ul>
        ${items.map(
          ({ label, enabled, pressed, edit, act }) =>
            html`<li>
              <button
                type="button"
                aria-pressed=${pressed ?? nothing}
                ?disabled=${!enabled}
                @rehearse=${() => edit && this.dispatchEvent(new TableEdited(edit()[0]))}
                @click=${() => {
                  act?.();
                  if (edit) this.#finish(...edit());
                  else this.close();
                }}
              >
                ${pressed === undefined ? nothing : html`<span class="tick" aria-hidden="true">${pressed ? '✓' : ''}</span>`}${label}
              </button>
            </li>`,
        )}
      </ul>
    `;
  }

  #renderName(name: string): TemplateResult {
    const label = this.texts.grid.columnName(name);
    return html`<div class="name">
      <input
        type="text"
        spellcheck="false"
        autocomplete="off"
        maxlength=${this.limits.maxNameLength}
        aria-label=${label}
        title=${label}
        .value=${name}
        @keydown=${onKey((key) => {
          if (key === 'Enter') this.#rename();
          return key === 'Enter';
        })}
      />
      <button type="button" @click=${this.#rename}>${this.texts.grid.rename}</button>
    </div>`;
  }

  #columnItems(side: Side, index: number): MenuItem[] {
    const { table, texts } = this;
    const last = table[side].length - 1;
    const first = firstOf(table, side);
    const at = (to: number) => ({ row: HEAD_ROW, column: first + to });
    const move = (label: string, to: number): MenuItem => ({
      label,
      enabled: to >= 0 && to <= last,
      edit: () => [moveColumn(table, side, index, to), at(to)],
    });
    const { maxInputs, maxOutputs } = this.limits;
    const changes =
      side === 'inputs'
        ? table.outputs.length < maxOutputs
        : table.inputs.length < maxInputs && table.rows.every(({ out }) => out[index] !== null);
    return [
      move(texts.grid.moveLeft, index - 1),
      move(texts.grid.moveRight, index + 1),
      {
        label: side === 'inputs' ? texts.grid.makeTarget : texts.grid.makeInput,
        enabled: last > 0 && changes,
        // An input ends up on the other side of the line between inputs and targets, and so does a target.
        edit: () => [changeSide(table, side, index), side === 'inputs' ? at(last) : at(0)],
      },
      {
        label: texts.grid.removeColumn,
        enabled: last > 0,
        edit: () => [removeColumn(table, side, index), at(Math.min(index, last - 1))],
      },
    ];
  }

  #rowItems(row: number): MenuItem[] {
    const { table, texts, at } = this;
    const { outputs, rows } = table;
    const own = rows[row];
    if (!own) return [];
    const canAdd = rows.length < this.limits.maxRows;
    const to = (moved: number) => ({ ...at, row: moved });
    const heldOut = own.holdOut ?? false;
    return [
      {
        label: texts.grid.holdOut,
        enabled: true,
        pressed: heldOut,
        edit: () => [setHoldOut(table, row, !heldOut), at],
      },
      ...outputs.map((name, output): MenuItem => {
        const isOpen = own.out[output] === null;
        return {
          label: texts.grid.dontCare(name),
          enabled: true,
          pressed: isOpen,
          edit: () => [setTarget(table, row, output, isOpen ? 0 : null), at],
        };
      }),
      { label: texts.grid.insertAbove, enabled: canAdd, edit: () => [addRow(table, row), at] },
      { label: texts.grid.insertBelow, enabled: canAdd, edit: () => [addRow(table, row + 1), to(row + 1)] },
      { label: texts.grid.moveUp, enabled: row > 0, edit: () => [moveRow(table, row, row - 1), to(row - 1)] },
      {
        label: texts.grid.moveDown,
        enabled: row < rows.length - 1,
        edit: () => [moveRow(table, row, row + 1), to(row + 1)],
      },
      {
        label: texts.grid.sortByError,
        enabled: rows.length > 1,
        pressed: this.grid.order !== undefined,
        act: () => {
          const { grid } = this;
          grid.order = grid.order ? undefined : orderByError(grid);
          grid.goTo({ ...at, row: grid.order?.rows[0] ?? row });
        },
      },
      { label: texts.grid.removeRow, enabled: rows.length > 1, edit: () => [removeRow(table, row), at] },
    ];
  }

  /** Returns the column of a heading; undefined in other rows. */
  get #column(): { readonly side: Side; readonly index: number; readonly name: string } | undefined {
    const { table, at } = this;
    const found = columnAt(table, at.column);
    if (at.row !== HEAD_ROW || found.kind === 'number' || found.kind === 'prediction') return undefined;
    const side = found.kind === 'input' ? 'inputs' : 'outputs';
    return { side, index: found.index, name: table[side][found.index] ?? '' };
  }

  readonly #rename = (): void => {
    const column = this.#column;
    const name = this.renderRoot.querySelector('input')?.value.trim() ?? '';
    if (!column) return;
    if (name === column.name) this.close();
    else this.#finish(renameColumn(this.table, column.side, column.index, name), this.at);
  };

  #finish(table: Table, at: Position): void {
    this.close();
    this.at = at;
    this.dispatchEvent(new TableEdited(table));
  }

  /** Places the dialog below or above its cell, inside the window. */
  #place(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    const { left = 0, top = 0, bottom = 0 } = this.#beside ?? {};
    if (!dialog) return;
    const { offsetWidth, offsetHeight } = dialog;
    const x = Math.max(GAP, Math.min(left, innerWidth - offsetWidth - GAP));
    const isBelow = bottom + GAP + offsetHeight <= innerHeight;
    const y = isBelow ? bottom + GAP : Math.max(GAP, top - offsetHeight - GAP);
    dialog.style.setProperty('--x', `${x}px`);
    dialog.style.setProperty('--y', `${y}px`);
  }
}
