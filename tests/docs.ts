/** Collects the code of the documentation of the site, so that the tests run every block of it. */

import { existsSync } from 'node:fs';
import { type Block, DOCS, readDoc } from '../web/build/docs.mjs';
import { LANGUAGES } from '../web/src/i18n/languages.mjs';

export interface DocBlock extends Block {
  readonly language: string;
  readonly page: string;
  readonly run: Run;
}

/**
 * Way to test a block: opened in a page, run in Node, run in a terminal, applied as a style; `included` from a file that
 * has a test of its own; `generated` by a function that has one; `not-run`, with a reason.
 */
export type Run = 'page' | 'script' | 'node' | 'terminal' | 'style' | 'included' | 'generated' | 'not-run';

/** Tests of the generated code that is neither a page nor a script. */
export const GENERATED: Readonly<Record<string, string>> = {
  'code-hugo-file': 'tests/browser/entries/blog-engines.spec.ts',
  'code-hugo-post': 'tests/browser/entries/blog-engines.spec.ts',
  'code-jekyll-file': 'tests/browser/entries/blog-engines.spec.ts',
  'code-jekyll-post': 'tests/browser/entries/blog-engines.spec.ts',
  'cli-help': 'tests/package/cli.test.ts',
  'policy-script': 'tests/browser/blog.ts',
  'policy-iframe': 'tests/browser/blog.ts',
  'policy-trusted-types': 'tests/browser/entries/trusted-types.spec.ts',
};

/** Folders whose files have tests. */
const TESTED = /^(?:tests|core|wasm)\//;

/** Languages whose pages are written by hand. */
export const WRITTEN = LANGUAGES.filter(({ from }) => !from).map(({ tag }) => tag);

/** Stands in for generated code where only its place matters. */
export const NO_SNIPPETS: Record<string, string> = new Proxy({}, { get: (_, name) => `generated: ${String(name)}` });

/** Returns all blocks of a language. Throws for a block that no test runs and that does not say why. */
export function docBlocks(language: string, snippets = NO_SNIPPETS): DocBlock[] {
  return DOCS.flatMap((page) =>
    readDoc(language, page, snippets).blocks.map((block) => {
      const run = runOf(block);
      if (!run) throw new Error(`${language}/${page}.md: no test runs this block of ${block.kind}:\n${block.text}`);
      return { ...block, language, page, run };
    }),
  );
}

function runOf({ kind, text, file, part, notRun }: Block): Run | undefined {
  if (notRun) return 'not-run';
  if (kind === 'html') return 'page';
  if (kind === 'css') return 'style';
  if (kind === 'js') return /^import .* from '(?:node:|truthnet)/m.test(text) ? 'node' : 'script';
  if (['sh', 'console'].includes(kind) && /^(?:\$ )?npx truthnet /.test(text)) return 'terminal';
  if (file && TESTED.test(file)) return 'included';
  if (part && part in GENERATED && existsSync(GENERATED[part]!)) return 'generated';
  return undefined;
}

/** Returns code without its words: texts of elements, languages and names, comments. */
export function withoutWords(code: string): string {
  return code
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/>[^<>]*</g, '><')
    .replaceAll(/\b(title|lang)=(?:"[^"]*"|[\w-]+)/g, '$1');
}
