/** Provokes faults in a worker, with code prepended to the worker's script. */

import type { Page } from '@playwright/test';

const FAULTS = {
  /** Uncaught exception. */
  crash: `setTimeout(() => { throw new Error('A fault of the test'); });`,
  /** End of the worker, which fires no event. */
  end: `close();`,
  /** Failure to allocate memory. */
  memory: `WebAssembly.Memory.prototype.grow = () => { throw new RangeError('No more memory'); };`,
};

/** Prepares the page's workers, or some of them, for faults. Call it before opening the page. */
export async function allowFaults(page: Page, scripts = '**/assets/*worker-*.js'): Promise<void> {
  const cases = Object.entries(FAULTS).map(([name, code]) => `if (fault === '${name}') { ${code} }`);
  const head = `new BroadcastChannel('faults').onmessage = ({ data: fault }) => { ${cases.join(' ')} };\n`;
  await page.route(scripts, async (route) => {
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
