/**
 * Implements the part of Playwright's Page and Locator that the tests use, over WebDriver. It stays because Playwright
 * does not drive WebKitGTK, and every test should run in all engines.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { inPage, type InPage, type Property, type Query, type Step, type Target, type Wanted } from './in-page.ts';
import type { WebDriverSession } from './webdriver.ts';

type Text = string | RegExp;
type Act = string | ((...args: never[]) => unknown);

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Time limit of an action, in milliseconds. */
const PATIENCE = 15_000;
const PAUSE = 40;
/** Maximum number of attempts to resize the window. */
const RESIZES = 20;

/** Keys without a character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  ControlOrMeta: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

export class DrivenPage {
  readonly #browser: WebDriverSession;
  readonly #home: string;
  readonly keyboard: Keyboard;
  readonly mouse: Mouse;
  readonly touchscreen: Touchscreen;

  constructor(browser: WebDriverSession, home: string) {
    this.#browser = browser;
    this.#home = home;
    this.keyboard = new Keyboard(browser);
    this.mouse = new Mouse(browser);
    this.touchscreen = new Touchscreen(browser);
  }

  async goto(address: string): Promise<void> {
    await this.#browser.go(new URL(address, this.#home).href);
    await this.#watchErrors();
  }

  async reload(): Promise<void> {
    await this.#browser.reload();
    await this.#watchErrors();
  }

  goBack(): Promise<void> {
    return this.#go(-1);
  }

  goForward(): Promise<void> {
    return this.#go(1);
  }

  /** Sets the inner size of the window; its frame comes on top. @throws if the page does not get this size */
  async setViewportSize({ width, height }: Size): Promise<void> {
    const outer = { width, height };
    let inner: Size | undefined;
    // The window takes its size some time after the answer, so that one measurement may be that of the former size.
    for (let attempt = 0; attempt < RESIZES; attempt++) {
      await this.#browser.resize(outer.width, outer.height);
      inner = (await this.evaluate(sizeAfterFrames)) as Size;
      if (inner.width === width && inner.height === height) return;
      outer.width += width - inner.width;
      outer.height += height - inner.height;
    }
    throw new Error(`The page is ${JSON.stringify(inner)} and not ${JSON.stringify({ width, height })}`);
  }

  /** Runs a function in the page and returns its (awaited) result. It can use only its argument. */
  evaluate(act: Act, argument?: unknown): Promise<unknown> {
    return this.#browser.execute(`return (${String(act)})(arguments[0])`, argument);
  }

  /** Runs a function in the page with the helpers of in-page.ts as its first argument. */
  inPage<A extends readonly unknown[], R>(act: (means: InPage, ...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    const body = `return (${String(act)})((${String(inPage)})(), ...arguments)`;
    return this.#browser.execute(body, ...args) as Promise<R>;
  }

  /** Includes a classic script. Resolves when it has run. */
  async addScriptTag({ url }: { readonly url: string }): Promise<void> {
    await this.evaluate(
      (src: string) =>
        new Promise((resolve, reject) => {
          const script = Object.assign(document.createElement('script'), { src, onload: resolve, onerror: reject });
          document.head.append(script);
        }),
      url,
    );
  }

  locator(css: string): Locator {
    return new Locator(this, [{ css }]);
  }

  getByRole(role: string, options?: RoleOptions): Locator {
    return new Locator(this, [roleStep(role, options)]);
  }

  getByText(text: Text, options?: { readonly exact?: boolean }): Locator {
    return new Locator(this, [{ text: wanted(text, options?.exact) }]);
  }

  /** Returns the errors that the page's scripts have thrown since it was opened. */
  async errors(): Promise<readonly string[]> {
    return this.evaluate(() => (window as unknown as { thrown?: string[] }).thrown ?? []) as Promise<string[]>;
  }

  async #go(by: number): Promise<void> {
    await this.evaluate((steps: number) => {
      // Deferred, so that this call is answered before the page unloads.
      setTimeout(() => {
        history.go(steps);
      }, 50);
    }, by);
  }

  async #watchErrors(): Promise<void> {
    await this.evaluate(() => {
      const thrown: string[] = [];
      Object.assign(window, { thrown });
      addEventListener('error', (event) => {
        // Elements fire their own events with the name "error".
        if (event instanceof ErrorEvent) thrown.push(event.message);
      });
      addEventListener('unhandledrejection', ({ reason }) => thrown.push(String(reason)));
    });
  }
}

class Keyboard {
  readonly #browser: WebDriverSession;

  constructor(browser: WebDriverSession) {
    this.#browser = browser;
  }

  /** Presses a key, optionally with modifiers: "Enter", "a", "Control+Shift+Z". */
  async press(keys: string): Promise<void> {
    const names = keys.split(/\+(?=.)/);
    const key = names.pop()!;
    const character = names.includes('Shift') ? key.toUpperCase() : names.length > 0 ? key.toLowerCase() : key;
    const values = [...names.map((name) => KEYS[name]!), KEYS[key] ?? character];
    await this.#type([
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  async type(text: string): Promise<void> {
    await this.#type(
      Array.from(text).flatMap((character) => {
        const value = character === '\n' ? KEYS['Enter'] : character;
        return [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ];
      }),
    );
  }

  #type(actions: readonly object[]): Promise<void> {
    return this.#browser.perform({ type: 'key', id: 'keyboard', actions });
  }
}

class Mouse {
  readonly #browser: WebDriverSession;
  #at: Point = { x: 0, y: 0 };

  constructor(browser: WebDriverSession) {
    this.#browser = browser;
  }

  async move(x: number, y: number, { steps = 1 }: { readonly steps?: number } = {}): Promise<void> {
    const from = this.#at;
    const moves = Array.from({ length: steps }, (_, step) => {
      const part = (step + 1) / steps;
      return moveTo({ x: from.x + (x - from.x) * part, y: from.y + (y - from.y) * part });
    });
    this.#at = { x, y };
    await this.#point(moves);
  }

  async down(): Promise<void> {
    await this.#point([DOWN]);
  }

  async up(): Promise<void> {
    await this.#point([UP]);
  }

  async click(x: number, y: number): Promise<void> {
    this.#at = { x, y };
    await this.#point([moveTo(this.#at), DOWN, UP]);
  }

  #point(actions: readonly object[]): Promise<void> {
    return this.#browser.perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  }
}

class Touchscreen {
  readonly #browser: WebDriverSession;

  constructor(browser: WebDriverSession) {
    this.#browser = browser;
  }

  async tap(x: number, y: number): Promise<void> {
    const actions = [moveTo({ x, y }), DOWN, UP];
    await this.#browser.perform({ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions });
  }
}

const DOWN = { type: 'pointerDown', button: 0 };
const UP = { type: 'pointerUp', button: 0 };

/** Returns the inner size of the window after two frames. Runs in the page. */
function sizeAfterFrames(): Promise<Size> {
  return new Promise((resolve) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        resolve({ width: innerWidth, height: innerHeight });
      }),
    );
  });
}

function moveTo({ x, y }: Point) {
  return { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y), origin: 'viewport' };
}

interface RoleOptions {
  readonly name?: Text;
  readonly exact?: boolean;
  readonly selected?: boolean;
  readonly level?: number;
}

export class Locator {
  readonly #page: DrivenPage;
  readonly #query: Query;

  constructor(page: DrivenPage, query: Query) {
    this.#page = page;
    this.#query = query;
  }

  // -- Queries ---------------------------------------------------------------------------------------------------

  page(): DrivenPage {
    return this.#page;
  }

  locator(css: string): Locator {
    return this.#with({ css });
  }

  getByRole(role: string, options?: RoleOptions): Locator {
    return this.#with(roleStep(role, options));
  }

  getByText(text: Text, options?: { readonly exact?: boolean }): Locator {
    return this.#with({ text: wanted(text, options?.exact) });
  }

  filter({ hasText, has }: { readonly hasText?: Text; readonly has?: Locator }): Locator {
    const narrowed = hasText === undefined ? this : this.#with({ hasText: wanted(hasText) });
    return has ? narrowed.#with({ has: has.#query }) : narrowed;
  }

  first(): Locator {
    return this.nth(0);
  }

  last(): Locator {
    return this.nth(-1);
  }

  nth(index: number): Locator {
    return this.#with({ nth: index });
  }

  #with(step: Step): Locator {
    return new Locator(this.#page, [...this.#query, step]);
  }

  toString(): string {
    return JSON.stringify(this.#query);
  }

  // -- State -----------------------------------------------------------------------------------------------------

  /** Reads a property of all matching elements. */
  read<P extends Property>(property: P): Promise<ReturnType<InPage['properties'][P]>[]> {
    return this.#page.inPage(
      ({ find, properties }, query: Query, which: Property) => find(query).map((each) => properties[which](each)),
      this.#query,
      property,
    ) as Promise<ReturnType<InPage['properties'][P]>[]>;
  }

  /** Reads an attribute of all matching elements. */
  readAttribute(name: string): Promise<(string | null)[]> {
    return this.#page.inPage(
      ({ find }, query: Query, which: string) => find(query).map((each) => each.getAttribute(which)),
      this.#query,
      name,
    );
  }

  async count(): Promise<number> {
    return (await this.read('visible')).length;
  }

  async all(): Promise<Locator[]> {
    return Array.from({ length: await this.count() }, (_, index) => this.nth(index));
  }

  allTextContents(): Promise<string[]> {
    return this.read('textContent');
  }

  allInnerTexts(): Promise<string[]> {
    return this.read('innerText');
  }

  textContent(): Promise<string> {
    return this.#only('textContent');
  }

  innerText(): Promise<string> {
    return this.#only('innerText');
  }

  inputValue(): Promise<string> {
    return this.#only('value');
  }

  boundingBox(): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.#only('box');
  }

  async getAttribute(name: string): Promise<string | null> {
    await this.#only('visible');
    return (await this.readAttribute(name))[0]!;
  }

  #only<P extends Property>(property: P): Promise<ReturnType<InPage['properties'][P]>> {
    return patiently(String(this), async () => {
      const read = await this.read(property);
      return read.length === 1 ? read[0] : undefined;
    });
  }

  async evaluate(act: Act, argument?: unknown): Promise<unknown> {
    await this.#only('visible');
    const body = `({ one }, query, argument) => (${String(act)})(one(query), argument)`;
    return this.#page.inPage(body as never, this.#query, argument);
  }

  evaluateAll(act: Act, argument?: unknown): Promise<unknown> {
    const body = `({ find }, query, argument) => (${String(act)})(find(query), argument)`;
    return this.#page.inPage(body as never, this.#query, argument);
  }

  // -- Actions ---------------------------------------------------------------------------------------------------

  async click(): Promise<void> {
    await this.#press(({ x, y }) => this.#page.mouse.click(x, y));
  }

  async tap(): Promise<void> {
    await this.#press(({ x, y }) => this.#page.touchscreen.tap(x, y));
  }

  /** Presses, and repeats it if the element moved away meanwhile. */
  async #press(press: (at: Point) => Promise<void>): Promise<void> {
    await patiently(`${String(this)} is pressed`, async () => {
      await press(await this.#target(true));
      return (await this.#page.inPage(({ hasLanded }) => hasLanded())) ? true : undefined;
    });
  }

  async hover({ position }: { readonly position?: Point } = {}): Promise<void> {
    const { x, y } = await this.#target(false, position);
    await this.#page.mouse.move(x, y);
  }

  async check(): Promise<void> {
    if (!(await this.#only('checked'))) await this.click();
  }

  async focus(): Promise<void> {
    await this.#only('visible');
    await this.#page.inPage(({ one }, query: Query) => {
      (one(query) as HTMLElement).focus();
    }, this.#query);
  }

  async press(keys: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press(keys);
  }

  async pressSequentially(text: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.type(text);
  }

  async fill(text: string): Promise<void> {
    await this.#do('fill', text);
  }

  async selectOption(option: string): Promise<void> {
    await this.#do('select', option);
  }

  #do(what: 'fill' | 'select', text: string): Promise<true> {
    return patiently(String(this), async () => {
      const done = await this.#page.inPage(
        (means, query: Query, act: 'fill' | 'select', argument: string) => {
          const element = means.one(query);
          return element !== undefined && means[act](element, argument);
        },
        this.#query,
        what,
        text,
      );
      return done ? true : undefined;
    });
  }

  async scrollIntoViewIfNeeded(): Promise<void> {
    // The element may go between two questions, as in a view that is drawn again.
    await patiently(String(this), async () => {
      const isThere = await this.#page.inPage(({ find, scrollTo }, query: Query) => {
        const [found] = find(query);
        if (found) scrollTo(found);
        return found !== undefined;
      }, this.#query);
      return isThere ? true : undefined;
    });
  }

  async #target(press: boolean, position?: Point): Promise<Point> {
    let why = '';
    const at = async () => {
      const found: Target = await this.#page.inPage(
        ({ target }, query: Query, toPress: boolean, from: Point | null) => target(query, toPress, from ?? undefined),
        this.#query,
        press,
        position ?? null,
      );
      if ('x' in found) return found;
      ({ why } = found);
      return undefined;
    };
    return patiently(() => `${String(this)} ${why}`, at);
  }
}

/** Repeats `attempt` until it returns a value. @throws after the time limit, with a description of the action */
async function patiently<T>(what: string | (() => string), attempt: () => Promise<T | undefined>): Promise<T> {
  const got = await readUntil(attempt, (value) => value !== undefined, PATIENCE);
  if (got === undefined) throw new Error(`Waited in vain: ${typeof what === 'string' ? what : what()}`);
  return got;
}

/** Reads until a value is accepted or the time limit (in milliseconds) has passed. Returns the last value. */
export async function readUntil<T>(read: () => Promise<T>, willDo: (value: T) => boolean, limit: number): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const value = await read();
    if (willDo(value) || Date.now() > end) return value;
    await sleep(PAUSE);
  }
}

function wanted(text: Text, exact = false): Wanted {
  return text instanceof RegExp ? { source: text.source, flags: text.flags } : { text, exact };
}

function roleStep(role: string, { name, exact, ...rest }: RoleOptions = {}): Step {
  return { role, ...(name !== undefined && { name: wanted(name, exact) }), ...rest };
}
