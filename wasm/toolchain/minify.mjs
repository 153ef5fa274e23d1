// Makes a JavaScript file that Emscripten wrote as short as it can be: node wasm/toolchain/minify.mjs <file>

import { readFileSync, writeFileSync } from 'node:fs';

import { minifySync } from 'vite';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file to minify.');
const { code, errors } = minifySync(file, readFileSync(file, 'utf8'), {
  module: true,
  compress: true,
  mangle: true,
  codegen: { removeWhitespace: true },
});
if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
writeFileSync(file, code);
