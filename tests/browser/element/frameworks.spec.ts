/** Tests the element as frameworks use it: with proxies, and with all properties set again at each render. */

import type { Page } from '@playwright/test';
import type { SessionInput } from '../../../web/src/session/session.ts';
import { type Blog, test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const SCRIPT = '<script src="HOSTtruth-net.js" async></script>';
const XOR: SessionInput = {
  table: {
    inputs: ['p', 'q'],
    outputs: ['r'],
    rows: [
      { in: [0, 0], out: [0] },
      { in: [0, 1], out: [1] },
      { in: [1, 0], out: [1] },
      { in: [1, 1], out: [0] },
    ],
  },
  network: { hidden: [3], activation: 'tanh' },
};

async function opened(page: Page, blog: Blog, body: string): Promise<Playground> {
  await blog.open(`${body}${SCRIPT}`);
  const playground = new Playground(page.locator('truth-net').first());
  await playground.progress();
  return playground;
}

test("A session may be a framework's proxy", CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, '<truth-net panels="run table"></truth-net>');
  const outcome = await page.evaluate(async (session) => {
    const reactive = <T extends object>(value: T): T =>
      new Proxy(value, {
        get: (target, key, receiver) => {
          const item: unknown = Reflect.get(target, key, receiver);
          return typeof item === 'object' && item !== null ? reactive(item) : item;
        },
      });
    const element = document.querySelector('truth-net')!;
    element.session = reactive(session);
    const { table } = element.session;
    await element.setSession(reactive({ ...session, training: { seed: 5 } }));
    return [table.inputs, element.session.training?.seed];
  }, XOR);
  expect(outcome).toEqual([['p', 'q'], 5]);
  await expect(playground.cell('p', 1)).toBeVisible();
});

test(
  'An invalid session is reported, also to a listener that is added right afterwards',
  CHROMIUM,
  async ({ page, blog }) => {
    await opened(page, blog, '<truth-net panels="run table"></truth-net>');
    const told = await page.evaluate(async () => {
      const messages: string[] = [];
      for (const given of [null, undefined, 3, [], () => 1]) {
        const element = document.createElement('truth-net');
        element.session = given as never;
        element.addEventListener('error', ({ detail }) => messages.push(detail.message));
        await Promise.resolve();
      }
      document.body.insertAdjacentHTML('beforeend', '<truth-net preset="nope"></truth-net>');
      const upgraded = document.querySelector<HTMLElementTagNameMap['truth-net']>('[preset]')!;
      upgraded.addEventListener('error', ({ detail }) => messages.push(detail.message));
      await Promise.resolve();
      return messages;
    });
    expect(told).toEqual([
      'session must be an object, but is null.',
      'session must be an object, but is undefined.',
      'session must be an object, but is 3.',
      'session must be an object, but is array.',
      'session must be plain data, but is function.',
      expect.stringMatching(/^preset must be .* or .*, but is nope/),
    ]);
  },
);

test('Setting equal values again leaves the run unchanged', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, '<truth-net panels="run table" preset="xor" bias="true"></truth-net>');
  const stands = await page.evaluate(async (session) => {
    const element = document.querySelector('truth-net')!;
    const iterations: Record<string, number | undefined> = {};
    const again = async (what: string, act: () => void) => {
      act();
      // This call is answered only after all earlier settings.
      await element.train(0);
      iterations[what] = element.progress?.iteration;
    };
    await element.train(100);
    await again('attributes', () => {
      element.setAttribute('bias', 'true');
      element.setAttribute('preset', 'xor');
      element.toggleAttribute('bias', false);
      element.setAttribute('bias', 'true');
    });
    element.session = structuredClone(session);
    await element.train(200);
    await again('an equal session', () => (element.session = structuredClone(session)));
    await again('the session shown', () => (element.session = structuredClone(element.session)));
    await again('the saved state', () => (element.savedState = structuredClone(element.savedState)));
    await again('its fields in another order', () => {
      element.session = { network: { activation: 'tanh', hidden: [3] }, table: session.table };
    });
    await again('another session', () => (element.session = { ...session, training: { seed: 2 } }));
    await element.train(50);
    await element.setSession({ ...session, training: { seed: 2 } });
    iterations['an order to open it'] = element.progress?.iteration;
    return iterations;
  }, XOR);
  expect(stands).toEqual({
    attributes: 100,
    'an equal session': 200,
    'the session shown': 200,
    'the saved state': 200,
    'its fields in another order': 200,
    'another session': 0,
    'an order to open it': 0,
  });
  await expect(playground.element.getByText('Earlier runs')).toHaveCount(0);
});

test("A reader's edits survive a render that sets the first session again", CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, '<truth-net panels="run table"></truth-net>');
  await page.evaluate((session) => (document.querySelector('truth-net')!.session = session), XOR);
  await playground.cell('r', 1).click();
  const edited = () => page.evaluate(() => document.querySelector('truth-net')!.session.table.rows[0]!.out);
  await expect.poll(edited).toEqual([1]);
  await page.evaluate((session) => (document.querySelector('truth-net')!.session = structuredClone(session)), XOR);
  expect(await edited()).toEqual([1]);
});
