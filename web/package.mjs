// @ts-check
// Builds the files of the npm package other than the core and the element: node web/package.mjs
//
//   build/package/cli.mjs              the program `truthnet`
//   build/package/element-in-node.mjs  the placeholder of the element in Node
//   build/package/core-letters.mjs     the compiled core as text
//   build/package/*.d.mts              the types
//   build/package/react.mjs            the component for React
//   build/package/angular.mjs          the directive for Angular
//   build/package/register.mjs         the entries for other frameworks

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'vite';
import { lettersOf } from '../wasm/letters.mjs';
import { frameworkFiles } from './build/framework-types.mjs';
import { noteBundled } from './build/bundled.mjs';
import { checkListed } from './build/licenses.mjs';
import { inRepository, packaged, read, web } from './build/places.mjs';

writeFileSync(
  packaged('core-letters.mjs'),
  `export default ${JSON.stringify(lettersOf(readFileSync(inRepository('build/wasm/truthnet-core.wasm'))))};\n`,
);
writeFileSync(packaged('core-letters.d.mts'), 'declare const letters: string;\nexport default letters;\n');

const require = createRequire(import.meta.url);

await build({
  configFile: false,
  root: web(''),
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: packaged(),
    emptyOutDir: false,
    target: 'node20',
    minify: true,
    rolldownOptions: {
      input: { cli: web('src/cli/main.ts'), 'element-in-node': web('src/entries/node.ts') },
      external: ['truthnet'],
      output: { entryFileNames: '[name].mjs' },
    },
  },
  ssr: { noExternal: true },
  plugins: [noteBundled],
});
checkListed();

const run = (/** @type {string} */ tool, /** @type {string[]} */ options) =>
  execFileSync(process.execPath, [require.resolve(tool), ...options], { stdio: 'inherit' });

// Types of the element, in one self-contained file.
const generator = 'dts-bundle-generator/dist/bin/dts-bundle-generator.js';
const options = [
  '--no-check',
  '--no-banner',
  '--silent',
  '--inline-declare-global',
  '--export-referenced-types',
  'false',
];
run(generator, [
  '--project',
  web('tsconfig.json'),
  ...options,
  '-o',
  packaged('element.d.mts'),
  web('src/entries/module.ts'),
]);

// Types of the core, from its JSDoc.
const emit = [
  '--noEmit',
  'false',
  '--declaration',
  '--emitDeclarationOnly',
  '--rootDir',
  web('../wasm'),
  '--outDir',
  packaged(),
];
run('typescript/bin/tsc', ['--project', web('../wasm'), ...emit]);

// Entries for frameworks.
const frameworks = frameworkFiles(JSON.parse(read(packaged('custom-elements.json'))));
for (const [name, text] of Object.entries(frameworks)) writeFileSync(packaged(name), text);

// The types are in another folder than the sources.
for (const name of readdirSync(packaged()).filter((each) => each.endsWith('.d.mts'))) {
  const types = read(packaged(name));
  writeFileSync(packaged(name), types.replaceAll('../build/wasm/', '../wasm/'));
}
