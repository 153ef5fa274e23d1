// Serves the built page: node wasm/toolchain/serve.mjs [--port N] [--open]

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { repository } from './paths.mjs';
import { exitWithProblem, SetupProblem } from './problem.mjs';

/**
 * @param {number} port   replaced by the next free one if it is busy
 * @param {boolean} open  true to open a browser
 */
async function serve(port, open) {
  const page = join(repository, 'dist');
  if (!existsSync(join(page, 'index.html'))) {
    throw new SetupProblem('The page is not built yet. Run:', ['npm run build']);
  }
  // Imported late, so that the message above also appears without node_modules.
  const { preview } = await import('vite');
  const server = await preview({
    root: repository,
    configFile: false,
    logLevel: 'warn',
    appType: 'mpa', // a wrong address is a 404, not the page again
    build: { outDir: page },
    preview: { port, open },
    plugins: [withSlash(page)],
  });
  const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
  console.log(`TruthNet is running at ${address} (press Ctrl+C to stop).`);
}

/**
 * Redirects the address of a folder without its slash, as servers do: the addresses in its page are relative.
 * @param {string} root
 * @returns {import('vite').Plugin}
 */
function withSlash(root) {
  return {
    name: 'with-slash',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
        if (pathname.endsWith('/') || !existsSync(join(root, pathname, 'index.html'))) next();
        else response.writeHead(301, { Location: `${pathname.replace(/^\/+/, '/')}/${search}` }).end();
      });
    },
  };
}

const usage = 'node wasm/toolchain/serve.mjs [--port N] [--open]';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string', default: '4173' }, open: { type: 'boolean' } },
    });
    const port = Number(values.port);
    if (Number.isInteger(port) && port > 0 && port < 65536) return { port, open: values.open };
    throw new SetupProblem(`--port must be a whole number from 1 to 65535, but is "${values.port}". Usage:`, [usage]);
  } catch (error) {
    if (error instanceof SetupProblem) throw error;
    throw new SetupProblem(`${/** @type {Error} */ (error).message}. Usage:`, [usage]);
  }
}

try {
  const { port, open } = readOptions();
  await serve(port, open ?? false);
} catch (error) {
  exitWithProblem(error);
}
