/**
 * Somebody who uses the page, in whichever engine: looks things up by what they are called, and presses them with a
 * mouse, with a finger or by keys. Presses are real input, which goes where the middle of the thing is.
 */

import { test as base, expect, type Page } from '@playwright/test';
import type { DrivenBrowser } from './driven.ts';
import { startFirefox } from './marionette.ts';
import { startWebKit } from './webkit.ts';

export type Hand = 'mouse' | 'touch';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Visitor {
  /** Opens an address, which may be relative to the project's own server. Resolves when it is loaded. */
  open(address: string): Promise<void>;
  press(at: Point, hand: Hand): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
  /** Presses keys one after another, by their names in WAI: "Enter", "ArrowRight", "a". */
  keys(...names: readonly string[]): Promise<void>;
  /** What a function returns, or resolves to, in the page; it knows nothing but its arguments. */
  run<A extends readonly unknown[], R>(act: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
}

class PlaywrightVisitor implements Visitor {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(address: string): Promise<void> {
    await this.#page.goto(address);
  }

  async press({ x, y }: Point, hand: Hand): Promise<void> {
    if (hand === 'touch') await this.#page.touchscreen.tap(x, y);
    else await this.#page.mouse.click(x, y);
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.#page.mouse.move(from.x, from.y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(to.x, to.y, { steps: 5 });
    await this.#page.mouse.up();
  }

  async keys(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.#page.keyboard.press(name);
  }

  run<A extends readonly unknown[], R>(act: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    const body = `(${String(act)})(...${JSON.stringify(args)})`;
    return this.#page.evaluate(body);
  }
}

/** What WebDriver calls the keys that have no character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEY_CODES: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Home: '\uE011',
  ArrowRight: '\uE014',
};

class WebDriverVisitor implements Visitor {
  readonly #browser: DrivenBrowser;
  readonly #home: string;

  constructor(browser: DrivenBrowser, home: string) {
    this.#browser = browser;
    this.#home = home;
  }

  async open(address: string): Promise<void> {
    await this.#browser.go(new URL(address, this.#home).href);
  }

  async press(at: Point, hand: Hand): Promise<void> {
    await this.#point(hand, move(at), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
  }

  async drag(from: Point, to: Point): Promise<void> {
    const half = { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
    await this.#point(
      'mouse',
      ...[move(from), { type: 'pointerDown', button: 0 }, move(half), move(to), { type: 'pointerUp', button: 0 }],
    );
  }

  async keys(...names: readonly string[]): Promise<void> {
    const actions = names.flatMap((name) => {
      const value = KEY_CODES[name] ?? name;
      return [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
    });
    await this.#browser.perform({ type: 'key', id: 'keyboard', actions });
  }

  async run<A extends readonly unknown[], R>(act: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return (await this.#browser.execute(`return (${String(act)})(...arguments)`, ...args)) as R;
  }

  async #point(pointerType: Hand, ...actions: readonly object[]): Promise<void> {
    await this.#browser.perform({ type: 'pointer', id: pointerType, parameters: { pointerType }, actions });
  }
}

function move({ x, y }: Point) {
  return { type: 'pointerMove', duration: 30, x: Math.round(x), y: Math.round(y), origin: 'viewport' };
}

/** How the browsers start that Playwright does not drive here, by their projects. */
const DRIVEN: Readonly<Record<string, () => Promise<DrivenBrowser>>> = { firefox: startFirefox, webkit: startWebKit };

/** Which browser a test ran in: for the table in the README. */
const ENGINE = 'engine';

/** Gives each test a visitor in the engine of its project. */
export const test = base.extend<{ visitor: Visitor }>({
  visitor: async ({ browser, baseURL }, use, { project, annotations }) => {
    const note = (engine: string) => annotations.push({ type: ENGINE, description: engine });
    const start = DRIVEN[project.name];
    if (start) {
      const driven = await start();
      note(`${driven.name} ${driven.version}`);
      await use(new WebDriverVisitor(driven, baseURL!));
      await driven.close();
    } else {
      note(`Chromium ${browser.version()}`);
      const context = await browser.newContext({ hasTouch: true });
      await use(new PlaywrightVisitor(await context.newPage()));
      await context.close();
    }
  },
});

export { expect };
