/** Keyboard input, independent of the keyboard layout, the input method and the surrounding page. */

import { plainForms } from '../session/number-text.ts';

/** Fields that have an undo of their own and use every key. */
const FIELDS = 'textarea, select, input:not([type="checkbox"], [type="radio"], [type="file"])';
/** Controls that the browser presses on Enter or Space. */
const PRESSED = 'button, summary, a[href], input';
const PRESS_KEYS = ['Enter', ' '];

/** Characters by key position, for layouts in which the key writes no Latin character. */
const SIGNS: Readonly<Record<string, string>> = { Minus: '-', NumpadSubtract: '-', Equal: '=', NumpadAdd: '+' };

/** Returns true during a composition: its keys belong to the input method. */
function isComposing(event: KeyboardEvent): boolean {
  // WebKit ends the composition before it reports the Enter that ended it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229;
}

/**
 * Returns the name of a key with its modifiers: "ArrowUp", "Shift+ArrowUp", "Command+z" (Ctrl or Cmd), "Alt++", "h".
 * Letters are lower case, digits are 0 to 9 in every script. Shift is omitted if it only selects the character.
 */
function keyName(event: KeyboardEvent): string {
  const plain = plainForms(event.key);
  // Character that no Latin keyboard writes, as in Cyrillic, or with Alt on a Mac; the table uses dashes.
  const isForeign = Array.from(plain).length === 1 && (event.altKey ? /[^ -~]/ : /[^ -~–]/).test(plain);
  const key = isForeign ? (/^Key([A-Z])$/.exec(event.code)?.[1] ?? SIGNS[event.code] ?? plain) : plain;
  const command = event.ctrlKey || event.metaKey;
  const shift = event.shiftKey && (key.length > 1 || key === ' ' || command);
  const name = key.length === 1 ? key.toLowerCase() : key;
  return `${command ? 'Command+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

/**
 * Returns a handler of keydown. `act` gets the name of each key and returns true if the control uses it; the event is
 * then prevented, so that the browser and the surrounding page ignore it. Keys with modifiers that `act` does not
 * handle remain the browser's.
 */
export function onKey(act: (key: string, event: KeyboardEvent) => boolean): (event: KeyboardEvent) => void {
  return (event) => {
    if (isComposing(event) || event.defaultPrevented) return;
    if (act(keyName(event), event)) event.preventDefault();
  };
}

/** Returns a handler of keydown for an element drawn as a button: Enter and Space press it. */
export function pressKeys(press: () => void): (event: KeyboardEvent) => void {
  return onKey((key) => {
    if (!PRESS_KEYS.includes(key)) return false;
    press();
    return true;
  });
}

/** Keeps a key of the input method from closing the dialog around its field. */
export function keepComposing(event: KeyboardEvent): void {
  if (isComposing(event)) event.preventDefault();
}

/** Controls with keys of their own, which they may use or not. */
const KEYED = `${FIELDS}, [role="gridcell"], [role="slider"]`;

/** Orders that keys give to the whole element. */
export type KeyOrder = 'undo' | 'redo' | 'close' | 'trainOrPause' | 'step' | 'reset' | 'showKeys';

/** Undo and redo: Ctrl or Cmd with Z, with Shift and Z, or with Y. */
const ORDERS: Readonly<Record<string, KeyOrder>> = {
  'Command+z': 'undo',
  'Command+Shift+z': 'redo',
  'Command+y': 'redo',
  Escape: 'close',
};

/** Keys that cells and drawings may use as well. */
const PLAIN_ORDERS: Readonly<Record<string, KeyOrder>> = {
  ' ': 'trainOrPause',
  ArrowRight: 'step',
  r: 'reset',
  '?': 'showKeys',
};

/**
 * Keys of the whole element, and a guard that hides the keys that the element uses from a page with keys of its own,
 * such as slides. A field has an undo of its own, a dialog has none, and both keep all their keys. Tab stays the page's.
 */
export class ElementKeys {
  /** Pressed keys that the element uses, by their position on the keyboard. */
  readonly #down = new Set<string>();
  readonly #order: (event: KeyboardEvent) => void;

  /** `obey` returns true if it carries out an order. */
  constructor(obey: (order: KeyOrder) => boolean) {
    this.#order = onKey((key, event) => {
      const isPlain = !matches(event.composedPath()[0], KEYED) && !(event.repeat && key !== 'ArrowRight');
      const order = ORDERS[key] ?? (isPlain ? PLAIN_ORDERS[key] : undefined);
      return order !== undefined && obey(order);
    });
  }

  /** Handles keydown, after the controls inside. */
  readonly down = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const isTyped = matches(path[0], FIELDS) || path.some((node) => node instanceof HTMLDialogElement);
    const isPress = matches(path[0], PRESSED) && PRESS_KEYS.includes(keyName(event));
    if (!isTyped && !isPress) this.#order(event);
    if (!(event.defaultPrevented || isPress || (isTyped && event.key !== 'Tab'))) return;
    this.#down.add(event.code);
    event.stopPropagation();
  };

  /** Handles keypress and keyup. */
  readonly after = (event: KeyboardEvent): void => {
    if (!this.#down.has(event.code)) return;
    if (event.type === 'keyup') this.#down.delete(event.code);
    event.stopPropagation();
  };
}

function matches(target: EventTarget | undefined, selector: string): boolean {
  return target instanceof Element && target.matches(selector);
}
