// @ts-check
// Provides the texts of all languages to the builds. Those of a language with `from` in web/src/i18n/languages.mjs are
// derived from the other one's: `zh.ts?zh-Hant` is zh.ts with its texts converted by `convert` of web/build/derived/zh-hant.mjs.

import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { LANGUAGES } from '../src/i18n/languages.mjs';
import { web } from './places.mjs';

/** @typedef {import('../src/i18n/languages.mjs').Language} Language */

/** Languages whose texts are in files of their own: all but English. */
export const TRANSLATIONS = LANGUAGES.filter(({ tag }) => tag !== 'en');

/** Converters of the derived languages by their tags. @type {ReadonlyMap<string, (text: string) => string>} */
const CONVERTERS = new Map(
  await Promise.all(
    LANGUAGES.filter(({ from }) => from).map(
      async ({ tag }) => /** @type {const} */ ([tag, (await import(`./derived/${tag.toLowerCase()}.mjs`)).convert]),
    ),
  ),
);

/**
 * Returns a text for readers of a language, from the one that its sources have: converted for a derived language, as it
 * is otherwise. The text may be a whole HTML page or Markdown, since no converter changes Latin letters in markup.
 * @param {string} text
 * @param {Language} language
 */
export function inWordsOf(text, { tag }) {
  return CONVERTERS.get(tag)?.(text) ?? text;
}

/** Stands for the expressions of a template. */
const HOLE = '\uF8FF';

/**
 * Returns a source in TypeScript in a derived language: converts its strings and templates, replaces the tag as a whole
 * string, and derives the modules of the original language that it imports. Comments and names stay.
 * @param {string} code
 * @param {Language} language
 * @throws if the conversion loses the place of an expression
 */
export function deriveSource(code, language) {
  const { tag, from = '' } = language;
  const source = ts.createSourceFile('texts.ts', code, ts.ScriptTarget.Latest, true);
  /** @type {{ start: number, end: number, text: string }[]} */
  const changes = [];
  /** Changes what is between the quotes of a node. @param {ts.Node} node  @param {number} closing  @param {string} text */
  const change = (node, closing, text) => {
    changes.push({ start: node.getStart(source) + 1, end: node.end - closing, text });
  };
  /** @param {ts.Node} node */
  const inside = (node, closing = 1) => code.slice(node.getStart(source) + 1, node.end - closing);
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isStringLiteral(node)) {
      const text = inside(node);
      const isImport = ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent);
      if (isImport) {
        if (new RegExp(`(?:^|[/-])${from}\\.ts$`).test(text)) change(node, 1, `${text}?${tag}`);
      } else change(node, 1, text === from ? tag : inWordsOf(text, language));
    } else if (ts.isNoSubstitutionTemplateLiteral(node)) {
      change(node, 1, inWordsOf(inside(node), language));
    } else if (ts.isTemplateExpression(node)) {
      const { head, templateSpans } = node;
      const pieces = [head, ...templateSpans.map(({ literal }) => literal)];
      const closings = pieces.map((_, at) => (at < templateSpans.length ? 2 : 1));
      const whole = pieces.map((piece, at) => inside(piece, closings[at])).join(HOLE);
      const converted = inWordsOf(whole, language).split(HOLE);
      if (converted.length !== pieces.length) throw new Error(`Cannot derive ${tag}: ${whole}`);
      pieces.forEach((piece, at) => change(piece, closings[at] ?? 1, converted[at] ?? ''));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  let derived = code;
  for (const { start, end, text } of changes.toSorted((one, other) => other.start - one.start)) {
    derived = derived.slice(0, start) + text + derived.slice(end);
  }
  return derived;
}

/** @param {'texts' | 'later'} kind  @param {Language} language */
function moduleOf(kind, { tag, from }) {
  return JSON.stringify(
    `${web(kind === 'texts' ? `src/i18n/${from ?? tag}.ts` : `src/entries/later-${from ?? tag}.ts`)}${from ? `?${tag}` : ''}`,
  );
}

/** @param {'texts' | 'later'} kind */
function loadersOf(kind) {
  const loaders = TRANSLATIONS.map((each) => `${JSON.stringify(each.tag)}: () => import(${moduleOf(kind, each)})`);
  return `{ ${loaders.join(', ')} }`;
}

/**
 * Returns a plugin for derived modules and for the virtual modules in web/src/entries/assets.d.ts.
 * @param {Language} [language]  the one whose script is built
 * @returns {import('vite').Plugin}
 */
export function languages(language) {
  /** @type {Record<string, string>} */
  const virtual = {
    'virtual:texts': `export const textsOf = ${loadersOf('texts')}; export const laterTextsOf = ${loadersOf('later')};`,
    ...(language && {
      'virtual:texts-of-script': `export { texts } from ${moduleOf('texts', language)};`,
      'virtual:later-texts-of-script': `export { texts } from ${moduleOf('later', language)};`,
    }),
  };
  // The scripts need neither the names nor the folders, and fall back to English.
  const bare = TRANSLATIONS.map((each) => {
    const { notLoaded } = LANGUAGES.find(({ tag }) => tag === (each.from ?? each.tag)) ?? each;
    return { tag: each.tag, ...(notLoaded && { notLoaded: inWordsOf(notLoaded, each) }) };
  });
  /** @param {string} id */
  const derivedBy = (id) => TRANSLATIONS.find(({ tag, from }) => from && id.endsWith(`.ts?${tag}`));
  return {
    name: 'languages',
    enforce: 'pre',
    resolveId: (id) => (id in virtual ? `\0${id}` : undefined),
    load(id) {
      const own = virtual[id.slice(1)];
      if (own !== undefined && id.startsWith('\0')) return own;
      if (id === web('src/i18n/languages.mjs')) return `export const LANGUAGES = ${JSON.stringify(bare)};`;
      const derived = derivedBy(id);
      if (!derived) return undefined;
      const file = id.slice(0, id.lastIndexOf('?'));
      this.addWatchFile?.(file);
      return deriveSource(readFileSync(file, 'utf8'), derived);
    },
  };
}
