import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Done, Trouble, TruthNetElement } from '../../../web/src/api/public-api.ts';
import { type Blog, strictPolicy, test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';
import { resizeTo } from '../resize.ts';
import { CHROMIUM, SMOKE } from '../tags.ts';

interface Named {
  readonly name: string;
  readonly description: string;
}

interface Manifest {
  readonly modules: readonly [
    { readonly declarations: readonly [Readonly<Record<'attributes' | 'events' | 'members', readonly Named[]>>] },
  ];
}

const SCRIPT = '<script src="HOSTtruth-net.js" async></script>';
const FIGURES = 'panels="run table chart"';

async function opened(page: Page, blog: Blog, body: string): Promise<Playground> {
  await blog.open(body);
  const playground = new Playground(page.locator('truth-net').first());
  await playground.progress();
  return playground;
}

test(
  'The script of another host trains under a strict policy and requests another only to mark the result',
  SMOKE,
  async ({ page, blog }) => {
    const playground = await opened(page, blog, `<p>Text.</p><truth-net ${FIGURES}></truth-net>${SCRIPT}`);
    expect(await blog.requests()).toEqual([`${blog.host}truth-net.js`]);
    await playground.trainEmbedded();
    await expect(playground.status).toContainText('reached');
    const { loss } = await playground.progress();
    expect(loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);
    // The second script marks the iteration from which all rows are right.
    await expect(playground.chart.locator('.all-right text')).toHaveText(/^all rows right at /);
    expect(await blog.requests()).toEqual([`${blog.host}truth-net.js`, `${blog.host}truth-net-more.js`]);
  },
);

test('A lazy panel loads a second script and its analysis from the host of the first', async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net panels="neuron"></truth-net>${SCRIPT}`);
  await expect(playground.element.getByRole('heading', { name: 'Neuron' })).toBeVisible();
  expect(await blog.requests()).toEqual([`${blog.host}truth-net.js`]);
  await playground.button(/^Show/).focus();
  await page.keyboard.press('Enter');
  await expect(playground.button('Reduce to one neuron')).toBeVisible();
  await expect(playground.button(/^Hide/)).toBeFocused();
  const names = ['truth-net.js', 'truth-net-more.js', 'truth-net-analysis.js'];
  await expect.poll(() => blog.requests()).toEqual(names.map((name) => blog.host + name));
});

test('A diagnosis and its analysis load after the first training', CHROMIUM, async ({ page, blog }) => {
  const body = `<truth-net panels="run diagnosis" units="none"></truth-net>${SCRIPT}`;
  const playground = await opened(page, blog, body);
  expect(await blog.requests()).toEqual([`${blog.host}truth-net.js`]);
  await playground.trainEmbedded();
  await expect(playground.element.locator('truth-net-diagnosis')).toContainText(
    'This network can only separate rows with a straight line.',
  );
  const [first, ...others] = await blog.requests();
  expect(first).toBe(`${blog.host}truth-net.js`);
  expect(others.sort()).toEqual(['truth-net-analysis.js', 'truth-net-more.js'].map((name) => blog.host + name));
});

test(
  'A diagnosis that fails to load is reported once, and one press retries',
  CHROMIUM,
  async ({ page, blog, errors }) => {
    await page.route('**/truth-net-more.js', (route) => route.abort());
    const body = `<truth-net panels="run diagnosis" units="none"></truth-net>${SCRIPT}`;
    const playground = await opened(page, blog, body);
    await playground.trainEmbedded();
    await expect(playground.status).toContainText('reached');
    await expect(playground.element.getByRole('alert')).toHaveCount(1);
    expect(errors.splice(0)).toEqual([expect.stringContaining('Failed to load resource')]);
    await page.unroute('**/truth-net-more.js');
    await playground.button('Try again').click();
    await expect(playground.element.locator('truth-net-diagnosis')).toContainText(
      'This network can only separate rows with a straight line.',
    );
    await expect(playground.element.getByRole('alert')).toHaveCount(0);
  },
);

test('Formulas load with a script of their own when the first formula is needed', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net panels="run microscope"></truth-net>${SCRIPT}`);
  await playground.button(/^Show/).click();
  await expect(playground.element.locator('math').first()).toBeVisible();
  expect(await blog.requests()).toEqual(
    ['truth-net.js', 'truth-net-more.js', 'truth-net-analysis.js', 'truth-net-formulas.js'].map(
      (name) => blog.host + name,
    ),
  );
});

test('Formulas that fail to load are reported, and one press retries', CHROMIUM, async ({ page, blog, errors }) => {
  await page.route('**/truth-net-formulas.js', (route) => route.abort());
  const playground = await opened(page, blog, `<truth-net panels="run microscope"></truth-net>${SCRIPT}`);
  await playground.button(/^Show/).click();
  await expect(playground.element.getByRole('alert')).toContainText('could not be loaded');
  await expect(playground.element.locator('math')).toHaveCount(0);
  await page.unroute('**/truth-net-formulas.js');
  await playground.button('Try again').click();
  await expect(playground.element.locator('math').first()).toBeVisible();
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
  // The browser logs the failed request by itself.
  expect(errors.splice(0)).toEqual([expect.stringContaining('Failed to load resource')]);
});

test('The element shows its texts correctly in a page with another encoding', CHROMIUM, async ({ page, baseURL }) => {
  const address = 'other-encoding.html';
  await page.route(`**/${address}`, (route) =>
    route.fulfill({
      body: '<!doctype html><meta charset="gbk"><truth-net lang="zh" panels="run survey"></truth-net><script src="truth-net.js"></script>',
      headers: { 'content-type': 'text/html; charset=gbk' },
    }),
  );
  await page.goto(`${baseURL}${address}`);
  await expect(page.getByRole('button', { name: '开始训练' })).toBeEnabled();
  await expect(page.getByRole('heading', { name: '多组种子' })).toBeVisible();
});

test('A nonce is enough for a policy with strict-dynamic', async ({ page, blog }) => {
  await blog.open('<truth-net panels="survey"></truth-net><script nonce="abc" src="HOSTtruth-net.js" async></script>', {
    policy: "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src blob:",
  });
  await expect(page.getByRole('heading', { name: 'Many seeds' })).toBeVisible();
});

test('A panel that fails to load is reported, and one press retries', CHROMIUM, async ({ page, blog, errors }) => {
  await page.route('**/truth-net-more.js', (route) => route.abort());
  const playground = await opened(page, blog, `<truth-net panels="neuron"></truth-net>${SCRIPT}`);
  await playground.button(/^Show/).click();
  await expect(playground.element.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute('**/truth-net-more.js');
  await playground.button('Try again').click();
  await playground.button(/^Show/).click();
  await expect(playground.button('Reduce to one neuron')).toBeVisible();
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
  // The browser logs the failed request by itself.
  expect(errors.splice(0)).toEqual([expect.stringContaining('Failed to load resource')]);
});

test('The element may precede the script, and the script may run twice', async ({ page, blog }) => {
  await blog.open(`<truth-net ${FIGURES}></truth-net>${SCRIPT}${SCRIPT}`, {
    policy: `${strictPolicy(new URL(blog.host).origin)} ; style-src 'none'`,
  });
  const playground = new Playground(page.locator('truth-net'));
  await expect(playground.button('Train')).toBeEnabled();
  await page.evaluate(() => {
    const second = document.createElement('truth-net');
    second.setAttribute('panels', 'table');
    second.session = { table: { inputs: ['p'], outputs: ['q'], rows: [{ in: [1], out: [0] }] } };
    document.body.append(second);
  });
  await expect(page.locator('truth-net').nth(1).getByRole('gridcell', { name: 'p, row 1:' })).toBeVisible();
});

test('Properties set before the script loads are kept', async ({ page, blog }) => {
  await blog.open(`<truth-net ${FIGURES}></truth-net>`);
  await page.evaluate(() => {
    Object.assign(document.querySelector('truth-net')!, {
      session: { table: { inputs: ['p'], outputs: ['q'], rows: [{ in: [1], out: [0] }] } },
      controls: 'compact',
    });
  });
  await page.addScriptTag({ url: `${blog.host}truth-net.js` });
  const playground = new Playground(page.locator('truth-net'));
  await expect(playground.cell('p', 1)).toBeVisible();
  await expect(playground.button('1 step')).toHaveCount(0);
});

test('The manifest names the attributes that the element observes', CHROMIUM, async ({ page, blog }) => {
  await blog.open(`<truth-net ${FIGURES}></truth-net>${SCRIPT}`);
  const observed = await page.evaluate(async () => {
    const element = await customElements.whenDefined('truth-net');
    return (element as unknown as { observedAttributes: string[] }).observedAttributes;
  });
  const manifest = JSON.parse(
    readFileSync(new URL('../../../build/package/custom-elements.json', import.meta.url), 'utf8'),
  ) as Manifest;
  const { attributes, events, members } = manifest.modules[0].declarations[0];
  // These two attributes are looked up on demand, also in the elements around the playground.
  expect(attributes.map(({ name }) => name).sort()).toEqual([...new Set([...observed, 'lang'])].sort());
  expect(events.map(({ name }) => name)).toEqual(['ready', 'change', 'progress', 'done', 'solved', 'error']);
  expect(members.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      ...['parameters', 'train', 'pause', 'step', 'reset', 'seek'],
      ...['getSession', 'setSession', 'exportImage'],
    ]),
  );
  for (const each of [...attributes, ...events]) expect(each.description).not.toBe('');
});

test('A sandboxed iframe trains and reports its height', CHROMIUM, async ({ page, blog }) => {
  const policy = `default-src 'none'; frame-src ${new URL(blog.host).origin}; script-src 'unsafe-inline'`;
  await blog.open(
    `<script>globalThis.heard = []; addEventListener('message', ({ data, origin }) => { heard.push(Object.keys(data).join()); if (data.type === 'truth-net:height') { document.querySelector('iframe').height = data.height; document.title = origin; } });</script>
     <iframe src="HOSTembed.html?panels=run+table+chart&amp;lang=zh#table=a,b:y/0,1,1,0&hidden=2&bias=true&seed=3" sandbox="allow-scripts" width="600" height="100"></iframe>`,
    { policy },
  );
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('button', { name: '开始训练' })).toBeEnabled();
  await frame.getByRole('button', { name: '开始训练' }).click();
  await expect(frame.getByRole('status').first()).toContainText('1,500');
  const { height } = (await page.locator('iframe').boundingBox())!;
  const inside = await frame.locator('body').evaluate((body) => body.scrollHeight);
  expect(height).toBeGreaterThan(400);
  expect(inside).toBeLessThanOrEqual(Math.ceil(height));
  await expect(page).toHaveTitle('null');
  // The frame sends nothing else to the page around it.
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  expect(new Set(heard)).toEqual(new Set(['type,height']));
});

test('A broken link in an iframe is reported in the playground', CHROMIUM, async ({ page }) => {
  await page.goto('embed.html#table=nonsense');
  await expect(page.getByRole('alert')).toContainText('table');
});

test('The single file runs from a disk', async ({ page, errors }) => {
  const file = new URL('../../../dist/truth-net.html', import.meta.url);
  await page.goto(`${file.href}?preset=xor&units=2&bias=true&seed=3`);
  const playground = new Playground(page.locator('truth-net'));
  await playground.trainAtFullSpeed();
  await playground.button('Share').click();
  await expect(page.getByRole('dialog', { name: 'Save and share' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('Attributes set the table, the network, the controls and autoplay', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(
    page,
    blog,
    `<truth-net table="on,off:either/0,1,1,0" units="3" bias="true" iterations="200" controls="none" autoplay></truth-net>${SCRIPT}`,
  );
  await expect.poll(async () => (await playground.progress()).iteration).toBe(200);
  await expect(playground.cell('either', 2)).toHaveText('1');
  // The table's cells remain editable without controls.
  await expect(playground.button('Reset')).toHaveCount(0);
  await expect(playground.button('Add row')).toHaveCount(0);
  await expect(playground.element.getByRole('heading', { name: 'Layers' })).toHaveCount(0);
  await playground.cell('either', 2).click();
  await expect(playground.cell('either', 2)).toHaveText('0');
  // The newer attribute takes precedence over the older one.
  await playground.element.evaluate((element) => element.setAttribute('buttons', 'compact'));
  await expect(playground.button('Reset')).toBeVisible();
  await expect(playground.button('1 step')).toHaveCount(0);
});

test('The empty chart of a playground without controls does not ask for a press', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net panels="run chart" controls="none"></truth-net>${SCRIPT}`);
  await expect(playground.element.getByText('The loss appears here as the network trains.')).toBeVisible();
  await playground.element.evaluate((element) => element.setAttribute('controls', 'compact'));
  await expect(playground.element.getByText('Press Train to see the loss here.')).toBeVisible();
});

test('With reduced motion, autoplay jumps to the final state', CHROMIUM, async ({ page, blog }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const playground = await opened(page, blog, `<truth-net ${FIGURES} autoplay></truth-net>${SCRIPT}`);
  await expect.poll(async () => (await playground.progress()).iteration).toBe(1500);
});

test('Events report everything, through a shadow tree around the element', CHROMIUM, async ({ page, blog }) => {
  await blog.open(`<div id="host"></div><script src="HOSTtruth-net.js"></script>`);
  const told = await page.evaluate(async () => {
    const events: { type: string; detail: unknown }[] = [];
    for (const type of ['ready', 'change', 'progress', 'done', 'error']) {
      document.addEventListener(type, (event) => {
        events.push({ type, detail: (event as CustomEvent).detail });
      });
    }
    const element = document.createElement('truth-net');
    document.querySelector('#host')!.attachShadow({ mode: 'open' }).append(element);
    await element.train(700);
    await element.train(800);
    await element.setSession({ table: { inputs: [], outputs: [], rows: [] } }).catch((error: unknown) => {
      events.push({ type: 'rejected', detail: String(error) });
    });
    return events;
  });
  const types = told.map(({ type }) => type);
  expect(types.indexOf('ready')).toBeGreaterThanOrEqual(0);
  expect(types.indexOf('progress')).toBeGreaterThan(types.indexOf('ready'));
  const done = told.filter(({ type }) => type === 'done').map(({ detail }) => detail as Done);
  expect(done).toEqual([
    expect.objectContaining({ iteration: 700, ending: 'finished' }),
    { iteration: 1500, loss: expect.closeTo(referenceCase(1).loss_at['1500']!, 9), ending: 'finished' },
  ]);
  const trouble = told.find(({ type }) => type === 'error')!.detail as Trouble;
  expect(trouble.message).toContain('table.inputs');
  expect(told.find(({ type }) => type === 'rejected')!.detail).toContain(trouble.message);
  expect(told).toContainEqual({ type: 'change', detail: expect.objectContaining({ iteration: 1500 }) as object });
});

test(
  'A session is set by a link, an object or a saved state, and can be read back',
  CHROMIUM,
  async ({ page, blog }) => {
    const playground = await opened(page, blog, `<truth-net ${FIGURES}></truth-net>${SCRIPT}`);
    const result = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
      const there = await element.setSession('#table=a,b:y/0,1,1,0&hidden=3&seed=5&at=120');
      const saved = element.getSession();
      const other = await element.setSession({
        table: { inputs: ['p'], outputs: ['q'], rows: [{ in: [1], out: [0] }] },
      });
      const again = await element.setSession(saved);
      const broken = await element.setSession('#table=nonsense').catch((error: unknown) => String(error));
      const last = element.progress;
      element.reset();
      return { there, other, again, broken, last };
    });
    expect(result.there.iteration).toBe(120);
    expect(result.other.iteration).toBe(0);
    expect(result.again).toEqual(result.there);
    expect(result.last).toEqual(result.there);
    expect(result.broken).toContain('table');
  },
);

test('The drawings can be exported as pictures', async ({ page, blog }) => {
  const policy = `${strictPolicy(new URL(blog.host).origin)}; img-src data:`;
  await blog.open(`<truth-net panels="diagram"></truth-net>${SCRIPT}`, { policy });
  const playground = new Playground(page.locator('truth-net'));
  await playground.progress();
  const [svg, png, none] = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    const drawing = await element.exportImage('diagram', 'svg');
    const picture = await element.exportImage('diagram');
    const missing = await element.exportImage('chart').catch((error: unknown) => String(error));
    return [await drawing.text(), `${picture.type} ${picture.size > 1000}`, missing];
  });
  expect(svg).toMatch(/^<svg [\s\S]*<path/);
  expect(png).toBe('image/png true');
  expect(none).toContain('Error');
});

test('Links and buttons in the text control the playground that they name', async ({ page, blog }) => {
  await blog.open(`
    <truth-net id="one" panels="table diagram" controls="none"></truth-net>
    <p>Look at <a href="#one" data-truth-net="iteration=500 row=2">iteration 500</a>,
      at <button data-truth-net="weight=1,3,2">this weight</button>,
      then <button data-for="two" data-truth-net="train">train the other</button>
      or <button data-truth-net="row=99 weight=9,9,9 iteration=soon">ask for what is not there</button>.</p>
    <truth-net id="two" panels="table" iterations="50"></truth-net>${SCRIPT}`);
  const one = new Playground(page.locator('#one'));
  const two = new Playground(page.locator('#two'));
  await one.progress();
  await two.progress();
  await page.getByRole('link', { name: 'iteration 500' }).click();
  await expect
    .poll(() => one.progress())
    .toEqual({ iteration: 500, loss: expect.closeTo(referenceCase(1).loss_at['500']!, 9) });
  await expect(one.element.getByRole('row', { selected: true })).toContainText('2');
  expect(await page.evaluate(() => location.href)).not.toContain('#one');
  await page.getByRole('button', { name: 'this weight' }).click();
  await expect(one.element.locator('.lit')).not.toHaveCount(0);
  await page.getByRole('button', { name: 'train the other' }).click();
  await expect.poll(async () => (await two.progress()).iteration).toBe(50);
  await page.getByRole('button', { name: 'ask for what' }).click();
  expect((await one.progress()).iteration).toBe(500);
});

test('A link to an unknown name controls no playground and works as a plain link', CHROMIUM, async ({ page, blog }) => {
  await blog.open(`
    <truth-net id="one" panels="table" controls="none"></truth-net>
    <p id="oen"><a href="#oen" data-truth-net="step">A link</a>,
      <button data-for="tow" data-truth-net="step">a button</button>,
      <button data-truth-net="iteration=7">no name</button></p>${SCRIPT}`);
  const one = new Playground(page.locator('#one'));
  await one.progress();
  await page.getByRole('link', { name: 'A link' }).click();
  expect(await page.evaluate(() => location.hash)).toBe('#oen');
  await page.getByRole('button', { name: 'a button' }).click();
  await page.getByRole('button', { name: 'no name' }).click();
  await expect.poll(async () => (await one.progress()).iteration).toBe(7);
  // The run has trained no further than the iteration shown.
  const furthest = await one.element.evaluate(
    (element: HTMLElementTagNameMap['truth-net']) => element.savedState.iteration,
  );
  expect(furthest).toBe(7);
});

test(
  'A link controls a playground by an encoded name, and by the address of the page',
  CHROMIUM,
  async ({ page, blog }) => {
    await blog.open(`
    <truth-net id="网络" panels="table" controls="none"></truth-net>
    <truth-net id="two" panels="table" controls="none"></truth-net>
    <p><a href="#%E7%BD%91%E7%BB%9C" data-truth-net="iteration=3">Encoded</a>,
      <a href="/#%E7%BD%91%E7%BB%9C" data-truth-net="iteration=5">with its page</a></p>${SCRIPT}`);
    const one = new Playground(page.locator('truth-net').first());
    const two = new Playground(page.locator('#two'));
    await one.progress();
    await two.progress();
    await page.getByRole('link', { name: 'Encoded' }).click();
    await expect.poll(async () => (await one.progress()).iteration).toBe(3);
    await page.getByRole('link', { name: 'with its page' }).click();
    await expect.poll(async () => (await one.progress()).iteration).toBe(5);
    expect((await two.progress()).iteration).toBe(0);
    expect(await page.evaluate(() => location.hash)).toBe('');
  },
);

test(
  'Links in a shadow tree control their playground despite other click listeners',
  CHROMIUM,
  async ({ page, blog }) => {
    await blog.open(`
    <truth-net id="one" panels="table" controls="none"></truth-net>
    <div id="host"></div>
    <p><a href="#one" data-truth-net="iteration=5">smooth</a></p>
    <truth-net id="two" panels="table" controls="none"></truth-net>${SCRIPT}`);
    await page.evaluate(() => {
      // Scripts for slides and smooth scrolling do this.
      for (const link of document.querySelectorAll('a')) {
        link.addEventListener('click', (event) => {
          event.preventDefault();
          event.stopPropagation();
        });
      }
      const tree = document.getElementById('host')!.attachShadow({ mode: 'open' });
      tree.setHTMLUnsafe(`<p><a href="#one" data-truth-net="iteration=3"><b>by name</b></a>
      <button data-truth-net="iteration=4">the nearest</button>
      <button data-for="inner" data-truth-net="iteration=6">within</button></p>
      <details><summary>More</summary><truth-net id="inner" panels="table" controls="none"></truth-net></details>`);
    });
    const playground = (id: string) => new Playground(page.locator(`#${id}`));
    const iterationOf = async (id: string) => (await playground(id).progress()).iteration;
    for (const id of ['one', 'two']) expect(await iterationOf(id)).toBe(0);
    await page.getByText('by name').click();
    await expect.poll(() => iterationOf('one')).toBe(3);
    await page.getByRole('link', { name: 'smooth' }).click();
    await expect.poll(() => iterationOf('one')).toBe(5);
    await page.getByRole('button', { name: 'within' }).click();
    await expect.poll(() => iterationOf('inner')).toBe(6);
    await page.getByRole('button', { name: 'the nearest' }).click();
    await expect.poll(() => iterationOf('inner')).toBe(4);
    expect(await iterationOf('two')).toBe(0);
  },
);

test('A playground in closed details is revealed before a link controls it', async ({ page, blog }) => {
  await blog.open(`
    <p><button data-for="net" data-truth-net="iteration=9">Look</button></p>
    <details><summary>More</summary><details><summary>Still more</summary>
      <truth-net id="net" panels="table" controls="none"></truth-net></details></details>${SCRIPT}`);
  const playground = new Playground(page.locator('#net'));
  await playground.progress();
  await page.getByRole('button', { name: 'Look' }).click();
  await expect(playground.cell('y', 1)).toBeInViewport();
  await expect.poll(async () => (await playground.progress()).iteration).toBe(9);
});

test(
  'A lazy playground has a worker only near the viewport, and continues its run',
  CHROMIUM,
  async ({ page, blog }) => {
    await page.clock.install();
    const far = '<p>Text.</p>'.repeat(120);
    const playground = await opened(page, blog, `<truth-net ${FIGURES} loading="lazy"></truth-net>${far}${SCRIPT}`);
    await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(700));
    const before = await playground.progress();
    expect(page.workers()).toHaveLength(1);
    await page.mouse.wheel(0, 5000);
    await expect(playground.element).not.toBeInViewport();
    await expect
      .poll(async () => {
        await page.clock.fastForward(25_000);
        return page.workers().length;
      })
      .toBe(0);
    expect(await playground.progress()).toEqual(before);
    await page.mouse.wheel(0, -5000);
    await expect.poll(() => page.workers().length).toBe(1);
    await expect.poll(() => playground.progress()).toEqual(before);
    await playground.button('1 step').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(701);
    // The run continued, so no earlier run was stored.
    await expect(playground.element.getByText('Earlier runs')).toHaveCount(0);
  },
);

test(
  'Calls to a playground that is still repeating its run wait for the end of that',
  CHROMIUM,
  async ({ page, blog }) => {
    const playground = await opened(page, blog, `<truth-net ${FIGURES}></truth-net>${SCRIPT}`);
    const stood = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
      const other = document.createElement('truth-net');
      other.setAttribute('session', '#table=a,b:y/0,1,1,0&at=300');
      document.body.append(other);
      const ready = new Promise((resolve) => {
        other.addEventListener('ready', ({ detail }) => resolve(detail.iteration));
      });
      const trained = await other.train(10);
      // A playground that is inserted again accepts calls before its engine has started.
      await element.train(50);
      element.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      other.before(element);
      element.step();
      return { ready: await ready, trained: trained.iteration };
    });
    expect(stood).toEqual({ ready: 300, trained: 310 });
    await expect.poll(async () => (await playground.progress()).iteration).toBe(51);
  },
);

test('An element that is removed and inserted again continues its run', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net ${FIGURES}></truth-net>${SCRIPT}`);
  const there = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    const progress = await element.train(300);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(element);
    return progress;
  });
  await expect.poll(() => playground.progress()).toEqual(there);
  const after = await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(1200));
  expect(after.loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);
});

test("The element's error message appears below the author's fallback", CHROMIUM, async ({ page, blog }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await blog.open(`<truth-net><a href="https://example.org/">See it elsewhere</a></truth-net>${SCRIPT}`);
  await expect(page.getByRole('alert')).toContainText('cannot run WebAssembly');
  await expect(page.getByRole('link', { name: 'See it elsewhere' })).toBeVisible();
});

test(
  'The element follows the color scheme of a page without colours of its own, and a forced theme',
  CHROMIUM,
  async ({ page, blog }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await blog.open(`<truth-net ${FIGURES}></truth-net><truth-net ${FIGURES} theme="dark"></truth-net>${SCRIPT}`);
    const ground = (which: number) =>
      page
        .locator('truth-net')
        .nth(which)
        .locator('.playground')
        .evaluate((each) => getComputedStyle(each).backgroundColor);
    await expect(page.locator('truth-net').nth(1).locator('.playground')).toBeVisible();
    expect(await ground(0)).toBe('rgb(255, 255, 255)');
    expect(await ground(1)).toBe('rgb(20, 23, 28)');
  },
);

test('The element stays within its column', async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net></truth-net>${SCRIPT}`);
  await expect(playground.button('Train')).toBeEnabled();
  for (const width of [280, 390, 700, 1200]) {
    await test.step(`${width} pixels`, async () => {
      await resizeTo(page, width + 40, 900);
      const widths = await page.evaluate(() => {
        const root = document.documentElement;
        return { page: root.scrollWidth, shown: root.clientWidth };
      });
      expect(widths.page).toBe(widths.shown);
      // Buttons that do not fit wrap to the next line and stay inside the edge.
      const end = async (name: string) => {
        const box = await playground.button(name).boundingBox();
        return (box?.x ?? Infinity) + (box?.width ?? Infinity);
      };
      for (const name of ['Loss', 'Gradients', 'Linear', 'Log'])
        expect(await end(name)).toBeLessThanOrEqual(widths.shown);
    });
  }
});

test('An unknown name in an attribute is reported with the attribute', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net panels="run tabel" controls="none"></truth-net>${SCRIPT}`);
  const alert = playground.element.getByRole('alert');
  await expect(alert).toContainText('panels');
  await expect(alert).toContainText('tabel');
  await playground.element.evaluate((element) => {
    (element as TruthNetElement).panels = 'table';
  });
  await expect(alert).toHaveCount(0);
  const told = await playground.element.evaluate(
    (element) =>
      new Promise<string>((resolve) => {
        element.addEventListener('error', (event) => {
          resolve((event as CustomEvent<Trouble>).detail.message);
        });
        element.setAttribute('theme', 'drak');
      }),
  );
  expect(told).toContain('drak');
});

test('The element follows a change of language in the shadow tree around it', CHROMIUM, async ({ page, blog }) => {
  await blog.open(`<div id="host"></div>${SCRIPT}`);
  await page.evaluate(() => {
    const outer = document.getElementById('host')!.attachShadow({ mode: 'open' });
    const box = document.createElement('div');
    const element = document.createElement('truth-net');
    element.setAttribute('panels', 'run');
    box.append(element);
    outer.append(box);
  });
  const playground = new Playground(page.locator('truth-net'));
  await expect(playground.button('Train')).toBeEnabled();
  await page.evaluate(() => {
    document.getElementById('host')!.shadowRoot!.querySelector('div')!.lang = 'zh';
  });
  await expect(playground.button('开始训练')).toBeEnabled();
});
