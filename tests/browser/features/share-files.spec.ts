import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';
import { Sharing, test, textOf } from './sharing.ts';

test.describe('Pictures and figures:', () => {
  test('the loss chart and the diagram are saved as self-contained SVG files', async ({
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

  test('the pictures contain what other views draw: the maps of the units, and the pins of changes', async ({
    page,
    playground,
    sharing,
  }) => {
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 10.');
    await playground.enter('Learning rate', '2');
    await playground.button('10 steps').click();
    await expect(playground.status).toContainText('Paused at iteration 20.');
    await expect(playground.element.locator('truth-net-chart-marks svg')).toContainText('η 1 → 2');
    await sharing.open();
    expect(await textOf(await sharing.save('Loss chart SVG'))).toContain('η 1 → 2');

    const text = await textOf(await sharing.save('Network diagram SVG'));
    const boxes = [...text.matchAll(/<image [^>]*height="(\d+)" href="data:image\/png;base64,/g)];
    expect(boxes).toHaveLength(3);
    const units = [...text.matchAll(/<rect [^>]*rx="[^>]*>/g)].map(([rect]) =>
      ['x', 'y', 'width'].map((name) => 2 * Number(new RegExp(` ${name}="([^"]*)"`).exec(rect)![1])),
    );
    const png = (await readFile(await (await sharing.save('Network diagram PNG')).path())).toString('base64');
    const [first, hidden] = await page.evaluate(
      async ({ units: [input, , , unit], data }) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true })!;
        canvas.drawImage(image, 0, 0);
        // The colours on a line through the middle of the unit.
        return [input!, unit!].map(([x, y, width]) => {
          const line = canvas.getImageData(x! + 6, y! + width! / 2, width! - 12, 1).data;
          return new Set(new Uint32Array(line.buffer)).size;
        });
      },
      { units, data: png },
    );
    expect(first).toBeGreaterThan(8);
    expect(hidden).toBeGreaterThan(8);
  });

  test('a picture that is saved during training is named after the iteration that it shows', async ({
    playground,
    sharing,
  }) => {
    await playground.enter('Stop at iteration', '1000000000');
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

  test('PNG files are twice as large as on screen, in the colours of the page', async ({
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

  test('the history is saved as CSV with the loss after every iteration', async ({ playground, sharing }) => {
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

test.describe('The code', () => {
  test('is shown in each language, and the saved JavaScript gives the predictions of the page', async ({
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
      ['NumPy, training', 'np.random.seed(1)'],
      ['PyTorch', 'import torch'],
      ['Keras', 'import keras'],
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

  test('of the largest network shows its beginning and is saved in full', async ({ page, errors: _ }) => {
    await page.goto('../#table=A,B:y/0,1,1,0&hidden=256,256,256');
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
