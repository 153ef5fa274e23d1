/** Runs the examples of README.md and of the documentation for Node and for a terminal, and checks what documents name. */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadCore } from 'truthnet';
import { expect, test } from 'vitest';
import { TUTORIAL } from '../../web/build/tutorial.mjs';
import { run } from '../../web/src/cli/command.ts';
import { tableToCsv } from '../../web/src/session/formats/csv.ts';
import { TUTORIAL_TABLE } from '../../web/src/session/presets/presets.ts';
import { docBlocks, type Run, WRITTEN } from '../docs.ts';
import { readmeExamples, readProjectFile } from '../examples.ts';
import { REPOSITORY } from './scratch.ts';

const inReadme = readmeExamples();
const blocks = WRITTEN.flatMap((language) => docBlocks(language));
const inDocs = (how: Run) => blocks.filter(({ run: each }) => each === how);

test.each([...new Set([...inReadme.filter(({ kind }) => kind === 'node'), ...inDocs('node')].map(({ text }) => text))])(
  'This example runs in Node and learns its table:\n%s',
  (text) => {
    const options = { cwd: REPOSITORY, encoding: 'utf8', input: text } as const;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-'], options);
    const loss = parseFloat(printed);
    expect(loss).toBeLessThan(0.1);
    // A comment next to the line may give the loss.
    const [, told] = /step\(.*\/\/.*?(\d\.\d+)$/m.exec(text) ?? [];
    if (told) expect(loss.toFixed(told.length - 2)).toBe(told);
  },
);

/** Runs a command line, in which every file is the tutorial's table, and returns what a terminal shows. */
async function shownBy(command: string): Promise<string> {
  let shown = '';
  const code = await run(command.split(' ').slice(2), {
    stdout: { write: (part) => (shown += part) },
    stderr: { write: () => undefined },
    read: () => Promise.resolve(new TextEncoder().encode(tableToCsv(TUTORIAL_TABLE))),
    write: () => Promise.reject(new Error('not asked for')),
    loadCore,
    version: '',
  });
  expect(code, command).toBe(0);
  return shown;
}

test.each(
  [
    ...inReadme.filter(({ kind }) => kind === 'console'),
    ...inDocs('terminal').filter(({ kind }) => kind === 'console'),
  ].map(({ text }) => [text]),
)('A terminal shows this:\n%s', async (text) => {
  const [command = '', ...lines] = text.trimEnd().split('\n');
  const shown = await shownBy(command.replace('$ ', ''));
  const cut = lines.indexOf('…');
  const expected = lines.slice(0, cut < 0 ? undefined : cut);
  expect(shown.trimEnd().split('\n').slice(0, expected.length)).toEqual(expected);
});

test('The commands of the documentation run', async () => {
  const lines = inDocs('terminal')
    .filter(({ kind }) => kind === 'sh')
    .flatMap(({ text }) => text.trim().split('\n'));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of new Set(lines)) expect(await shownBy(line)).not.toBe('');
});

const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  '.github/PULL_REQUEST_TEMPLATE.md',
];
const documents = DOCUMENTS.map((name) => ({ name, text: readProjectFile(name) }));

/** Returns the first group of all matches in a document. */
function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group]) => group!);
}

test('Every command in the documentation exists', () => {
  const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> };
  const named = documents.flatMap(({ text }) => found(text, /npm (?:run )?((?<=run )[\w:-]+|start|test\b)/g));
  expect(named.length).toBeGreaterThan(10);
  for (const name of named) expect(scripts).toHaveProperty([name]);
});

test.each(documents)('Every file and heading that $name links to exists', ({ text }) => {
  const headings = found(text, /^#+ (.*)$/gm).map((heading) => `#${heading.toLowerCase().replaceAll(' ', '-')}`);
  for (const target of found(text, /\]\(([^)]*)\)/g).filter((link) => !link.startsWith('https:'))) {
    if (target.startsWith('#')) expect(headings).toContain(target);
    else expect(existsSync(join(REPOSITORY, target)), target).toBe(true);
  }
});

test.each(documents)('Every path in $name exists', ({ text }) => {
  // ARCHITECTURE.md shortens paths below web/src.
  const folders = ['core', 'wasm', 'web', 'tests', ...readdirSync(join(REPOSITORY, 'web/src'))];
  for (const path of found(text, /`([\w./-]+\/[\w./-]*)`/g).filter((each) => folders.includes(each.split('/')[0]!))) {
    expect(
      [path, `web/src/${path}`].some((each) => existsSync(join(REPOSITORY, each))),
      path,
    ).toBe(true);
  }
});

test('README.md names the package of this version and links the tutorial as the pages do', () => {
  const { name, version } = JSON.parse(readProjectFile('package.json')) as Record<'name' | 'version', string>;
  const readme = readProjectFile('README.md');
  expect(new Set(found(readme, /npm install (\S+?)`/g))).toEqual(new Set([`./${name}-${version}.tgz`]));
  expect(readme).toContain(`[original tutorial]: ${TUTORIAL}\n`);
});
