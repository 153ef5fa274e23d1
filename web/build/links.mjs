// @ts-check
// Finds broken links of the built site: every relative address leads to a file, and every fragment to an element in it.

import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { parse } from 'parse5';
import { attributeOf, elementsIn } from './in-language.mjs';
import { dist, read } from './places.mjs';
import { SITE } from './site.mjs';

/** Attributes with an address. */
const ADDRESSES = ['href', 'src'];

/** Fragments that hold a session for a playground, and not the name of an element. */
const SESSION = /[=&]/;

/**
 * Returns a line for each broken link in dist/.
 * @returns {string[]}
 */
export function brokenLinks() {
  const names = readdirSync(dist(), { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  const pages = new Map(names.filter((name) => name.endsWith('.html')).map((name) => [name, anatomyOf(name)]));
  return [...pages].flatMap(([name, { links }]) =>
    links.flatMap((link) => {
      const problem = problemOf(name, link, pages);
      return problem ? [`${name}: ${link} ${problem}`] : [];
    }),
  );
}

/** Returns the addresses and the ids of a page. @param {string} name */
function anatomyOf(name) {
  const elements = [...elementsIn(parse(read(dist(name))))];
  const links = elements.flatMap((element) => ADDRESSES.map((each) => attributeOf(element, each) ?? ''));
  const ids = elements.map((element) => attributeOf(element, 'id'));
  return { links: [...new Set(links)].filter((link) => link !== ''), ids: new Set(ids) };
}

/**
 * @param {string} name  of the page with the link
 * @param {string} link
 * @param {Map<string, { ids: Set<string | undefined> }>} pages
 */
function problemOf(name, link, pages) {
  const ofSite = link.startsWith(SITE) ? `/${link.slice(SITE.length)}` : link;
  // Addresses of other hosts, and those that contain what they name.
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(ofSite)) return undefined;
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(ofSite) ?? [];
  const joined = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(name), path);
  const file = path === '' ? name : joined.replace(/(^|\/)$/, '$1index.html').replace(/^\.\//, '');
  // The pictures of previews are made after the build.
  if (!existsSync(dist(file)) && !file.startsWith('previews/')) return 'leads to no file';
  if (fragment === '' || SESSION.test(fragment)) return undefined;
  const ids = pages.get(file)?.ids;
  return !ids || ids.has(decodeURIComponent(fragment)) ? undefined : 'leads to no element';
}
