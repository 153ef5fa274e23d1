// @ts-check
// Completes the head of a page for search engines, and for sites that preview its link.

import { LANGUAGES } from '../src/i18n/languages.mjs';
import { appendElement, attributeOf, depthOf, elementsIn, textOf } from './in-language.mjs';
import { addressOf, DEFAULT_LANGUAGE, MANIFEST, oembedOf, PAGES, SITE } from './site.mjs';

/** @typedef {import('./site.mjs').Language} Language */

/** Size of the preview pictures, in pixels. */
export const PREVIEW = { width: 1200, height: 630 };

/** Pages with a preview picture of their own; all others show the playground's. */
export const PREVIEWED = ['index.html', 'lesson.html'];

/** Names of languages in Open Graph tags. @type {Record<string, string>} */
const LOCALES = { en: 'en_US', zh: 'zh_CN', 'zh-Hant': 'zh_TW' };

/** Returns the file of a page's preview picture, below dist/. @param {Language} language  @param {string} page */
export function previewOf({ tag }, page) {
  const name = PREVIEWED.includes(page) ? page.replace('.html', '') : 'index';
  return `previews/${name}-${tag}.png`;
}

/**
 * Adds to the head of a page: its address, its addresses in all languages, and its preview in Open Graph tags. Completes
 * its structured data, if it has any.
 * @param {import('./in-language.mjs').ParentNode} root
 * @param {{ language: Language, page: string }} place
 * @throws if the page has no title or no description
 */
export function completeHead(root, { language, page }) {
  const elements = [...elementsIn(root)];
  const head = elements.find(({ tagName }) => tagName === 'head');
  const title = elements.find(({ tagName }) => tagName === 'title');
  const description = elements.find((each) => attributeOf(each, 'name') === 'description');
  const about = description && attributeOf(description, 'content');
  if (!head || !title || !about) throw new Error(`${language.tag}, ${page}: no title or no description`);
  const name = textOf(title);
  const url = addressOf(language, page);
  const image = SITE + previewOf(language, page);

  appendElement(head, 'link', { rel: 'canonical', href: url });
  for (const each of LANGUAGES) {
    appendElement(head, 'link', { rel: 'alternate', hreflang: each.tag, href: addressOf(each, page) });
  }
  appendElement(head, 'link', { rel: 'alternate', hreflang: 'x-default', href: addressOf(DEFAULT_LANGUAGE, page) });
  const toLanguage = '../'.repeat(depthOf(page));
  appendElement(head, 'link', { rel: 'manifest', href: `${toLanguage}${MANIFEST}`, 'vite-ignore': '' });
  if (PAGES.includes(page)) {
    const href = SITE + language.folder + oembedOf(page);
    appendElement(head, 'link', { rel: 'alternate', type: 'application/json+oembed', href, title: name });
  }
  const properties = {
    'og:type': 'website',
    'og:site_name': 'TruthNet',
    'og:title': name,
    'og:description': about,
    'og:url': url,
    'og:locale': LOCALES[language.tag] ?? language.tag,
    'og:image': image,
    'og:image:width': String(PREVIEW.width),
    'og:image:height': String(PREVIEW.height),
    'og:image:alt': name,
  };
  for (const [property, content] of Object.entries(properties)) appendElement(head, 'meta', { property, content });
  // The site that shows the card takes the rest from the tags above.
  appendElement(head, 'meta', { name: 'twitter:card', content: 'summary_large_image' });

  for (const script of elements) {
    if (attributeOf(script, 'type') !== 'application/ld+json') continue;
    const data = {
      '@context': 'https://schema.org',
      ...JSON.parse(textOf(script)),
      name,
      description: about,
      url,
      image,
      inLanguage: language.tag,
    };
    const [text] = script.childNodes;
    // No text may close the element.
    if (text && 'value' in text) text.value = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  }
}
