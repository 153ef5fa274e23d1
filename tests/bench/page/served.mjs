/** Serves the built page as a static host does, and opens it in a browser. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import { chromium } from '@playwright/test';

import { chromiumOptions } from '../../../wasm/toolchain/browser.mjs';
import { repository } from '../../../wasm/toolchain/paths.mjs';
import { SetupProblem } from '../../../wasm/toolchain/problem.mjs';

const built = join(repository, 'dist');

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** Files compressed ahead of time, as static hosts do. @type {Map<string, Buffer>} */
const compressed = new Map();

/** @param {string} file */
function brotli(file) {
  const known = compressed.get(file) ?? brotliCompressSync(readFileSync(file));
  compressed.set(file, known);
  return known;
}

/**
 * Serves the page compressed, and caches files with a hash in their names forever, as static hosts do.
 * @param {string} [folder] folder of the built page
 * @returns {Promise<{ address: string, close(): Promise<void> }>}
 */
export async function servePage(folder = built) {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new SetupProblem('The page is not built yet. Please run:', ['npm run build']);
  }
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const type = types[extname(file)];
    if (!file.startsWith(folder) || type === undefined || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const isFrozen = path.startsWith('/assets/');
    const canBrotli = /\bbr\b/.test(String(request.headers['accept-encoding']));
    response.writeHead(200, {
      'Content-Type': type,
      'Cache-Control': isFrozen ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(canBrotli && { 'Content-Encoding': 'br' }),
    });
    response.end(canBrotli ? brotli(file) : readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://localhost:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function newBrowser() {
  return chromium.launch(chromiumOptions());
}

/**
 * Opens the page with all its panels in the viewport and passes it to `use`.
 * @template T
 * @param {string} address
 * @param {(opened: { browser: import('@playwright/test').Browser, page: import('@playwright/test').Page }) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withPage(address, use) {
  const browser = await newBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 2400 } });
    await page.goto(address);
    await page.waitForFunction(() => document.querySelector('truth-net')?.progress !== undefined);
    return await use({ browser, page });
  } finally {
    await browser.close();
  }
}
