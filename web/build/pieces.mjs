// @ts-check
// Builds that need nothing but themselves: the worker and the compiled core are inside.

import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { lettersOf } from '../../wasm/letters.mjs';
import { noteBundled } from './bundled.mjs';
import { integrityOf } from './integrity.mjs';
import { LICENSES } from './licenses.mjs';
import { web } from './places.mjs';
import { bareSchema } from './schema.mjs';
import { bareTemplates } from './templates.mjs';
import { TARGETS, TREESHAKE } from './targets.mjs';

/** The classic scripts in dist/, each of which loads the next one when it is called for. */
export const SCRIPTS = /** @type {const} */ (['truth-net.js', 'truth-net-more.js', 'truth-net-formulas.js']);

/** The worker as text: `./worker.ts?code`. */
const workerCode = /** @type {import('vite').Plugin} */ ({
  name: 'worker-code',
  async load(id) {
    if (!id.endsWith('?code')) return;
    const input = id.slice(0, -'?code'.length);
    const built = await build({
      configFile: false,
      root: web(''),
      publicDir: false,
      logLevel: 'warn',
      build: { write: false, target: TARGETS, rolldownOptions: { input, output: { format: 'iife' } } },
      plugins: [noteBundled],
    });
    const [worker] = /** @type {[import('vite').Rolldown.RolldownOutput]} */ ([built].flat());
    return `export default ${JSON.stringify(worker.output[0].code)}`;
  },
});

/** The compiled core as text: `truthnet-core.wasm?letters`. */
const coreAsLetters = /** @type {import('vite').Plugin} */ ({
  name: 'core-as-letters',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.wasm?letters')) return;
    return `export default ${JSON.stringify(lettersOf(readFileSync(id.slice(0, -'?letters'.length))))}`;
  },
});

/**
 * A package's module loads its parts as they are. Vite's helper would look for style sheets of theirs, and names
 * import.meta in a way that webpack does not follow.
 */
const plainImports = /** @type {import('vite').Plugin} */ ({
  name: 'plain-imports',
  enforce: 'pre',
  load(id) {
    return id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined;
  },
});

/**
 * A page in another encoding reads a classic script in its own, unless it says otherwise: what is not ASCII is written as
 * escapes, which texts and expressions of ours allow everywhere.
 */
const ascii = /** @type {import('vite').Plugin} */ ({
  name: 'ascii',
  generateBundle(_, bundle) {
    for (const piece of Object.values(bundle)) {
      if (piece.type !== 'chunk') continue;
      piece.code = piece.code.replaceAll(
        /[^\0-\x7f]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
});

/** Says in each file where the licenses are. */
const banner = /** @type {import('vite').Plugin} */ ({
  name: 'banner',
  generateBundle(_, bundle) {
    for (const piece of Object.values(bundle)) {
      if (piece.type === 'chunk') piece.code = `/*! TruthNet, MIT, with ${LICENSES} */\n${piece.code}`;
    }
  },
});

/**
 * @param {string} folder
 * @param {Record<string, string>} input  what to build, below web/, by the names of the files
 * @param {import('vite').Rolldown.OutputOptions} output
 * @param {import('vite').Plugin[]} plugins
 * @param {Record<string, string>} define
 */
function buildPieces(folder, input, output, plugins = [], define = {}) {
  return build({
    configFile: false,
    root: web(''),
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: TARGETS,
      cssTarget: TARGETS,
      modulePreload: false,
      // All that is to be inside is imported so.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        // Vite's own helper asks for it; a script that holds all needs nothing of it. Nor is a build slow by mistake.
        checks: { emptyImportMeta: false, bundlerTimings: false },
        input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, web(path)])),
        preserveEntrySignatures: 'strict',
        treeshake: TREESHAKE,
        output: { entryFileNames: '[name]', assetFileNames: '[name][extname]', ...output },
      },
    },
    plugins: [workerCode, coreAsLetters, bareSchema, bareTemplates, noteBundled, ...plugins, banner],
  });
}

/**
 * A classic script.
 * @param {string} folder
 * @param {string} name
 * @param {string} source  below web/
 * @param {string} [next]  the name of the script that it loads later and holds to its hash, which is there already
 */
export function buildScript(folder, name, source, next) {
  const output = /** @type {const} */ ({ format: 'iife', codeSplitting: false });
  const define = next && {
    THIS_SCRIPT: JSON.stringify(name),
    NEXT_SCRIPT: JSON.stringify(next),
    NEXT_INTEGRITY: JSON.stringify(integrityOf(next)),
  };
  // Those that are loaded later are so as UTF-8; other people's code in them has names that are not ASCII.
  const isLater = SCRIPTS.slice(1).some((later) => later === name);
  return buildPieces(folder, { [name]: source }, output, isLater ? [] : [ascii], define || {});
}

/** The classic scripts with the element, from the last to the first. @param {string} folder */
export async function buildScripts(folder) {
  const [first, late, formulas] = SCRIPTS;
  await buildScript(folder, formulas, 'src/entries/classic-script-formulas.ts');
  await buildScript(folder, late, 'src/entries/classic-script-more.ts', formulas);
  await buildScript(folder, first, 'src/entries/classic-script.ts', late);
}

/**
 * A module, and beside it those that it loads later.
 * @param {string} folder
 * @param {string} name  ends with .mjs
 * @param {string} source  below web/
 */
export function buildModule(folder, name, source) {
  const chunkFileNames = name.replace('.mjs', '-[name].mjs');
  return buildPieces(folder, { [name]: source }, { format: 'es', chunkFileNames }, [plainImports]);
}
