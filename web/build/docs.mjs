// @ts-check
// Makes the pages of the documentation from Markdown: web/docs/<language>/<name>.md; see CONTRIBUTING.md for its syntax.

import { existsSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { GROUPS } from '../docs/contents.mjs';
import { inRepository, read, web } from './places.mjs';
import { escaped } from './public-api-tables.mjs';

/**
 * @typedef {object} Heading
 * @property {number} level  2 or 3
 * @property {string} id     the same in all languages
 * @property {string} text
 *
 * @typedef {object} Block  a block of code
 * @property {string} kind      its language, such as `html` or `sh`
 * @property {string} text
 * @property {string} [title]   caption, such as the name of the file that it belongs into
 * @property {string} [file]    file of the project from which it is included
 * @property {string} [part]    name of the generated code
 * @property {string} [notRun]  reason why no test runs it
 *
 * @typedef {object} Doc  a page
 * @property {string} name
 * @property {string} title
 * @property {string} description
 * @property {string} html
 * @property {Heading[]} headings
 * @property {Block[]} blocks
 * @property {{ id: string, heading: string, text: string }[]} sections  the words of the page, for the search; those of
 *   generated parts are still to be inserted
 */

/** Kinds of code whose long lines wrap; those of programs scroll. */
const WRAPPED = ['html', 'hugo', 'liquid', 'http', 'text'];

/** Names of all pages, in their order. */
export const DOCS = GROUPS.flatMap(({ pages }) => pages);

/** Returns the Markdown file of a page, below the repository. @param {string} language  @param {string} name */
export function docFile(language, name) {
  return `web/docs/${language}/${name}.md`;
}

/**
 * Reads and renders a page.
 * @param {string} language  the tag of a language that is written by hand
 * @param {string} name
 * @param {Record<string, string>} snippets  generated code by name
 * @throws if the page is missing, or breaks a rule of its syntax
 */
export function readDoc(language, name, snippets) {
  const file = docFile(language, name);
  if (!existsSync(inRepository(file))) throw new Error(`${file}: this page of the documentation is missing`);
  return parseDoc(read(inRepository(file)), { language, name, snippets });
}

/**
 * Renders a page.
 * @param {string} source
 * @param {{ language: string, name: string, snippets: Record<string, string> }} given
 * @returns {Doc}
 * @throws if the page breaks a rule of its syntax
 */
export function parseDoc(source, { language, name, snippets }) {
  const fail = (/** @type {string} */ problem) => new Error(`${docFile(language, name)}: ${problem}`);
  const [, matter = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const { title, description } = Object.fromEntries(
    matter.split('\n').map((line) => /** @type {[string, string]} */ (line.split(/: (.*)/, 2))),
  );
  if (!title || !description) throw fail('begin with a title and a description between two lines of ---');

  const markdown = new MarkdownIt({ html: true });
  const tokens = markdown.parse(text, {});
  /** @type {Heading[]} */
  const headings = [];
  /** @type {Block[]} */
  const blocks = [];
  const sections = [{ id: '', heading: title, text: description }];
  for (const [index, token] of tokens.entries()) {
    const content = tokens[index + 1];
    if (token.type === 'heading_open') {
      const level = Number(token.tag.slice(1));
      const id = takeId(content);
      if (level < 2 || level > 3) throw fail(`"${content?.content}" must be a heading of level 2 or 3`);
      if (!id) throw fail(`the heading "${content?.content}" needs an id: ## Title {#id}`);
      if (headings.some((each) => each.id === id)) throw fail(`two headings have the id "${id}"`);
      token.attrSet('id', id);
      const words = wordsOf(content);
      headings.push({ level, id, text: words });
      sections.push({ id, heading: words, text: '' });
    } else if (token.type === 'fence') {
      const block = blockOf(token.info, token.content, snippets, fail);
      blocks.push(block);
      token.meta = block;
      appendWords(sections, block.text);
    } else if (token.type === 'html_block') {
      for (const [part] of token.content.matchAll(/<!-- part: [\w-]+ -->/g)) appendWords(sections, part);
    } else if (token.type === 'inline') {
      if (language === 'zh' && token.children?.some(({ type }) => type === 'softbreak')) {
        throw fail(`write each paragraph in one line, or the page has a space in it: ${token.content}`);
      }
      if (tokens[index - 1]?.type !== 'heading_open') appendWords(sections, wordsOf(token));
    }
  }
  markdown.renderer.rules.fence = (all, index) => figureOf(/** @type {any} */ (all[index]).meta);
  markdown.renderer.rules['table_open'] = () => '<div class="wide"><table>';
  markdown.renderer.rules['table_close'] = () => '</table></div>';
  const html = markdown.renderer.render(tokens, markdown.options, {});
  return { name, title, description, html, headings, blocks, sections };
}

/**
 * Returns the code between `#region name` and `#endregion` of a text, or all of it, without common indentation.
 * @param {string} text
 * @param {string} [region]
 */
export function codeIn(text, region) {
  let lines = text.replace(/\n+$/, '').split('\n');
  if (region !== undefined) {
    const start = lines.findIndex((line) => new RegExp(`#region ${region}\\b(?!-)`).test(line));
    if (start < 0) throw new Error(`no region "${region}"`);
    const length = lines.slice(start + 1).findIndex((line) => line.includes('#endregion'));
    if (length < 0) throw new Error(`the region "${region}" has no end`);
    lines = lines.slice(start + 1, start + 1 + length);
  }
  lines = lines.filter((line) => !/#(?:end)?region\b/.test(line));
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  return `${lines.map((line) => line.slice(common)).join('\n')}\n`;
}

/**
 * Returns a block of code. Its info line names the language, and may set `file`, `region`, `part`, `title`, `not-run`.
 * @param {string} info
 * @param {string} written
 * @param {Record<string, string>} snippets
 * @param {(problem: string) => Error} fail
 * @returns {Block}
 */
function blockOf(info, written, snippets, fail) {
  const [kind = '', ...rest] = info.trim().split(/\s(.*)/s);
  /** @type {Record<string, string>} */
  const settings = {};
  for (const [, key = '', quoted, bare = ''] of rest.join('').matchAll(/([\w-]+)=(?:"([^"]*)"|(\S+))/g)) {
    if (!['file', 'region', 'part', 'title', 'not-run'].includes(key)) throw fail(`"${key}" of a block is unknown`);
    settings[key] = quoted ?? bare;
  }
  const { file, region, part, title, 'not-run': notRun } = settings;
  if (!/^\w+$/.test(kind)) throw fail(`a block of code needs a language: ${written.slice(0, 40)}`);
  if ((file || part) && written.trim() !== '') throw fail('a block that includes code is empty itself');
  let text = written;
  if (file) {
    if (!existsSync(inRepository(file))) throw fail(`there is no file ${file}`);
    try {
      text = codeIn(read(inRepository(file)), region);
    } catch (error) {
      throw fail(`${file}: ${/** @type {Error} */ (error).message}`);
    }
  }
  if (part) {
    const code = snippets[part];
    if (code === undefined) throw fail(`there is no generated code "${part}"`);
    text = `${code.trimEnd()}\n`;
  }
  if (text.trim() === '') throw fail('a block of code is empty');
  return {
    kind,
    text,
    ...(title && { title }),
    ...(file && { file }),
    ...(part && { part }),
    ...(notRun && { notRun }),
  };
}

/** Returns the HTML of a block of code. @param {Block} block */
export function figureOf({ kind, text, title }) {
  const caption = title ? `<figcaption>${escaped(title)}</figcaption>` : '';
  const code = `<div class="code-box"><pre tabindex="0"><code class="language-${kind}">${escaped(text.trimEnd())}</code></pre></div>`;
  const classes = ['code', ...(WRAPPED.includes(kind) ? ['wrapped'] : [])];
  return `<figure class="${classes.join(' ')}">${caption}${code}</figure>\n`;
}

/** Removes `{#id}` from the end of a heading, and returns the id. @param {import('markdown-it/index.js').Token | undefined} heading */
function takeId(heading) {
  const last = heading?.children?.at(-1);
  const [whole, id] = /\s*\{#([a-z][\w-]*)\}$/.exec(last?.content ?? '') ?? [];
  if (last && whole) last.content = last.content.slice(0, -whole.length);
  return id;
}

/** @param {import('markdown-it/index.js').Token | undefined} inline */
function wordsOf(inline) {
  return (inline?.children ?? [])
    .map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : type === 'softbreak' ? ' ' : ''))
    .join('');
}

/** @param {{ text: string }[]} sections  @param {string} words */
function appendWords(sections, words) {
  const last = sections.at(-1);
  if (last) last.text += ` ${words}`;
}

/** Reads the frame of all pages. */
export function docTemplate() {
  return read(web('docs/template.html'));
}
