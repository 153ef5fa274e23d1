// @ts-check
// Builds the standalone files, with the worker and the compiled core inside.

import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { lettersOf } from '../../wasm/letters.mjs';
import { noteBundled } from './bundled.mjs';
import { integrityOf } from './integrity.mjs';
import { languages, TRANSLATIONS } from './languages.mjs';
import { LICENSES } from './licenses.mjs';
import { web } from './places.mjs';
import { bareSchema } from './schema.mjs';
import { bareTemplates } from './templates.mjs';
import { TARGETS, TREESHAKE } from './targets.mjs';

/** Returns the script with a language's texts of the first script, or of all later ones. @param {string} tag */
const textsScript = (tag) => `truth-net-${tag.toLowerCase()}.js`;
/** @param {string} tag */
const laterTextsScript = (tag) => `truth-net-more-${tag.toLowerCase()}.js`;

/** Scripts with the texts of one language, for the first script and for the later ones. */
export const TEXTS = TRANSLATIONS.map(({ tag }) => textsScript(tag));
const LATER_TEXTS = TRANSLATIONS.map(({ tag }) => laterTextsScript(tag));

/** Classic scripts in dist/: the first one, the texts, and the others in the order in which a reader comes to need them. */
export const SCRIPTS = [
  'truth-net.js',
  ...TEXTS,
  'truth-net-more.js',
  'truth-net-studies.js',
  'truth-net-exercises.js',
  ...LATER_TEXTS,
  'truth-net-analysis.js',
  'truth-net-formulas.js',
];

/** Script that a page may include in place of the first one, which it loads when a reader comes near a playground. */
export const LAZY_SCRIPT = 'truth-net-lazy.js';

/** Scripts that each of them loads on demand. @type {Readonly<Record<string, readonly string[]>>} */
export const LOADED_BY = {
  ...Object.fromEntries(SCRIPTS.map((name) => [name, []])),
  'truth-net.js': [
    ...TEXTS,
    'truth-net-more.js',
    ...LATER_TEXTS,
    'truth-net-studies.js',
    'truth-net-exercises.js',
    'truth-net-analysis.js',
  ],
  'truth-net-more.js': [...LATER_TEXTS, 'truth-net-formulas.js'],
  'truth-net-studies.js': LATER_TEXTS,
  'truth-net-exercises.js': LATER_TEXTS,
};

/** Loads a worker as text: `./worker.ts?code`. */
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
      build: {
        write: false,
        target: TARGETS,
        rolldownOptions: { input, treeshake: TREESHAKE, output: { format: 'iife' } },
      },
      plugins: [noteBundled],
    });
    const [worker] = /** @type {[import('vite').Rolldown.RolldownOutput]} */ ([built].flat());
    return `export default ${JSON.stringify(worker.output[0].code)}`;
  },
});

/** Loads a compiled core as text: `truthnet-core.wasm?letters`. */
const coreAsLetters = /** @type {import('vite').Plugin} */ ({
  name: 'core-as-letters',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.wasm?letters')) return;
    return `export default ${JSON.stringify(lettersOf(readFileSync(id.slice(0, -'?letters'.length))))}`;
  },
});

/**
 * Loads the parts of a package's module without Vite's helper, which would look for style sheets and uses import.meta
 * in a way that webpack does not support.
 */
const plainImports = /** @type {import('vite').Plugin} */ ({
  name: 'plain-imports',
  enforce: 'pre',
  load(id) {
    return id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined;
  },
});

/**
 * Escapes all characters beyond ASCII: a page in another encoding decodes a classic script in its own, unless the page
 * says otherwise. Our texts and expressions allow escapes everywhere.
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

/** Adds a comment to each file that names the file of licenses. */
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
      // Everything to inline is imported as text.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        // Vite's own helper causes the first warning, which a self-contained script can ignore; slow builds are
        // expected.
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
 * Builds a classic script.
 * @param {string} folder
 * @param {string} name
 * @param {string} source  below web/
 * @param {readonly string[]} [next]  names of the scripts that it loads later and checks against their hashes; already
 *   built
 * @param {Record<string, string>} [more]  further constants of the source, as code
 * @param {import('./languages.mjs').Language} [language]  whose texts the script has
 */
export function buildScript(folder, name, source, next = [], more = {}, language) {
  const output = /** @type {const} */ ({ format: 'iife', codeSplitting: false });
  const define = {
    THIS_SCRIPT: JSON.stringify(name),
    NEXT_SCRIPTS: JSON.stringify(Object.fromEntries(next.map((each) => [each, integrityOf(each)]))),
    ...more,
  };
  // Later scripts are loaded as UTF-8, and third-party code in them has names beyond ASCII.
  const isLater = SCRIPTS.slice(1).some((later) => later === name);
  return buildPieces(folder, { [name]: source }, output, [languages(language), ...(isLater ? [] : [ascii])], define);
}

/** Builds the classic scripts with the element, each after those that it loads. @param {string} folder */
export async function buildScripts(folder) {
  for (const name of SCRIPTS.toReversed()) {
    const language = TRANSLATIONS.find(({ tag }) => [textsScript(tag), laterTextsScript(tag)].includes(name));
    const entry = !language
      ? name.replace('truth-net', 'classic-script').replace('.js', '')
      : TEXTS.includes(name)
        ? 'classic-script-texts'
        : 'classic-script-later-texts';
    await buildScript(folder, name, `src/entries/${entry}.ts`, LOADED_BY[name], {}, language);
  }
}

/**
 * Builds a module, and beside it the modules that it loads later.
 * @param {string} folder
 * @param {string} name  ends with .mjs
 * @param {string} source  below web/
 */
export function buildModule(folder, name, source) {
  const chunkFileNames = name.replace('.mjs', '-[name].mjs');
  return buildPieces(folder, { [name]: source }, { format: 'es', chunkFileNames }, [languages(), plainImports]);
}
