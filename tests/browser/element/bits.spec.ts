/** Checks that a session gives the same bits in every engine, natively and in Node: see tests/reference/bits.mjs. */

import { readFileSync } from 'node:fs';
import type { Run } from '../../reference/bits.mjs';
import { serve } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';

/** Modules of the repository and the package, which find each other without an import map. */
const SERVED = /^\/(?:wasm|build\/wasm|tests\/reference)\/[\w-]+\.(?:mjs|wasm)$/;

const PAGE = `<!doctype html><title>The core alone</title>
<script type="module">
  import { Core } from './wasm/core.mjs';
  import { fingerprintOf } from './tests/reference/bits.mjs';
  const core = await Core.load({ wasm: './build/wasm/truthnet-core.wasm' });
  window.fingerprintOf = (run) => fingerprintOf(core, run);
</script>`;

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url));

test('Losses and parameters have the bits of the reference', async ({ page, errors: _ }) => {
  const { address, server } = await serve((path) => {
    if (path === '/') return { body: PAGE, type: 'text/html' };
    if (!SERVED.test(path)) return undefined;
    return { body: read(path.slice(1)), type: path.endsWith('.mjs') ? 'text/javascript' : 'application/wasm' };
  }, "default-src * 'unsafe-inline' 'wasm-unsafe-eval'");
  await page.goto(address);
  const isLoaded = () => page.evaluate(() => 'fingerprintOf' in window);
  await expect.poll(isLoaded).toBe(true);
  for (const run of JSON.parse(String(read('tests/reference/bits.json'))) as Run[]) {
    const fingerprint = await page.evaluate(
      (each) => (window as unknown as { fingerprintOf(run: Run): string }).fingerprintOf(each),
      run,
    );
    expect(fingerprint, run.name).toBe(run.fingerprint);
  }
  server.close();
});
