import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { embedCode } from '../../../web/src/export/embed-code.ts';
import { BLOG_ENGINES, buildBlog } from '../blog-engines.ts';
import { serve, strictPolicy } from '../blog.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { Playground } from '../playground.ts';
import { referenceCase } from '../reference-case.ts';

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.xml': 'text/xml' };

for (const engine of BLOG_ENGINES) {
  for (const kind of engine.kinds) {
    test(`A post of ${engine.name} with the snippet "${kind}" trains under the policy it needs`, async ({
      page,
      baseURL,
      folder,
      errors: _errors,
    }) => {
      test.skip(!engine.isThere, `${engine.name} is not on this machine`);
      const host = new URL(baseURL!).origin;
      const code = embedCode(kind, {
        folder: `${host}/`,
        hash: '#table=X1,X2,X3:y/001:0,011:1,101:1,111:0&seed=1',
        panels: 'run table chart',
        controls: 'compact',
        autoplay: false,
        language: 'en',
        title: 'A network learns y',
        height: 700,
      });
      const pages = buildBlog(folder, engine, code);
      const policy = strictPolicy(host, kind === 'iframe' ? 'iframe' : 'script');
      const { address, server } = await serve((path) => {
        const asked = join(pages, path);
        const file = existsSync(asked) && statSync(asked).isDirectory() ? join(asked, 'index.html') : asked;
        return existsSync(file) ? { body: readFileSync(file), type: TYPES[extname(file)] ?? 'text/plain' } : undefined;
      }, policy);
      const hosts = new Set<string>();
      page.on('request', (request) => hosts.add(new URL(request.url()).origin));

      await page.goto(`${address}${engine.address}`);
      if (kind === 'markdown') await page.getByRole('link', { name: 'A network learns y' }).click();
      const around = kind === 'iframe' ? page.frameLocator('iframe') : page;
      const playground = new Playground(around.locator('truth-net'));
      await playground.element.scrollIntoViewIfNeeded();
      await playground.trainEmbedded();
      await expect(playground.status).toContainText('reached');
      const element = await playground.element.elementHandle();
      const loss = await element.evaluate((each) => (each as HTMLElementTagNameMap['truth-net']).progress!.loss);
      expect(loss).toBeCloseTo(referenceCase(1).loss_at['1500']!, 9);
      // Allowed hosts: the blog, this project's server, and data inside a script.
      expect([...hosts].filter((each) => ![new URL(address).origin, host, 'null'].includes(each))).toEqual([]);
      server.close();
    });
  }
}
