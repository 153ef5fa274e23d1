// Finds the system's Debian mirror in apt's configuration.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Mirror
 * @property {string} uri
 * @property {string | undefined} signedBy
 */

/**
 * Returns the mirror from which the system takes a Debian suite.
 * @param {string} suite
 * @param {string} [aptFolder]
 * @returns {Mirror | undefined}
 */
export function findDebianMirror(suite, aptFolder = '/etc/apt') {
  const parts = join(aptFolder, 'sources.list.d');
  const files = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  const oneLine = [join(aptFolder, 'sources.list'), ...files.filter((f) => f.endsWith('.list'))];
  const stanzas = files.filter((file) => file.endsWith('.sources'));
  const read = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return parseStanzas(stanzas.map(read).join('\n\n'), suite) ?? parseLines(oneLine.map(read).join('\n'), suite);
}

/**
 * Finds the suite in the newer format: stanzas of "Field: value" lines.
 * @param {string} text
 * @param {string} suite
 * @returns {Mirror | undefined}
 */
export function parseStanzas(text, suite) {
  const withoutComments = text.replace(/^#.*\n?/gm, '');
  for (const stanza of withoutComments.split(/\n\s*\n/)) {
    /** @param {string} name */
    const words = (name) =>
      (new RegExp(`^${name}:(.*(?:\\n[ \\t].*)*)`, 'mi').exec(stanza)?.[1] ?? '').split(/\s+/).filter(Boolean);
    const uri = words('URIs')[0];
    if (uri === undefined || !words('Types').includes('deb')) continue;
    if (words('Enabled')[0] === 'no') continue;
    if (!words('Suites').includes(suite) || !words('Components').includes('main')) continue;
    return { uri, signedBy: words('Signed-By')[0] };
  }
  return undefined;
}

/**
 * Finds the suite in the older format: lines of "deb [options] uri suite components".
 * @param {string} text
 * @param {string} suite
 * @returns {Mirror | undefined}
 */
export function parseLines(text, suite) {
  for (const [, options = '', uri, lineSuite, components = ''] of text.matchAll(
    /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+(.+)$/gm,
  )) {
    if (uri === undefined || lineSuite !== suite) continue;
    if (!components.split(/\s+/).includes('main')) continue;
    return { uri, signedBy: /signed-by=(\S+)/.exec(options)?.[1] };
  }
  return undefined;
}
