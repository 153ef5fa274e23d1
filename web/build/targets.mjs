/**
 * The oldest browsers that the pages and the element are made for; all have WebAssembly SIMD, container queries, toSorted()
 * and light-dark(). Nothing is lowered for older ones: light-dark(), for one, would no longer follow a page that knows
 * nothing of it. web/src/element/too-old.ts tells the readers of those.
 */
export const TARGETS = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

/**
 * What a bundler may leave out of a library when its result is not used: d3-array calls these three as it is loaded.
 * @type {import('vite').Rolldown.TreeshakingOptions}
 */
export const TREESHAKE = { manualPureFunctions: ['bisector', 'Blur2', 'shuffler'] };

/** Features that some of them lack, by their names in MDN's browser-compat-data; each comment says what is there instead. */
export const DISPENSABLE = [
  // Names are cut between characters, as text-width.ts asks for it first.
  'javascript.builtins.Intl.Segmenter',
  // Lines break where they are full.
  'css.properties.text-wrap',
  // A name's field has its usual width.
  'css.properties.field-sizing',
  // Scroll bars are as wide as everywhere.
  'css.properties.scrollbar-width',
  // Colours are never forced there.
  'css.properties.forced-color-adjust',
];
