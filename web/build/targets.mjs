/**
 * Oldest browsers supported by the pages and the element; all have WebAssembly SIMD, container queries, toSorted() and
 * light-dark(). Nothing is lowered for older ones: light-dark(), for one, would no longer follow a host page. Their
 * readers see web/src/element/too-old.ts.
 */
export const TARGETS = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

/**
 * Unused code that a bundler may remove: d3-array calls these three functions when it is loaded, and reads properties of
 * their results.
 * @type {import('vite').Rolldown.TreeshakingOptions}
 */
export const TREESHAKE = { manualPureFunctions: ['bisector', 'Blur2', 'shuffler'], propertyReadSideEffects: false };

/** Features that some targets lack, by their names in MDN's browser-compat-data; each comment states the fallback. */
export const DISPENSABLE = [
  // text-width.ts checks for it, and otherwise cuts names between characters.
  'javascript.builtins.Intl.Segmenter',
  // Lines break only when they are full.
  'css.properties.text-wrap',
  // The field of a name has its default width.
  'css.properties.field-sizing',
  // Scroll bars have their default width.
  'css.properties.scrollbar-width',
  // Colours are never forced.
  'css.properties.forced-color-adjust',
];
