/** The page for an iframe, in the sandbox that the share dialog writes, in every engine. */

import { serve } from '../blog.ts';
import { expect, test } from './visitor.ts';

/** Keeps the height that the frame tells last. */
const SCRIPT = `addEventListener('message', ({ data }) => { document.title = data.height; });`;

test('A sandboxed frame shows its playground and tells its height', async ({ visitor, baseURL }) => {
  const frame = `<iframe src="${baseURL}embed.html?lang=en" sandbox="allow-scripts" width="900" height="300"></iframe>`;
  const body = `<!doctype html><title>0</title><script>${SCRIPT}</script>${frame}`;
  const { address, server } = await serve(
    (path) => (path === '/' ? { body, type: 'text/html' } : undefined),
    `script-src 'unsafe-inline'`,
  );
  await visitor.open(address);
  const height = () => visitor.run(() => Number(document.title));
  // Before the element is there, the page keeps a place of 256 pixels for it.
  await expect.poll(height, { timeout: 30_000 }).toBeGreaterThan(600);
  server.close();
});
