// @ts-check
// Inlines all files of a page into one HTML file.

import { createHash } from 'node:crypto';
import { dist, read } from './places.mjs';

/**
 * Returns a page of dist/ with all its files inlined, under a policy that allows nothing else.
 * @param {string} page
 * @param {{ scripts: string[], style: string, icon: string }} parts  names in dist/
 */
export function inOneFile(page, { scripts, style, icon }) {
  const script = scripts.map((name) => inside('script', name));
  const styling = inside('style', style);
  const policy = [
    "default-src 'none'",
    `script-src ${script.map(({ hash }) => hash).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${styling.hash}`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const picture = Buffer.from(read(dist(icon))).toString('base64');
  return (
    read(dist(page))
      // The page's Trusted Types directive stays.
      .replace(/(?<=http-equiv="Content-Security-Policy"\s+content=").*(?=; require-trusted-types-for)/, () => policy)
      .replace(`href="${icon}"`, () => `href="data:image/svg+xml;base64,${picture}"`)
      .replace(/ *<link rel="stylesheet" [^>]*>/, () => styling.element)
      .replaceAll(/ *<script src=.*<\/script>\n/g, '')
      // The place where deferred scripts would run.
      .replace('  </body>', () => `${script.map(({ element }) => element).join('\n')}\n  </body>`)
  );
}

/**
 * @param {'script' | 'style'} tag
 * @param {string} name
 */
function inside(tag, name) {
  // Neither may contain its own end tag; in both, a backslash before the slash changes nothing.
  const text = read(dist(name)).trim().replaceAll(`</${tag}`, `<\\/${tag}`);
  const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return { element: `<${tag}>${text}</${tag}>`, hash };
}
