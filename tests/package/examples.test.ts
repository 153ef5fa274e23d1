/** Runs the examples of README.md and embedding.html for Node and for a terminal. */

import { execFileSync } from 'node:child_process';
import { loadCore } from 'truthnet';
import { expect, test } from 'vitest';
import { run } from '../../web/src/cli/command.ts';
import { tableToCsv } from '../../web/src/session/formats/csv.ts';
import { TUTORIAL_TABLE } from '../../web/src/session/presets.ts';
import { pageExamples, readmeExamples, readProjectFile } from '../examples.ts';
import { REPOSITORY } from './scratch.ts';

const inReadme = readmeExamples();
const inPage = pageExamples(
  [...readProjectFile('web/embedding.html').matchAll(/<pre[^>]*><code>([\s\S]*?)<\/code><\/pre>/g)].map(([, html]) =>
    html!.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
  ),
);

test.each([...inReadme, ...inPage].filter(({ kind }) => kind === 'node').map(({ text }) => [text]))(
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

test.each(inReadme.filter(({ kind }) => kind === 'console').map(({ text }) => [text]))(
  'A terminal shows this:\n%s',
  async (text) => {
    const [command = '', ...lines] = text.trimEnd().split('\n');
    let shown = '';
    const code = await run(command.replace('$ npx truthnet ', '').split(' '), {
      stdout: { write: (part) => (shown += part) },
      stderr: { write: () => undefined },
      read: () => Promise.resolve(new TextEncoder().encode(tableToCsv(TUTORIAL_TABLE))),
      write: () => Promise.reject(new Error('not asked for')),
      loadCore,
      version: '',
    });
    expect(code).toBe(0);
    const cut = lines.indexOf('…');
    const expected = lines.slice(0, cut < 0 ? undefined : cut);
    expect(shown.trimEnd().split('\n').slice(0, expected.length)).toEqual(expected);
  },
);

test('Every command in the documentation exists', () => {
  const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> };
  const named = ['README.md', 'SECURITY.md'].flatMap((file) =>
    [...readProjectFile(file).matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/g)].map(
      ([, script, short]) => script ?? short!,
    ),
  );
  expect(named.length).toBeGreaterThan(10);
  for (const name of named) expect(scripts).toHaveProperty([name]);
});
