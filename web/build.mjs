// @ts-check
// Builds all of dist/ from the same sources: node web/build.mjs
//
//   index.html …            the pages, for a server of one's own (vite.config.ts)
//   truth-net.js            one classic script with the element, its worker and the core: for a page of any host
//   truth-net-more.js       the views that come late, when such a page shows one of them
//   truth-net.mjs …         the same as modules, for bundlers
//   embed.html, embed.js    the element alone in a page, for an iframe
//   truth-net.html          that page in one file, which runs from a disk

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { CSS_TARGET, TARGET } from './targets.mjs';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const dist = (/** @type {string} */ name) => at(`../dist/${name}`);
const read = (/** @type {string} */ file) => readFileSync(file, 'utf8');

const LATE_SCRIPT = 'truth-net-more.js';

/**
 * Takes other files for some of ours.
 * @param {Record<string, string>} replacements  by names in src/
 * @returns {import('vite').Plugin}
 */
function replacing(replacements) {
  const files = new Map(Object.entries(replacements).map(([from, to]) => [at(`src/${from}`), at(`src/${to}`)]));
  return {
    name: 'replacing',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const resolved = await this.resolve(source, importer, options);
      return resolved && (files.get(resolved.id) ?? resolved);
    },
  };
}

/**
 * Builds files that need nothing else from their server.
 * @param {Record<string, string>} input  by the names of the files
 * @param {import('vite').Rolldown.OutputOptions} output
 * @param {Record<string, string>} replacements
 */
function buildPieces(input, output, replacements) {
  return build({
    configFile: false,
    root: at('.'),
    publicDir: false,
    logLevel: 'warn',
    define: { LATE_SCRIPT: JSON.stringify(LATE_SCRIPT) },
    build: {
      outDir: at('../dist'),
      emptyOutDir: false,
      target: TARGET,
      cssTarget: CSS_TARGET,
      modulePreload: false,
      // All that is to be inside is imported so.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        // Vite's own helper asks for it; a script that holds all needs nothing of it.
        checks: { emptyImportMeta: false },
        input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, at(path)])),
        output: { entryFileNames: '[name]', assetFileNames: '[name][extname]', ...output },
      },
    },
    worker: { format: 'iife' },
    plugins: [replacing({ 'engine/delivery.ts': 'engine/delivery-inline.ts', ...replacements })],
  });
}

/**
 * @param {Record<string, string>} input
 */
function buildScripts(input) {
  const output = /** @type {const} */ ({ format: 'iife', codeSplitting: false });
  return buildPieces(input, output, { 'late-delivery.ts': 'late-delivery-script.ts' });
}

/** embed.html with all that it loads inside, under a policy that lets in nothing else. */
function inOneFile() {
  const hashes = { script: /** @type {string[]} */ ([]), style: /** @type {string[]} */ ([]) };
  const inside = (/** @type {'script' | 'style'} */ tag, /** @type {string} */ text) => {
    // Neither may hold what ends it; in both, a backslash before the slash changes nothing.
    const safe = text.replaceAll(`</${tag}`, `<\\/${tag}`);
    hashes[tag].push(`'sha256-${createHash('sha256').update(safe).digest('base64')}'`);
    return `<${tag}>${safe}</${tag}>`;
  };
  const icon = `data:image/svg+xml;base64,${Buffer.from(read(dist('favicon.svg'))).toString('base64')}`;
  const names = ['truth-net.js', LATE_SCRIPT, 'embed.js'];
  const scripts = names.map((name) => inside('script', read(dist(name)).trim()));
  const style = inside('style', read(dist('embed.css')).trim());
  const policy = `default-src 'none'; script-src ${hashes.script.join(' ')} 'wasm-unsafe-eval'; style-src ${hashes.style.join(' ')}; worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'`;
  return (
    read(dist('embed.html'))
      .replace(
        '<meta name="viewport"',
        () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <meta name="viewport"`,
      )
      .replace('href="favicon.svg"', () => `href="${icon}"`)
      .replace(/ *<link rel="stylesheet" [^>]*>/, () => style)
      .replaceAll(/ *<script src=.*<\/script>\n/g, '')
      // Where deferred scripts would run.
      .replace('  </body>', () => `${scripts.join('\n')}\n  </body>`)
  );
}

await build({ configFile: at('vite.config.ts') });
await buildScripts({ 'truth-net.js': 'src/define.ts' });
await buildScripts({ [LATE_SCRIPT]: 'src/define-late.ts' });
await buildScripts({ 'embed.js': 'src/page/embed.ts' });
await buildPieces({ 'truth-net.mjs': 'src/define.ts' }, { format: 'es', chunkFileNames: 'truth-net-[name].mjs' }, {});
writeFileSync(dist('embed.html'), read(at('embed.html')));
writeFileSync(dist('embed.css'), read(at('src/page/embed.css')));
writeFileSync(dist('truth-net.html'), inOneFile());
