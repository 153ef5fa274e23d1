/** What the browsers have that the pages and the element run in: WebAssembly SIMD, container queries, and light-dark(). */
export const TARGET = 'es2022';

/** Not lowered for older ones: light-dark() would then no longer follow a page that knows nothing of it. */
export const CSS_TARGET = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

/**
 * What a bundler may leave out of a library when its result is not used: d3-array calls these three as it is loaded.
 * @type {import('vite').Rolldown.TreeshakingOptions}
 */
export const TREESHAKE = { manualPureFunctions: ['bisector', 'Blur2', 'shuffler'] };
