// @ts-check
// Puts the table of the last browser tests, test-results/engines.md, into the README: npm run engines

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';

const results = 'test-results/engines.md';
if (!existsSync(results)) {
  console.error(`There is no ${results} yet. Please run:\n  npm run test:browser`);
  process.exit(1);
}
const readme = readFileSync('README.md', 'utf8');
const table = readFileSync(results, 'utf8');
const written = readme.replace(
  /(<!-- engines -->\n)[\s\S]*?(\n<!-- \/engines -->)/,
  (_, open, close) => `${open}\n${table}${close}`,
);
if (written === readme && !readme.includes(table)) throw new Error('README.md has no place for the table');
writeFileSync('README.md', await format(written, { parser: 'markdown', printWidth: 120 }));
