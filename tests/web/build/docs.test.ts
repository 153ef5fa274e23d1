/** Tests the pages of the documentation: their syntax, that both languages agree, their links and their search. */

import { existsSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { describe, expect, test } from 'vitest';
import { GROUPS } from '../../../web/docs/contents.mjs';
import { checkSame, docPage } from '../../../web/build/doc-pages.mjs';
import { PROJECTS } from '../../ecosystem/projects.mjs';
import { codeIn, DOCS, parseDoc, readDoc } from '../../../web/build/docs.mjs';
import { referenceParts } from '../../../web/build/reference-parts.mjs';
import { searchIndex } from '../../../web/build/search-index.mjs';
import { PAGES } from '../../../web/build/site.mjs';
import { LANGUAGES } from '../../../web/src/i18n/languages.mjs';
import { OPTIONS, wordsOf } from '../../../web/src/page/search-words.mjs';
import { docBlocks, NO_SNIPPETS, WRITTEN, withoutWords } from '../../docs.ts';
import { readProjectFile } from '../../examples.ts';

const docs = new Map<string, ReturnType<typeof readDoc>[]>(
  WRITTEN.map((tag) => [tag, DOCS.map((name) => readDoc(tag, name, NO_SNIPPETS))]),
);

const REFERENCE = referenceParts();

/** Parses a page with this text after its title and description. */
function parsed(text: string, language = 'en') {
  const source = `---\ntitle: A title\ndescription: What it is: a test\n---\n\n${text}`;
  return parseDoc(source, { language, name: 'page', snippets: { made: '<made>' } });
}

describe('The syntax of a page', () => {
  test('gives its title, description, headings and blocks', () => {
    const doc = parsed('## Use `it` {#use}\n\nText.\n\n```html title="a.html"\n<p>\n```\n\n```html part=made\n```\n');
    expect(doc).toMatchObject({ title: 'A title', description: 'What it is: a test' });
    expect(doc.headings).toEqual([{ level: 2, id: 'use', text: 'Use it' }]);
    expect(doc.blocks.map(({ text }) => text)).toEqual(['<p>\n', '<made>\n']);
    expect(doc.html).toContain('<h2 id="use">Use <code>it</code></h2>');
    expect(doc.html).toContain(
      '<figcaption>a.html</figcaption><div class="code-box"><pre tabindex="0"><code class="language-html">&lt;p&gt;',
    );
    expect(doc.sections[1]).toMatchObject({ id: 'use', heading: 'Use it' });
    expect(doc.sections[1]!.text).toContain('Text.');
  });

  test.each([
    ['a heading without an id', '## Use', 'needs an id'],
    ['two headings with one id', '## A {#a}\n\n## B {#a}', 'two headings'],
    ['a heading of the first level', '# Use {#use}', 'level 2 or 3'],
    ['a block without a language', '```\na\n```', 'needs a language'],
    ['an empty block', '```html\n```', 'is empty'],
    ['a file that does not exist', '```js file=tests/no.js\n```', 'no file tests/no.js'],
    ['generated code that does not exist', '```js part=no\n```', 'no generated code "no"'],
    ['code in a block that includes some', '```js part=made\na\n```', 'is empty itself'],
    ['a misspelt setting', '```js filename=a.js\na\n```', '"filename"'],
  ])('refuses %s', (_, text, problem) => {
    expect(() => parsed(text)).toThrow(problem);
  });

  test('refuses a Chinese paragraph of two lines, and a page without a description', () => {
    expect(() => parsed('第一行\n第二行', 'zh')).toThrow('in one line');
    expect(() => parseDoc('# Title', { language: 'en', name: 'page', snippets: {} })).toThrow('a description');
    expect(() => readDoc('en', 'no-such-page', {})).toThrow('web/docs/en/no-such-page.md: this page');
  });

  test('includes a region of a file, without the indentation that all its lines have', () => {
    const text = 'a\n  // #region one\n  b\n    c\n  // #endregion\nd\n';
    expect(codeIn(text, 'one')).toBe('b\n  c\n');
    expect(codeIn(text)).toBe('a\n  b\n    c\nd\n');
    expect(() => codeIn(text, 'two')).toThrow('no region "two"');
  });
});

describe('The pages', () => {
  test('have titles for all groups, and each page once', () => {
    for (const { title } of GROUPS) for (const tag of WRITTEN) expect(title[tag]).toBeTruthy();
    expect(new Set(DOCS).size).toBe(DOCS.length);
  });

  test('have the same sections and the same code in all languages, apart from words', () => {
    const [first, ...others] = WRITTEN.map((tag) => docs.get(tag)!);
    for (const other of others) {
      checkSame(first!, other);
      for (const [index, doc] of first!.entries()) {
        const [code, same] = [doc, other[index]!].map(({ blocks }) => blocks.map(({ text }) => withoutWords(text)));
        expect(same, doc.name).toEqual(code);
      }
    }
    expect(() => checkSame([parsed('## A {#a}')], [parsed('## A {#b}')])).toThrow('differ between languages');
  });

  test.each(WRITTEN)('link to pages and sections that exist, in %s', (tag) => {
    const language = LANGUAGES.find((each) => each.tag === tag)!;
    const all = docs.get(tag)!;
    const targets = new Set(['./', ...PAGES.map((name) => `./${name}`), './docs/']);
    for (const file of ['session.schema.json', 'challenge.schema.json']) targets.add(`./${file}`);
    for (const { name, headings, html: written } of all) {
      const html = written.replaceAll(/<!-- part: ([\w-]+) -->/g, (_, part: string) => REFERENCE[part] ?? '');
      targets.add(`./docs/${name}.html`);
      const ids = [...html.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id!);
      for (const id of [...headings.map((each) => each.id), ...ids]) targets.add(`./docs/${name}.html#${id}`);
    }
    for (const doc of all) {
      const html = docPage(doc, all, language);
      for (const [, href] of html.matchAll(/<a [^>]*href="(?!https?:)([^"]*)"/g)) {
        expect([...targets], `${doc.name}.md`).toContain(
          href!.startsWith('#') ? `./docs/${doc.name}.html${href}` : href,
        );
      }
    }
    const former = readProjectFile('web/public/moved.js').matchAll(/: '([\w-]+\.html[^']*)'/g);
    for (const [, page] of former) expect(targets).toContain(`./docs/${page}`);
  });

  test('have code that a test runs, or a reason why none does', () => {
    const notRun = WRITTEN.flatMap((tag) => docBlocks(tag).filter(({ run }) => run === 'not-run'));
    const reasons = notRun.map(({ language, page, notRun: reason }) => `${language}/${page}.md: ${reason}`);
    console.info(`${notRun.length} blocks of the documentation are not run:\n${reasons.join('\n')}`);
    // A new reason deserves a look: first try to include the code from a file of tests/ecosystem.
    expect(notRun.length / WRITTEN.length).toBeLessThanOrEqual(8);
    expect(reasons.filter((reason) => /: .{12,}/.test(reason))).toEqual(reasons);
  });
});

test('The list of tried versions has every project of `npm run ecosystem`', () => {
  const tried = JSON.parse(readProjectFile('tests/ecosystem/results.json')) as { name: string; versions: string[] }[];
  expect(tried.map(({ name }) => name)).toEqual(Object.keys(PROJECTS));
  for (const { name, versions } of tried) expect(versions.join(), name).toMatch(/\d+\.\d+\.\d+/);
});

test('The reference describes everything in both languages', () => {
  const parts = Object.entries(REFERENCE);
  expect(parts.length).toBeGreaterThan(15);
  for (const [name, html] of parts) {
    const words = (tag: string) => [...html.matchAll(new RegExp(`<span lang="${tag}">(.*?)</span>`, 'g'))];
    expect(words('zh').length, name).toBeGreaterThanOrEqual(words('en').length);
    for (const [, said] of [...words('en'), ...words('zh')]) expect(said, name).not.toBe('');
  }
  for (const name of ['accuracy', 'how-it-works', 'cpp']) {
    for (const tag of WRITTEN) {
      for (const [, path] of readProjectFile(`web/docs/${tag}/${name}.md`).matchAll(
        /`((?:tests|core|web)\/[\w./-]+)`/g,
      )) {
        expect(existsSync(new URL(`../../../${path}`, import.meta.url)), `${name}.md: ${path}`).toBe(true);
      }
    }
  }
});

describe('The search', () => {
  test('looks for words in lower case, their parts, and pairs of Chinese characters', () => {
    expect(wordsOf('Learning rate: exportImage')).toEqual(['learning', 'rate', 'exportimage']);
    expect(wordsOf('--tn-accent')).toEqual(['tn-accent', 'tn', 'accent']);
    expect(wordsOf('学习率 lr')).toEqual(['lr', '学习', '习率']);
    expect(wordsOf('Ｔ值')).toEqual(['t', '值']);
  });

  test.each([
    ['en', 'integrity hash', 'scripts.html#integrity'],
    ['en', 'trusted', 'csp.html#trusted-types'],
    ['en', 'hugo', 'hugo.html'],
    ['en', 'autoplay', 'attributes.html'],
    ['zh', '自动开始', 'attributes.html'],
    ['zh', '哈希值', 'scripts.html#integrity'],
    ['zh', '内容安全', 'csp.html'],
    ['zh', '短代码', 'hugo.html'],
  ])('finds in %s by "%s" the section %s', (tag, query, address) => {
    const language = LANGUAGES.find((each) => each.tag === tag)!;
    const attributes = '<td>autoplay<span lang="en">starts training</span><span lang="zh">自动开始训练</span></td>';
    const index = MiniSearch.loadJSON(searchIndex(docs.get(tag)!, language, { attributes }), OPTIONS);
    expect(
      index
        .search(query)
        .slice(0, 3)
        .map((found) => String(found['address'])),
    ).toContain(address);
  });
});
