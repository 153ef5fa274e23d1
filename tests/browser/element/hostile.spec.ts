/** Checks that text from outside stays text: no part of it becomes markup or code. */

import type { Page } from '@playwright/test';
import { writeLink } from '../../../web/src/session/formats/link.ts';
import { writeSessionFile } from '../../../web/src/session/formats/write-session-file.ts';
import type { Table } from '../../../web/src/session/session.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { scrollThrough } from '../scroll-through.ts';

/** Payloads of the usual kinds: tags, handlers, schemes, escapes from attributes, comments and TeX. */
const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg/onload=alert(1)//',
  '"><svg onload=alert(1)>',
  `'"><img src=x onerror=alert(1)>`,
  '`"><svg onload=alert(1)>',
  '<iframe src=javascript:alert(1)>',
  '<a href=javascript:alert(1)>x',
  '<details open ontoggle=alert(1)>',
  '<body onpageshow=alert(1)>',
  '<base href=//evil.example>',
  '"onmouseover="alert(1)',
  "'onfocus='alert(1)'autofocus='",
  '</script><svg onload=alert(1)>',
  '</style><svg onload=alert(1)>',
  '</textarea><svg onload=alert(1)>',
  '--><svg onload=alert(1)>',
  ']]><svg onload=alert(1)>',
  '<math><mi xlink:href=data:x>',
  '&lt;svg onload=alert(1)&gt;',
  '&#60;svg onload=alert(1)&#62;',
  '\\href{javascript:alert(1)}{x}',
  '\\html{<img src=x>}',
  '\\class{x}{y}\\style{z}',
  'javascript:alert(1)//',
  '${alert(1)}',
  '{{constructor.alert(1)}}',
  '*/alert(1)/*',
  '"""\nalert(1)\n"""',
  "');alert(1)//",
  '__proto__',
  'constructor',
  '\u202E<b>\u2028\u0000',
];

/** Tables with the payloads as column names: 10 inputs and 8 outputs each. */
const TABLES: readonly Table[] = [PAYLOADS.slice(0, 18), PAYLOADS.slice(18)].map((names) => {
  const inputs = names.slice(0, 10);
  const outputs = names.slice(10);
  const row = (value: 0 | 1) => ({ in: inputs.map(() => value), out: outputs.map(() => value) });
  return { inputs, outputs, rows: [row(0), row(1)] };
});

const LINKS = TABLES.map((table) => {
  const view = { neuron: true, microscope: true, landscape: true, selectedRow: 1 };
  const written = writeLink({ session: { table }, iteration: 3, changes: [], view });
  if ('problem' in written) throw new Error(written.problem.code);
  return written.hash;
});

const FILES = TABLES.map((table) => writeSessionFile({ session: { table }, iteration: 0, changes: [], view: {} }));

/** Returns elements and attributes, in every shadow tree, that only markup from outside could have added. */
function foreign(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (root: ParentNode) => {
      for (const each of root.querySelectorAll('*')) {
        if (each.shadowRoot) look(each.shadowRoot);
        const runs = [...each.attributes].some(
          ({ name, value }) =>
            name.startsWith('on') ||
            (/^(?:href|src|srcdoc|action|formaction|xlink:href)$/.test(name) &&
              /^\s*(?:javascript|data):/i.test(value)),
        );
        const isOurs = each.matches('head script[src^="./assets/"], header img, head *');
        const isStrange = each.matches('script, iframe, object, embed, base, img, b, body body');
        if (runs || (isStrange && !isOurs)) found.push(each.outerHTML.slice(0, 200));
      }
    };
    look(document);
    return found;
  });
}

interface Watch {
  readonly alarms: string[];
}

/** Records scripts that run, policy violations, and requests to other hosts. */
async function watch(page: Page): Promise<Watch> {
  const alarms: string[] = [];
  await page.exposeFunction('alarm', (what: string) => alarms.push(what));
  await page.addInitScript(() => {
    const { alarm } = globalThis as unknown as { alarm: (what: string) => void };
    globalThis.alert = () => {
      alarm('a script ran');
    };
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      alarm(`${violatedDirective}: ${blockedURI}`);
    });
  });
  page.on('request', (request) => {
    if (!/^(?:blob:)?http:\/\/localhost:/.test(request.url())) alarms.push(request.url());
  });
  return { alarms };
}

async function expectHarmless(page: Page, { alarms }: Watch): Promise<void> {
  expect(await foreign(page)).toEqual([]);
  expect(alarms).toEqual([]);
}

for (const [index, link] of LINKS.entries()) {
  const { inputs, outputs } = TABLES[index]!;

  test(`Names from a link stay text in every panel (${index + 1})`, async ({ page }) => {
    const watched = await watch(page);
    await page.goto(`../${link}`);
    const playground = new Playground(page.locator('truth-net'));
    await expect.poll(async () => (await playground.progress()).iteration).toBe(3);
    await playground.narrow();
    await scrollThrough(page);
    await expect(playground.element.locator('truth-net-microscope math').first()).toBeVisible();
    await playground.button('10 steps').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(13);
    const session = await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.session);
    expect(session.table).toMatchObject({ inputs, outputs });
    await expectHarmless(page, watched);
  });

  test(`Names stay text in all exports (${index + 1})`, async ({ page }) => {
    const watched = await watch(page);
    await page.goto(`../${link}`);
    const playground = new Playground(page.locator('truth-net'));
    await expect.poll(async () => (await playground.progress()).iteration).toBe(3);
    await playground.button('Share').click();
    const dialog = playground.element.getByRole('dialog');
    for (const way of ['Script', 'iframe', 'Hugo', 'Jekyll', 'Link', 'C++', 'NumPy', 'JavaScript', 'JSON']) {
      await dialog.getByRole('button', { name: way, exact: true }).click();
      await expectHarmless(page, watched);
    }

    // Exported pictures are files that others open.
    const texts = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
      const drawings = (['diagram', 'chart'] as const).map((which) => element.exportImage(which, 'svg'));
      return Promise.all((await Promise.all(drawings)).map((drawing) => drawing.text()));
    });
    // The page's own policy forbids parsing strings as documents.
    await page.goto('about:blank');
    const strange = await page.evaluate((given) => {
      const found: string[] = [];
      for (const text of given) {
        const drawing = new DOMParser().parseFromString(text, 'image/svg+xml');
        if (drawing.querySelector('parsererror')) found.push('no XML');
        for (const each of drawing.querySelectorAll('*')) {
          const isDrawn =
            /^(?:svg|g|path|line|rect|circle|text|tspan|title|desc|defs|clipPath|style|polygon|polyline|use|image)$/;
          if (!isDrawn.test(each.localName)) found.push(each.localName);
          for (const { name, value } of each.attributes) {
            const isMap = each.localName === 'image' && value.startsWith('data:image/png;base64,');
            if (/^on|href/.test(name) && !isMap) found.push(name);
          }
        }
      }
      return found;
    }, texts);
    expect(texts).toHaveLength(2);
    expect(strange).toEqual([]);
    // A blog engine that inlines the file must not find a template in a name.
    expect(texts.join('')).not.toMatch(/[{[]/);
    expect(texts.join('').includes('&#123;')).toBe([...inputs, ...outputs].some((name) => name.includes('{')));
  });
}

test('Names stay text from every source', async ({ page }) => {
  const watched = await watch(page);
  await page.goto('../');
  const playground = new Playground(page.locator('truth-net'));
  await expect(playground.button('Train')).toBeEnabled();
  const dialog = playground.element.getByRole('dialog');
  const csv = (table: Table) =>
    [
      [...table.inputs, ...table.outputs].map((name) => `"${name.replaceAll('"', '""')}"`).join(','),
      ...table.rows.map((row) => [...row.in, ...row.out].join(',')),
    ].join('\n');

  for (const [index, table] of TABLES.entries()) {
    await playground.button('CSV …').click();
    await dialog.getByRole('textbox').first().fill(csv(table));
    await expectHarmless(page, watched);
    await page.keyboard.press('Escape');

    await playground.button('Share').click();
    await dialog.getByRole('textbox', { name: 'Session as text' }).fill(FILES[index]!);
    await expectHarmless(page, watched);
    await page.keyboard.press('Escape');

    await page.evaluate((opened) => {
      document.querySelector('truth-net')!.session = { table: opened };
    }, table);
    await expect(playground.element.getByRole('gridcell').first()).toBeVisible();
    await expectHarmless(page, watched);
  }
  for (const payload of PAYLOADS) {
    // Most payloads are rejected; then the error message quotes them.
    await page.evaluate((text) => {
      const element = document.querySelector('truth-net')!;
      for (const name of ['table', 'preset', 'units', 'activation', 'seed', 'panels', 'lang', 'session', 'address']) {
        element.setAttribute(name, text);
        element.removeAttribute(name);
      }
      location.hash = `table=${text}`;
      document.body.dataset['truthNet'] = text;
    }, payload);
    await playground.button('Expression …').click();
    await dialog.getByRole('textbox').first().fill(`${payload} = a and b`);
    await page.keyboard.press('Escape');
    await expectHarmless(page, watched);
  }
});

test('The page for an iframe treats names and options in its address as text, and ignores messages', async ({
  page,
}) => {
  const watched = await watch(page);
  for (const payload of PAYLOADS.slice(0, 12)) {
    const text = encodeURIComponent(payload);
    await page.goto(
      `./embed.html?table=${text}&lang=${text}&theme=${text}&panels=${text}&preset=${text}#table=${text}`,
    );
    await expect(page.locator('truth-net')).toBeAttached();
    await expectHarmless(page, watched);
  }
  await page.goto('./embed.html#table=a,b:y/0,1,1,0');
  const playground = new Playground(page.locator('truth-net'));
  const before = await playground.progress();
  const [first, last] = await page.evaluate(async () => {
    const element = document.querySelector('truth-net')!;
    const first = JSON.stringify(element.savedState);
    const messages = [
      { type: 'truth-net:height', height: 1e9 },
      { type: 'truth-net:session', session: { table: { inputs: ['x'], outputs: ['y'], rows: [] } } },
      { type: 'run', run: 1, until: 100, pace: 1e9 },
      '{"type":"truth-net:train"}',
      undefined,
    ];
    for (const message of messages) window.postMessage(message, '*');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [first, JSON.stringify(element.savedState)];
  });
  expect(last).toBe(first);
  expect(await playground.progress()).toEqual(before);
});
