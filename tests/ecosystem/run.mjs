// @ts-check
// Installs the package in a project of each framework, builds it and opens it in Chromium:
// npm run ecosystem -- [names]
//
// Prints a table, and writes it to build/ecosystem.json. Needs npm's registry for the frameworks.

import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../wasm/toolchain/browser.mjs';
import { PROJECTS } from './projects.mjs';

/** @typedef {import('./projects.mjs').Project} Project */

const repository = fileURLToPath(new URL('../..', import.meta.url));
const execute = promisify(execFile);

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** @type {{ name: string, loss_at: Record<string, number> }[]} */
const cases = JSON.parse(readFileSync(join(repository, 'tests/reference/numpy-cases.json'), 'utf8'));
const expectedLoss = cases.find(({ name }) => name === 'tutorial network, seed 1')?.loss_at['1500'];

/** @param {string} folder */
function serve(folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = [path, `${path}.html`, `${path}/index.html`]
      .map((name) => join(folder, name))
      .find((file) => existsSync(file) && statSync(file).isFile());
    if (!found) return response.writeHead(404).end();
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(found))] ?? 'application/octet-stream';
    return response.writeHead(200, { 'content-type': type }).end(readFileSync(found));
  });
  /** @type {Promise<{ address: string, close: () => void }>} */
  const listening = new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ address: `http://localhost:${port}`, close: () => server.close() });
    });
  });
  return listening;
}

/**
 * Trains the playground of a page to iteration 1500, and returns its loss.
 * @param {import('@playwright/test').Page} page
 */
async function lossOf(page) {
  await page.waitForFunction(
    () => {
      const element = /** @type {{ progress?: object } | null} */ (document.querySelector('truth-net'));
      return element?.progress !== undefined;
    },
    undefined,
    { timeout: 60_000 },
  );
  return page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('truth-net'));
    element.reset();
    element.step(1500);
    while (element.progress.iteration !== 1500) await new Promise((resolve) => setTimeout(resolve, 20));
    return /** @type {number} */ (element.progress.loss);
  });
}

/** @param {number} loss */
function checkLoss(loss) {
  if (expectedLoss === undefined || Math.abs(loss - expectedLoss) > 1e-12) {
    throw new Error(`the loss is ${loss}, not ${expectedLoss}`);
  }
}

/**
 * @param {Project} project
 * @param {string} folder
 */
async function open({ output, page: path = '/', hasFallback = true, leaves = false }, folder) {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const { address, close } = await serve(join(folder, output));
  try {
    if (hasFallback) {
      const html = await (await fetch(address + path)).text();
      if (!/<truth-net[^>]*>[^<]*(?:<!--.*?-->|<p>)*\s*This playground needs JavaScript\./s.test(html)) {
        throw new Error('the fallback is not in the page of the server');
      }
    }
    const page = await browser.newPage();
    /** @type {string[]} */
    const faults = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => {
      // Next.js cancels a prefetch that it no longer needs.
      const reason = request.failure()?.errorText;
      if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()} failed: ${reason}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.url()} answered ${response.status()}`);
    });
    await page.goto(address + path);
    checkLoss(await lossOf(page));
    if ((await page.locator('output').count()) > 0) {
      // The framework's own handler of an event has run.
      await page.waitForFunction(
        (loss) => Math.abs(Number(document.querySelector('output')?.textContent) - loss) < 1e-9,
        expectedLoss ?? 0,
        { timeout: 10_000 },
      );
    }
    if (leaves) {
      await page.getByText('Away', { exact: true }).click();
      await page.locator('truth-net').waitFor({ state: 'detached' });
      await page.getByText('Back', { exact: true }).click();
      checkLoss(await lossOf(page));
    }
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } finally {
    await browser.close();
    close();
  }
}

/**
 * @param {string} name
 * @param {Project} project
 * @param {string} folder
 * @param {string} tarball
 */
async function run(name, project, folder, tarball) {
  const source = fileURLToPath(new URL(name, import.meta.url));
  cpSync(source, folder, { recursive: true, filter: (file) => !/node_modules|\/(?:dist|build|\.next)$/.test(file) });
  const environment = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    NG_CLI_ANALYTICS: 'false',
  };
  const npm = (/** @type {string[]} */ ...args) =>
    execute('npm', args, { cwd: folder, env: environment, maxBuffer: 2 ** 26 });
  await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline');
  // The packed package has no place in the lock file.
  const installed = join(folder, 'node_modules/truthnet');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  await npm('run', '--if-present', 'check');
  await npm('run', 'build');
  await open(project, folder);
}

/**
 * @param {string} folder
 * @param {readonly string[]} packages
 */
function versionsOf(folder, packages) {
  return packages.map((name) => {
    const file = join(folder, 'node_modules', name, 'package.json');
    return `${name} ${existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : '?'}`;
  });
}

const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in PROJECTS));
if (unknown) throw new Error(`there is no project ${unknown}; there are ${Object.keys(PROJECTS).join(', ')}`);

const scratch = mkdtempSync(join(tmpdir(), 'truthnet-ecosystem-'));
const results = [];
try {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', scratch], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const tarball = join(scratch, JSON.parse(packed)[0].filename);
  for (const [name, project] of Object.entries(PROJECTS)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const folder = join(scratch, name);
    const start = Date.now();
    let problem = '';
    try {
      await run(name, project, folder, tarball);
    } catch (error) {
      const { message, stdout = '', stderr = '' } = /** @type {Error & { stdout?: string, stderr?: string }} */ (error);
      problem = [message, stdout, stderr].join('\n').trim();
    }
    const versions = versionsOf(folder, project.packages);
    const seconds = Math.round((Date.now() - start) / 1000);
    results.push({ name, title: project.title, versions, passed: problem === '', seconds });
    console.log(
      `${name.padEnd(12)} ${problem ? 'FAILED' : 'passed'} ${String(seconds).padStart(4)} s  ${versions.join(', ')}`,
    );
    if (problem) console.error(problem);
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
mkdirSync(join(repository, 'build'), { recursive: true });
writeFileSync(join(repository, 'build/ecosystem.json'), `${JSON.stringify(results, null, 2)}\n`);
if (results.some(({ passed }) => !passed)) process.exitCode = 1;
