/**
 * Rehearses a press on a control: lets the control announce the edit that the press would make, and stops the event on
 * its way to the store. So the edit that is previewed is the one that is made, and controls need no code for it.
 */

import type { NumberField } from '../ui/number-field.ts';
import { readWithin } from '../session/number-range.ts';
import type { Session } from '../session/session.ts';
import type { GhostAction } from '../store/ghost-order.ts';
import {
  type FixTried,
  type NetworkEdited,
  NumberEntered,
  type ParameterSet,
  type SessionEdited,
  type TableEdited,
  type TrainingEdited,
} from '../ui/events.ts';

/** Most options of a list whose runs are shown side by side. */
const MOST_OPTIONS = 8;
/** Views whose controls do nothing but edit the session or the view: a rehearsed press leaves no trace in them. */
const EDITORS = [
  'truth-net-network-settings',
  'truth-net-training-settings',
  'truth-net-run-settings',
  'truth-net-diagnosis',
];

/** Control that is pointed at, and the presses that it offers. */
export interface Rehearsal {
  readonly control: Element;
  readonly presses: readonly Press[];
}

export interface Press {
  /** Name of the option, if the control has several. */
  readonly name?: string;
  /** Makes the control announce its edit. */
  readonly announce: () => void;
}

/** Returns the presses that the control at the beginning of an event's path offers; undefined if it edits nothing. */
export function rehearsalAt(path: readonly EventTarget[]): Rehearsal | undefined {
  const [target] = path;
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest('td.cell');
  if (cell && !cell.closest('.left-out') && isIn(path, ['truth-net-table-grid'])) return eventAt(cell, 'click');
  const control =
    target.closest<HTMLButtonElement | HTMLInputElement | HTMLSelectElement>('button, select, input') ??
    target.closest('label')?.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (!control || control.disabled) return undefined;
  // A click would close the menu.
  if (isIn(path, ['truth-net-grid-menu'])) return eventAt(control, 'rehearse');
  if (!isIn(path, EDITORS)) return undefined;
  const field = fieldIn(path);
  if (field) return control.matches('button') ? stepOf(field, control) : undefined;
  if (control instanceof HTMLSelectElement) return optionsOf(control);
  if (control instanceof HTMLInputElement) return control.type === 'checkbox' ? switchOf(control) : undefined;
  return eventAt(control, 'click');
}

/** Returns the entry of the number typed in a field so far; undefined if it is not valid or not new. */
export function rehearsalOfText(path: readonly EventTarget[]): Rehearsal | undefined {
  const [input] = path;
  const field = fieldIn(path);
  if (!field || !(input instanceof HTMLInputElement) || !isIn(path, EDITORS)) return undefined;
  const value = readWithin(input.value, field.range);
  return typeof value === 'number' && value !== field.value
    ? { control: input, presses: [entryOf(field, value)] }
    : undefined;
}

/** Returns true if Escape ends something at the beginning of a path: a menu, a text in a field, a range of cells. */
export function hasOwnEscape(path: readonly EventTarget[]): boolean {
  const [target] = path;
  return (
    isIn(path, ['truth-net-grid-menu', 'truth-net-number']) ||
    (target instanceof Element && target.matches('[aria-selected=true]'))
  );
}

function isIn(path: readonly EventTarget[], names: readonly string[]): boolean {
  return path.some((node) => node instanceof Element && names.includes(node.localName));
}

function fieldIn(path: readonly EventTarget[]): NumberField | undefined {
  return path.find((node): node is NumberField => node instanceof Element && node.matches('truth-net-number'));
}

/** Returns the press of a control that announces its edit at an event of this type. */
function eventAt(control: Element, type: 'click' | 'rehearse'): Rehearsal {
  return { control, presses: [{ announce: () => control.dispatchEvent(new Event(type)) }] };
}

function stepOf(field: NumberField, button: Element): Rehearsal | undefined {
  const value = field.step(field.value, button === button.parentElement?.firstElementChild ? -1 : 1);
  return value === field.value ? undefined : { control: button, presses: [entryOf(field, value)] };
}

function entryOf(field: NumberField, value: number): Press {
  return { announce: () => field.dispatchEvent(new NumberEntered(value)) };
}

function optionsOf(select: HTMLSelectElement): Rehearsal | undefined {
  const { selectedIndex, options } = select;
  if (options.length > MOST_OPTIONS) return undefined;
  const presses = Array.from(options).flatMap(({ text, index }) =>
    index === selectedIndex
      ? []
      : {
          name: text,
          announce: () => {
            select.selectedIndex = index;
            select.dispatchEvent(new Event('change'));
            select.selectedIndex = selectedIndex;
          },
        },
  );
  return { control: select, presses };
}

function switchOf(box: HTMLInputElement): Rehearsal {
  const announce = () => {
    box.checked = !box.checked;
    box.dispatchEvent(new Event('change'));
    box.checked = !box.checked;
  };
  return { control: box, presses: [{ announce }] };
}

/** For each event that edits a session: the action to which it leads, undefined if it only changes the view. */
const ACTIONS: Readonly<Record<string, (event: never, session: Session) => GhostAction | undefined>> = {
  'table-edited': ({ table, isOther }: TableEdited, session) => ({
    type: 'edited',
    session: { ...session, table },
    isOther,
  }),
  'network-edited': ({ network }: NetworkEdited, session) => ({
    type: 'edited',
    session: { ...session, network },
  }),
  'training-edited': ({ training }: TrainingEdited, session) => ({
    type: 'edited',
    session: { ...session, training },
  }),
  'session-edited': ({ session }: SessionEdited) => ({ type: 'edited', session }),
  'parameter-set': ({ setting, goesOn }: ParameterSet) => ({ type: 'setting', setting, goesOn }),
  'fix-tried': ({ session, restarts }: FixTried) => ({ type: 'edited', session, isOther: restarts }),
  'view-changed': () => undefined,
};

/** Returns the action that a press would lead to, from the first event that edits the session; nothing else hears it. */
export function rehearse({ announce }: Press, path: readonly EventTarget[], session: Session): GhostAction | undefined {
  let action: GhostAction | undefined;
  const listening = new AbortController();
  const hear = (event: Event): void => {
    event.stopImmediatePropagation();
    action ??= ACTIONS[event.type]?.(event as never, session);
  };
  for (const root of path) {
    if (!(root instanceof ShadowRoot)) continue;
    for (const type of Object.keys(ACTIONS)) {
      root.addEventListener(type, hear, { capture: true, signal: listening.signal });
    }
  }
  announce();
  listening.abort();
  return action;
}
