// @ts-check
// Puts the pages of the documentation into their frame, and gives them to Vite.

import { GROUPS } from '../docs/contents.mjs';
import { LANGUAGES } from '../src/i18n/languages.mjs';
import { DOCS, docTemplate, readDoc } from './docs.mjs';
import { EDITOR } from './gallery.mjs';
import { pageIn } from './pages.mjs';
import { web } from './places.mjs';
import { escaped } from './public-api-tables.mjs';
import { searchIndex } from './search-index.mjs';
import { placeOf } from './site.mjs';

/** @typedef {import('./docs.mjs').Doc} Doc */
/** @typedef {import('./site.mjs').Language} Language */
/** @typedef {(language: string) => Record<string, string>} Snippets  returns the generated code of a language by name */

/** Returns the inputs of the build: all pages in all languages, by name. */
export function docInputs() {
  return Object.fromEntries(
    LANGUAGES.flatMap(({ tag, folder }) =>
      DOCS.map((name) => [`docs-${name}-${tag}`, web(`${folder}docs/${name}.html`)]),
    ),
  );
}

/**
 * Reads all pages of a language.
 * @param {Language} language
 * @param {Snippets} snippets
 */
export function readDocs({ tag, from = tag }, snippets) {
  const made = snippets(from);
  return DOCS.map((name) => readDoc(from, name, made));
}

/**
 * Checks that pages have the same sections and the same code in two languages, so that links hold in both.
 * @param {readonly Doc[]} docs
 * @param {readonly Doc[]} others
 * @throws if they differ
 */
export function checkSame(docs, others) {
  for (const [index, doc] of docs.entries()) {
    const other = /** @type {Doc} */ (others[index]);
    const [ids, otherIds] = [doc, other].map(({ headings }) => headings.map(({ level, id }) => `${level} ${id}`));
    if (ids?.join() !== otherIds?.join()) {
      throw new Error(
        `The sections of ${doc.name}.md differ between languages: ${ids?.join()} and ${otherIds?.join()}`,
      );
    }
    if (doc.blocks.length !== other.blocks.length) {
      throw new Error(
        `${doc.name}.md has ${doc.blocks.length} blocks of code, in another language ${other.blocks.length}`,
      );
    }
  }
}

/**
 * Returns a page in its frame, in which the common parts of all pages are still to be inserted.
 * @param {Doc} doc
 * @param {readonly Doc[]} docs  all pages of this language
 * @param {Language} language
 */
export function docPage(doc, docs, { tag, from = tag }) {
  /** @type {Record<string, string>} */
  const parts = {
    'doc-title': escaped(`${doc.title} · TruthNet`),
    'doc-description': escaped(doc.description),
    'doc-contents': contentsOf(doc, docs, from),
    'doc-article': `<article><h1>${escaped(doc.title)}</h1>${doc.html}</article>`,
    'doc-overview': overviewOf(docs, from),
    'doc-neighbours': neighboursOf(doc, docs),
    'doc-sections': sectionsOf(doc),
  };
  /** @type {(text: string) => string} */
  const withParts = (text) =>
    text.replaceAll(/<!-- part: (doc-[\w-]+) -->/g, (_, part) => withParts(parts[part] ?? ''));
  return withParts(docTemplate());
}

/** Lets the forms of a page open an online editor; no other page may send a form. @param {string} page */
function withForms(page) {
  if (!page.includes("form-action 'none'")) throw new Error('The policy of the pages no longer forbids forms');
  return page.replace("form-action 'none'", `form-action ${new URL(EDITOR).origin}`);
}

/** @param {string} name */
const addressOf = (name) => `./docs/${name === 'index' ? '' : `${name}.html`}`;

/** @param {Doc} here  @param {readonly Doc[]} docs  @param {string} tag */
function contentsOf(here, docs, tag) {
  const items = (/** @type {readonly string[]} */ pages) =>
    docsNamed(pages, docs)
      .map(({ name, title }) => {
        const current = name === here.name ? ' aria-current="page"' : '';
        return `<li><a href="${addressOf(name)}"${current}>${escaped(title)}</a></li>`;
      })
      .join('');
  return GROUPS.map(({ title, pages }) => `<h2>${escaped(title[tag] ?? '')}</h2><ul>${items(pages)}</ul>`).join('');
}

/** Returns all pages with their descriptions, for the first page. @param {readonly Doc[]} docs  @param {string} tag */
function overviewOf(docs, tag) {
  return GROUPS.map(({ title, pages }) => {
    const items = docsNamed(pages, docs).filter(({ name }) => name !== 'index');
    const list = items.map(
      (doc) =>
        `<li><a href="${addressOf(doc.name)}">${escaped(doc.title)}</a> <span>${escaped(doc.description)}</span></li>`,
    );
    return list.length === 0 ? '' : `<h2>${escaped(title[tag] ?? '')}</h2><ul class="overview">${list.join('')}</ul>`;
  }).join('');
}

/** @param {readonly string[]} names  @param {readonly Doc[]} docs */
function docsNamed(names, docs) {
  return docs.filter(({ name }) => names.includes(name));
}

/** @param {Doc} here  @param {readonly Doc[]} docs */
function neighboursOf(here, docs) {
  const index = docs.indexOf(here);
  const link = (/** @type {Doc | undefined} */ doc, /** @type {string} */ rel, /** @type {string} */ words) =>
    doc ? `<a rel="${rel}" href="${addressOf(doc.name)}"><small>${words}</small>${escaped(doc.title)}</a>` : '';
  const before = '<span lang="en">Previous</span><span lang="zh">上一页</span>';
  const after = '<span lang="en">Next</span><span lang="zh">下一页</span>';
  return link(docs[index - 1], 'prev', before) + link(docs[index + 1], 'next', after);
}

/** @param {Doc} doc */
function sectionsOf({ headings }) {
  if (headings.length < 2) return '';
  const title = '<h2 id="sections"><span lang="en">On this page</span><span lang="zh">本页内容</span></h2>';
  const items = headings.map(
    ({ level, id, text }) => `<li class="level-${level}"><a href="#${id}">${escaped(text)}</a></li>`,
  );
  return `<nav class="sections" aria-labelledby="sections">${title}<ul>${items.join('')}</ul></nav>`;
}

/**
 * Returns a plugin that makes the pages of the documentation from their Markdown, and the index of the search.
 * @param {Snippets} snippets
 * @param {() => Promise<Record<string, string>>} made  generated parts
 * @returns {import('vite').Plugin}
 */
export function docPages(snippets, made) {
  const pathOf = (/** @type {string} */ id) => (id.startsWith(web('')) ? id.slice(web('').length) : '');
  const nameOf = (/** @type {string} */ path) => /^docs\/([\w-]+)\.html$/.exec(placeOf(path).page)?.[1];
  const isDoc = (/** @type {string} */ path) => DOCS.some((name) => name === nameOf(path));
  const languageOf = (/** @type {string} */ path) => placeOf(path).language;
  /** @type {Map<Language, Doc[]>} */
  const known = new Map();
  const docsIn = (/** @type {Language} */ language) => {
    const docs = known.get(language) ?? readDocs(language, snippets);
    known.set(language, docs);
    return docs;
  };
  const render = (/** @type {string} */ path) => {
    const language = languageOf(path);
    const docs = docsIn(language);
    return docPage(/** @type {Doc} */ (docs.find(({ name }) => name === nameOf(path))), docs, language);
  };

  return {
    name: 'doc-pages',
    buildStart() {
      known.clear();
      const [docs = [], ...others] = LANGUAGES.filter(({ from }) => !from).map(docsIn);
      for (const each of others) checkSame(docs, each);
    },
    resolveId: (id) => (isDoc(pathOf(id)) ? id : undefined),
    load: (id) => (isDoc(pathOf(id)) ? render(pathOf(id)) : undefined),
    transformIndexHtml: {
      order: 'pre',
      handler: async (html, { filename }) => {
        const path = pathOf(filename);
        if (!isDoc(path)) return html;
        const page = pageIn(html, placeOf(path), await made());
        return nameOf(path) === 'gallery' ? withForms(page) : page;
      },
    },
    async generateBundle() {
      for (const language of LANGUAGES) {
        const source = searchIndex(docsIn(language), language, await made());
        this.emitFile({ type: 'asset', fileName: `${language.folder}docs/search.json`, source });
      }
    },
    configureServer({ middlewares, transformIndexHtml, watcher, ws }) {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const path = pathname.slice(1).replace(/\/$/, '/index.html');
        const isIndex = placeOf(path).page === 'docs/search.json';
        if (!isIndex && !isDoc(path)) {
          next();
          return;
        }
        const answer = async () =>
          isIndex
            ? searchIndex(docsIn(languageOf(path)), languageOf(path), await made())
            : transformIndexHtml(`/${path}`, render(path));
        answer().then((text) => {
          response.setHeader('Content-Type', isIndex ? 'application/json' : 'text/html');
          response.end(text);
        }, next);
      });
      watcher.add([web('docs')]);
      watcher.on('change', (file) => {
        if (!file.startsWith(web('docs'))) return;
        known.clear();
        ws.send({ type: 'full-reload' });
      });
    },
  };
}
