import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '../engines/expect.ts';
import { allowFaults, provoke } from '../faults.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { scrollThrough } from '../scroll-through.ts';

/** States of the page to check, and how to reach each. */
const STATES: Readonly<Record<string, (page: Page, playground: Playground) => Promise<void>>> = {
  'the page as it comes': async (page) => {
    await page.goto('../');
  },
  'a trained network, a row selected, weights drawn over time': async (page, playground) => {
    await page.goto('../#table=a,b:y/0,1,1,0&hidden=3&at=1500&view=selectedRow:1,chart:weights,showLeftOut:true');
    await expect(playground.button('Train further')).toBeVisible();
  },
  'a run under way': async (page, playground) => {
    await page.goto('../#table=a,b:y/0,1,1,0&iterations=1000000&view=pace:60');
    await playground.button('Train').click();
    await expect(playground.button('Pause')).toBeVisible();
  },
  'a panel in the drawer': async (page, playground) => {
    await page.goto('../#table=a,b:y/0,1,1,0&hidden=3&at=300&view=microscope:true');
    await expect(playground.element.locator('truth-net-microscope math').first()).toBeVisible();
  },
  'the page in Chinese, with a trained network and a panel in the drawer': async (page, playground) => {
    await page.goto('../zh/#table=a,b:y/0,1,1,0&hidden=3&at=1500&view=selectedRow:1,microscope:true');
    await expect(playground.element.locator('truth-net-microscope math').first()).toBeVisible();
  },
  'the list of keys': async (page, playground) => {
    await page.goto('../');
    await playground.button('Keyboard (?)').click();
    await expect(playground.element.getByRole('dialog')).toBeVisible();
  },
  'every panel open': async (page, playground) => {
    await page.setViewportSize({ width: 900, height: 720 });
    await page.goto('../#table=a,b:y/0,1,1,0&hidden=3&at=300&view=neuron:true,microscope:true,landscape:true');
    await scrollThrough(page);
    await expect(playground.element.locator('truth-net-microscope math').first()).toBeVisible();
    await expect(playground.element.locator('truth-net-landscape svg').first()).toBeVisible();
  },
  'a circuit': async (page, playground) => {
    await page.goto('../#table=a,b:y/0,1,1,0&hidden=3&at=300&view=circuit:true,selectedRow:1');
    await expect(playground.element.locator('truth-net-circuit').getByRole('img')).toBeVisible();
  },
  'a survey of seeds': async (page, playground) => {
    await page.goto('../');
    await expect(playground.button('Train')).toBeEnabled();
    const panel = await playground.open('survey');
    await panel.getByRole('button', { name: /^Try/ }).click();
    await expect(panel).toContainText('get every row right');
  },
  'the largest table': async (page, playground) => {
    await page.goto(`../#table=a,b,c,d,e,f,g,h:y/${Array.from({ length: 256 }, (_, row) => row % 2).join()}`);
    await expect(playground.button('Train')).toBeEnabled();
  },
  'the share dialog': async (page, playground) => {
    await page.goto('../');
    await playground.button('Share').click();
    await expect(playground.element.getByRole('dialog')).toBeVisible();
  },
  'the dialog of expressions, with an invalid one': async (page, playground) => {
    await page.goto('../');
    await playground.button('Expression …').click();
    await playground.element.getByRole('dialog').getByRole('textbox').first().fill('a and (b');
  },
  'the dialog of CSV, with a text that is wrong': async (page, playground) => {
    await page.goto('../');
    await playground.button('CSV …').click();
    await playground.element.getByRole('dialog').getByRole('textbox').first().fill('a,b\n1');
  },
  'a sheet of a phone': async (page, playground) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('../');
    await playground.button(/^Layers/).click();
    await expect(playground.element.getByRole('dialog')).toBeVisible();
  },
  'a broken link': async (page) => {
    await page.goto('../#table=a,b:y/0,1');
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'a run that blew up, and a field that is wrong': async (page, playground) => {
    await page.goto('../#table=a,b:y/0,1,1,0&activation=relu&loss=bce&lr=1000&at=100');
    await playground.enter('Seed', '-1');
    await expect(playground.element.getByRole('alert')).toBeVisible();
  },
  'an engine that has ended': async (page, playground) => {
    await allowFaults(page);
    await page.goto('../');
    await expect(playground.button('Train')).toBeEnabled();
    await provoke(page, 'crash');
    await expect(playground.element.getByRole('alert')).toBeVisible();
  },
  'an engine that never came': async (page) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('../');
    await expect(page.getByRole('alert')).toBeVisible();
  },
  'what was left off': async (page, playground) => {
    await page.goto('../');
    await playground.enter('Seed', '4');
    await expect(page).toHaveURL(/seed=4$/);
    await page.goto('./favicon.svg');
    await page.goto('../');
    await expect(page.getByRole('button', { name: 'Start over', exact: true })).toBeVisible();
  },
  'the page for an iframe': async (page) => {
    await page.goto('./embed.html?controls=compact');
    await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  },
  'the lesson': async (page) => {
    await page.goto('./lesson.html');
    await expect(page.getByRole('grid').first()).toBeVisible();
  },
  'the documentation': async (page) => {
    await page.goto('./docs/');
    await page.getByRole('combobox').fill('theme');
    await expect(page.getByRole('option').first()).toBeVisible();
  },
  'a page of the documentation': async (page) => {
    await page.goto('./docs/prose.html');
    await expect(page.getByRole('grid').first()).toBeVisible();
  },
  'the offer of the Chinese page': async (page) => {
    await page.goto('../');
    await page.evaluate(() => {
      localStorage.setItem('truthnet.language', 'zh');
    });
    await page.reload();
    await expect(page.locator('[data-offer]')).toBeVisible();
  },
  'the lesson in Chinese': async (page) => {
    await page.goto('./zh/lesson.html');
    await expect(page.getByRole('grid').first()).toBeVisible();
  },
  'the page for teachers in Chinese': async (page) => {
    await page.goto('./zh/teaching.html');
    await page.locator('truth-net').scrollIntoViewIfNeeded();
    await expect(page.getByText('手动实现“异或”').first()).toBeVisible();
  },
  'the page for teachers': async (page) => {
    await page.goto('./teaching.html');
    await page.locator('truth-net').scrollIntoViewIfNeeded();
    await expect(page.getByText('XOR by hand')).toBeVisible();
  },
};

/** Returns a summary of axe's findings on a page, limited to `rules` if they are named. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  // The details of passed checks are not needed. Legacy mode runs axe within the page, where all frames are of one
  // origin; the other mode loads axe again into a second page to merge the results of frames, which takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary ?? ''}`),
  );
}

test.describe('Axe finds no violations in light and dark themes', () => {
  for (const [name, open] of Object.entries(STATES)) {
    test(name, async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await open(page, new Playground(page.locator('truth-net').first()));
      expect(await findings(page)).toEqual([]);
      // Dark mode changes only the colours.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findings(page, ['color-contrast'])).toEqual([]);
    });
  }
});
