// @ts-check

import { basename } from 'node:path';
import { read, web } from './places.mjs';

/**
 * What all pages have in common: `<!-- part: header -->` stands for web/parts/header.html. The link to the page itself
 * is marked as such. Other parts are made: `<!-- part: attributes -->` by `made`.
 * @param {() => Promise<Record<string, string>>} made
 * @returns {import('vite').Plugin}
 */
export function pageParts(made) {
  return {
    name: 'page-parts',
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { filename }) {
        const parts = await made();
        const name = basename(filename);
        return html
          .replaceAll(/<!-- part: ([\w-]+) -->/g, (_, part) => parts[part] ?? read(web(`parts/${part}.html`)))
          .replaceAll(
            /(<nav class="pages"[^>]*>)([\s\S]*?)(<\/nav>)/g,
            (_, open, links, close) =>
              open + links.replace(`href="./${name === 'index.html' ? '' : name}"`, '$& aria-current="page"') + close,
          );
      },
    },
  };
}
