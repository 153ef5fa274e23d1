// @ts-check
// Writes the files for search engines: all pages with their languages, and the address of that list.

import { readdirSync, writeFileSync } from 'node:fs';
import { parse } from 'parse5';
import { attributeOf, elementsIn } from './in-language.mjs';
import { dist, read } from './places.mjs';
import { SITE } from './site.mjs';

/** Writes dist/sitemap.xml, with each page of dist/ that names its own address, and dist/robots.txt. */
export function writeSitemap() {
  const pages = readdirSync(dist(), { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html') && name !== 'truth-net.html')
    .sort()
    .flatMap((name) => entryFor(read(dist(name))));
  const lists = ['xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'];
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<urlset ${lists.join(' ')}>`, ...pages, '</urlset>', ''];
  writeFileSync(dist('sitemap.xml'), lines.join('\n'));
  writeFileSync(dist('robots.txt'), `User-agent: *\nAllow: /\n\nSitemap: ${SITE}sitemap.xml\n`);
}

/** Returns the entry of a page; none for a page without a canonical address. @param {string} html */
function entryFor(html) {
  const links = [...elementsIn(parse(html))].filter(({ tagName }) => tagName === 'link');
  const canonical = links.find((link) => attributeOf(link, 'rel') === 'canonical');
  if (!canonical) return [];
  const alternates = links
    .filter((link) => attributeOf(link, 'rel') === 'alternate' && attributeOf(link, 'hreflang'))
    .map((link) => {
      const [language, address] = [attributeOf(link, 'hreflang'), attributeOf(link, 'href')];
      return `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`;
    });
  return [`<url><loc>${attributeOf(canonical, 'href')}</loc>${alternates.join('')}</url>`];
}
