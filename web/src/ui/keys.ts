/** Keys as the controls of the element read them, whatever the keyboard's layout, the input method and the page around. */

import { plainForms } from '../session/number-text.ts';

/** Fields that have an undo of their own, and a use for every key. */
const FIELDS = 'textarea, select, input:not([type="checkbox"], [type="radio"], [type="file"])';
/** Controls that the browser presses by Enter or Space. */
const PRESSED = 'button, summary, a[href], input';
const PRESS_KEYS = ['Enter', ' '];

/** Signs of the key's place, for layouts in which it writes no Latin character. */
const SIGNS: Readonly<Record<string, string>> = { Minus: '-', NumpadSubtract: '-', Equal: '=', NumpadAdd: '+' };

/** Whether an input method still works on the text: its keys are not for us. */
function isComposing(event: KeyboardEvent): boolean {
  // WebKit has ended the composition when it tells of the Enter that ended it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229;
}

/**
 * Returns the name of a key with its modifiers: "ArrowUp", "Shift+ArrowUp", "Command+z" (Ctrl or Cmd), "Alt++", "h". Letters
 * are lower case, digits are 0 to 9 in every script. Shift is left out where it only chooses the character.
 */
function keyName(event: KeyboardEvent): string {
  const plain = plainForms(event.key);
  // A character that no Latin keyboard has, as in Cyrillic, or with Alt on a Mac; dashes are signs of the table.
  const isForeign = Array.from(plain).length === 1 && (event.altKey ? /[^ -~]/ : /[^ -~–]/).test(plain);
  const key = isForeign ? (/^Key([A-Z])$/.exec(event.code)?.[1] ?? SIGNS[event.code] ?? plain) : plain;
  const command = event.ctrlKey || event.metaKey;
  const shift = event.shiftKey && (key.length > 1 || key === ' ' || command);
  const name = key.length === 1 ? key.toLowerCase() : key;
  return `${command ? 'Command+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

/**
 * Returns a handler of keydown. `act` gets the name of each key that is pressed for this control, and returns whether the
 * control uses it; the browser and the page around then have no use for it. Keys with modifiers that `act` has no case for
 * remain the browser's.
 */
export function onKey(act: (key: string, event: KeyboardEvent) => boolean): (event: KeyboardEvent) => void {
  return (event) => {
    if (isComposing(event) || event.defaultPrevented) return;
    if (act(keyName(event), event)) event.preventDefault();
  };
}

/** The keys that press a button, for what is drawn as one. */
export function pressKeys(press: () => void): (event: KeyboardEvent) => void {
  return onKey((key) => {
    if (!PRESS_KEYS.includes(key)) return false;
    press();
    return true;
  });
}

/** Prevents a key of the input method from closing the dialog around its field. */
export function keepComposing(event: KeyboardEvent): void {
  if (isComposing(event)) event.preventDefault();
}

/** The history's keys: Ctrl or Cmd with Z, with Shift and Z, or with Y. */
const HISTORY_KEYS: Readonly<Record<string, 'undo' | 'redo'>> = {
  'Command+z': 'undo',
  'Command+Shift+z': 'redo',
  'Command+y': 'redo',
};

/**
 * The keys of the whole element: those of its history, and a guard that keeps the keys that the element uses from a page that
 * has keys of its own, as slides do. A field has a history of its own, a dialog has none, and both keep all their keys. Tab
 * stays the page's.
 */
export class ElementKeys {
  /** Keys of the element that are down, by their place on the keyboard. */
  readonly #down = new Set<string>();
  readonly #travel: (event: KeyboardEvent) => void;

  constructor(travel: (direction: 'undo' | 'redo') => void) {
    this.#travel = onKey((key) => {
      const direction = HISTORY_KEYS[key];
      if (direction) travel(direction);
      return direction !== undefined;
    });
  }

  /** For keydown, after the controls inside. */
  readonly down = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const isTyped = matches(path[0], FIELDS) || path.some((node) => node instanceof HTMLDialogElement);
    if (!isTyped) this.#travel(event);
    const isPress = matches(path[0], PRESSED) && PRESS_KEYS.includes(keyName(event));
    if (!(event.defaultPrevented || isPress || (isTyped && event.key !== 'Tab'))) return;
    this.#down.add(event.code);
    event.stopPropagation();
  };

  /** For keypress and keyup. */
  readonly after = (event: KeyboardEvent): void => {
    if (!this.#down.has(event.code)) return;
    if (event.type === 'keyup') this.#down.delete(event.code);
    event.stopPropagation();
  };
}

function matches(target: EventTarget | undefined, selector: string): boolean {
  return target instanceof Element && target.matches(selector);
}
