/**
 * Extends Playwright's `expect` to the pages and locators of driven-page.ts. It stays because Playwright's assertions
 * accept only its own locators, and so no page in WebKitGTK.
 */

import { expect as base, type ExpectMatcherState } from '@playwright/test';
import { DrivenPage, Locator, readUntil } from './driven-page.ts';

type Text = string | RegExp;
type Matching = Pick<ExpectMatcherState, 'isNot' | 'timeout'>;

/** Reads until the value fits, or with `not` until it no longer fits. */
async function settle<T>(
  { isNot, timeout }: Matching,
  about: string,
  read: () => Promise<T>,
  fits: (value: T) => boolean,
) {
  const value = await readUntil(read, (each) => fits(each) !== isNot, timeout);
  return { pass: fits(value), message: () => `${about}${isNot ? ' is not to be so' : ''}: ${JSON.stringify(value)}` };
}

const tidy = (text: string) => text.replace(/[\s\u200b]+/g, ' ').trim();

function isText(text: string, expected: Text, whole: boolean): boolean {
  if (expected instanceof RegExp) return expected.test(text);
  return whole ? tidy(text) === tidy(expected) : tidy(text).includes(tidy(expected));
}

function fitsTexts(texts: readonly string[], expected: Text | readonly Text[], whole: boolean): boolean {
  if (!Array.isArray(expected)) return texts.length === 1 && isText(texts[0]!, expected as Text, whole);
  return texts.length === expected.length && texts.every((text, index) => isText(text, expected[index] as Text, whole));
}

/** Returns true for exactly one value, which is true. */
const isOne = (values: readonly unknown[]) => values.length === 1 && values[0] === true;

const driven = base.extend({
  toBeAttached(this: Matching, locator: Locator) {
    const isThere = (count: number) => count === 1;
    return settle(this, `${String(locator)} is attached`, () => locator.count(), isThere);
  },
  toBeVisible(this: Matching, locator: Locator) {
    return settle(this, `${String(locator)} is visible`, () => locator.read('visible'), isOne);
  },
  toBeHidden(this: Matching, locator: Locator) {
    return settle(
      this,
      `${String(locator)} is hidden`,
      () => locator.read('visible'),
      (all) => !all.includes(true),
    );
  },
  toBeEnabled(this: Matching, locator: Locator) {
    return settle(this, `${String(locator)} is enabled`, () => locator.read('enabled'), isOne);
  },
  toBeDisabled(this: Matching, locator: Locator) {
    const isDisabled = (all: readonly boolean[]) => all.length === 1 && !all[0];
    return settle(this, `${String(locator)} is disabled`, () => locator.read('enabled'), isDisabled);
  },
  toBeChecked(this: Matching, locator: Locator) {
    return settle(this, `${String(locator)} is checked`, () => locator.read('checked'), isOne);
  },
  toBeFocused(this: Matching, locator: Locator) {
    return settle(this, `${String(locator)} has the focus`, () => locator.read('focused'), isOne);
  },
  toBeInViewport(this: Matching, locator: Locator) {
    return settle(this, `${String(locator)} is in sight`, () => locator.read('inViewport'), isOne);
  },
  toHaveCount(this: Matching, locator: Locator, count: number) {
    return settle(
      this,
      `${String(locator)} is there ${count} times`,
      () => locator.count(),
      (each) => each === count,
    );
  },
  toHaveText(this: Matching, locator: Locator, text: Text | readonly Text[]) {
    const fits = (texts: readonly string[]) => fitsTexts(texts, text, true);
    return settle(this, `${String(locator)} has the text ${String(text)}`, () => locator.read('text'), fits);
  },
  toContainText(this: Matching, locator: Locator, text: Text | readonly Text[]) {
    const fits = (texts: readonly string[]) => fitsTexts(texts, text, false);
    return settle(this, `${String(locator)} contains ${String(text)}`, () => locator.read('text'), fits);
  },
  toHaveValue(this: Matching, locator: Locator, value: Text) {
    const fits = (values: readonly string[]) => fitsTexts(values, value, true);
    return settle(this, `${String(locator)} has the value ${String(value)}`, () => locator.read('value'), fits);
  },
  toHaveAccessibleName(this: Matching, locator: Locator, name: Text) {
    const fits = (names: readonly string[]) => fitsTexts(names, name, true);
    return settle(this, `${String(locator)} is called ${String(name)}`, () => locator.read('name'), fits);
  },
  toHaveAccessibleDescription(this: Matching, locator: Locator, description: Text) {
    const fits = (texts: readonly string[]) => fitsTexts(texts, description, true);
    const about = `${String(locator)} is described as ${String(description)}`;
    return settle(this, about, () => locator.read('description'), fits);
  },
  toHaveClass(this: Matching, locator: Locator, classes: Text) {
    const fits = (values: readonly string[]) => fitsTexts(values, classes, true);
    return settle(this, `${String(locator)} has the classes ${String(classes)}`, () => locator.read('classes'), fits);
  },
  toHaveAttribute(this: Matching, locator: Locator, name: string, value?: Text) {
    const fits = ([first, ...others]: readonly (string | null)[]) =>
      others.length === 0 && typeof first === 'string' && (value === undefined || isText(first, value, true));
    const about = `${String(locator)} has ${name}=${String(value)}`;
    return settle(this, about, () => locator.readAttribute(name), fits);
  },
  toHaveURL(this: Matching, page: DrivenPage, url: Text) {
    const read = () => page.evaluate(() => location.href) as Promise<string>;
    return settle(this, `The address is ${String(url)}`, read, (address) => isText(address, url, true));
  },
  toHaveTitle(this: Matching, page: DrivenPage, title: Text) {
    const read = () => page.evaluate(() => document.title) as Promise<string>;
    return settle(this, `The title is ${String(title)}`, read, (text) => isText(text, title, true));
  },
});

export const expect: typeof base = new Proxy(base, {
  apply(target, that, args: Parameters<typeof base>) {
    const [actual] = args as readonly unknown[];
    const isDriven = actual instanceof Locator || actual instanceof DrivenPage;
    return Reflect.apply(isDriven ? driven : target, that, args);
  },
});
