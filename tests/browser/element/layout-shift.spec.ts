import { embedCode } from '../../../web/src/export/embed-code.ts';
import { test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { test as onPage } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { resizeTo } from '../resize.ts';

/** Sum of all layout shifts so far, as Core Web Vitals count them within one window. */
const SHIFTS = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 500);
})`;

for (const width of [390, 800]) {
  test(`A playground in a post of ${width} pixels shifts its surroundings by less than 0.05`, async ({
    page,
    blog,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const { post } = embedCode('script', {
      folder: blog.host,
      hash: '#table=a,b:y/0,1,1,0&bias=true',
      panels: 'run table diagram chart',
      controls: 'full',
      autoplay: false,
      language: 'en',
      title: 'A network learns y',
      height: 700,
    });
    const text = `<p>${'Some text around it. '.repeat(20)}</p>`;
    await blog.open(`<h1>A post</h1>${text}${post}${text.repeat(20)}`);
    await new Playground(page.locator('truth-net')).progress();
    expect(await page.evaluate(SHIFTS)).toBeLessThan(0.05);
  });
}

onPage('A contradiction moves nothing', async ({ page, playground }) => {
  const words = playground.element.getByText('Rows 1 and 3: same inputs, different targets.');
  for (const [width, height] of [
    [390, 844],
    [1280, 720],
    [1440, 900],
  ] as const) {
    await onPage.step(`${width}×${height}`, async () => {
      await resizeTo(page, width, height);
      const tops = () =>
        playground.element.evaluate((element) => {
          const views = [element, element.shadowRoot!.querySelector('truth-net-table')!];
          return views.flatMap(({ shadowRoot }) =>
            [...shadowRoot!.querySelectorAll('.on-change, .actions, .score, truth-net-table-grid, .panel, .chips')].map(
              (part) => [part.className || part.localName, Math.round(part.getBoundingClientRect().top)],
            ),
          );
        });
      await expect(playground.cell('X1', 1)).toBeInViewport();
      const before = await tops();
      await playground.cell('X1', 1).click();
      await expect(words).toBeInViewport();
      expect(await tops()).toEqual(before);
      await playground.cell('X1', 1).click();
      await expect(words).toHaveCount(0);
    });
  }
});
