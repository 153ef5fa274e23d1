import { embedCode } from '../../../web/src/export/embed-code.ts';
import { test } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { Playground } from '../playground.ts';

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
