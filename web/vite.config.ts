/** Configures the build of the pages, their documentation tables and embedding examples. */

import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { noteBundled } from './build/bundled.mjs';
import { publicApiTables, escaped } from './build/public-api-tables.mjs';
import { integrityOf } from './build/integrity.mjs';
import { makeManifest } from './build/manifest.mjs';
import { pageInputs, pages } from './build/pages.mjs';
import { SCRIPTS } from './build/pieces.mjs';
import { dist, web } from './build/places.mjs';
import { bareSchema } from './build/schema.mjs';
import { bareTemplates } from './build/templates.mjs';
import { TARGETS, TREESHAKE } from './build/targets.mjs';
import { TUTORIAL } from './build/tutorial.mjs';
import { embedCode, type Embedded, embedPolicy, TRUSTED_TYPES } from './src/export/embed-code.ts';

/** Modules that, with all that they import, are the first file of every page. */
const FIRST = /src\/(?:entries\/page|page\/switches|session\/formats\/write-session-file)\.ts$/;

/** Names of the built files: a short hash, since the first file of a page contains the names of the others. */
const NAMES = {
  entryFileNames: 'assets/[name]-[hash:6].js',
  chunkFileNames: 'assets/[name]-[hash:6].js',
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

/** Example of the documentation, embedded with the same code as in the share dialog. */
const EXAMPLE: Embedded = {
  folder: 'https://your.host/truthnet/',
  hash: '#table=a,b:y/0,1,1,0&hidden=3&seed=7',
  panels: 'run table diagram chart',
  controls: 'compact',
  autoplay: false,
  language: 'en',
  title: 'A network learns XOR',
  height: 720,
};

function includedAsItIs(name: string): string {
  const address = `${EXAMPLE.folder}${name}`;
  return `<script src="${address}" integrity="${integrityOf(name)}" crossorigin="anonymous" async></script>`;
}

function codeParts(): Record<string, string> {
  const hugo = embedCode('hugo', EXAMPLE);
  const jekyll = embedCode('jekyll', EXAMPLE);
  const codes = {
    'code-script': embedCode('script', EXAMPLE).post,
    'code-iframe': embedCode('iframe', EXAMPLE).post,
    'code-hugo-file': hugo.once!.text,
    'code-hugo-post': hugo.post,
    'code-jekyll-file': jekyll.once!.text,
    'code-jekyll-post': jekyll.post,
    'policy-script': embedPolicy('script', 'https://your.host'),
    'policy-iframe': embedPolicy('iframe', 'https://your.host'),
    'policy-trusted-types': `trusted-types ${TRUSTED_TYPES}`,
    'code-integrity': SCRIPTS.map(includedAsItIs).join('\n'),
  };
  return Object.fromEntries(
    Object.entries(codes).map(([name, code]) => [name, `<pre tabindex="0"><code>${escaped(code.trim())}</code></pre>`]),
  );
}

let parts: Promise<Record<string, string>> | undefined;

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
      input: pageInputs(),
      // Otherwise what the element shares with each set of later views is a file of its own, which compresses worse.
      output: { ...NAMES, codeSplitting: { groups: [{ name: 'playground', test: FIRST }] } },
    },
  },
  worker: { format: 'es', plugins: () => [noteBundled], rolldownOptions: { treeshake: TREESHAKE, output: NAMES } },
  plugins: [
    pages(
      () =>
        (parts ??= makeManifest().then((manifest) => ({
          ...publicApiTables(manifest),
          ...codeParts(),
          'tutorial-address': TUTORIAL,
        }))),
    ),
    publishedSchema,
    bareSchema,
    bareTemplates,
    noteBundled,
  ],
});
