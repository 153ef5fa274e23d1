/** Tests that the documents for contributors name files, folders and commands that exist. */

import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readProjectFile } from '../examples.ts';

const DOCUMENTS = ['ARCHITECTURE.md', 'CONTRIBUTING.md'];

/** Folders that a build writes, which git does not track. */
const BUILT = /^(?:build|dist)\b/;

const root = new URL('../../', import.meta.url);
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
}).split('\n');
const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> };

/** Returns true for a tracked file or folder, by its whole path or its end. */
function isTracked(path: string): boolean {
  return files.some((file) => `/${file}/`.includes(`/${path.replace(/\/$/, '')}/`));
}

test.each(DOCUMENTS)('Every file and folder that %s names exists', (document) => {
  const spans = [...readProjectFile(document).matchAll(/`([^`\n]+)`|\]\(([^)#:\s]+)\)/g)];
  const paths = spans
    .map(([, code, link]) => code ?? link!)
    .filter((text) => /^[\w.-]+(?:\/[\w.-]*)+$|^[\w.-]+\.(?:ts|mjs|cpp|hpp|css|md|json|html|py|yml)$/.test(text))
    .filter((path) => !BUILT.test(path));
  expect(paths.length).toBeGreaterThan(4);
  expect(paths.filter((path) => !isTracked(path))).toEqual([]);
});

test.each(DOCUMENTS)('Every npm script that %s names exists', (document) => {
  const names = [...readProjectFile(document).matchAll(/npm run(?: --silent)?\s+([\w:-]+)/g)].map(([, name]) => name!);
  expect(names.filter((name) => !(name in scripts))).toEqual([]);
});
