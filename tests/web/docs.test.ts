/** Tests that the documents for contributors name what exists, and that comments open as they demand. */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProjectFile } from '../examples.ts';

const DOCUMENTS = ['ARCHITECTURE.md', 'CONTRIBUTING.md'];

/** Folders that a build writes, which git does not track. */
const BUILT = /^(?:build|dist)\b/;

const root = new URL('../../', import.meta.url);
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => existsSync(new URL(file, root)));
const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> };

/** Returns true for a tracked file or folder, by its whole path or its end. */
function isTracked(path: string): boolean {
  return files.some((file) => `/${file}/`.includes(`/${path.replace(/\/$/, '')}/`));
}

test.each(DOCUMENTS)('Every file and folder that %s names exists', (document) => {
  const spans = [...readProjectFile(document).matchAll(/`([^`\n]+)`|\]\(([^)#:\s]+)\)/g)];
  const paths = spans
    .map(([, code, link]) => code ?? link!)
    .filter((text) =>
      /^(?!\.\/$)[\w.-]+(?:\/[\w.-]*)+$|^[\w.-]+\.(?:ts|mjs|cpp|hpp|css|md|json|html|py|yml)$/.test(text),
    )
    .filter((path) => !BUILT.test(path));
  expect(paths.length).toBeGreaterThan(4);
  expect(paths.filter((path) => !isTracked(path))).toEqual([]);
});

test.each(DOCUMENTS)('Every npm script that %s names exists', (document) => {
  const names = [...readProjectFile(document).matchAll(/npm run(?: --silent)?\s+([\w:-]+)/g)].map(([, name]) => name!);
  expect(names.filter((name) => !(name in scripts))).toEqual([]);
});

test('No comment opens with a relative clause in place of a noun or a verb', () => {
  const opening =
    /^\s*(?:\/\/+|\/?\*+|#|<!--|""")\s*(?:What|Whatever|Whether|Who|Whoever|How|Where|Which|Those|So many)\b/;
  const sources = files.filter((file) => /\.(?:[cm]?[jt]s|[ch]pp|css|html|py|yml)$|CMakeLists\.txt$/.test(file));
  expect(sources.length).toBeGreaterThan(500);
  const riddles = sources.flatMap((file) =>
    readProjectFile(file)
      .split('\n')
      .filter((line) => opening.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(riddles).toEqual([]);
});
