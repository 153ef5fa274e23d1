/** Tests the effects of a page around the element: its layout boxes, its text styles, and its scripts. */

import type { Locator, Page } from '@playwright/test';
import { PRESETS } from '../../../web/src/session/presets/presets.ts';
import type { SessionInput } from '../../../web/src/session/session.ts';
import { type Blog, test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

const SCRIPT = '<script src="HOSTtruth-net.js"></script>';
const POLICY = "default-src * blob: 'unsafe-inline' 'wasm-unsafe-eval'";

const XOR: SessionInput = {
  table: { ...PRESETS.xor, inputs: ['p', 'q'] },
  network: { hidden: [3], activation: 'tanh' },
};

async function opened(page: Page, blog: Blog, body: string): Promise<Playground> {
  await blog.open(`${body}${SCRIPT}`, { policy: POLICY });
  const playground = new Playground(page.locator('truth-net').first());
  await playground.progress();
  return playground;
}

const BOXES = {
  'a centred column': 'display: flex; flex-direction: column; align-items: center',
  'a row': 'display: flex',
  'the middle of a grid': 'display: grid; place-items: center',
  'a float': 'float: left',
  'a box as wide as what it holds': 'inline-size: fit-content',
};

test('The element fills the box around it and does not overflow it', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, '<div><truth-net></truth-net></div>');
  for (const [box, style] of Object.entries(BOXES)) {
    await test.step(box, async () => {
      await page.locator('body > div').evaluate((around, css) => {
        around.style.cssText = css;
      }, style);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await expect
          .poll(async () => (await playground.element.boundingBox())!.width)
          .toBeGreaterThan(Math.min(width, 960) - 50);
        expect((await playground.element.boundingBox())!.width).toBeLessThanOrEqual(width);
      }
    });
  }
});

test('Text styles of the page do not reach into the element', CHROMIUM, async ({ page, blog }) => {
  const style =
    'text-indent: 2em; text-align: right; text-transform: uppercase; letter-spacing: 3px; white-space: pre-wrap; direction: rtl';
  const playground = await opened(page, blog, `<div style="${style}"><truth-net></truth-net></div>`);
  const heading = playground.element.getByRole('heading', { name: 'Network' });
  for (const [property, value] of [
    ['text-indent', '0px'],
    ['text-align', 'start'],
    ['text-transform', 'none'],
    ['letter-spacing', 'normal'],
    ['white-space', 'normal'],
    ['direction', 'ltr'],
  ] as const) {
    await expect(heading).toHaveCSS(property, value);
  }
});

test('A page with a smaller rem leaves letters and boxes at their size', CHROMIUM, async ({ page, blog }) => {
  const sizes = async (body: string) => {
    const playground = await opened(page, blog, body);
    const [size, box] = await Promise.all([
      playground.element.getByRole('heading', { name: 'Network' }).evaluate((each) => getComputedStyle(each).fontSize),
      playground.button('Train').boundingBox(),
    ]);
    return { size, box };
  };
  const usual = await sizes('<truth-net panels="run diagram"></truth-net>');
  expect(usual.box!.height).toBeGreaterThan(30);
  const small = '<style>html { font-size: 62.5%; font-family: monospace }</style>';
  expect(await sizes(`${small}<truth-net panels="run diagram"></truth-net>`)).toEqual(usual);
});

test('A dark table is readable in a page without a doctype', CHROMIUM, async ({ page, baseURL }) => {
  const body = '<truth-net theme="dark" panels="table"></truth-net><script src="truth-net.js"></script>';
  await page.route('**/quirks.html', (route) => route.fulfill({ body, contentType: 'text/html' }));
  await page.goto(`${baseURL}quirks.html`);
  const [letters, heading] = await Promise.all(
    [page.locator('td.prediction').first(), page.getByRole('heading', { name: 'Truth table' })].map((each) =>
      each.evaluate((element) => getComputedStyle(element).color),
    ),
  );
  expect(letters).toBe(heading);
});

test('A rejected session has no effect after another one is opened', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, '<truth-net panels="run table"></truth-net>');
  const outcome = await page.evaluate(async (session) => {
    const element = document.querySelector('truth-net')!;
    element.setAttribute('units', '4');
    element.setAttribute('activation', 'tanh,tanh,tanh');
    return element.setSession(session).then(
      () => 'taken',
      (error: unknown) => String(error),
    );
  }, XOR);
  expect(outcome).toBe('taken');
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
  await expect(playground.cell('p', 1)).toBeVisible();
});

test('Attributes that are set one after the other are read together', CHROMIUM, async ({ page, blog }) => {
  await opened(page, blog, '<truth-net panels="run table" loading="eager"></truth-net>');
  const outcome = await page.evaluate(async () => {
    const element = document.querySelector('truth-net')!;
    const troubles: string[] = [];
    element.addEventListener('error', ({ detail }) => troubles.push(detail.message));
    // Two hidden layers need three activations; one hidden layer needs two.
    element.setAttribute('units', '4,3');
    element.setAttribute('activation', 'tanh,tanh,sigmoid');
    element.setAttribute('seed', '3');
    const { network, training } = element.session;
    await element.train(10);
    return [troubles, network?.hidden, network?.activation, training?.seed, element.progress?.iteration];
  });
  expect(outcome).toEqual([[], [4, 3], ['tanh', 'tanh', 'sigmoid'], 3, 10]);
});

test('In a post, the numbers of a unit lie over what is below: nothing moves', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(
    page,
    blog,
    '<div style="width: 700px"><truth-net panels="run table diagram chart"></truth-net></div>',
  );
  await expect(playground.element.locator('.trio')).toBeVisible();
  const chart = playground.element.locator('[part~="chart"]');
  const before = await chart.boundingBox();
  const unit = (await playground.element.locator('truth-net-diagram .unit').nth(4).boundingBox())!;
  await page.mouse.click(unit.x + unit.width / 2, unit.y + unit.height / 2);
  await expect(playground.element.locator('truth-net-part .card')).toBeVisible();
  expect(await chart.boundingBox()).toEqual(before);
});

test('An invalid property is reported until it is corrected', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, '<truth-net panels="run table"></truth-net>');
  const set = (preset: string | null) =>
    page.evaluate((value) => {
      document.querySelector('truth-net')!.preset = value;
    }, preset);
  await set('nope');
  await expect(playground.element.getByRole('alert')).toContainText('nope');
  await set(null);
  await expect(playground.element.getByRole('alert')).toHaveCount(0);
});

test(
  "A script's session takes precedence over attributes; later attributes change only what they name",
  CHROMIUM,
  async ({ page, blog }) => {
    await blog.open(SCRIPT, { policy: POLICY });
    await page.evaluate((session) => {
      const element = document.createElement('truth-net');
      element.session = session;
      element.setAttribute('seed', '5');
      document.body.append(element);
    }, XOR);
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.cell('p', 1)).toBeVisible();
    await page.evaluate(() => {
      document.querySelector('truth-net')!.seed = 7;
    });
    const shown = () => page.evaluate(() => document.querySelector('truth-net')!.session);
    await expect.poll(async () => (await shown()).training?.seed).toBe(7);
    expect(await shown()).toMatchObject({ table: XOR.table, network: { hidden: [3], activation: ['tanh', 'tanh'] } });
  },
);

test('With reduced motion, autoplay still fires the event "done"', CHROMIUM, async ({ page, blog }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await blog.open(
    `<script>addEventListener('done', ({ detail }) => (document.title = String(detail.iteration)));</script>
     <truth-net panels="run" autoplay iterations="300"></truth-net>${SCRIPT}`,
    { policy: POLICY },
  );
  await expect(page).toHaveTitle('300');
});

test('The address of links may be relative', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, '<truth-net address="../truthnet/"></truth-net>');
  await playground.button('Share').click();
  await expect(playground.element.getByRole('heading', { name: 'Embed on your page' })).toBeVisible();
});

test('Only the drawings can be exported as pictures', CHROMIUM, async ({ page, blog }) => {
  await opened(page, blog, '<truth-net></truth-net>');
  const message = (which: string, format: string) =>
    page.evaluate(
      ([name, type]) =>
        document
          .querySelector('truth-net')!
          .exportImage(name as 'chart', type as 'png')
          .then(
            () => '',
            (error: unknown) => String(error),
          ),
      [which, format],
    );
  expect(await message('table', 'png')).toContain('"table"');
  expect(await message('chart', 'jpg')).toContain('"jpg"');
});

/** Property names that form fields define on their form, and images on their document. */
const OF_A_FORM = ['closest', 'getAttribute', 'ownerDocument', 'parentElement', 'parentNode', 'getRootNode'];
const OF_A_DOCUMENT = ['currentScript', 'baseURI', 'defaultView', 'documentElement', 'head', 'URL'];

// Role locators do not work inside such a form.
test('Fields and images may be named like properties', CHROMIUM, async ({ page, blog }) => {
  const images = OF_A_DOCUMENT.map((name) => `<img name="${name}" alt="">`).join('');
  const fields = OF_A_FORM.map((name) => `<input name="${name}">`).join('');
  const form = `<form lang="zh" data-truth-net="iteration=30" data-for="net" style="padding: 20px">${fields}<truth-net id="net"></truth-net></form>`;
  const playground = await opened(page, blog, `<style>img { display: none }</style>${images}${form}`);
  await page.mouse.click(15, 15);
  await expect.poll(async () => (await playground.progress()).iteration).toBe(30);
  await playground.element.locator('button', { hasText: '分享' }).evaluate((button: HTMLElement) => {
    button.click();
  });
  await expect(playground.element.locator('dialog[open]')).toHaveCount(1);
  // The export reads its background colour from the page around the element.
  const picture = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) =>
    (await element.exportImage('chart', 'svg')).text(),
  );
  expect(picture).toContain('</svg>');
});

test('A style sheet that loads late and makes a rem smaller changes no size', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, '<truth-net panels="run table training"></truth-net>');
  const sizes = async () =>
    Promise.all([
      ...['Truth table', 'Training'].map((name) =>
        playground.element.getByRole('heading', { name }).evaluate((each) => getComputedStyle(each).fontSize),
      ),
      playground
        .button('Train')
        .boundingBox()
        .then((box) => box?.height),
    ]);
  const usual = await sizes();
  expect(usual).toEqual(['14px', '14px', 34]);
  const late = await page.addStyleTag({ content: 'html { font-size: 62.5% }' });
  await expect.poll(sizes).toEqual(usual);
  // Letters larger than the default remain the page's choice.
  await late.evaluate((each) => (each.textContent = 'html { font-size: 150% }'));
  await expect.poll(sizes).toEqual(['21px', '21px', 51]);
});

test('Texts that a browser has translated still update', CHROMIUM, async ({ page, blog }) => {
  const playground = await opened(page, blog, '<truth-net></truth-net>');
  await expect(playground.element.getByText('rows right').first()).toHaveText('2 of 4 rows right');
  const translated = await page.evaluate(() => {
    // Mimics a browser's translation, with reversed words.
    const isLeft = (text: Node) =>
      /^\s*$/.test(text.nodeValue ?? '') || Boolean(text.parentElement?.closest('[translate="no"], style, font'));
    const translate = (root: Node): number => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      const texts: Node[] = [];
      let count = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Element && node.shadowRoot) count += translate(node.shadowRoot);
        if (node instanceof Text && !isLeft(node)) texts.push(node);
      }
      for (const text of texts) {
        const outer = document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
        outer.append(outer.cloneNode());
        outer.firstChild!.textContent = `«${text.nodeValue}»`;
        (text as Text).replaceWith(outer);
      }
      return count + texts.length;
    };
    return translate(document.querySelector('truth-net')!.shadowRoot!);
  });
  expect(translated).toBeGreaterThan(30);
  await page.evaluate(() => document.querySelector('truth-net')!.train(1500));
  await expect(playground.element.getByText('4 of 4 rows right')).toBeVisible();
  await expect(playground.status).toContainText('reached');
  await expect(playground.button('Train further')).toBeVisible();
  // Unchanged texts stay translated. The translator never touches numbers.
  await expect(playground.element.getByRole('heading', { name: '«Truth table»' })).toBeVisible();
  await expect(playground.element.locator('[data-readout="iteration"]')).toHaveText('1,500');
  await expect(playground.element.getByRole('gridcell', { name: /^Prediction of/ }).first()).toHaveText('0.010');
  await expect(playground.element.locator('svg font, [translate="no"] font')).toHaveCount(0);
});

/** Returns a drawing's area in pointer pixels, by trial, because engines disagree about boxes under CSS zoom. */
function areaOf(figure: Locator): Promise<{ left: number; right: number; top: number; bottom: number }> {
  return figure.evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    const root = element.getRootNode() as ShadowRoot;
    const isAt = (x: number, y: number) => element.contains(root.elementFromPoint(x, y));
    const steps = (most: number, step: number) => Array.from({ length: most / step }, (_, index) => index * step);
    const middle = steps(innerWidth, 20).flatMap((x) => steps(innerHeight, 20).map((y) => [x, y] as const));
    const [inX, inY] = middle.find(([x, y]) => isAt(x, y))!;
    const across = steps(innerWidth, 0.5).filter((x) => isAt(x, inY));
    const down = steps(innerHeight, 0.5).filter((y) => isAt(inX, y));
    return { left: across[0]!, right: across.at(-1)! + 0.5, top: down[0]!, bottom: down.at(-1)! + 0.5 };
  });
}

test('Pointers reach every weight and the correct iteration in a scaled page', async ({ page, blog }) => {
  for (const scale of ['transform: scale(0.5)', 'zoom: 0.5']) {
    await test.step(scale, async () => {
      const playground = await opened(
        page,
        blog,
        `<div style="padding-block: 100vh"><div style="width: 1000px; transform-origin: 0 0; ${scale}">
        <truth-net panels="diagram chart" iterations="1000"></truth-net>
      </div></div>`,
      );
      await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(1000));
      const diagram = playground.element.locator('truth-net-diagram figure');
      const area = await areaOf(diagram);
      const found = await diagram.evaluate(async (figure, { left, right, top, bottom }) => {
        const { width, height } = figure.querySelector('svg')!.viewBox.baseVal;
        const lines = [...figure.querySelectorAll<SVGPathElement>('.hit')];
        const wrong: string[] = [];
        for (const line of lines) {
          // There the line has left those of the same unit, and meets no other.
          const { x, y } = line.getPointAtLength(0.25 * line.getTotalLength());
          const clientX = left + (x / width) * (right - left);
          const clientY = top + (y / height) * (bottom - top);
          figure.dispatchEvent(
            new PointerEvent('pointermove', { clientX, clientY, bubbles: true, pointerType: 'mouse' }),
          );
          // The element highlights the part in its other views, too, before the next frame.
          await new Promise(requestAnimationFrame);
          const lit = figure.querySelector('.weight.lit');
          if (lit !== line.parentElement) wrong.push(`${line.parentElement!.ariaLabel} but ${lit?.ariaLabel}`);
        }
        return { wrong, lines: lines.length };
      }, area);
      expect(found).toEqual({ wrong: [], lines: 16 });

      const { left, right, top, bottom } = await areaOf(playground.element.locator('truth-net-chart figure'));
      const [start, width] = await playground.chart.evaluate((svg: SVGSVGElement) => [
        svg.querySelector('svg')!.x.baseVal.value,
        svg.viewBox.baseVal.width,
      ]);
      // The axis ends 16 pixels before the edge of the drawing.
      const share = (start + 0.3 * (width - 16 - start)) / width;
      await page.mouse.move(left + share * (right - left), (top + bottom) / 2);
      await page.mouse.down();
      await page.mouse.up();
      await expect.poll(async () => (await playground.progress()).iteration).toBeLessThan(310);
      expect((await playground.progress()).iteration).toBeGreaterThan(290);
    });
  }
});

test(
  'An exported picture has the same size with and without a scale around the element',
  CHROMIUM,
  async ({ page, blog }) => {
    const playground = await opened(
      page,
      blog,
      '<div style="width: 800px; transform: scale(0.5)"><truth-net panels="diagram chart"></truth-net></div>',
    );
    const sizes = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
      const svg = await (await element.exportImage('chart', 'svg')).text();
      const figure = element.shadowRoot!.querySelector('truth-net-chart')!.shadowRoot!.querySelector('figure')!;
      return [/<svg[^>]* width="(\d+)"/.exec(svg)![1], String(figure.clientWidth)];
    });
    expect(sizes[0]).toBe(sizes[1]);
  },
);
