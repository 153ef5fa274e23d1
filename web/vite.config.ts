/** Configures the build of the pages, their documentation tables and embedding examples. */

import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { noteBundled } from './build/bundled.mjs';
import { publicApiTables } from './build/public-api-tables.mjs';
import { galleryParts } from './build/gallery.mjs';
import { makeManifest } from './build/manifest.mjs';
import { languages } from './build/languages.mjs';
import { pageInputs, pages } from './build/pages.mjs';
import { dist, web } from './build/places.mjs';
import { referenceParts, sizesTable } from './build/reference-parts.mjs';
import { docInputs, docPages } from './build/doc-pages.mjs';
import { bareSchema } from './build/schema.mjs';
import { snippets } from './build/snippets.ts';
import { bareTemplates } from './build/templates.mjs';
import { TARGETS, TREESHAKE } from './build/targets.mjs';
import { TUTORIAL } from './build/tutorial.mjs';

/** Modules that, with all that they import, are the first file of every page. */
const FIRST = /src\/(?:entries\/page|page\/switches|session\/formats\/write-session-file)\.ts$/;

/** Names of the built files: a short hash, since the first file of a page contains the names of the others. */
const NAMES = {
  entryFileNames: 'assets/[name]-[hash:7].js',
  chunkFileNames: 'assets/[name]-[hash:7].js',
  assetFileNames: 'assets/[name]-[hash:6][extname]',
};

/** Publishes the schemas of a session and of a challenge beside the page, at stable addresses. */
const publishedSchema: Plugin = {
  name: 'published-schema',
  generateBundle() {
    for (const [fileName, folder] of [
      ['session.schema.json', 'src/session/'],
      ['challenge.schema.json', 'src/session/challenge/'],
    ] as const) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(web(folder + fileName), 'utf8') });
    }
  },
};

let parts: Promise<Record<string, string>> | undefined;

/** Returns the generated parts of the pages. */
function madeParts(): Promise<Record<string, string>> {
  return (parts ??= makeManifest().then((manifest) => ({
    ...publicApiTables(manifest),
    ...referenceParts(),
    'script-sizes': sizesTable(),
    ...galleryParts(snippets),
    'tutorial-address': TUTORIAL,
  })));
}

export default defineConfig({
  root: web(''),
  // Relative addresses, so that the built page works from any folder of any server.
  base: './',
  build: {
    outDir: dist(),
    // The scripts for other hosts have been built already.
    emptyOutDir: false,
    target: TARGETS,
    cssTarget: TARGETS,
    // All supported browsers preload modules themselves.
    modulePreload: { polyfill: false },
    // The page's policy allows no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Slow builds are expected.
      checks: { bundlerTimings: false },
      treeshake: TREESHAKE,
      input: { ...pageInputs(), ...docInputs() },
      // Otherwise what the element shares with each set of later views is a file of its own, which compresses worse.
      output: { ...NAMES, codeSplitting: { groups: [{ name: 'playground', test: FIRST }] } },
    },
  },
  worker: { format: 'es', plugins: () => [noteBundled], rolldownOptions: { treeshake: TREESHAKE, output: NAMES } },
  plugins: [
    languages(),
    pages(madeParts),
    docPages(snippets, madeParts),
    publishedSchema,
    bareSchema,
    bareTemplates,
    noteBundled,
  ],
});
