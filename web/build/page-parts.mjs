// @ts-check
// Inserts common and generated parts into the pages.

import { basename } from 'node:path';
import { read, web } from './places.mjs';

/**
 * Returns a plugin that inserts the common parts of all pages: `<!-- part: header -->` stands for web/parts/header.html.
 * A part may contain others. Marks the link to the page itself. `made` supplies generated parts, such as
 * `<!-- part: attributes -->`.
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
        /** @type {(text: string) => string} */
        const withParts = (text) =>
          text.replaceAll(/<!-- part: ([\w-]+) -->/g, (_, part) =>
            withParts(parts[part] ?? read(web(`parts/${part}.html`))),
          );
        const whole = withParts(html).replaceAll(
          /(<nav class="pages"[^>]*>)([\s\S]*?)(<\/nav>)/g,
          (_, open, links, close) =>
            open + links.replace(`href="./${name === 'index.html' ? '' : name}"`, '$& aria-current="page"') + close,
        );
        return withoutIndentation(whole);
      },
    },
  };
}

/**
 * Removes indentation and empty lines, which mean something in `<pre>` alone.
 * @param {string} html
 */
function withoutIndentation(html) {
  const pieces = html.split(/(<pre[\s>][\s\S]*?<\/pre>)/);
  return pieces.map((piece) => (piece.startsWith('<pre') ? piece : piece.replaceAll(/\s*\n\s*/g, '\n'))).join('');
}
