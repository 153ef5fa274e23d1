// @ts-check
// Builds that need nothing but themselves: the worker and the compiled core are inside.

import { build } from 'vite';
import { web } from './places.mjs';
import { CSS_TARGET, TARGET } from './targets.mjs';

export const LATE_SCRIPT = 'truth-net-more.js';

/**
 * Takes other files for some of ours.
 * @param {Record<string, string>} replacements  by names in src/
 * @returns {import('vite').Plugin}
 */
function replacing(replacements) {
  const files = new Map(Object.entries(replacements).map(([from, to]) => [web(`src/${from}`), web(`src/${to}`)]));
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
 * @param {string} folder
 * @param {Record<string, string>} input  what to build, below web/, by the names of the files
 * @param {import('vite').Rolldown.OutputOptions} output
 * @param {Record<string, string>} replacements
 */
function buildPieces(folder, input, output, replacements) {
  return build({
    configFile: false,
    root: web(''),
    publicDir: false,
    logLevel: 'warn',
    define: { LATE_SCRIPT: JSON.stringify(LATE_SCRIPT) },
    build: {
      outDir: folder,
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
        input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, web(path)])),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name]', assetFileNames: '[name][extname]', ...output },
      },
    },
    worker: { format: 'iife' },
    plugins: [replacing({ 'engine/delivery.ts': 'engine/delivery-inline.ts', ...replacements })],
  });
}

/**
 * A classic script.
 * @param {string} folder
 * @param {string} name
 * @param {string} source  below web/
 */
export function buildScript(folder, name, source) {
  const output = /** @type {const} */ ({ format: 'iife', codeSplitting: false });
  return buildPieces(folder, { [name]: source }, output, { 'late-delivery.ts': 'late-delivery-script.ts' });
}

/**
 * A module, and beside it those that it loads later.
 * @param {string} folder
 * @param {string} name  ends with .mjs
 * @param {string} source  below web/
 */
export function buildModule(folder, name, source) {
  const chunkFileNames = name.replace('.mjs', '-[name].mjs');
  return buildPieces(folder, { [name]: source }, { format: 'es', chunkFileNames }, {});
}
