// @ts-check
/** Finds features that the oldest supported browsers lack, from MDN's browser-compat-data. */

import data from '@mdn/browser-compat-data/forLegacyNode';
import valueParser from 'postcss-value-parser';
import { DISPENSABLE, TARGETS } from './targets.mjs';

/**
 * @typedef {import('@mdn/browser-compat-data').Identifier} Feature
 * @typedef {{ readonly node: import('postcss').Node, readonly feature: string, readonly lacking: string[] }} Unsupported
 */

/**
 * Returns a feature of the data, or undefined if it has none of that name.
 * @param {string[]} path  names from the root: 'css', 'properties', 'display', 'grid'
 * @returns {Feature | undefined}
 */
function featureAt(path) {
  /** @type {Feature | undefined} */
  let found = /** @type {Feature} */ (/** @type {unknown} */ (data));
  for (const name of path) found = found && Object.hasOwn(found, name) ? found[name] : undefined;
  return found?.__compat && found;
}

/** @param {string} version  such as 17.5 or ≤37 */
const numbersOf = (version) => (version.match(/\d+/g) ?? []).map(Number);

/** @param {string} first  @param {string} second */
function isBefore(first, second) {
  const [[major = 0, minor = 0], [otherMajor = 0, otherMinor = 0]] = [numbersOf(first), numbersOf(second)];
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

/**
 * Returns whether a browser has a feature, at least in part. The builds add the prefixes that style sheets need.
 * @param {Feature} feature
 * @param {string} target  such as safari17.5
 */
function isIn(feature, target) {
  const [, browser = '', version = ''] = /^(\D+)(.+)$/.exec(target) ?? [];
  const support = feature.__compat?.support[/** @type {import('@mdn/browser-compat-data').BrowserName} */ (browser)];
  return [support ?? []].flat().some(({ version_added: added, version_removed: removed, alternative_name, flags }) => {
    if (alternative_name || flags || typeof added !== 'string' || added === 'preview') return false;
    return !isBefore(version, added) && (typeof removed !== 'string' || isBefore(version, removed));
  });
}

/**
 * Returns the targets that lack a feature: the first of some paths that the data contains.
 * @param {string[][]} paths
 */
export function lacking(paths) {
  const path = paths.find((each) => featureAt(each));
  if (!path || DISPENSABLE.some((each) => `${path.join('.')}.`.startsWith(`${each}.`))) return [];
  return TARGETS.filter((target) => !isIn(/** @type {Feature} */ (featureAt(path)), target));
}

/** Kinds of values whose functions the data lists under css.types: css.types.color.light-dark, css.types.calc-size. */
const VALUE_KINDS = [
  'color',
  'gradient',
  'image',
  'transform-function',
  'filter-function',
  'basic-shape',
  'easing-function',
];

/**
 * Returns the features of a style sheet that some targets lack. Ignores declarations inside @supports, fonts, which
 * need not be present, and pseudo-elements with a vendor prefix.
 * @param {import('postcss').Root} root
 * @returns {Unsupported[]}
 */
export function unsupportedCss(root) {
  /** @type {Unsupported[]} */
  const found = [];
  /** @param {import('postcss').Node} node  @param {string} feature  @param {string[][]} paths */
  const look = (node, feature, ...paths) => {
    const targets = lacking(paths);
    if (targets.length > 0) found.push({ node, feature, lacking: targets });
  };
  root.walk((node) => {
    if (node.type === 'decl') {
      if (node.prop.startsWith('--') || isGuarded(node)) return;
      look(node, node.prop, ['css', 'properties', node.prop]);
      valueParser(node.value).walk(({ type, value }) => {
        const own = ['css', 'properties', node.prop, value];
        if (type === 'word' && node.prop !== 'font-family') look(node, `${node.prop}: ${value}`, own);
        const kinds = VALUE_KINDS.map((kind) => ['css', 'types', kind, value]);
        if (type === 'function') look(node, `${value}()`, own, ['css', 'types', value], ...kinds);
      });
    } else if (node.type === 'atrule') {
      look(node, `@${node.name}`, ['css', 'at-rules', node.name]);
      for (const [, name = ''] of node.params.matchAll(/\(\s*([a-z-]+)/g)) {
        look(node, `@${node.name} (${name})`, ['css', 'at-rules', node.name, name]);
      }
    } else if (node.type === 'rule') {
      for (const [pseudo, name = ''] of node.selector.matchAll(/::?([a-z][a-z-]*)/g)) {
        look(node, pseudo, ['css', 'selectors', name]);
      }
      if (node.parent?.type === 'rule') look(node, 'nested rules', ['css', 'selectors', 'nesting']);
    }
  });
  return found;
}

/** @param {import('postcss').Node} node  @returns {boolean} */
function isGuarded({ parent }) {
  if (!parent) return false;
  return (
    (parent.type === 'atrule' && /** @type {import('postcss').AtRule} */ (parent).name === 'supports') ||
    isGuarded(parent)
  );
}
