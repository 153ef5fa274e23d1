/**
 * Tests hostile snippets in engines that build whole sites: no part of a name is evaluated, and the playgrounds render.
 */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { serve } from '../browser/blog.ts';
import { buildBlog } from '../browser/blog-engines.ts';
import { harmIn, hostilePost } from '../browser/hostile-snippets.ts';
import { expect } from '../browser/engines/expect.ts';
import { test } from '../browser/fixtures.ts';
import { Playground } from '../browser/playground.ts';
import { SITES } from './sites.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

for (const site of SITES) {
  test(`A hostile session stays text in a site of ${site.name}`, async ({ page, baseURL, folder, errors: _errors }) => {
    const pages = buildBlog(folder, site, { post: hostilePost(baseURL!) });
    const fileAt = (path: string) => {
      const asked = join(pages, path);
      return existsSync(asked) && statSync(asked).isDirectory() ? join(asked, 'index.html') : asked;
    };
    expect(harmIn(readFileSync(fileAt(site.address), 'utf8'))).toEqual([]);

    const ran: string[] = [];
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    const { address, server } = await serve((path) => {
      const file = fileAt(path);
      return existsSync(file) ? { body: readFileSync(file), type: TYPES[extname(file)] ?? 'text/plain' } : undefined;
    }, "object-src 'none'");
    await page.goto(`${address}${site.address}`);
    for (const around of [page, page.frameLocator('iframe')]) {
      const playground = new Playground(around.locator('truth-net'));
      await playground.element.scrollIntoViewIfNeeded();
      await expect(playground.button('Reset')).toBeVisible();
    }
    expect(await page.locator('body').innerText()).not.toMatch(/1337|LEAKED/);
    expect(ran).toEqual([]);
    server.close();
  });
}
