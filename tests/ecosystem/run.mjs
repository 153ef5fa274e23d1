// @ts-check
// Installs the package in a project of each framework, builds it and opens it in Chromium:
// npm run ecosystem -- [names]
//
// Prints a table. If all projects were tried and passed, writes results.json, from which the documentation has the
// versions. Needs npm's registry for the frameworks, and Hugo and Jekyll in the system; without one of them, its row
// says so.

import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { parse } from 'parse5';
import { format, resolveConfig } from 'prettier';
import { chromiumOptions } from '../../wasm/toolchain/browser.mjs';
import { findOnPath } from '../../wasm/toolchain/paths.mjs';
import { createTrainer } from '../../wasm/truthnet.mjs';
import { PROJECTS } from './projects.mjs';

/** @typedef {import('./projects.mjs').Project} Project */

const repository = fileURLToPath(new URL('../..', import.meta.url));
const fileHere = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
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
 * Trains the playground of a page to iteration 1500, and returns its loss and its session.
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
    return { loss: /** @type {number} */ (element.progress.loss), session: element.session };
  });
}

/** Returns the loss of a session in Node, after 1500 iterations. @param {any} session */
async function lossInNode(session) {
  return (await createTrainer(session)).step(1500);
}

/**
 * Checks the loss of a page after 1500 iterations against NumPy's, or that of the same session in Node.
 * @param {import('@playwright/test').Page} page
 * @param {Project} project
 */
async function checkLoss(page, { copied }) {
  const { loss, session } = await lossOf(page);
  const expected = copied ? await lossInNode(session) : expectedLoss;
  if (expected === undefined || Math.abs(loss - expected) > 1e-12) {
    throw new Error(`the loss is ${loss}, not ${expected}`);
  }
}

/** Counts how far the elements of a page move without a reason: https://web.dev/articles/cls */
function countShifts() {
  const counted = /** @type {{ shifts?: number }} */ (globalThis);
  counted.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = /** @type {PerformanceEntry & { value: number, hadRecentInput: boolean }} */ (
        entry
      );
      if (!hadRecentInput) counted.shifts = (counted.shifts ?? 0) + value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Asserts that keys turn slides outside the playground only. @param {import('@playwright/test').Page} page */
async function checkSlides(page) {
  await page.locator('truth-net').getByRole('button', { name: 'Reset' }).focus();
  await page.keyboard.press('ArrowRight');
  if (page.url().endsWith('#/1')) throw new Error('a key in the playground turned a slide');
  await page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/#\/1$/);
}

/** A playground in the HTML of a server, with a text or a place that readers without scripts see. */
const FALLBACK =
  /<truth-net[^>]*>(?:\s|<!--.*?-->|<p>|<a [^>]*>[^<]*<\/a>)*(?:This playground needs JavaScript\.|<svg )/s;

/** Largest shift of the layout. A good page has less than 0.1; a playground that appears without a place has 0.2. */
const LARGEST_SHIFT = 0.01;

/**
 * @param {Project} project
 * @param {string} folder
 */
async function open(project, folder) {
  const {
    output,
    page: path = '/',
    hasFallback = true,
    leaves = false,
    hasSession = false,
    cancels = false,
    isSlides = false,
  } = project;
  const browser = await chromium.launch(chromiumOptions());
  const { address, close } = await serve(join(folder, output));
  try {
    if (hasFallback) {
      const html = await (await fetch(address + path)).text();
      if (!FALLBACK.test(html)) {
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
      const reason = request.failure()?.errorText;
      if (!cancels || reason !== 'net::ERR_ABORTED') faults.push(`${request.url()} failed: ${reason}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.url()} answered ${response.status()}`);
    });
    await page.addInitScript(countShifts);
    await page.goto(address + path);
    await checkLoss(page, project);
    const shift = await page.evaluate(() => /** @type {{ shifts?: number }} */ (globalThis).shifts ?? 0);
    if (shift > LARGEST_SHIFT) throw new Error(`the layout shifted by ${shift}`);
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
      await checkLoss(page, project);
    }
    if (hasSession) {
      await page.getByText('Session', { exact: true }).click();
      await page.waitForFunction(() => {
        const element = /** @type {{ session?: { table: { inputs: string[] } } } | null} */ (
          document.querySelector('truth-net')
        );
        return element?.session?.table.inputs.length === 1;
      });
      const { loss, session } = await lossOf(page);
      if (session.training.seed !== 7 || loss !== (await lossInNode(session)))
        throw new Error(`the session led to a loss of ${loss}`);
    }
    if (isSlides) await checkSlides(page);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } finally {
    await browser.close();
    close();
  }
}

/**
 * Returns a piece of code in the documentation.
 * @param {import('./projects.mjs').Copied} copied
 */
function codeIn({ page, title }) {
  /** @typedef {import('parse5').DefaultTreeAdapterTypes.ChildNode} Node */
  /** @type {(nodes: Node[]) => Node[]} */
  const all = (nodes) => nodes.flatMap((node) => [node, ...('childNodes' in node ? all(node.childNodes) : [])]);
  /** @type {(node: Node) => string} */
  const textOf = (node) => all([node]).reduce((text, each) => text + ('value' in each ? each.value : ''), '');
  const nodes = all(parse(readFileSync(join(repository, `dist/docs/${page}.html`), 'utf8')).childNodes);
  for (const figure of nodes.filter(({ nodeName }) => nodeName === 'figure')) {
    const caption = all([figure]).find(({ nodeName }) => nodeName === 'figcaption');
    const code = all([figure]).find(({ nodeName }) => nodeName === 'code');
    if (!code || !('attrs' in code)) continue;
    const language = code.attrs.find(({ name }) => name === 'class')?.value.replace('language-', '');
    if ((caption ? textOf(caption) : language) === title) return textOf(code);
  }
  throw new Error(`docs/${page}.html has no code ${title}`);
}

/**
 * @param {string} name
 * @param {Project} project
 * @param {string} folder
 * @param {string} tarball
 */
async function run(name, project, folder, tarball) {
  cpSync(fileHere(project.folder ?? name), folder, {
    recursive: true,
    filter: (file) => !/node_modules|\/(?:dist|build|\.next)$/.test(file),
  });
  if (project.hasSession) cpSync(fileHere('shared/not.ts'), join(folder, 'src/not.ts'));
  for (const [file, { from, above }] of Object.entries(project.shared ?? {})) {
    writeFileSync(join(folder, file), above + readFileSync(fileHere(from), 'utf8'));
  }
  const environment = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    DOCUSAURUS_NO_TELEMETRY: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    NG_CLI_ANALYTICS: 'false',
  };
  const execution = { cwd: folder, env: environment, maxBuffer: 2 ** 26 };
  const npm = (/** @type {string[]} */ ...args) => execute('npm', args, execution);
  if (!project.command) await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline');

  // The packed package has no place in the lock file.
  const installed = join(folder, 'node_modules/truthnet');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  if (project.hosts) cpSync(join(installed, 'dist'), join(folder, project.hosts), { recursive: true });
  for (const [file, copied] of Object.entries(project.copied ?? {})) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    const code = codeIn(copied).replaceAll('https://your.host/', '/');
    writeFileSync(join(folder, file), (copied.above ?? '') + code);
  }

  if (project.command) {
    const [program = '', ...args] = project.command;
    await execute(program, args, execution);
  } else {
    await npm('run', '--if-present', 'check');
    await npm('run', 'build');
  }
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

/** @param {string} program  of the system */
function versionOf(program) {
  const text = execFileSync(program, program === 'hugo' ? ['version'] : ['--version'], { encoding: 'utf8' });
  return `${program} ${/\d+\.\d+\.\d+/.exec(text)?.[0]}`;
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
    const program = project.command?.[0];
    if (program && !findOnPath(program)) {
      console.log(`${name.padEnd(12)} not tried: ${program} is not installed`);
      results.push({ name, title: project.title, versions: [], outcome: 'not tried', seconds: 0 });
      continue;
    }
    try {
      await run(name, project, folder, tarball);
    } catch (error) {
      const { message, stdout = '', stderr = '' } = /** @type {Error & { stdout?: string, stderr?: string }} */ (error);
      problem = [message, stdout, stderr].join('\n').trim();
    }
    const versions = program ? [versionOf(program)] : versionsOf(folder, project.packages);
    const seconds = Math.round((Date.now() - start) / 1000);
    results.push({ name, title: project.title, versions, outcome: problem ? 'failed' : 'passed', seconds });
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
if (results.length === Object.keys(PROJECTS).length && results.every(({ outcome }) => outcome === 'passed')) {
  const tried = results.map(({ name, title, versions }) => ({ name, title, versions }));
  const file = fileHere('results.json');
  writeFileSync(file, await format(JSON.stringify(tried), { ...(await resolveConfig(file)), filepath: file }));
}
if (results.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
