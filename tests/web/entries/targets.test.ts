/** Tests that builds, texts and checks name the same oldest supported browsers. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import stylelint from 'stylelint';
import { describe, expect, test } from 'vitest';
import { TARGETS } from '../../../web/build/targets.mjs';
import { isTooOld } from '../../../web/src/engine/support.ts';
import { en } from '../../../web/src/i18n/en.ts';
import { zh } from '../../../web/src/i18n/zh.ts';

const VERSIONS = TARGETS.map((target) => /[\d.]+$/.exec(target)![0]);

test('Every message names the oldest supported browsers', () => {
  const pages = ['parts/header.html', 'docs/en/get-started.md', 'docs/zh/get-started.md'].flatMap((name) => {
    const page = readFileSync(new URL(`../../../web/${name}`, import.meta.url), 'utf8');
    return page.match(/Chrome[^]{0,60}Safari\s+[\d.]+\d/g) ?? [];
  });
  expect(pages).toHaveLength(4);
  for (const sentence of [en.tooOld, zh.tooOld, ...pages]) {
    expect(new Set(sentence.match(/\d+(?:\.\d+)?/g))).toEqual(new Set(VERSIONS));
  }
});

test('A browser without light-dark() or toSorted() is too old', () => {
  const css = (known: boolean) => ({ supports: () => known }) as unknown as typeof CSS;
  expect(isTooOld({ Array, CSS: css(true) })).toBe(false);
  expect(isTooOld({ Array, CSS: css(false) })).toBe(true);
  expect(isTooOld({ Array: { prototype: {} } as ArrayConstructor, CSS: css(true) })).toBe(true);
});

describe('npm run check rejects features that one of them lacks', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));

  test('in style sheets', async () => {
    const code =
      'a { position-anchor: --a; color: light-dark(red, lch(0 0 0)); width: calc-size(auto, size); text-wrap: balance; }\n' +
      '@supports (position-area: top) { a { position-area: top; } }\n@view-transition { navigation: auto; }\na:open { color: red; }';
    const { results } = await stylelint.lint({ code, codeFilename: join(root, 'web/src/page/page.css') });
    const refused = results[0]!.warnings.filter(({ rule }) => rule === 'targets/lacking');
    expect(refused.map(({ text }) => text.split(' is not in')[0])).toEqual([
      'position-anchor',
      'calc-size()',
      '@view-transition',
      ':open',
    ]);
  });

  test('in scripts and in the style sheets that they hold', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'truthnet-'));
    try {
      const code = `
        declare const css: (sheet: TemplateStringsArray) => string;
        export const [sorted, all] = [[1].toSorted(), new Set([1]).union(new Set([2]))];
        export const sheet = css\`a { position-anchor: --a; }\`;
        export async function run(button: HTMLButtonElement): Promise<void> {
          button.setHTMLUnsafe('');
          console.log(CookieStore, URL.parse('x'));
          await Promise.try(() => structuredClone(button.checkVisibility()));
        }`;
      const filePath = join(folder, 'used.ts');
      writeFileSync(filePath, code);
      const compilerOptions = { target: 'es2022', lib: ['esnext', 'dom'], types: [] };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['used.ts'] }));
      const own = (await new ESLint({ cwd: root }).calculateConfigForFile(
        'web/src/element/truth-net.ts',
      )) as Linter.Config;
      const eslint = new ESLint({
        cwd: folder,
        overrideConfigFile: true,
        overrideConfig: {
          files: ['**/*.ts'],
          plugins: own.plugins!,
          languageOptions: {
            parser: own.languageOptions!['parser'],
            parserOptions: { project: ['tsconfig.json'], tsconfigRootDir: folder },
          },
          rules: { 'targets/lacking': own.rules!['targets/lacking']! },
        },
      });
      const [result] = await eslint.lintFiles('used.ts');
      expect(result!.messages.map(({ message }) => message.split(' is not in')[0])).toEqual([
        'Set.union',
        'position-anchor',
        'HTMLButtonElement.setHTMLUnsafe',
        'CookieStore',
        'URL.parse',
        'PromiseConstructor.try',
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
