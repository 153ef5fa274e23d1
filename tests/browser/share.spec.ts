import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, Playground, referenceCase, test as base } from './playground.ts';

/** The dialog that the Share button opens. */
class Sharing {
  readonly dialog: Locator;
  readonly #playground: Playground;

  constructor(playground: Playground) {
    this.#playground = playground;
    this.dialog = playground.element.getByRole('dialog', { name: 'Keep and share' });
  }

  async open(): Promise<void> {
    await this.#playground.button('Share').click();
    await expect(this.dialog).toBeVisible();
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  get link(): Promise<string> {
    return this.dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  }

  /** The field that takes a session as text. */
  get text(): Locator {
    return this.dialog.getByRole('textbox', { name: 'Text of a session' });
  }

  /** Presses a button that saves a file. */
  async save(name: string): Promise<Download> {
    const download = this.dialog.page().waitForEvent('download');
    await this.button(name).click();
    return download;
  }

  /** Chooses a file to open, as if a person had picked it. */
  async choose(name: string, content: string): Promise<void> {
    const chooser = this.dialog.page().waitForEvent('filechooser');
    await this.button('Open session …').click();
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  }
}

const test = base.extend<{ sharing: Sharing; folder: string }>({
  sharing: async ({ playground }, use) => {
    await use(new Sharing(playground));
  },
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'truthnet-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

async function forbidCopying(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
    });
  });
}

/** Opens an address in a second page, as whoever gets a link does. */
async function openElsewhere(page: Page, address: string): Promise<Playground> {
  const other = await page.context().newPage();
  await other.goto(address);
  return new Playground(other.locator('truth-net'));
}

/** Loss and parameters, to the last bit. */
async function networkOf(sharing: Sharing): Promise<unknown> {
  await sharing.open();
  await sharing.button('JSON').click();
  const network: unknown = JSON.parse(await textOf(await sharing.save('Save code')));
  await sharing.button('Close').click();
  return network;
}

/** A run that only its changes explain: another learning rate and a weight typed on the way. */
async function runWithChanges(playground: Playground): Promise<void> {
  await playground.enter('Seed', '7');
  await playground.choice('Speed').selectOption('Full speed');
  await playground.enter('Run to', '200');
  await playground.button('Train').click();
  await expect(playground.status).toContainText('Iteration 200 reached');
  await playground.enter('Learning rate', '0.25');
  await playground.element.getByRole('button', { name: /^h1,1 → y:/ }).press('Enter');
  await playground.enter('weight', '-3.5');
  await expect(playground.element.getByRole('button', { name: 'h1,1 → y: -3.500' })).toBeVisible();
  await playground.enter('Run to', '321');
  await playground.button('Resume').click();
  await expect(playground.status).toContainText('Iteration 321 reached');
}

test.describe('A link', () => {
  test('opened in a second page shows the same run to the last bit', async ({ page, playground, sharing }) => {
    await runWithChanges(playground);
    await playground.button('Log').click();
    await sharing.open();
    const link = await sharing.link;
    expect(link).toContain(
      '#table=X1,X2,X3:y/001:0,011:1,101:1,111:0&seed=7&iterations=321&at=321&changes=200:w1.0.0:-3.5,200:lr:0.25',
    );
    await sharing.button('Close').click();

    const other = await openElsewhere(page, link);
    await expect(other.status).toContainText('Iteration 321 reached');
    const network = await networkOf(sharing);
    expect(network).toMatchObject({
      layers: [{ weights: [{}, {}, {}] }, { weights: [{}, {}, {}, {}] }],
      iteration: 321,
    });
    expect(await networkOf(new Sharing(other))).toEqual(network);
    await expect(other.button('Log')).toHaveAttribute('aria-pressed', 'true');
    await expect(other.field('Learning rate')).toHaveValue('0.25');

    // And it goes on alike.
    for (const each of [playground, other]) {
      await each.button('10 steps').click();
      await expect.poll(async () => (await each.progress()).iteration).toBe(331);
    }
    expect(await networkOf(new Sharing(other))).toEqual(await networkOf(sharing));
  });

  test('is copied by one press, which says so', async ({ page, context, playground: _, sharing }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await sharing.open();
    await sharing.button('Copy link').click();
    await expect(sharing.dialog.getByRole('status')).toHaveText('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await sharing.link);
  });

  test('is selected where the browser lets no page copy', async ({ page, playground: _, sharing }) => {
    await forbidCopying(page);
    await sharing.open();
    await sharing.button('Copy link').click();
    await expect(sharing.dialog.getByRole('alert')).toContainText('The text is selected');
    const selected = await sharing.dialog.getByRole('textbox', { name: 'Link' }).evaluate((field: HTMLInputElement) => {
      return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    });
    expect(selected).toBe(await sharing.link);
  });

  test('stands in the address as soon as something differs, and a reload brings it back', async ({
    page,
    playground,
  }) => {
    expect(new URL(page.url()).hash).toBe('');
    await playground.cell('y', 4).click();
    await playground.enter('Seed', '5');
    await playground.button('10 steps').click();
    await expect(page).toHaveURL(/#table=X1,X2,X3:y\/001:0,011:1,101:1,111:1&seed=5&at=10$/);
    const before = await playground.progress();
    await page.reload();
    await expect.poll(async () => (await playground.progress()).iteration).toBe(10);
    expect(await playground.progress()).toEqual(before);
    await expect(playground.cell('y', 4)).toHaveAccessibleName(/1$/);

    await playground.cell('y', 4).click();
    await playground.cell('y', 4).click();
    await playground.enter('Seed', '1');
    await expect.poll(() => new URL(page.url()).hash).not.toContain('seed');
  });

  test('typed into the address is opened without a reload', async ({ page, playground }) => {
    await page.evaluate(() => (location.hash = '#table=A,B:sum,carry/00,10,10,01&hidden=2&bias=true&seed=3&at=50'));
    await expect(playground.status).toContainText('Paused at iteration 50.');
    await expect(playground.cell('carry', 4)).toBeVisible();
    await expect(playground.field('Seed')).toHaveValue('3');
  });

  test('that is followed and left again by Back shows each time what the address says', async ({
    page,
    playground,
  }) => {
    await page.evaluate(() => (location.hash = '#table=A,B:y/0,1,1,0&seed=3&at=50'));
    await expect(playground.status).toContainText('Paused at iteration 50.');
    await page.evaluate(() => (location.hash = '#table=A,B:y/0,1'));
    await expect(page.getByRole('alert')).toContainText('This link cannot be opened.');
    await page.goBack();
    await expect(page.getByRole('alert')).toBeHidden();
    expect((await playground.progress()).iteration).toBe(50);
    await page.goBack();
    await expect(playground.cell('X3', 4)).toBeVisible();
    await expect(playground.field('Seed')).toHaveValue('1');
    await page.goForward();
    await expect(playground.status).toContainText('Paused at iteration 50.');
    await expect(playground.field('Seed')).toHaveValue('3');
  });

  test('takes no entry of the history for each change, and none while training', async ({ page, playground }) => {
    const entries = await page.evaluate(() => history.length);
    await playground.choice('Speed').selectOption('100 / s');
    await playground.enter('Run to', '1000000000');
    await expect(page).toHaveURL(/&iterations=1000000000&view=pace:100$/);
    const before = page.url();
    await playground.button('Train').click();
    // Another look at it is no reason either.
    await playground.button('Log').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(100);
    expect(page.url()).toBe(before);
    await playground.button('Pause').click();
    await expect(page).toHaveURL(/&at=\d{3,}&view=lossScale:log,pace:100$/);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  test('to a run that takes too long can be paused, and the address says where', async ({ page, errors: _ }) => {
    await page.goto('./#table=A,B:y/0,1,1,0&at=1000000000');
    const playground = new Playground(page.locator('truth-net'));
    await playground.button('Pause').click();
    await expect(playground.button('Train further')).toBeVisible();
    const { iteration } = await playground.progress();
    await expect(page).toHaveURL(new RegExp(`#table=A,B:y/0,1,1,0&at=${iteration}$`));
  });

  test('with weights of its own starts from them', async ({ page, errors: _ }) => {
    await page.goto('./#table=A:y/0,1&hidden=none&init=given&weights=0.5');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.button('Train')).toBeEnabled();
    // (1 / (1 + e^-0))² + (1 - 1 / (1 + e^-0.5))²
    expect((await playground.progress()).loss).toBeCloseTo(0.25 + (1 - 1 / (1 + Math.exp(-0.5))) ** 2, 14);
  });
});

const BROKEN = [
  ['#table=A,B:y/0,1,1', 'table says “3”, but must be rows with their inputs'],
  ['#table=A,B:y/0,1,1,0&lr=fast', 'lr says “fast”, but must be a number'],
  ['#table=A,B:y/0,1,1,0&hidden=100000', 'network.hidden[0] is 100000, but must be within [1, 256]'],
  ['#table=A,B:y/0,1,1,0&v=9', 'newer than this page'],
  ['#table=%3Cimg%20src=x%20onerror=alert(1)%3E', 'In the link, table says'],
  [`#table=${'0,'.repeat(200_000)}`, 'at most 100000 characters'],
] as const;

test.describe('A broken link gets a sentence and changes nothing', () => {
  for (const [hash, sentence] of BROKEN) {
    test(hash.slice(0, 60), async ({ page, errors: _ }) => {
      await page.goto(`./${hash}`);
      const playground = new Playground(page.locator('truth-net'));
      const alert = page.getByRole('alert').filter({ hasText: 'This link cannot be opened.' });
      await expect(alert).toContainText(sentence);
      await expect(page.locator('img[src="x"]')).toHaveCount(0);
      await expect(playground.button('Train')).toBeEnabled();
      await playground.trainAtFullSpeed();
      const expected = referenceCase(1).loss_at['1500']!;
      expect(Math.abs((await playground.progress()).loss / expected - 1)).toBeLessThan(1e-9);
      // What is kept now takes its place.
      await expect(alert).toBeHidden();
      await expect(page).toHaveURL(/&at=1500&view=pace:full$/);
    });
  }

  test('in the midst of work', async ({ page, playground }) => {
    await playground.button('10 steps').click();
    await expect(page).toHaveURL(/&at=10$/);
    const before = await playground.progress();
    await page.evaluate(() => (location.hash = '#table=A:y/0,1&seed=-1'));
    await expect(page.getByRole('alert')).toContainText('training.seed is -1, but must be within [0, 4294967295]');
    expect(await playground.progress()).toEqual(before);

    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('alert')).toContainText('这个链接打不开');
  });

  test('even where only the core can tell', async ({ page, errors: _ }) => {
    await page.goto('./#table=A,B:A/0,1,1,0&seed=3');
    const playground = new Playground(page.locator('truth-net'));
    await expect(playground.element.getByRole('alert')).toContainText('table.outputs[0] must be a name of its own');
    await expect(playground.button('Train')).toBeEnabled();
    await expect(playground.cell('X3', 4)).toBeVisible();
    await expect(playground.field('Seed')).toHaveValue('1');
  });

  test('and a place on the page is no link', async ({ page, errors: _ }) => {
    await page.goto('./#notes');
    await expect(new Playground(page.locator('truth-net')).button('Train')).toBeEnabled();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('#notes');
  });
});

test.describe('A session file', () => {
  test('that was saved and opened again shows the same run to the last bit', async ({ page, playground, sharing }) => {
    await runWithChanges(playground);
    const before = await playground.progress();
    await sharing.open();
    const download = await sharing.save('Save session');
    expect(download.suggestedFilename()).toBe('truthnet-session-321.json');
    await expect(sharing.dialog.getByRole('status')).toHaveText('Saved as truthnet-session-321.json.');
    const text = await textOf(download);
    expect(text).toContain('\n      { "in": [0, 0, 1], "out": [0] },\n');
    expect(JSON.parse(text)).toMatchObject({
      training: { learningRate: 1, seed: 7 },
      iteration: 321,
      changes: [
        { iteration: 200, kind: 'weight', layer: 1, from: 0, to: 0, value: -3.5 },
        { iteration: 200, kind: 'learningRate', value: 0.25 },
      ],
    });

    await page.goto('./');
    await page.reload();
    await sharing.open();
    await sharing.choose('session.json', text);
    await expect(sharing.dialog).toBeHidden();
    await expect(playground.status).toContainText('Iteration 321 reached');
    expect(await playground.progress()).toEqual(before);
  });

  test('can be dropped on the dialog', async ({ page, playground, sharing }) => {
    await sharing.open();
    const text = JSON.stringify({
      table: { inputs: ['p'], outputs: ['q'], rows: [{ in: [1], out: [0] }] },
      iteration: 5,
    });
    const transfer = await page.evaluateHandle((content) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([content], 'session.json'));
      return dropped;
    }, text);
    await sharing.dialog.dispatchEvent('dragover', { dataTransfer: transfer });
    await sharing.dialog.dispatchEvent('drop', { dataTransfer: transfer });
    await expect(sharing.dialog).toBeHidden();
    await expect(playground.cell('q', 1)).toBeVisible();
    await expect(playground.status).toContainText('Paused at iteration 5.');
  });

  test('is copied, and the text pasted into another page shows the same run to the last bit', async ({
    page,
    context,
    playground,
    sharing,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await runWithChanges(playground);
    const network = await networkOf(sharing);
    await sharing.open();
    await sharing.button('Copy session').click();
    await expect(sharing.dialog.getByRole('status')).toHaveText('Copied.');

    const other = await openElsewhere(page, './');
    const otherSharing = new Sharing(other);
    await expect(other.button('Train')).toBeEnabled();
    await otherSharing.open();
    await expect(otherSharing.button('Open text')).toBeDisabled();
    await otherSharing.text.focus();
    await other.element.page().keyboard.press('ControlOrMeta+V');
    await otherSharing.button('Open text').click();
    await expect(otherSharing.dialog).toBeHidden();
    await expect(other.status).toContainText('Iteration 321 reached');
    expect(await networkOf(otherSharing)).toEqual(network);
  });

  test('is selected as text where the browser lets no page copy', async ({ page, playground: _, sharing }) => {
    await forbidCopying(page);
    await sharing.open();
    await sharing.button('Copy session').click();
    await expect(sharing.dialog.getByRole('alert')).toContainText('The text is selected');
    const text = await sharing.text.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(JSON.parse(text)).toMatchObject({ version: 1, table: { inputs: ['X1', 'X2', 'X3'] } });
  });

  const WRONG = [
    ['{\n  "table": {,\n', 'This is no JSON: it goes wrong at line 2, column 13.'],
    ['[1, 2]', 'no TruthNet session'],
    ['{"table": {"inputs": "A"}}', 'table.inputs is "A", but must be of type array.'],
    ['{"table": null}', 'table is null, but must be of type object.'],
  ] as const;
  test('that is wrong as pasted text gets a sentence, its line selected, and changes nothing', async ({
    playground,
    sharing,
  }) => {
    const before = await playground.progress();
    await sharing.open();
    await sharing.text.fill('{\n  "table": {,\n}');
    await sharing.button('Open text').click();
    await expect(sharing.dialog.getByRole('alert')).toHaveText('This is no JSON: it goes wrong at line 2, column 13.');
    await expect(sharing.text).toBeFocused();
    const selected = await sharing.text.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(selected).toBe('  "table": {,');
    await sharing.text.fill(
      '{"table": {"inputs": ["A"], "outputs": ["y"], "rows": [{"in": [0], "out": [1]}]}, "iteration": -1}',
    );
    await sharing.button('Open text').click();
    await expect(sharing.dialog.getByRole('alert')).toContainText('iteration is -1');
    await sharing.button('Close').click();
    expect(await playground.progress()).toEqual(before);
    await expect(playground.cell('X3', 4)).toBeVisible();
  });

  for (const [text, sentence] of WRONG) {
    test(`that is wrong gets a sentence and changes nothing: ${text.trim()}`, async ({ playground, sharing }) => {
      const before = await playground.progress();
      await sharing.open();
      await sharing.choose('wrong.json', text);
      await expect(sharing.dialog.getByRole('alert')).toContainText(sentence);
      await sharing.button('Close').click();
      expect(await playground.progress()).toEqual(before);
      await expect(playground.cell('X3', 4)).toBeVisible();
    });
  }

  test('that only the core can refuse gets its sentence and changes nothing', async ({ playground, sharing }) => {
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 10.');
    const before = await playground.progress();
    await sharing.open();
    const table = { inputs: ['a', 'b'], outputs: ['y'], rows: [{ in: [1], out: [0] }] };
    await sharing.choose('short.json', JSON.stringify({ table }));
    await expect(playground.element.getByRole('alert')).toContainText('table.rows[0].in must have 2 entries');
    expect(await playground.progress()).toEqual(before);
  });
});

test.describe('Pictures and figures', () => {
  test('The loss chart and the diagram are saved as SVG files that stand alone', async ({
    page,
    playground,
    sharing,
    folder,
  }) => {
    await playground.trainAtFullSpeed();
    await sharing.open();
    for (const [name, file] of [
      ['Loss chart', 'truthnet-loss-chart-1500.svg'],
      ['Network diagram', 'truthnet-network-1500.svg'],
    ] as const) {
      const download = await sharing.save(`${name} SVG`);
      expect(download.suggestedFilename()).toBe(file);
      const text = await textOf(download);
      expect(text).not.toMatch(/class=|style=|var\(|oklab|light-dark|visibility|<!--|<script| on\w+=/);
      expect(text).toContain(`<title>${name} at iteration 1,500</title>`);

      const path = join(folder, file);
      await writeFile(path, text);
      const viewer = await page.context().newPage();
      await viewer.goto(`file://${path}`);
      const root = viewer.locator('svg').first();
      await expect(root).toBeVisible();
      const seen = await root.evaluate((svg: SVGSVGElement) => ({
        texts: svg.querySelectorAll('text').length,
        strokes: [...svg.querySelectorAll('path, line')].map((line) => getComputedStyle(line).stroke),
        width: svg.getBoundingClientRect().width,
      }));
      expect(seen.texts).toBeGreaterThan(2);
      expect(new Set(seen.strokes).size).toBeGreaterThan(1);
      expect(seen.width).toBeGreaterThan(200);
      await viewer.close();
    }
  });

  test('A picture that is saved while training goes on is named for the iteration that it shows', async ({
    playground,
    sharing,
  }) => {
    await playground.enter('Run to', '1000000000');
    await playground.choice('Speed').selectOption('100 / s');
    await playground.button('Train').click();
    await sharing.open();
    const { iteration } = await playground.progress();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(iteration + 20);
    const download = await sharing.save('Loss chart SVG');
    const named = Number(/^truthnet-loss-chart-(\d+)\.svg$/.exec(download.suggestedFilename())![1]);
    expect(named).toBeGreaterThan(iteration + 20);
    expect(await textOf(download)).toContain(`<title>Loss chart at iteration ${named.toLocaleString('en')}</title>`);
  });

  test('They are saved as PNG files twice as large as they are shown, in the colours of the page', async ({
    page,
    playground,
    sharing,
  }) => {
    await playground.trainAtFullSpeed();
    await sharing.open();
    for (const [name, view] of [
      ['Loss chart', 'truth-net-chart'],
      ['Network diagram', 'truth-net-diagram'],
    ] as const) {
      const download = await sharing.save(`${name} PNG`);
      const bytes = await readFile(await download.path());
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      const box = await playground.element.locator(`${view} figure svg`).first().boundingBox();
      expect(bytes.readUInt32BE(16)).toBe(Math.round(box!.width) * 2);
      expect(bytes.readUInt32BE(20)).toBe(Math.round(box!.height) * 2);
      const colours = await page.evaluate(async (data) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
        canvas.drawImage(image, 0, 0);
        const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
        return new Set(pixels).size;
      }, bytes.toString('base64'));
      expect(colours).toBeGreaterThan(20);
    }
  });

  test('The history is saved as CSV with the loss after every iteration', async ({ playground, sharing }) => {
    await playground.trainAtFullSpeed();
    await sharing.open();
    const download = await sharing.save('Loss history CSV');
    expect(download.suggestedFilename()).toBe('truthnet-loss-history-1500.csv');
    const lines = (await textOf(download)).trimEnd().split('\n');
    expect(lines[0]).toBe('iteration,loss');
    expect(lines).toHaveLength(1502);
    expect(lines.at(-1)).toBe(`1500,${(await playground.progress()).loss}`);
  });
});

test.describe('Code', () => {
  test('is shown in four languages, and the JavaScript that is saved gives the predictions of the page', async ({
    playground,
    sharing,
  }) => {
    await playground.trainAtFullSpeed();
    const shown = await playground.predictions();
    await sharing.open();
    for (const [language, sign] of [
      ['C++', '#include <array>'],
      ['JSON', '"layers"'],
      ['NumPy', 'import numpy as np'],
      ['JavaScript', 'function predict(row)'],
    ] as const) {
      await sharing.button(language).click();
      await expect(sharing.button(language)).toHaveAttribute('aria-pressed', 'true');
      await expect(sharing.dialog.getByRole('region', { name: `The network in ${language}` })).toContainText(sign);
    }
    const download = await sharing.save('Save code');
    expect(download.suggestedFilename()).toBe('truthnet-network-1500.js');
    const output = execFileSync(process.execPath, ['-'], {
      input: await textOf(download),
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    const predictions = output.trimEnd().split('\n').slice(1);
    expect(predictions.map((line) => Number(Number(line.split('-> ')[1]).toFixed(3)))).toEqual(shown);
  });

  test('of the largest network shows its beginning and saves whole', async ({ page, errors: _ }) => {
    await page.goto('./#table=A,B:y/0,1,1,0&hidden=256,256,256');
    const playground = new Playground(page.locator('truth-net'));
    const sharing = new Sharing(playground);
    await expect(playground.button('Train')).toBeEnabled();
    await sharing.open();
    await expect(sharing.dialog.getByText(/^… and [\d,]+ more lines\.$/)).toBeVisible();
    const text = await textOf(await sharing.save('Save code'));
    expect(text.length).toBeGreaterThan(1e6);
    expect(text).toContain('if __name__ == "__main__":');
  });
});

test.describe('The dialog', () => {
  test('closes by Escape, by its button and by a press outside, and gives the focus back', async ({
    page,
    playground,
    sharing,
  }) => {
    const ways: readonly (() => Promise<void>)[] = [
      () => page.keyboard.press('Escape'),
      () => sharing.button('Close').click(),
      () => page.mouse.click(5, 5),
    ];
    for (const close of ways) {
      await sharing.open();
      await close();
      await expect(sharing.dialog).toBeHidden();
      await expect(playground.button('Share')).toBeFocused();
    }
  });

  test('opens and copies by the keyboard alone', async ({ context, page, playground, sharing }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await playground.button('Share').focus();
    await page.keyboard.press('Enter');
    await expect(sharing.dialog).toBeVisible();
    await sharing.button('Copy link').press('Enter');
    await expect(sharing.dialog.getByRole('status')).toHaveText('Copied.');
  });

  test('stays usable while training goes on at full speed', async ({ context, page, playground, sharing }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await playground.choice('Speed').selectOption('Full speed');
    await playground.enter('Run to', '1000000000');
    await playground.button('Train').click();
    await sharing.open();
    const { iteration } = await playground.progress();
    await sharing.button('Copy link').click();
    await expect(sharing.dialog.getByRole('status')).toHaveText('Copied.');
    await sharing.text.pressSequentially('{"table": 1}');
    await sharing.button('JavaScript').click();
    await expect(sharing.text).toHaveValue('{"table": 1}');
    await expect(sharing.button('JavaScript')).toHaveAttribute('aria-pressed', 'true');
    expect((await textOf(await sharing.save('Loss history CSV'))).split('\n').length).toBeGreaterThan(1000);
    expect((await playground.progress()).iteration).toBeGreaterThan(iteration);
    await sharing.button('Close').click();
    await playground.button('Pause').click();

    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await openElsewhere(page, link);
    await expect(other.button('Reset')).toBeEnabled();
    const stoodAt = Number(/&at=(\d+)/.exec(link)![1]);
    await expect.poll(async () => (await other.progress()).iteration, { timeout: 60_000 }).toBe(stoodAt);
  });

  test('speaks of one moment while training goes on behind it', async ({ playground, sharing }) => {
    await playground.enter('Run to', '1000000000');
    await playground.choice('Speed').selectOption('100 / s');
    await playground.button('Train').click();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(3);
    await sharing.open();
    const link = await sharing.link;
    const { iteration } = await playground.progress();
    await expect.poll(async () => (await playground.progress()).iteration).toBeGreaterThan(iteration + 20);
    expect(await sharing.link).toBe(link);
  });
});

test('An element on a page that opens no links offers none', async ({ page, playground: _ }) => {
  await page.evaluate(() => document.body.append(document.createElement('truth-net')));
  const other = new Playground(page.locator('truth-net').last());
  const sharing = new Sharing(other);
  await sharing.open();
  await expect(sharing.button('Save session')).toBeVisible();
  await expect(sharing.button('Copy link')).toHaveCount(0);
});

test('The schema of a session is served beside the page', async ({ page }) => {
  const response = await page.request.get('./session.schema.json');
  expect(response.ok()).toBe(true);
  expect(await response.json()).toMatchObject({ title: 'TruthNet session', required: ['table'] });
});
