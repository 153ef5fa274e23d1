/** The same session gives the same bits in every engine as natively and in Node: see tests/reference/bits.mjs. */

import { readFileSync } from 'node:fs';
import type { Run } from '../reference/bits.mjs';
import { serve } from './blog.ts';
import { expect, test } from './playground.ts';

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/core.mjs': ['wasm/core.mjs', 'text/javascript'],
  '/truthnet-core.mjs': ['build/wasm/truthnet-core.mjs', 'text/javascript'],
  '/truthnet-core.wasm': ['build/wasm/truthnet-core.wasm', 'application/wasm'],
  '/bits.mjs': ['tests/reference/bits.mjs', 'text/javascript'],
};

const PAGE = `<!doctype html><title>The core alone</title>
<script type="importmap">{ "imports": { "#truthnet-core": "./truthnet-core.mjs" } }</script>
<script type="module">
  import { Core } from './core.mjs';
  import { fingerprintOf } from './bits.mjs';
  const bytes = await (await fetch('./truthnet-core.wasm')).arrayBuffer();
  const core = await Core.load(await WebAssembly.compile(bytes));
  window.fingerprintOf = (run) => fingerprintOf(core, run);
</script>`;

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));

test('Losses and parameters have the bits of the reference', async ({ page, errors: _ }) => {
  const { address, server } = await serve((path) => {
    if (path === '/') return { body: PAGE, type: 'text/html' };
    const [file, type] = FILES[path] ?? [];
    return file === undefined || type === undefined ? undefined : { body: read(file), type };
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
