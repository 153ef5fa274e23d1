/**
 * Adds the figures of the last `npm run bench` to the history on the site:
 *
 *     npm run bench:history
 *
 * The site itself keeps the history: it is read from bench/history.json there, and written with the new figures to
 * dist/bench, beside a page that draws it. A site without a history begins one.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { SITE } from '../../web/build/site.mjs';
import { repository } from '../../wasm/toolchain/paths.mjs';
import { digits } from './report.mjs';
import { quiet } from './statistics.mjs';

/**
 * @typedef {object} Entry
 * @property {import('./origin.mjs').Origin} origin
 * @property {Record<string, number>} figures  by the names in FIGURES
 */

/** Most entries kept: a page of them stays small. */
const MOST = 400;

const FIGURES = {
  J1: 'J1 in Node, ms',
  'J1 / native': 'J1 in Node ÷ native SSE4.2',
  J2: 'J2 in Node, ms',
  'J2 / native': 'J2 in Node ÷ native SSE4.2',
  J4: 'J4 in Node, ms',
  'J4 / J1': '1000 × J1 ÷ J4',
  bytes: 'core and glue with brotli, bytes',
};

/**
 * Returns the entry of a run of the benchmark.
 * @param {Record<string, any>} results  see run.mjs
 * @returns {Entry}
 */
export function entryOf(results) {
  const time = (/** @type {string} */ job, /** @type {string} */ name) =>
    quiet(results[job]?.find((/** @type {{ name: string }} */ each) => each.name === name)?.milliseconds ?? []);
  const [j1, j2, j4] = [time('J1', 'ours'), time('J2', 'ours'), time('J4', 'ours')];
  const figures = {
    J1: j1,
    'J1 / native': j1 / time('J1', 'native-sse42'),
    J2: j2,
    'J2 / native': j2 / time('J2', 'native-sse42'),
    J4: j4,
    'J4 / J1': (1000 * j1) / j4,
    bytes: results.bytes?.reduce(
      (/** @type {number} */ sum, /** @type {{ brotli: number }} */ { brotli }) => sum + brotli,
      0,
    ),
  };
  return {
    origin: results.origin,
    figures: Object.fromEntries(Object.entries(figures).filter(([, value]) => Number.isFinite(value))),
  };
}

/** @param {Entry[]} history */
export function historyPage(history) {
  const charts = Object.entries(FIGURES).map(([name, title]) => chartOf(title, name, history));
  const last = history.at(-1)?.origin;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>TruthNet: speed by commit</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}svg{width:100%;height:auto}h2{font-size:1rem;margin:2rem 0 0}</style>
<h1>Speed by commit</h1>
<p>${history.length} measurements by continuous integration, whose machines differ: compare the ratios. The last one:
${last ? `${text(last.processor)}, ${text(last.date.slice(0, 10))}, commit ${text(last.commit.slice(0, 7))}` : 'none'}.
All of them: <a href="history.json">history.json</a></p>
${charts.join('\n')}
</html>
`;
}

/**
 * @param {string} title
 * @param {string} name
 * @param {Entry[]} history
 */
function chartOf(title, name, history) {
  const points = history.flatMap(({ origin, figures }) =>
    figures[name] === undefined ? [] : [{ commit: origin.commit, value: figures[name] }],
  );
  const values = points.map(({ value }) => value);
  const top = Math.max(...values, Number.MIN_VALUE);
  const dots = points.map(({ commit, value }, index) => {
    const x = 40 + (index * 900) / Math.max(points.length - 1, 1);
    const label = `${text(commit.slice(0, 7))}: ${digits(value)}`;
    return `<circle cx="${x.toFixed(1)}" cy="${(110 - (100 * value) / top).toFixed(1)}" r="3"><title>${label}</title></circle>`;
  });
  const newest = values.at(-1);
  return `<h2>${text(title)}: ${newest === undefined ? 'not measured' : digits(newest)}</h2>
<svg viewBox="0 0 960 120" role="img" aria-label="${text(title)}" fill="currentColor"><path d="M40 110h900" stroke="currentColor"/>${dots.join('')}</svg>`;
}

/** @param {string} value */
function text(value) {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** @param {string} site */
async function main(site) {
  const results = JSON.parse(readFileSync(join(repository, 'build/bench/results.json'), 'utf8'));
  const answer = await fetch(new URL('bench/history.json', site));
  if (!answer.ok && answer.status !== 404) throw new Error(`${answer.url} answered ${answer.status}`);
  /** @type {Entry[]} */
  const before = answer.ok ? await answer.json() : [];
  const history = [...before, entryOf(results)].slice(-MOST);
  const folder = join(repository, 'dist/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'history.json'), JSON.stringify(history));
  writeFileSync(join(folder, 'index.html'), historyPage(history));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(SITE);
