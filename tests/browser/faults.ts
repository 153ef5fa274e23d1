/** Lets a test provoke what goes wrong in a worker: by code of its own at the head of the worker's. */

import type { Page } from '@playwright/test';

const FAULTS = {
  /** Something throws that nobody catches. */
  crash: `setTimeout(() => { throw new Error('A fault of the test'); });`,
  /** The worker is gone, of which no browser tells. */
  end: `close();`,
  /** The browser has no more memory to give. */
  memory: `WebAssembly.Memory.prototype.grow = () => { throw new RangeError('No more memory'); };`,
};

/** Before the page is opened. */
export async function allowFaults(page: Page): Promise<void> {
  const cases = Object.entries(FAULTS).map(([name, code]) => `if (fault === '${name}') { ${code} }`);
  const head = `new BroadcastChannel('faults').onmessage = ({ data: fault }) => { ${cases.join(' ')} };\n`;
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: head + (await response.text()) });
  });
}

export async function provoke(page: Page, fault: keyof typeof FAULTS): Promise<void> {
  await page.evaluate((name) => {
    const channel = new BroadcastChannel('faults');
    channel.postMessage(name);
    channel.close();
  }, fault);
}
