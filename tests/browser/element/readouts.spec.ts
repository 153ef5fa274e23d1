import type { TruthNetElement } from '../../../web/src/api/public-api.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';

test('Readouts keep their place while their digits change during training @chromium', async ({ playground }) => {
  await playground.element.evaluate(
    async (element: TruthNetElement & { readonly updateComplete: Promise<boolean> }) => {
      const { session } = element;
      // This pace passes through every number of digits.
      element.savedState = { session, iteration: 0, changes: [], view: { pace: 300 } };
      await element.updateComplete;
    },
  );
  await playground.progress();
  const seen = await playground.element.evaluate(async (element: HTMLElementTagNameMap['truth-net']) => {
    const bar = element.shadowRoot!.querySelector('truth-net-run-bar')!.shadowRoot!;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const boxes = () =>
      Array.from(bar.querySelectorAll('.readouts > *, .readouts dt, .readouts dd, progress'), (each) => {
        const { left, width } = each.getBoundingClientRect();
        // A number has its own width; its position is fixed.
        return each.matches('dd') ? `${left}` : `${left} ${width}`;
      }).join(' | ');
    const trained = element.train(100_000);
    await frame();
    const before = boxes();
    const digits = new Set<number>();
    const places = new Set<string>();
    let frames = 0;
    for (; frames < 240 || element.progress!.iteration < 1100; frames++) {
      await frame();
      digits.add(String(element.progress!.iteration).length);
      places.add(boxes());
    }
    element.pause();
    await trained;
    return { before, places: [...places], digits: [...digits].sort(), frames };
  });
  expect(seen.places).toEqual([seen.before]);
  expect(seen.digits).toEqual([1, 2, 3, 4]);
});

test('A run lays out what changes, not the page around it @chromium', async ({ playground, page }) => {
  await playground.element.evaluate(
    async (element: TruthNetElement & { readonly updateComplete: Promise<boolean> }) => {
      const { session } = element;
      element.savedState = { session, iteration: 0, changes: [], view: { pace: 60 } };
      await element.updateComplete;
    },
  );
  await playground.progress();
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await playground.element.evaluate((element: HTMLElementTagNameMap['truth-net']) => element.train(120));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const layouts = traceEvents.flatMap(({ args }) => args.endData?.layoutRoots ?? []);
  const ofPage = layouts.filter(({ nodeName }) => nodeName === '#document');
  expect(layouts.length).toBeGreaterThan(100);
  // The page itself is laid out only for the first drawings, and when one more row is right.
  expect(ofPage.length).toBeLessThan(layouts.length / 10);
});

/** Event of a browser's trace; the end of a layout names the boxes it began with. */
interface TraceEvent {
  readonly args: { readonly endData?: { readonly layoutRoots?: readonly { readonly nodeName: string }[] } };
}
