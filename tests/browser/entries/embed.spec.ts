import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Done, Trouble, TruthNetElement } from '../../../web/src/api/public-api.ts';
import { type Blog, expect, strictPolicy, test } from '../blog.ts';
import { CHROMIUM, Playground, referenceCase, SMOKE } from '../playground.ts';

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
  'One script of another host trains under a strict policy, and asks for nothing more',
  SMOKE,
  async ({ page, blog }) => {
    const playground = await opened(page, blog, `<p>Text.</p><truth-net ${FIGURES}></truth-net>${SCRIPT}`);
    await playground.button('Train').click();
    await expect(playground.status).toContainText('reached');
    const { loss } = await playground.progress();
    expect(loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);
    expect(await blog.requests()).toEqual([`${blog.host}truth-net.js`]);
  },
);

test('A panel that comes late comes by a second script from where the first came from', async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net panels="neuron"></truth-net>${SCRIPT}`);
  await expect(playground.element.getByRole('heading', { name: 'A single neuron' })).toBeVisible();
  expect(await blog.requests()).toEqual([`${blog.host}truth-net.js`]);
  await playground.button(/^Show/).focus();
  await page.keyboard.press('Enter');
  await expect(playground.button('Reduce to one neuron')).toBeVisible();
  await expect(playground.button(/^Hide/)).toBeFocused();
  expect(await blog.requests()).toEqual([`${blog.host}truth-net.js`, `${blog.host}truth-net-more.js`]);
});

test('A diagnosis comes by the second script, as soon as something was trained', CHROMIUM, async ({ page, blog }) => {
  const body = `<truth-net panels="run diagnosis" units="none"></truth-net>${SCRIPT}`;
  const playground = await opened(page, blog, body);
  expect(await blog.requests()).toEqual([`${blog.host}truth-net.js`]);
  await playground.button('Train').click();
  await expect(playground.element.locator('truth-net-diagnosis')).toContainText(
    'This network can only separate rows with a straight line.',
  );
  expect(await blog.requests()).toEqual([`${blog.host}truth-net.js`, `${blog.host}truth-net-more.js`]);
});

test(
  'A diagnosis that cannot be loaded is said so once, and one press tries again',
  CHROMIUM,
  async ({ page, blog, errors }) => {
    await page.route('**/truth-net-more.js', (route) => route.abort());
    const body = `<truth-net panels="run diagnosis" units="none"></truth-net>${SCRIPT}`;
    const playground = await opened(page, blog, body);
    await playground.button('Train').click();
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

test('Formulas are written by a third script, which comes with the first of them', async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net panels="run microscope"></truth-net>${SCRIPT}`);
  await playground.button(/^Show/).click();
  await expect(playground.element.locator('math').first()).toBeVisible();
  expect(await blog.requests()).toEqual(
    ['truth-net.js', 'truth-net-more.js', 'truth-net-formulas.js'].map((name) => blog.host + name),
  );
});

test('Formulas that cannot be written say so, and one press tries again', CHROMIUM, async ({ page, blog, errors }) => {
  await page.route('**/truth-net-formulas.js', (route) => route.abort());
  const playground = await opened(page, blog, `<truth-net panels="run microscope"></truth-net>${SCRIPT}`);
  await playground.button(/^Show/).click();
  await expect(playground.element.getByRole('alert')).toContainText('could not be loaded');
  await expect(playground.element.locator('math')).toHaveCount(0);
  await page.unroute('**/truth-net-formulas.js');
  await playground.button('Try again').click();
  await expect(playground.element.locator('math').first()).toBeVisible();
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
  // The browser itself tells of the request that failed.
  expect(errors.splice(0)).toEqual([expect.stringContaining('Failed to load resource')]);
});

test('A page in another encoding shows it as it is', CHROMIUM, async ({ page, baseURL }) => {
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

test('A nonce is enough where the policy trusts what a trusted script loads', async ({ page, blog }) => {
  await blog.open('<truth-net panels="survey"></truth-net><script nonce="abc" src="HOSTtruth-net.js" async></script>', {
    policy: "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src blob:",
  });
  await expect(page.getByRole('heading', { name: 'Many seeds' })).toBeVisible();
});

test('A panel that cannot be loaded says so, and one press tries again', CHROMIUM, async ({ page, blog, errors }) => {
  await page.route('**/truth-net-more.js', (route) => route.abort());
  const playground = await opened(page, blog, `<truth-net panels="neuron"></truth-net>${SCRIPT}`);
  await playground.button(/^Show/).click();
  await expect(playground.element.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute('**/truth-net-more.js');
  await playground.button('Try again').click();
  await playground.button(/^Show/).click();
  await expect(playground.button('Reduce to one neuron')).toBeVisible();
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
  // The browser itself tells of the request that failed.
  expect(errors.splice(0)).toEqual([expect.stringContaining('Failed to load resource')]);
});

test('The element may be there before the script, and the script twice', async ({ page, blog }) => {
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

test('Properties set before the script arrives are kept', async ({ page, blog }) => {
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

test('The manifest names the attributes that the element observes', async ({ page, blog }) => {
  await blog.open(`<truth-net ${FIGURES}></truth-net>${SCRIPT}`);
  const observed = await page.evaluate(async () => {
    const element = await customElements.whenDefined('truth-net');
    return (element as unknown as { observedAttributes: string[] }).observedAttributes;
  });
  const manifest = JSON.parse(
    readFileSync(new URL('../../../build/package/custom-elements.json', import.meta.url), 'utf8'),
  ) as Manifest;
  const { attributes, events, members } = manifest.modules[0].declarations[0];
  // What these two say is looked up where it counts, in the elements around it, too.
  expect(attributes.map(({ name }) => name).sort()).toEqual([...new Set([...observed, 'lang'])].sort());
  expect(events.map(({ name }) => name)).toEqual(['ready', 'change', 'progress', 'done', 'error']);
  expect(members.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['train', 'pause', 'step', 'reset', 'seek', 'getSession', 'setSession', 'exportImage']),
  );
  for (const each of [...attributes, ...events]) expect(each.description).not.toBe('');
});

test('An iframe without an origin of its own trains, and tells how high it is', CHROMIUM, async ({ page, blog }) => {
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
  // The page around it learns nothing else.
  const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  expect(new Set(heard)).toEqual(new Set(['type,height']));
});

test('A broken link in an iframe is said in the playground', async ({ page }) => {
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

test('Attributes say what is trained, how much there is to press, and that it begins of itself', async ({
  page,
  blog,
}) => {
  const playground = await opened(
    page,
    blog,
    `<truth-net table="on,off:either/0,1,1,0" units="3" bias="true" iterations="200" controls="none" autoplay></truth-net>${SCRIPT}`,
  );
  await expect.poll(async () => (await playground.progress()).iteration).toBe(200);
  await expect(playground.cell('either', 2)).toHaveText('1');
  // The figures themselves can be changed; nothing else is there.
  await expect(playground.button('Reset')).toHaveCount(0);
  await expect(playground.button('Add row')).toHaveCount(0);
  await expect(playground.element.getByRole('heading', { name: 'Layers' })).toHaveCount(0);
  await playground.cell('either', 2).click();
  await expect(playground.cell('either', 2)).toHaveText('0');
  // The newer name of the attribute goes before the older one.
  await playground.element.evaluate((element) => element.setAttribute('buttons', 'compact'));
  await expect(playground.button('Reset')).toBeVisible();
  await expect(playground.button('1 step')).toHaveCount(0);
});

test('Where there is nothing to press, the empty chart asks for no press', async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net panels="run chart" controls="none"></truth-net>${SCRIPT}`);
  await expect(playground.element.getByText('The loss appears here as the network trains.')).toBeVisible();
  await playground.element.evaluate((element) => element.setAttribute('controls', 'compact'));
  await expect(playground.element.getByText('Press Train to see the loss here.')).toBeVisible();
});

test('Where movement is not wanted, what begins of itself shows its end at once', CHROMIUM, async ({ page, blog }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const playground = await opened(page, blog, `<truth-net ${FIGURES} autoplay></truth-net>${SCRIPT}`);
  await expect.poll(async () => (await playground.progress()).iteration).toBe(1500);
});

test('Events tell of everything, through a shadow tree around it', async ({ page, blog }) => {
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

test('A session goes in as a link, an object or what was kept, and comes out again', async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net ${FIGURES}></truth-net>${SCRIPT}`);
  const result = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    const there = await element.setSession('#table=a,b:y/0,1,1,0&hidden=3&seed=5&at=120');
    const kept = element.getSession();
    const other = await element.setSession({ table: { inputs: ['p'], outputs: ['q'], rows: [{ in: [1], out: [0] }] } });
    const again = await element.setSession(kept);
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
});

test('The drawings come out as pictures', async ({ page, blog }) => {
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
  expect(svg).toMatch(/^<svg [\s\S]*<circle/);
  expect(png).toBe('image/png true');
  expect(none).toContain('Error');
});

test('Links and buttons in the text drive the playground that they mean', async ({ page, blog }) => {
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

test('A name that no playground has drives none, and its link does what links do', async ({ page, blog }) => {
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
  // Nothing has trained beyond what was shown.
  const furthest = await one.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.kept.iteration);
  expect(furthest).toBe(7);
});

test('A link leads to a playground by an encoded name, and by the address of the page', async ({ page, blog }) => {
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
});

test('Links in a shadow tree drive, whatever else listens to clicks', CHROMIUM, async ({ page, blog }) => {
  await blog.open(`
    <truth-net id="one" panels="table" controls="none"></truth-net>
    <div id="host"></div>
    <p><a href="#one" data-truth-net="iteration=5">smooth</a></p>
    <truth-net id="two" panels="table" controls="none"></truth-net>${SCRIPT}`);
  await page.evaluate(() => {
    // As scripts for slides and smooth scrolling do it.
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
});

test('What is folded away is unfolded before it is driven', async ({ page, blog }) => {
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
  'A lazy playground has a worker only while it is near the screen, and goes on where it was',
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
    // Nothing was left for another course.
    await expect(playground.element.getByText('Earlier runs')).toHaveCount(0);
  },
);

test('What is asked of a playground whose run is still to be repeated waits for that', async ({ page, blog }) => {
  const playground = await opened(page, blog, `<truth-net ${FIGURES}></truth-net>${SCRIPT}`);
  const stood = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    const other = document.createElement('truth-net');
    other.setAttribute('session', '#table=a,b:y/0,1,1,0&at=300');
    document.body.append(other);
    const ready = new Promise((resolve) => {
      other.addEventListener('ready', ({ detail }) => resolve(detail.iteration));
    });
    const trained = await other.train(10);
    // One that is put back is asked before its engine is there again.
    await element.train(50);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    other.before(element);
    element.step();
    return { ready: await ready, trained: trained.iteration };
  });
  expect(stood).toEqual({ ready: 300, trained: 310 });
  await expect.poll(async () => (await playground.progress()).iteration).toBe(51);
});

test('An element that is taken out and put back goes on where it was', async ({ page, blog }) => {
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

test(
  'What is said where the element cannot train stands below what the author gave',
  CHROMIUM,
  async ({ page, blog }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
    await blog.open(`<truth-net><a href="https://example.org/">See it elsewhere</a></truth-net>${SCRIPT}`);
    await expect(page.getByRole('alert')).toContainText('cannot run WebAssembly');
    await expect(page.getByRole('link', { name: 'See it elsewhere' })).toBeVisible();
  },
);

test(
  'It follows the colours of a page that says nothing of them, and those that are forced',
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

for (const width of [280, 390, 700, 1200]) {
  test(`Nothing hangs out of a column of ${width} pixels`, async ({ page, blog }) => {
    await page.setViewportSize({ width: width + 40, height: 900 });
    const playground = await opened(page, blog, `<truth-net></truth-net>${SCRIPT}`);
    await expect(playground.button('Train')).toBeEnabled();
    const widths = await page.evaluate(() => {
      const root = document.documentElement;
      return { page: root.scrollWidth, shown: root.clientWidth };
    });
    expect(widths.page).toBe(widths.shown);
    // What a column is too narrow for stands below, not behind its edge.
    const end = async (name: string) => {
      const box = await playground.button(name).boundingBox();
      return (box?.x ?? Infinity) + (box?.width ?? Infinity);
    };
    for (const name of ['Loss', 'Gradients', 'Linear', 'Log'])
      expect(await end(name)).toBeLessThanOrEqual(widths.shown);
  });
}

test('A name that there is none of is told by the attribute that has it', async ({ page, blog }) => {
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

test('The language of a shadow tree around it may change', async ({ page, blog }) => {
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
