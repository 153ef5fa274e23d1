// @ts-check
// Serves the pages from their sources: node web/dev.mjs [--port N]
//
// Saved styles and scripts are replaced in the open page. A saved C++ file recompiles the core and reloads the page; the
// compiler's messages appear in the terminal.

import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { build } from '../wasm/toolchain/cmake.mjs';
import { SetupProblem } from '../wasm/toolchain/problem.mjs';
import { inRepository, web } from './build/places.mjs';

/** Vite's client in the page uses inline styles and a socket, which the policy of the built pages forbids. */
const withoutPolicy = /** @type {import('vite').Plugin} */ ({
  name: 'without-policy',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
});

/** Compiles the core when one of its files is saved, one compilation after the other. */
const compiledCore = /** @type {import('vite').Plugin} */ ({
  name: 'compiled-core',
  configureServer({ watcher, ws, config: { logger } }) {
    let compiled = Promise.resolve();
    watcher.add([inRepository('core'), inRepository('wasm')]);
    watcher.on('change', (file) => {
      if (!/\.(?:cpp|hpp)$/.test(file)) return;
      compiled = compiled.then(async () => {
        logger.info(`${relative(inRepository(''), file)} was saved.`);
        try {
          await build('wasm');
          ws.send({ type: 'full-reload' });
        } catch (error) {
          if (!(error instanceof SetupProblem)) throw error;
          logger.error(`${error.details}\n${error.message}`);
        }
      });
    });
  },
});

const { values } = parseArgs({ options: { port: { type: 'string', default: '5173' } } });
const server = await createServer({
  configFile: web('vite.config.ts'),
  server: { port: Number(values.port), fs: { allow: [inRepository('')] } },
  plugins: [withoutPolicy, compiledCore],
});
await server.listen();
server.printUrls();
