// @ts-check
// Keeps one language of a bilingual page, and makes its addresses relative to its place on the site.

import { defaultTreeAdapter as tree, html as spec, parse, parseFragment, serialize } from 'parse5';
import { LANGUAGES } from '../src/i18n/languages.mjs';

/**
 * @typedef {import('parse5').DefaultTreeAdapterTypes.ParentNode} ParentNode
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Element} Element
 * @typedef {import('../src/i18n/languages.mjs').Language} Language
 */

/** Pages that the build does not make once per language. */
const UNTRANSLATED = ['embed.html', 'truth-net.html'];

/** Attributes of elements that are in another language than their page. */
const FOR_OTHERS = ['hreflang', 'data-offer'];

/**
 * Returns a bilingual page, or a piece of one, in one language.
 *
 * - `<p lang="en">…</p><p lang="zh">…</p>`: keeps the element in this language, without its `lang`. A span without other
 *   attributes leaves only its content.
 * - An element with `hreflang` or `data-offer` stays as it is: it is for readers of another language.
 * - `aria-label:en="Pages" aria-label:zh="页面"`: keeps the attribute of this language, as `aria-label`.
 * - `<script type="module" lang="zh" src="./src/page/lesson-zh.ts">`: a language that is derived from Chinese loads
 *   `lesson-zh.ts?zh-Hant`, say.
 *
 * @param {string} html
 * @param {Language} language
 */
export function inLanguage(html, language) {
  const root = /<html\b/i.test(html) ? parse(html) : parseFragment(html);
  keepLanguage(root, language);
  return serialize(root);
}

/**
 * Keeps one language of a tree; see `inLanguage`.
 * @param {ParentNode} root
 * @param {Language} language
 */
export function keepLanguage(root, language) {
  const source = language.from ?? language.tag;
  for (const node of [...root.childNodes]) {
    if (!tree.isElementNode(node)) continue;
    const lang = attributeOf(node, 'lang');
    const isForOthers = FOR_OTHERS.some((name) => attributeOf(node, name) !== undefined);
    if (node.tagName === 'html') {
      setAttribute(node, 'lang', language.tag);
    } else if (!isForOthers && lang !== undefined && LANGUAGES.some(({ tag }) => tag === lang)) {
      if (lang !== source) {
        tree.detachNode(node);
        continue;
      }
      node.attrs = node.attrs.filter(({ name }) => name !== 'lang');
      const src = attributeOf(node, 'src');
      if (language.from && src) setAttribute(node, 'src', `${src}?${language.tag}`);
    }
    node.attrs = node.attrs.flatMap((attribute) => {
      const [name = '', tag] = attribute.name.split(':');
      if (!LANGUAGES.some((known) => known.tag === tag)) return [attribute];
      return tag === source ? [{ ...attribute, name }] : [];
    });
    keepLanguage(/** @type {any} */ (node).content ?? node, language);
    if (lang !== undefined && node.tagName === 'span' && node.attrs.length === 0) unwrap(node);
  }
}

/**
 * Resolves all addresses of a tree that begin with `./`. In the sources they start at the root of the site: `./` is the
 * playground, `./docs/csp.html` a page, both in the language of the page; `./favicon.svg` is a file that all languages
 * share; `./src/…` is a source that Vite bundles.
 * @param {ParentNode} root
 * @param {Language} language
 * @param {string} page  such as `docs/csp.html`, below the folder of its language
 */
export function placeAddresses(root, language, page) {
  const toLanguage = '../'.repeat(depthOf(page));
  const toSite = toLanguage + '../'.repeat(depthOf(language.folder));
  for (const element of elementsIn(root)) {
    for (const attribute of element.attrs) {
      if (!['href', 'src'].includes(attribute.name) || !attribute.value.startsWith('./')) continue;
      const address = attribute.value.slice(2);
      const path = address.replace(/[?#].*$/s, '');
      if (path.startsWith('src/')) attribute.value = `/${address}`;
      else attribute.value = ((isPage(path) ? toLanguage : toSite) || './') + address;
    }
  }
}

/** Returns the number of folders in a path. @param {string} path */
export function depthOf(path) {
  return path.split('/').length - 1;
}

/** @param {string} path  below the root of the site */
function isPage(path) {
  return (path === '' || path.endsWith('/') || path.endsWith('.html')) && !UNTRANSLATED.includes(path);
}

/** Returns all elements of a tree. @param {ParentNode} root  @returns {Generator<Element>} */
export function* elementsIn(root) {
  for (const node of root.childNodes) {
    if (!tree.isElementNode(node)) continue;
    yield node;
    yield* elementsIn(node);
  }
}

/** @param {Element} element  @param {string} name */
export function attributeOf(element, name) {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** @param {Element} element  @param {string} name  @param {string} value */
export function setAttribute(element, name, value) {
  const known = element.attrs.find((attribute) => attribute.name === name);
  if (known) known.value = value;
  else element.attrs.push({ name, value });
}

/** Appends an element with these attributes, and a text. @param {Element} parent  @param {string} name  @param {Record<string, string>} attributes  @param {string} [text] */
export function appendElement(parent, name, attributes, text) {
  const attrs = Object.entries(attributes).map(([key, value]) => ({ name: key, value }));
  const element = tree.createElement(name, spec.NS.HTML, attrs);
  if (text !== undefined) tree.insertText(element, text);
  tree.appendChild(parent, element);
}

/** Returns the text of an element and of those in it. @param {ParentNode} element @returns {string} */
export function textOf(element) {
  return element.childNodes
    .map((node) => (tree.isTextNode(node) ? node.value : tree.isElementNode(node) ? textOf(node) : ''))
    .join('');
}

/** Replaces an element by its content. @param {Element} element */
function unwrap(element) {
  for (const child of [...element.childNodes]) {
    tree.detachNode(child);
    tree.insertBefore(/** @type {ParentNode} */ (element.parentNode), child, element);
  }
  tree.detachNode(element);
}
