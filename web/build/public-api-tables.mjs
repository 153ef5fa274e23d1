// @ts-check
// Makes the tables of the documentation from the manifest of the element, in English and Chinese.

import { read, web } from './places.mjs';

/** @type {Record<string, string>} */
const CHINESE = JSON.parse(read(web('build/public-api.zh.json')));

/**
 * Returns parts of pages by name; see page-parts.mjs.
 * @param {Record<string, any>} manifest
 * @returns {Record<string, string>}
 * @throws if something lacks a description in either language
 */
export function publicApiTables(manifest) {
  const { attributes, events, members, cssProperties, cssParts } = manifest['modules'][0].declarations[0];
  const own = members.filter((/** @type {any} */ { attribute }) => attribute === undefined);
  const untold = new Set(Object.keys(CHINESE));
  const row = (/** @type {string} */ kind) => (/** @type {any} */ entry) => {
    const key = `${kind} ${entry.name}`;
    untold.delete(key);
    return describedRow(signatureOf(entry), typeOf(entry), entry.description, CHINESE[key], key);
  };
  const tables = {
    attributes: table(attributes.map(row('attribute'))),
    events: table(events.map(row('event'))),
    members: table(own.map(row('member'))),
    'css-variables': table(cssProperties.map((/** @type {any} */ { name, default: value }) => plainRow(name, value))),
    'css-parts': cssParts.map((/** @type {any} */ { name }) => `<code>${escaped(name)}</code>`).join(', '),
  };
  if (untold.size > 0) throw new Error(`Described, but not part of the element: ${[...untold].join(', ')}`);
  return tables;
}

/** @param {any} entry */
function signatureOf({ kind, name, parameters = [] }) {
  if (kind !== 'method') return name;
  const names = parameters.map((/** @type {any} */ each) => each.name + (each.optional || each.default ? '?' : ''));
  return `${name}(${names.join(', ')})`;
}

/** @param {any} entry */
function typeOf({ type, return: returned }) {
  return (returned?.type ?? type)?.text ?? '';
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} english
 * @param {string | undefined} chinese
 * @param {string} key
 */
function describedRow(name, type, english, chinese, key) {
  if (!english || !chinese) throw new Error(`${key} has no description in ${english ? 'Chinese' : 'English'}`);
  const said = `<span lang="en">${text(english)}</span><span lang="zh">${text(chinese)}</span>`;
  return `<tr><th scope="row"><code>${escaped(name)}</code><small>${escaped(type)}</small></th><td>${said}</td></tr>`;
}

/** @param {string} name  @param {string} value */
function plainRow(name, value) {
  return `<tr><th scope="row"><code>${escaped(name)}</code></th><td><code>${escaped(value)}</code></td></tr>`;
}

/** @param {string[]} rows */
function table(rows) {
  return `<div class="wide"><table class="api"><tbody>${rows.join('')}</tbody></table></div>`;
}

/** Formats a description: text between backticks is code. @param {string} said */
function text(said) {
  return escaped(said).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}

/** @param {string} said */
export function escaped(said) {
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
