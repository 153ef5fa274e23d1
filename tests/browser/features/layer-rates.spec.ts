import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { CHROMIUM } from '../tags.ts';

test(
  'A learning rate for each layer comes with a link, and its factors can be edited and cleared',
  CHROMIUM,
  async ({ page, playground }) => {
    await page.goto('./#table=X1,X2,X3:y/001:0,011:1,101:1,111:0&rates=1,0.5&v=3');
    const rates = () =>
      playground.element.evaluate(
        (element: HTMLElementTagNameMap['truth-net']) => element.session.training?.layerRates,
      );
    await expect.poll(rates).toEqual([1, 0.5]);
    await playground.enter('Layer 2: learning rate ×', '2');
    await expect.poll(rates).toEqual([1, 2]);
    await playground.button('Same rate for all layers').click();
    await expect.poll(rates).toBeUndefined();
    await expect(playground.button('Same rate for all layers')).toHaveCount(0);
  },
);
